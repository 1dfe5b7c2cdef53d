"""The letters of a page: what each is, where it stands, how large, how light and how turned."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from noticegen.detection.inspectors.contents import Unreadable, UnreadableError

_MOST_LETTERS = 200_000  # of one page
_CELL = 16.0  # points


class Letter(NamedTuple):
    """One letter or figure: its box in points from the page's lower left, its size, its grey."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    grey: int
    angle: float

    @property
    def middle(self) -> tuple[float, float]:
        """Return where the letter's middle is."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


_Standing = tuple[float, float, Letter]  # where a letter's middle is


@dataclass(frozen=True, slots=True)
class Written:
    """The letters and figures of a page, and its glyphs that say they are a blank.

    `text` has a character for every letter.
    """

    letters: Sequence[Letter] = ()
    blanks: Sequence[Letter] = ()
    text: str = field(default="", repr=False)


class LetterMap:
    """The letters of a page by where they stand."""

    def __init__(self, letters: Iterable[Letter]) -> None:
        self.letters = tuple(letters)
        self._cells: dict[tuple[int, int], list[_Standing]] = {}
        for letter in self.letters:
            x, y = letter.middle
            cell = (int(x // _CELL), int(y // _CELL))
            self._cells.setdefault(cell, []).append((x, y, letter))

    def near(self, left: float, bottom: float, right: float, top: float) -> list[Letter]:
        """Return the letters that have their middle in a box."""
        columns = range(int(left // _CELL), int(right // _CELL) + 1)
        rows = range(int(bottom // _CELL), int(top // _CELL) + 1)
        found: Iterable[Sequence[_Standing]]
        if len(columns) * len(rows) > len(self._cells):
            found = self._cells.values()
        else:
            get = self._cells.get
            found = [get((column, row), ()) for column in columns for row in rows]
        return [
            letter
            for cell in found
            for x, y, letter in cell
            if left <= x <= right and bottom <= y <= top
        ]


class _Measure:
    """Measures the letters of a page of text, one after another in the same places of memory."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._textpage = textpage
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._matrix = pdfium.FS_MATRIX()

    def measure(self, index: int) -> Letter:
        """Return the letter that stands at an index of the page's text."""
        pdfium.FPDFText_GetCharBox(self._textpage, index, *self._edges)
        left, right, bottom, top = self._edges
        pdfium.FPDFText_GetFillColor(self._textpage, index, *self._colour)
        red, green, blue, _ = self._colour
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._textpage, index, matrix)
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        scale = min(math.hypot(a, b), math.hypot(c, d))  # squashed letters are small ones
        is_mirrored = a * d - b * c < 0
        return Letter(
            left.value,
            bottom.value,
            right.value,
            top.value,
            pdfium.FPDFText_GetFontSize(self._textpage, index) * scale,
            (299 * red.value + 587 * green.value + 114 * blue.value) // 1000,
            -1.0 if is_mirrored else math.degrees(math.atan2(b, a)) % 360,
        )


def read_letters(textpage: pypdfium2.PdfTextPage) -> Written:
    """Return the letters of a page; UnreadableError TOO_LARGE beyond any page's number."""
    count = textpage.count_chars()
    if count > _MOST_LETTERS:
        raise UnreadableError(Unreadable.TOO_LARGE)
    measure = _Measure(textpage).measure
    letters: list[Letter] = []
    blanks: list[Letter] = []
    text: list[str] = []
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if not code or chr(code).isspace():
            if pdfium.FPDFText_IsGenerated(textpage, index) != 1:
                blanks.append(measure(index))
        elif chr(code).isalnum():
            letters.append(measure(index))
            text.append(chr(code))
    seen = [blank for blank in blanks if blank.right > blank.left]
    return Written(letters, seen, "".join(text))
