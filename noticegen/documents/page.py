"""What every A4 page has: title, masthead, signature, QR code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from noticegen.documents.dates import chinese_date
from noticegen.documents.environment import render_template
from noticegen.documents.measure import text_width
from noticegen.documents.mongolian import MongolianBlock, set_columns
from noticegen.documents.qr import qr_svg
from noticegen.documents.titles import LEAST_TITLE_CHARACTERS, TITLE_CHARACTERS, break_title
from noticegen.errors import ErrorCode, InputError
from noticegen.settings.unit import Unit
from noticegen.vocabulary.stages import Stage

# GB/T 9704-2012, 7.2.4: the masthead is as large as looks dignified and fits the type area.
_MASTHEAD_POINTS = 46.0
_PLAIN_MASTHEAD_POINTS = 22.0
_TYPE_AREA_POINTS = 442.0
# Size and tallest column of the Mongolian name, by whether there is a red head (32 mm of room).
_MONGOLIAN = {True: (18.0, 76.0), False: (11.0, 66.0)}
# Size and tallest column of the Mongolian title: as tall as two lines of the Chinese one.
_MONGOLIAN_TITLE = (15.0, 80.0)
_TITLE_POINTS = 22.0
_TITLE_GAP = 10.0
# 7.3.5.1: the date stands four characters from the right margin.
_DATE_INDENT = 4.0


@dataclass(frozen=True, slots=True)
class Masthead:
    """The issuer above the title, in red when the notice has a document number."""

    issuer: str
    size: float
    document_number: str | None
    mongolian: MongolianBlock | None


@dataclass(frozen=True, slots=True)
class Signature:
    """Where the signature stands: the date's width and its distance from the margin, in ems."""

    width: float
    right: float


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the skeleton of a page needs to know besides its content.

    `stage` is the kind of notice, for the office's Mongolian title; companion pages have none.
    """

    unit: Unit
    title: str
    subject: str
    day: date
    with_code: bool = True
    stage: Stage | None = None


def render_page(
    template: str, head: PageHead, content: Mapping[str, Any], templates: Path | None = None
) -> str:
    """Return the HTML of an A4 page; `templates` is an office's own directory, looked in first."""
    unit = head.unit
    beside = set_title(unit, head.stage)
    frame: dict[str, Any] = {
        "title": head.title,
        "title_lines": break_title(head.title, title_room(beside)),
        "title_mn": beside,
        "subject": head.subject,
        "unit": unit,
        "day": head.day,
        "masthead": build_masthead(unit),
        "signature": place_signature(unit.issuer, head.day),
        "qr": draw_policy_code(unit) if head.with_code else None,
    }
    return render_template(template, {**frame, **content}, templates)


def build_masthead(unit: Unit) -> Masthead | None:
    """Return the masthead, or None when there is neither a document number nor Mongolian."""
    if not unit.document_number and not unit.issuer_mn:
        return None
    red = unit.document_number is not None
    largest = _MASTHEAD_POINTS if red else _PLAIN_MASTHEAD_POINTS
    mongolian = set_columns(unit.issuer_mn, *_MONGOLIAN[red]) if unit.issuer_mn else None
    # Under a red head Mongolian stands above the Chinese name, otherwise to the left of it.
    taken = mongolian.width + 20 if mongolian and not red else 0
    size = min(largest, int((_TYPE_AREA_POINTS - taken) / text_width(unit.issuer)))
    return Masthead(unit.issuer, size, unit.document_number, mongolian)


def set_title(unit: Unit, stage: Stage | None) -> MongolianBlock | None:
    """Return the Mongolian title that stands left of the Chinese one, as on a bilingual plate."""
    text = unit.mongolian_title(stage) if stage else None
    return set_columns(text, *_MONGOLIAN_TITLE) if text else None


def title_room(beside: MongolianBlock | None) -> float:
    """Return how many characters of the title fit one line; it stays in the middle of the page.

    An InputError says that the Mongolian title leaves the Chinese one no room.
    """
    if beside is None:
        return TITLE_CHARACTERS
    room = (_TYPE_AREA_POINTS - 2 * (beside.width + _TITLE_GAP)) / _TITLE_POINTS
    if room < LEAST_TITLE_CHARACTERS:
        what = "单位文件里的蒙古文标题（title_mn）"
        raise InputError(ErrorCode.PAGE_HAS_NO_ROOM, page="公示", what=what)
    return room


def place_signature(issuer: str, day: date) -> Signature:
    """Centre the signature on the date, the date four characters from the margin.

    A signature too long for that pushes both to the left until it fits.
    """
    width = text_width(chinese_date(day))
    overhang = max(0.0, (text_width(issuer) - width) / 2)
    return Signature(width, max(_DATE_INDENT, overhang))


def draw_policy_code(unit: Unit) -> Markup:
    """Return the QR code of the office's policy page."""
    return Markup(qr_svg(unit.policy_url, "救助政策网页"))  # noqa: S704  # segno's markup, no text
