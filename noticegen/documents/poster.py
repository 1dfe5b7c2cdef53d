"""Posters of a list, to be read from two metres."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from noticegen.documents.counting import counting_word
from noticegen.documents.dates import chinese_date, chinese_date_with_weekday
from noticegen.documents.environment import render_template
from noticegen.documents.measure import text_width
from noticegen.documents.mongolian import MongolianBlock, set_columns
from noticegen.documents.notice import describe_subject, describe_totals
from noticegen.documents.poster_columns import (
    LEAST_ROWS,
    PosterColumn,
    cell_needs,
    deal_out,
    list_lines,
    longest_column,
    split_head,
)
from noticegen.documents.poster_foot import (
    CornerText,
    corner_paragraphs,
    foot_height,
    signature_height,
)
from noticegen.documents.poster_frame import poster_frame
from noticegen.documents.poster_geometry import (
    GAP,
    ROW_PITCH,
    TITLE_LINE,
    WIDEST_ROW_PITCH,
    Sheet,
    text_sizes,
)
from noticegen.documents.tables import VillageTable, build_tables
from noticegen.documents.titles import LEAST_TITLE_CHARACTERS, break_title
from noticegen.errors import ErrorCode, InputError
from noticegen.publication.model import PostingPeriod, Publication
from noticegen.settings.unit import Unit
from noticegen.vocabulary.paper import Design, Paper
from noticegen.vocabulary.stages import Stage

LIST_TEMPLATE = "poster.html.j2"
_TITLE_SIZES = (2.1, 2.0, 1.9, 1.8, 1.7, 1.6, 1.5)  # a smaller title sooner than three lines
_TITLE_LINES = 2
_MONGOLIAN_SIZE = 1.25
_MONGOLIAN_GAP = 0.6
_DATES_SIZE = 1.15
_HARDLY_SMALLER = 0.97
_AROUND_THE_LIST = "名单四周的字（单位文件里的名称、地址、蒙古文标题，模板里的政策一角）"


@dataclass(frozen=True, slots=True)
class PosterPlan:
    """How a list lies on its sheets; widths in ems, cells' shares in percent.

    `scale` shrinks the cells' text when a row is wider than its column; `row_pitch` is wider than
    needed where the list leaves room; `title_mn` is the title in Mongolian script, left of the
    Chinese one.
    """

    sheet: Sheet
    title_lines: tuple[str, ...]
    title_size: float
    title_mn: MongolianBlock | None
    title_height: float
    foot_height: float
    signature_height: float
    column_width: float
    shares: tuple[float, ...]
    heads: tuple[tuple[str, ...], ...]
    scale: float
    row_pitch: float
    sheets: tuple[tuple[PosterColumn, ...], ...]


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The titles above a list, the lines of the Chinese one they take, and the height below it."""

    title_mn: MongolianBlock | None
    title_size: float
    title_lines: tuple[str, ...]
    title_rows: int
    foot: float
    signature: float


def poster_html(
    publication: Publication,
    paper: Paper,
    design: Design = Design.SOBER,
    templates: Path | None = None,
    seam_columns: tuple[int, int] = (1, 1),
) -> str:
    """Return the pages of a list poster.

    `seam_columns` says for portrait and landscape how many sheets a tiled poster is wide, so
    that seams run between columns.
    """
    plan = plan_poster(publication, paper, seam_columns, templates)
    dates = describe_posting(publication.posting, publication.stage)
    return render_template(
        LIST_TEMPLATE,
        {
            **poster_frame(publication.unit, publication.title, plan.sheet, design),
            "subject": describe_subject(publication),
            "publication": publication,
            "plan": plan,
            "heads": plan.heads,
            "totals": describe_totals(publication, in_capitals=False),
            "contact": describe_contact(publication.unit),
            "title_lines": plan.title_lines,
            "dates": dates,
            "dates_size": round(min(_DATES_SIZE, plan.sheet.text_width / text_width(dates)), 3),
        },
        templates,
    )


def describe_posting(posting: PostingPeriod, stage: Stage) -> str:
    """Say from when to when a notice hangs, in one line."""
    first = chinese_date_with_weekday(posting.first)
    last = chinese_date_with_weekday(posting.last)
    unit = "个工作日" if posting.working_days else "天"
    return f"{stage.verb}期：{first}至{last}，共{posting.days}{unit}"


def describe_contact(unit: Unit) -> str:
    """Say whom to ask and whom to tell objections."""
    return f"咨询和异议 {unit.telephone}（{unit.office}，{unit.address}）"


def _describe_sums(publication: Publication) -> str:
    return describe_totals(publication, in_capitals=False) + (publication.wording.not_shown or "")


