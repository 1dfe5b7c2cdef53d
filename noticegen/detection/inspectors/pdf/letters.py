"""Whether the letters of a page can be read where they stand.

Text that a machine extracts may be white, covered, clipped, a hair high, off the page, mirrored or
buried under other text. How it was hidden does not matter: every letter's place is looked up in
the picture of the page, and there must be ink of it on ground of another lightness.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from noticegen.detection.inspectors.barcodes import PagePicture
from noticegen.detection.inspectors.contents import Unreadable, UnreadableError

_SMALLEST_LETTER = 4.5  # points; no villager reads less, and few printers print it
_LEAST_CONTRAST = 70  # of 255
_MOST_INK = 0.85  # of a letter's place; more is a stain
_MARGIN = 0.1  # of a letter's size, around it
_LIGHT = 190  # text this light is meant to stand on something dark
_TURNED = (0.0, 90.0, 270.0, 360.0)  # degrees; Mongolian script runs down
_MOST_LETTERS = 200_000  # of one page
_BURIED = 0.4  # of the smaller of two boxes that lie on each other
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
        self._cells: dict[tuple[int, int], list[tuple[float, float, Letter]]] = {}
        for letter in self.letters:
            x, y = letter.middle
            cell = (int(x // _CELL), int(y // _CELL))
            self._cells.setdefault(cell, []).append((x, y, letter))

    def near(self, left: float, bottom: float, right: float, top: float) -> list[Letter]:
        """Return the letters that have their middle in a box."""
        columns = range(int(left // _CELL), int(right // _CELL) + 1)
        rows = range(int(bottom // _CELL), int(top // _CELL) + 1)
        cells: Iterable[tuple[int, int]] = (
            self._cells
            if len(columns) * len(rows) > len(self._cells)
            else [(column, row) for column in columns for row in rows]
        )
        return [
            letter
            for cell in cells
            for x, y, letter in self._cells.get(cell, ())
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
        is_mirrored = a * d - b * c < 0
        return Letter(
            left.value,
            bottom.value,
            right.value,
            top.value,
            pdfium.FPDFText_GetFontSize(self._textpage, index) * math.hypot(c, d),
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


def find_unreadable(letters: LetterMap, sheet: PagePicture) -> set[Letter]:
    """Return the letters of a page that nobody can read in its picture."""
    return {
        letter
        for letter in letters.letters
        if not _can_be_read(letter, sheet) or _is_buried(letter, letters)
    }


def is_drawn(blank: Letter, sheet: PagePicture) -> bool:
    """Tell whether a glyph that says it is a blank has ink."""
    left, upper, right, lower = place = _place_of(blank, 0.0, sheet)
    if right - left < 2 or lower - upper < 2:
        return False
    darkest, lightest = _extremes(sheet.picture.crop(place))
    return lightest - darkest >= _LEAST_CONTRAST


def _extremes(picture: Image.Image) -> tuple[int, int]:
    """Return the darkest and the lightest grey of a picture that has one channel."""
    return cast("tuple[int, int]", picture.getextrema())


def _place_of(letter: Letter, margin: float, sheet: PagePicture) -> tuple[int, int, int, int]:
    """Return a letter's place in the picture, with a margin in points, cut to the picture."""
    scale = sheet.scale
    width, height = sheet.picture.size
    return (
        min(max(0, math.floor((letter.left - margin - sheet.left) * scale)), width),
        min(max(0, math.floor((sheet.top - letter.top - margin) * scale)), height),
        max(0, min(width, math.ceil((letter.right + margin - sheet.left) * scale))),
        max(0, min(height, math.ceil((sheet.top - letter.bottom + margin) * scale))),
    )


def _can_be_read(letter: Letter, sheet: PagePicture) -> bool:
    if letter.size < _SMALLEST_LETTER or not _stands_upright(letter.angle):
        return False
    left, upper, right, lower = place = _place_of(letter, letter.size * _MARGIN, sheet)
    if right - left < 1 or lower - upper < 1:
        return False
    picture = sheet.picture.crop(place)
    darkest, lightest = _extremes(picture)
    if lightest - darkest < _LEAST_CONTRAST:
        return False
    dark = sum(picture.histogram()[: (darkest + lightest) // 2 + 1])
    area = (right - left) * (lower - upper)
    ink = area - dark if letter.grey >= _LIGHT else dark
    return 0 < ink <= area * _MOST_INK


def _stands_upright(angle: float) -> bool:
    return any(abs(angle - turned) < 1 for turned in _TURNED)


def _is_buried(letter: Letter, letters: LetterMap) -> bool:
    """Tell whether another letter stands where this one does."""
    x, y = letter.middle
    reach = letter.size / 2
    near = letters.near(x - reach, y - reach, x + reach, y + reach)
    return len(near) > 1 and any(
        _lie_on_each_other(letter, other)
        for other in near
        if other is not letter and not _are_one_sign(letter, other)
    )


def _are_one_sign(letter: Letter, other: Letter) -> bool:
    """Tell two letters that script which runs down joins in one sign: ᠪᠤ of ᠪᠤᠭᠤᠲᠤ (Baotou)."""
    return letter == other and letter.angle != 0.0


def _lie_on_each_other(letter: Letter, other: Letter) -> bool:
    across = min(letter.right, other.right) - max(letter.left, other.left)
    up = min(letter.top, other.top) - max(letter.bottom, other.bottom)
    smaller = min((one.right - one.left) * (one.top - one.bottom) for one in (letter, other))
    return min(across, up) > 0 and across * up > _BURIED * smaller
