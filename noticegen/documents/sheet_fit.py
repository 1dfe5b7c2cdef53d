"""How large a sheet's letters can be to fill one page, and what is left out if not all fits.

Estimated from the length of the texts: laying a page out to find out takes a hundred times longer.
The estimate errs to the safe side, and the finished file's pages are counted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import islice

from noticegen.documents.measure import text_width
from noticegen.documents.sheet_versions import (
    SheetVersion,
    shorter_versions,
    write_basis,
    write_hint,
)
from noticegen.publication.sheet import Sheet, SheetBook
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
_TITLE = 4.1
_ROW = 1.95
_SAVED_A_ROW = 0.38
_HEADING = 1.95
_LINE = 1.5
_FOOT_LINE = 1.42
_CAPTION_LINE = 1.0
_CAPTION_AROUND = 0.6
_SPARE = 1.2
_CODE_GAP_MM = 3.0
_STEP_MM = 6.0


@dataclass(frozen=True, slots=True)
class FittedSheet:
    """What of a sheet fits, with the size of its letters in points.

    `gap` is the room in mm that is left above the foot of the page.
    """

    version: SheetVersion
    size: float
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """What stands around a sheet's text: the paper, its codes' sides in mm, their captions' lines.

    `top` is the height in mm that is kept for title and address, for a window envelope; None lets
    them take what they need. `mongolian` is how tall the Mongolian heading is, in mm.
    """

    size: SheetSize
    code_sides: tuple[float, ...]
    caption_lines: int = 2
    top: float | None = None
    mongolian: float = 0.0

    @property
    def paper(self) -> SheetFormat:
        """Return the paper's format."""
        return FORMATS[self.size]

    @property
    def beside(self) -> float:
        """Return the width in mm that is left beside the codes."""
        return self.paper.width - sum(side + _CODE_GAP_MM for side in self.code_sides)


def fit_sheet(sheet: Sheet, book: SheetBook, frame: SheetFrame, tighten: int = 0) -> FittedSheet:
    """Return the sheet in the largest letters that fit one page of the paper.

    `tighten` asks for letters that many steps smaller, and then for less text.
    """
    paper, versions = frame.paper, shorter_versions(sheet, book)
    fitting = (
        FittedSheet(version, points, round(max(0.0, gap - tighten * _STEP_MM), 1))
        for version in versions
        for points in paper.sizes
        if (gap := paper.height - _height(version, points, book, frame)) >= 0
    )
    tightest = FittedSheet(versions[-1], paper.sizes[-1])
    return next(islice(fitting, tighten, None), tightest)


def _height(version: SheetVersion, points: float, book: SheetBook, frame: SheetFrame) -> float:
    """Return how tall a version will be, in mm."""
    sheet, paper, code_sides = version.sheet, frame.paper, frame.code_sides
    em = points * _MM_PER_POINT
    characters = paper.width / em - 1.5
    listed = [f"{note.label}：{note.explanation}{write_basis(note)}" for note in sheet.notes]
    parts = (sheet.changes, listed, version.duties)
    ems = _SPARE + _table_height(version, characters)
    for part in parts:
        if part:
            ems += _HEADING + _LINE * sum(_lines(text, characters) for text in part)
    if sheet.hints:
        ems += _LINE * _lines(write_hint(sheet.hints), characters)
    contact = frame.beside / em - 0.5
    texts = (
        book.objection,
        book.unit.issuer + book.unit.office,
        "地址：" + book.unit.address,
        "电话：" + book.unit.telephone + "　",
        "监督电话：" + book.unit.supervision_telephone,
    )
    foot = _FOOT_LINE * sum(_lines(text, contact) for text in texts) + 0.6
    head = _HEAD * em + max(0.0, frame.mongolian - _TITLE * em)
    caption = _CAPTION_AROUND + _CAPTION_LINE * frame.caption_lines
    top = head if frame.top is None else frame.top
    return top + ems * em + max(foot * em, max(code_sides) + caption * em)


def _table_height(version: SheetVersion, characters: float) -> float:
    """Return the height in ems; a sheet of no benefit has one row below its heading, no sums."""
    rows = len(version.sheet.benefits)
    if not rows:
        return _ROW * 2
    capitals = _ROW * math.ceil(24 / characters)
    return _ROW * (rows + 2) + capitals - (_SAVED_A_ROW * rows if version.compact else 0)


def _lines(text: str, characters: float) -> int:
    return max(1, math.ceil(text_width(text) / characters))
