"""How a notice carries its lists: in its text, in its text under headings, or as attachments.

As a clerk does it: one short list stands in the text; the lists of several villages get headings;
what would push the signature pages away from the text is attached, each list on a page of its own
(GB/T 9704-2012, 7.3.3, 7.3.4 and 7.3.7).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from noticegen.documents.ordinals import chinese_ordinal
from noticegen.documents.tables import VillageTable
from noticegen.documents.titles import break_title
from noticegen.publication.model import Publication

# About two and a half pages of rows; a table's headings, sum and margins count as four.
_MOST_LINES_IN_TEXT = 60
_LINES_PER_TABLE = 4
# So many lists are worth a number each, unless that takes more pages than one attachment for all.
_MOST_ATTACHMENTS = 9
# Rows of a page of lists, and of one that begins with the attachment's title.
_PAGE_ROWS = 26
_FIRST_PAGE_ROWS = 20
_KIND = re.compile("(?:公示|公布)$")


class Form(StrEnum):
    """Where the lists of a notice stand."""

    TEXT = "text"
    HEADED = "headed"
    ATTACHED = "attached"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A list on pages of its own; `number` is empty if it is the only one."""

    number: str
    title: str
    title_lines: tuple[str, ...]
    tables: tuple[VillageTable, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The lists of a notice as they are to be printed.

    `procedure` and `totals` say where the lists are found; `kind` is 公示 or 公布.
    """

    form: Form
    tables: tuple[VillageTable, ...]
    attachments: tuple[Attachment, ...]
    procedure: str
    totals: str
    kind: str


def arrange_listing(
    publication: Publication, tables: Sequence[VillageTable], totals: str, *, attach: bool = True
) -> Listing:
    """Return how a publication's tables are printed; a web page has no pages to attach."""
    form = _choose_form(tables) if attach else _form_in_text(tables)
    kind = publication.stage.verb
    procedure = publication.wording.procedure
    if form is not Form.ATTACHED:
        return Listing(form, _head_tables(publication, tables, form), (), procedure, totals, kind)
    if procedure.startswith("以下"):
        procedure = f"附件所列{procedure.removeprefix('以下')}"
    return Listing(
        form,
        (),
        _attach(publication, tables),
        procedure,
        _refer(totals, kind),
        kind,
    )


def _choose_form(tables: Sequence[VillageTable]) -> Form:
    lines = sum(len(table.rows) + _LINES_PER_TABLE for table in tables)
    return Form.ATTACHED if lines > _MOST_LINES_IN_TEXT else _form_in_text(tables)


def _form_in_text(tables: Sequence[VillageTable]) -> Form:
    return Form.HEADED if len(tables) > 1 else Form.TEXT


def _head_tables(
    publication: Publication, tables: Sequence[VillageTable], form: Form
) -> tuple[VillageTable, ...]:
    if form is Form.HEADED:
        return tuple(
            replace(table, village=f"（{chinese_ordinal(number)}）{_counted(table)}")
            for number, table in enumerate(tables, start=1)
        )
    # A title that names the village already needs no heading that says it again.
    return tuple(
        replace(table, village="") if table.village in publication.title else table
        for table in tables
    )


def _attach(publication: Publication, tables: Sequence[VillageTable]) -> tuple[Attachment, ...]:
    if 1 < len(tables) <= _MOST_ATTACHMENTS and _fill_their_pages(tables):
        return tuple(
            _attachment(
                str(number), _title_of(publication, table.village), (replace(table, village=""),)
            )
            for number, table in enumerate(tables, start=1)
        )
    if len(tables) > 1:
        tables = [
            replace(table, village=f"{chinese_ordinal(number)}、{_counted(table)}")
            for number, table in enumerate(tables, start=1)
        ]
    else:
        tables = _head_tables(publication, tables, Form.TEXT)
    return (_attachment("", _title_of(publication), tuple(tables)),)


def _fill_their_pages(tables: Sequence[VillageTable]) -> bool:
    """Tell whether lists on pages of their own take no more paper than one after the other."""
    apart = sum(_count_pages(len(table.rows) + 1) for table in tables)
    lines = sum(len(table.rows) + _LINES_PER_TABLE for table in tables)
    return apart <= _count_pages(lines)


def _count_pages(lines: int) -> int:
    return 1 + max(0, -(-(lines - _FIRST_PAGE_ROWS) // _PAGE_ROWS))


def _attachment(number: str, title: str, tables: tuple[VillageTable, ...]) -> Attachment:
    return Attachment(number, title, break_title(title), tables)


def _title_of(publication: Publication, village: str = "") -> str:
    """Name a list after its notice: `新城村2026年12月农村最低生活保障审核名单`."""
    stem = _KIND.sub("", publication.title)
    place, month, programme = stem.partition(publication.period.label)
    if village and month:
        stem = f"{village}{month}{programme}"
    elif village:
        stem = f"{village}{place}"
    return f"{stem}名单"


def _counted(table: VillageTable) -> str:
    return f"{table.village or '未分村'}（{table.count}）"


def _refer(totals: str, kind: str) -> str:
    """Turn `以上3个村共60户…。` into `本次公示3个村，共60户…，名单见附件。`."""
    counted = totals.removeprefix("以上").removesuffix("。")
    counted = re.sub(r"^(\d+个村)共", r"\1，共", counted)
    return f"本次{kind}{counted}，名单见附件。"