def plan_poster(
    publication: Publication,
    paper: Paper,
    seam_columns: tuple[int, int] = (1, 1),
    templates: Path | None = None,
) -> PosterPlan:
    """Return the arrangement that needs the fewest sheets, and of these the largest text.

    What fits on one sheet is as large as the paper asks for; a longer list is set smaller where
    that saves sheets, and still read from two metres. An InputError says that what stands around
    the list leaves it no room.
    """
    corner = corner_paragraphs(
        publication.programme, publication.programme_label, templates, brief=True
    )
    tables = build_tables(
        publication.columns,
        [village for village in publication.villages if village.entries],
        counting_word(publication.programme),
    )
    plated = publication.unit.issuer_mn is not None
    plans: list[PosterPlan] = []
    for points in text_sizes(paper):
        tried = (
            _plan(publication, tables, sheet, corner, seam_columns[sheet.landscape])
            for sheet in (Sheet(paper, lying, plated, points) for lying in (False, True))
        )
        plans += (plan for plan in tried if plan)
        if any(len(plan.sheets) == 1 and _legible(plan.scale) == 1 for plan in plans):
            break
    if not plans:
        raise InputError(ErrorCode.PAGE_HAS_NO_ROOM, page="海报", what=_AROUND_THE_LIST)
    return min(plans, key=_rank)


def _rank(plan: PosterPlan) -> tuple[float, int, float]:
    return -_legible(plan.scale), len(plan.sheets), -plan.sheet.body_points


def _legible(scale: float) -> float:
    """Count every size of text that is hardly smaller than the body as the same."""
    return 1.0 if scale > _HARDLY_SMALLER else scale


def _plan(
    publication: Publication,
    tables: tuple[VillageTable, ...],
    sheet: Sheet,
    corner: tuple[CornerText, ...],
    multiple_of: int,
) -> PosterPlan | None:
    """Return how a list lies on sheets of a size; None where head and foot leave it no room."""
    around = _surround(publication, sheet, corner)
    if around is None:
        return None
    room = sheet.list_room(around.title_rows, around.foot) - ROW_PITCH  # the heading takes one
    if room < LEAST_ROWS * ROW_PITCH:
        return None
    needs = cell_needs(publication.columns, tables)
    needed = sum(needs)
    columns = sheet.list_columns(needed * _HARDLY_SMALLER, multiple_of)
    width = (sheet.text_width - GAP * (columns - 1)) / columns
    rooms = tuple(need * max(1.0, width / needed) for need in needs)
    sheets = deal_out(list_lines(tables, rooms), int(room / ROW_PITCH), columns) or ((),)
    # Where a poster is cut, rows stand as close as they can: seams move less.
    spare = room / max(1, longest_column(sheets)) if multiple_of == 1 else ROW_PITCH
    labels = ("序号", *(column.label for column in publication.columns))
    return PosterPlan(
        sheet=sheet,
        title_lines=around.title_lines,
        title_size=around.title_size,
        title_mn=around.title_mn,
        title_height=around.title_rows * TITLE_LINE,
        foot_height=round(around.foot, 3),
        signature_height=round(around.signature, 3),
        column_width=width,
        shares=tuple(round(100 * need / needed, 3) for need in needs),
        heads=tuple(
            split_head(label, width * need / needed)
            for label, need in zip(labels, needs, strict=True)
        ),
        scale=round(min(1.0, width / needed), 3),
        row_pitch=math.floor(100 * min(WIDEST_ROW_PITCH, spare)) / 100,
        sheets=sheets,
    )


def _surround(
    publication: Publication, sheet: Sheet, corner: tuple[CornerText, ...]
) -> _Surroundings | None:
    """Return what stands above and below a list; None where the titles leave each other no room."""
    titles = _set_titles(publication, sheet)
    if titles is None:
        return None
    title_mn, title_size, title_lines = titles
    title_rows = len(title_lines)
    if title_mn:
        title_rows = max(title_rows, math.ceil(title_mn.height / sheet.body_points / TITLE_LINE))
    signature = signature_height(
        sheet.text_width, publication.unit.issuer, chinese_date(publication.posting.first)
    )
    foot = foot_height(
        sheet.text_width,
        describe_contact(publication.unit),
        _describe_sums(publication),
        corner,
        signature,
    )
    return _Surroundings(title_mn, title_size, title_lines, title_rows, foot, signature)


def _set_titles(
    publication: Publication, sheet: Sheet
) -> tuple[MongolianBlock | None, float, tuple[str, ...]] | None:
    """Return the Mongolian title, if the office has one, the Chinese one's size and its lines.

    None says that the one leaves the other no room.
    """
    text = publication.unit.mongolian_title(publication.stage)
    if not text:
        return (None, *_set_title(publication.title, sheet.text_width))
    em = sheet.body_points
    block = set_columns(text, _MONGOLIAN_SIZE * em, 2 * TITLE_LINE * em)
    room = sheet.text_width - block.width / em - _MONGOLIAN_GAP
    if room < LEAST_TITLE_CHARACTERS * _TITLE_SIZES[-1]:
        return None
    return (block, *_set_title(publication.title, room))


def _set_title(title: str, room: float) -> tuple[float, tuple[str, ...]]:
    """Return the largest size of a title, in ems, with which it takes two lines, and its lines."""
    tried = ((size, break_title(title, room / size)) for size in _TITLE_SIZES)
    largest = _TITLE_SIZES[0]
    return next(
        (found for found in tried if len(found[1]) <= _TITLE_LINES),
        (largest, break_title(title, room / largest)),
    )
