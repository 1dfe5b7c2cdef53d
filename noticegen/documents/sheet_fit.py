"""How large a sheet's letters can be to fill one page, and what is left out if not all fits.

Estimated from the length of the texts: laying a page out to find out takes a hundred times longer.
The estimate errs to the safe side, and the finished file's pages are counted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from noticegen.documents.measure import text_width
from noticegen.publication.sheet import ProgrammeNote, Sheet, SheetBook
from noticegen.vocabulary.paper import SheetSize

_MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class SheetFormat:
    """A paper's text area in mm and the sizes of letters tried on it, in points."""

    paper: str
    margin: float
    width: float
    height: float
    sizes: tuple[float, ...]


FORMATS = {
    SheetSize.A4: SheetFormat("A4", 16, 178, 265, (16, 15, 14, 13.5, 13, 12.5, 12, 11.5, 11)),
    SheetSize.A5: SheetFormat("A5", 10, 128, 190, (12, 11.5, 11, 10.5, 10, 9.5, 9)),
    # Official large print begins at 16 pt; nothing on the sheet is smaller.
    SheetSize.LARGE: SheetFormat("A4", 14, 182, 269, (21, 20, 19, 18, 17, 16)),
}

# Heights in ems of the running text, as the style sheet sets them.
_HEAD = 7.0
_MONGOLIAN_MM = 18.0
_TITLE = 4.1
_ROW = 1.95
_SAVED_A_ROW = 0.38
_HEADING = 1.95
_LINE = 1.5
_FOOT_LINE = 1.42
_CAPTION = 2.6
_SPARE = 1.2
_CODE_GAP_MM = 3.0
_STEP_MM = 6.0


@dataclass(frozen=True, slots=True)
class FittedSheet:
    """A sheet with the size of its letters; notes and hints that do not fit are gone.

    `gap` is the room in mm that is left above the foot of the page; `compact` sets the rows of
    the table close.
    """

    sheet: Sheet
    size: float
    gap: float = 0.0
    compact: bool = False


def fit_sheet(
    sheet: Sheet,
    book: SheetBook,
    size: SheetSize,
    code_sides: tuple[float, ...],
    tighten: int = 0,
) -> FittedSheet:
    """Return the sheet in the largest letters that fit one page of the paper.

    `code_sides` are the sides of its codes in mm. `tighten` asks for letters that many steps
    smaller, and then for less text.
    """
    paper = FORMATS[size]
    fitting = [
        replace(version, gap=round(max(0.0, gap - tighten * _STEP_MM), 1))
        for shortened, compact in _shortened(sheet)
        for points in paper.sizes
        if (
            gap := paper.height
            - _height(
                version := FittedSheet(shortened, points, 0.0, compact), book, paper, code_sides
            )
        )
        >= 0
    ]
    shortest, compact = _shortened(sheet)[-1]
    tightest = FittedSheet(shortest, paper.sizes[-1], 0.0, compact)
    return (*fitting, tightest)[min(tighten, len(fitting))]


def _shortened(sheet: Sheet) -> tuple[tuple[Sheet, bool], ...]:
    """Return the sheet whole, then with less and less of what can also be asked by telephone.

    The second part says whether the rows are set close.
    """
    without_basis = tuple(ProgrammeNote(note.label, note.explanation, "") for note in sheet.notes)
    unhinted = replace(sheet, hints=())
    return (
        (sheet, False),
        (unhinted, False),
        (replace(unhinted, notes=without_basis), False),
        (replace(unhinted, notes=without_basis), True),
        (replace(unhinted, notes=()), True),
    )


def _height(
    version: FittedSheet, book: SheetBook, paper: SheetFormat, code_sides: tuple[float, ...]
) -> float:
    """Return how tall a version will be, in mm."""
    sheet = version.sheet
    em = version.size * _MM_PER_POINT
    characters = paper.width / em - 1.5
    listed = [f"{note.label}：{note.explanation}{write_basis(note)}" for note in sheet.notes]
    parts = (sheet.changes, listed, book.duties)
    ems = _HEAD + _SPARE + _ROW * (max(1, len(sheet.benefits)) + 2)
    ems -= _SAVED_A_ROW * len(sheet.benefits) if version.compact else 0
    ems += _ROW * math.ceil(24 / characters)  # the sum in capitals
    for part in parts:
        if part:
            ems += _HEADING + _LINE * sum(_lines(text, characters) for text in part)
    if sheet.hints:
        ems += _LINE * _lines(write_hint(sheet.hints), characters)
    beside_codes = paper.width - sum(side + _CODE_GAP_MM for side in code_sides)
    contact = beside_codes / em - 0.5
    texts = (
        book.objection,
        book.unit.issuer + book.unit.office,
        "地址：" + book.unit.address,
        "电话：" + book.unit.telephone + "　",
        "监督电话：" + book.unit.supervision_telephone,
    )
    foot = _FOOT_LINE * sum(_lines(text, contact) for text in texts) + 0.6
    head = max(0.0, _MONGOLIAN_MM - _TITLE * em) if book.unit.issuer_mn else 0.0
    return head + ems * em + max(foot * em, max(code_sides) + _CAPTION * em)


def write_hint(hints: tuple[str, ...]) -> str:
    """Say what else the family might ask about: a hint, never a promise."""
    return f"还可以问问：{'、'.join(hints)}。能不能享受，要看家里的具体情况。"


def write_basis(note: ProgrammeNote) -> str:
    """Return the rule a benefit rests on, in brackets."""
    return f"（依据{note.basis}）" if note.basis else ""


def _lines(text: str, characters: float) -> int:
    return max(1, math.ceil(text_width(text) / characters))
