"""How large a sheet's letters can be to fill one page, and what is left out if not all fits.

Estimated from the length of the texts: laying a page out to find out takes a hundred times longer.
The estimate errs to the safe side, and the finished file's pages are counted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from noticegen.documents.measure import text_width
from noticegen.publication.sheet import ProgrammeNote, Sheet, SheetBook

_MM_PER_POINT = 25.4 / 72


class SheetSize(StrEnum):
    """The papers sheets are printed on; the large print is for elderly readers."""

    A4 = "A4"
    A5 = "A5"
    LARGE = "A4-large"


@dataclass(frozen=True, slots=True)
class SheetFormat:
    """A paper's text area in mm and the sizes of letters tried on it, in points."""

    paper: str
    margin: float
    width: float
    height: float
    sizes: tuple[float, ...]


FORMATS = {
    SheetSize.A4: SheetFormat("A4", 16, 178, 265, (14, 13.5, 13, 12.5, 12, 11.5, 11)),
    SheetSize.A5: SheetFormat("A5", 10, 128, 190, (11, 10.5, 10, 9.5, 9)),
    # Official large print begins at 16 pt; nothing on the sheet is smaller.
    SheetSize.LARGE: SheetFormat("A4", 14, 182, 269, (20, 19, 18, 17, 16)),
}

# Heights in ems of the running text, as the style sheet sets them.
_HEAD = 5.6
_ROW = 1.95
_HEADING = 1.95
_LINE = 1.5
_FOOT_MM = 33.0
_FOOT_LINES = 7.2
_FOOT_TEXT_SHARE = 0.56
_SPARE = 0.6


@dataclass(frozen=True, slots=True)
class FittedSheet:
    """A sheet with the size of its letters; notes and hints that do not fit are gone."""

    sheet: Sheet
    size: float


def fit_sheet(sheet: Sheet, book: SheetBook, size: SheetSize, code_mm: float) -> FittedSheet:
    """Return the sheet in the largest letters that fit one page of the paper."""
    paper = FORMATS[size]
    versions = _shortened(sheet)
    for version in versions:
        for points in paper.sizes:
            if _height(version, book, paper, points, code_mm) <= paper.height:
                return FittedSheet(version, points)
    return FittedSheet(versions[-1], paper.sizes[-1])


def _shortened(sheet: Sheet) -> tuple[Sheet, ...]:
    """Return the sheet whole, then with less and less of what can also be asked by telephone."""
    without_basis = tuple(ProgrammeNote(note.label, note.explanation, "") for note in sheet.notes)
    unhinted = replace(sheet, hints=())
    return (
        sheet,
        unhinted,
        replace(unhinted, notes=without_basis),
        replace(unhinted, notes=()),
    )


def _height(
    sheet: Sheet, book: SheetBook, paper: SheetFormat, points: float, code_mm: float
) -> float:
    em = points * _MM_PER_POINT
    characters = paper.width / em - 1.5
    listed = [f"{note.label}：{note.explanation}{write_basis(note)}" for note in sheet.notes]
    parts = (sheet.changes, listed, book.duties)
    ems = _HEAD + _SPARE + _ROW * (max(1, len(sheet.benefits)) + 1)
    ems += _ROW * math.ceil(24 / characters)  # the sum in capitals
    for part in parts:
        if part:
            ems += _HEADING + _LINE * sum(_lines(text, characters) for text in part)
    if sheet.hints:
        ems += _LINE * _lines(write_hint(sheet.hints), characters)
    contact = characters * _FOOT_TEXT_SHARE
    foot_lines = _FOOT_LINES + _LINE * sum(
        _lines(text, contact) - 1
        for text in (book.objection, book.unit.issuer + book.unit.office, book.unit.address)
    )
    return ems * em + max(foot_lines * em, code_mm + 2.4 * em, _FOOT_MM)


def write_hint(hints: tuple[str, ...]) -> str:
    """Say what else the family might ask about: a hint, never a promise."""
    return f"还可以问问：{'、'.join(hints)}。能不能享受，要看家里的具体情况。"


def write_basis(note: ProgrammeNote) -> str:
    """Return the rule a benefit rests on, in brackets."""
    return f"（依据《{note.basis}》）" if note.basis else ""


def _lines(text: str, characters: float) -> int:
    return max(1, math.ceil(text_width(text) / characters))
