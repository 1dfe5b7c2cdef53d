"""Whether the letters of a page can be read where they stand.

Text that a machine extracts may be white, covered, clipped, a hair high, off the page, mirrored or
buried under other text. How it was hidden does not matter: every letter's place is looked up in
the picture of the page, and there must be ink of it on ground of another lightness.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

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
_TURNED = (0.0, 90.0, 270.0)  # degrees; Mongolian script runs down
_MOST_LETTERS = 200_000  # of one page
_BURIED = 0.4  # of the smaller of two boxes that lie on each other
_CELL = 16.0  # points


@dataclass(frozen=True, slots=True)
class Letter:
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


class LetterMap:
    """The letters of a page by where they stand."""

    def __init__(self, letters: Iterable[Letter]) -> None:
        self.letters = tuple(letters)
        self._cells: dict[tuple[int, int], list[Letter]] = {}
        for letter in self.letters:
            x, y = letter.middle
            self._cells.setdefault((int(x // _CELL), int(y // _CELL)), []).append(letter)

    def near(self, left: float, bottom: float, right: float, top: float) -> Iterator[Letter]:
        """Yield the letters that have their middle in a box."""
        columns = range(int(left // _CELL), int(right // _CELL) + 1)
        rows = range(int(bottom // _CELL), int(top // _CELL) + 1)
        if len(columns) * len(rows) > len(self._cells):
            found: Iterable[Letter] = self.letters
        else:
            cells = ((column, row) for column in columns for row in rows)
            found = (letter for cell in cells for letter in self._cells.get(cell, ()))
        for letter in found:
            x, y = letter.middle
            if left <= x <= right and bottom <= y <= top:
                yield letter


def find_unreadable(letters: LetterMap, sheet: PagePicture) -> set[Letter]:
    """Return the letters of a page that nobody can read in its picture."""
    return {
        letter
        for letter in letters.letters
        if not _can_be_read(letter, sheet) or _is_buried(letter, letters)
    }


def read_letters(page: pypdfium2.PdfPage) -> tuple[list[Letter], list[Letter]]:
    """Return the letters and figures of a page, and the glyphs that say they are a blank."""
    textpage = page.get_textpage()
    letters: list[Letter] = []
    blanks: list[Letter] = []
    try:
        count = textpage.count_chars()
        if count > _MOST_LETTERS:
            raise UnreadableError(Unreadable.TOO_LARGE)
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(textpage, index)
            if not code or chr(code).isspace():
                if pdfium.FPDFText_IsGenerated(textpage, index) != 1:
                    blanks.append(_read_letter(textpage, index))
            elif chr(code).isalnum():
                letters.append(_read_letter(textpage, index))
    finally:
        textpage.close()
    return letters, [blank for blank in blanks if blank.right > blank.left]


def _read_letter(textpage: pypdfium2.PdfTextPage, index: int) -> Letter:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    colour = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(textpage, index, *colour)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, index, matrix)
    height = math.hypot(matrix.c, matrix.d)
    is_mirrored = matrix.a * matrix.d - matrix.b * matrix.c < 0
    angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    red, green, blue, _ = (int(part.value) for part in colour)
    return Letter(
        left.value,
        bottom.value,
        right.value,
        top.value,
        pdfium.FPDFText_GetFontSize(textpage, index) * height,
        (299 * red + 587 * green + 114 * blue) // 1000,
        -1.0 if is_mirrored else angle,
    )


def is_drawn(blank: Letter, sheet: PagePicture) -> bool:
    """Tell whether a glyph that says it is a blank has ink."""
    left, upper, right, lower = _place_of(replace(blank, size=0.0), sheet)
    if right - left < 2 or lower - upper < 2:
        return False
    darkest, lightest = _extremes(sheet.picture.crop((left, upper, right, lower)))
    return lightest - darkest >= _LEAST_CONTRAST


def _extremes(picture: Image.Image) -> tuple[int, int]:
    """Return the darkest and the lightest grey of a picture that has one channel."""
    darkest, lightest = cast("tuple[int, int]", picture.getextrema())
    return darkest, lightest


def _place_of(letter: Letter, sheet: PagePicture) -> tuple[int, int, int, int]:
    """Return a letter's place in the picture, with a margin, cut to the picture."""
    margin = letter.size * _MARGIN
    left = (letter.left - margin - sheet.left) * sheet.scale
    right = (letter.right + margin - sheet.left) * sheet.scale
    upper = (sheet.top - letter.top - margin) * sheet.scale
    lower = (sheet.top - letter.bottom + margin) * sheet.scale
    width, height = sheet.picture.size
    return (
        min(max(0, math.floor(left)), width),
        min(max(0, math.floor(upper)), height),
        max(0, min(width, math.ceil(right))),
        max(0, min(height, math.ceil(lower))),
    )


def _can_be_read(letter: Letter, sheet: PagePicture) -> bool:
    if letter.size < _SMALLEST_LETTER or not _stands_upright(letter.angle):
        return False
    left, upper, right, lower = _place_of(letter, sheet)
    if right - left < 1 or lower - upper < 1:
        return False
    place = sheet.picture.crop((left, upper, right, lower))
    darkest, lightest = _extremes(place)
    if lightest - darkest < _LEAST_CONTRAST:
        return False
    middle = (darkest + lightest) // 2
    dark = sum(place.histogram()[: middle + 1])
    area = (right - left) * (lower - upper)
    ink = area - dark if letter.grey >= _LIGHT else dark
    return 0 < ink <= area * _MOST_INK


def _stands_upright(angle: float) -> bool:
    return any(abs(angle - turned) < 1 or abs(angle - turned) > 359 for turned in _TURNED)


def _is_buried(letter: Letter, letters: LetterMap) -> bool:
    """Tell whether another letter stands where this one does."""
    x, y = letter.middle
    reach = letter.size / 2
    area = (letter.right - letter.left) * (letter.top - letter.bottom)
    for other in letters.near(x - reach, y - reach, x + reach, y + reach):
        across = min(letter.right, other.right) - max(letter.left, other.left)
        up = min(letter.top, other.top) - max(letter.bottom, other.bottom)
        theirs = (other.right - other.left) * (other.top - other.bottom)
        if (
            other is not letter
            and min(across, up) > 0
            and across * up > _BURIED * min(area, theirs)
        ):
            return True
    return False
