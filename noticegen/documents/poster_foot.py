"""How high the lower part of a poster is: telephones, sums, policy corner, QR code, signature.

The policy corner differs from programme to programme and an office may write its own, so its lines
are counted before the list gets the rest of the sheet: words on words cannot be read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from noticegen.documents.environment import render_part
from noticegen.documents.measure import text_width
from noticegen.settings.unit import Unit

# Lengths in ems of the body, as in poster.css.
_TELEPHONES = 2.7
_CONTACT = (0.9, 1.4)  # size, line height
_TOTALS = (0.85, 1.4)
_CODE = 8.3  # the QR code and its caption
_BESIDE_CODE = 9.0
_SIGNATURE = (0.85, 1.4)
_ABOVE_SIGNATURE = 0.41
_SHEET_NUMBER = "　第99张，共99张"
_BIG = (1.5, 1.5)  # telephones of a publicity poster
_PLAIN = (1.0, 1.5)
_BESIDE_PUBLICITY_CODE = 8.0
_GAP = 0.5
# Lines are not filled to the last em: rules for line ends, words of figures.
_LOOSE = 1.04
_CORNER_TEMPLATE = "policy_corner.html.j2"
_CALL = (
    f'{{% from "{_CORNER_TEMPLATE}" import policy_corner %}}'
    "{{ policy_corner(programme, label, brief) }}"
)
_PARAGRAPH = re.compile(r"<p\b([^>]*)>(.*?)</p>", re.DOTALL)
_SMALL = re.compile(r"<small>(.*?)</small>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class CornerText:
    """One paragraph of a policy corner: its words, and its references, which are set smaller."""

    words: str
    references: str


@dataclass(frozen=True, slots=True)
class Setting:
    """How paragraphs are set: size, line height, the size of references beside it, the gap."""

    size: float
    line_height: float
    references: float
    after: float = 0.0


_CORNER = Setting(0.66, 1.36, 0.88)


def signature_height(width: float, issuer: str, day: str) -> float:
    """Return the room that issuer, date and number of the sheet take at the very bottom."""
    return _height(f"{issuer}　{day}{_SHEET_NUMBER}", width, *_SIGNATURE) + _ABOVE_SIGNATURE


def publicity_foot_height(width: float, unit: Unit, signature: float) -> float:
    """Return the height of the lower part of a poster that explains a policy."""
    beside = width - _BESIDE_PUBLICITY_CODE
    telephones = (
        _height(f"咨询电话 {unit.telephone}", beside, *_BIG)
        + _height(f"{unit.office}　{unit.address}", beside, *_PLAIN)
        + _height(f"监督电话 {unit.supervision_telephone}", beside, *_BIG)
    )
    return max(_CODE, telephones) + _GAP + signature


def foot_height(
    width: float, contact: str, totals: str, corner: Iterable[CornerText], signature: float
) -> float:
    """Return the height that the lower part needs on a sheet of a width inside its margins."""
    beside = max(_CODE, paragraphs_height(corner, width - _BESIDE_CODE, _CORNER))
    above = _TELEPHONES + _height(contact, width, *_CONTACT) + _height(totals, width, *_TOTALS)
    return above + _GAP + beside + signature


def paragraphs_height(paragraphs: Iterable[CornerText], width: float, setting: Setting) -> float:
    """Return the height of paragraphs on lines of a width; they may hang by one character."""
    return sum(
        math.ceil(_width_of(text, setting) * _LOOSE / (width - setting.size))
        * (setting.size if text.words else setting.size * setting.references)
        * setting.line_height
        + setting.after
        for text in paragraphs
    )


def _width_of(text: CornerText, setting: Setting) -> float:
    references = text_width(text.references) * setting.references
    return (text_width(text.words) + references) * setting.size


def corner_paragraphs(
    programme: str, label: str, templates: Path | None, *, brief: bool
) -> tuple[CornerText, ...]:
    """Return the texts of a programme's policy corner, one for each paragraph."""
    values = {"programme": programme, "label": label, "brief": brief}
    html = render_part(_CALL, _CORNER_TEMPLATE, values, templates)
    return tuple(_read_paragraph(*found) for found in _PARAGRAPH.findall(html))


def _read_paragraph(attributes: str, content: str) -> CornerText:
    if "reference" in attributes:
        return CornerText("", _plain(content))
    references = "".join(_plain(found) for found in _SMALL.findall(content))
    return CornerText(_plain(_SMALL.sub("", content)), references)


def _plain(content: str) -> str:
    return unescape(_TAG.sub("", content))


def _height(text: str, width: float, size: float, line_height: float) -> float:
    lines = math.ceil(text_width(text) * size * _LOOSE / width)
    return lines * size * line_height
