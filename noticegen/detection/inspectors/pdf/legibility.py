"""Whether the letters of a page can be read where they stand.

Text that a machine extracts may be white, covered, clipped, a hair high, off the page, mirrored or
buried under other text. How it was hidden does not matter: every letter's place is looked up in
the picture of the page, and there must be ink of it on ground of another lightness.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from noticegen.detection.inspectors.barcodes import PagePicture
from noticegen.detection.inspectors.pdf.letters import Letter, LetterMap

_SMALLEST_LETTER = 4.5  # points; no villager reads less, and few printers print it
_LEAST_CONTRAST = 70  # of 255
_MOST_INK = 0.85  # of a letter's place; more is a stain
_MARGIN = 0.1  # of a letter's size, around it
_LIGHT = 190  # text this light is meant to stand on something dark
_TURNED = (0.0, 90.0, 270.0, 360.0)  # degrees; Mongolian script runs down
_BURIED = 0.4  # of the smaller of two boxes that lie on each other
_BLACK, _WHITE = b"\x00", b"\xff"
_AS_DARK = tuple(bytes(range(grey + 1)) for grey in range(256))  # all greys down to black

_Place = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Greys:
    """The dots of a page as it looks, row by row; `scale` dots are a point."""

    dots: bytes = field(repr=False)
    width: int
    height: int
    scale: float
    left: float
    top: float

    @classmethod
    def of(cls, sheet: PagePicture) -> Greys:
        """Take the dots of a picture, once for all the letters of its page."""
        picture = sheet.picture
        return cls(picture.tobytes(), *picture.size, sheet.scale, sheet.left, sheet.top)

    def place_of(self, letter: Letter, margin: float) -> _Place:
        """Return a letter's place in the picture, with a margin in points, cut to the picture."""
        scale, width, height = self.scale, self.width, self.height
        return (
            min(max(0, math.floor((letter.left - margin - self.left) * scale)), width),
            min(max(0, math.floor((self.top - letter.top - margin) * scale)), height),
            max(0, min(width, math.ceil((letter.right + margin - self.left) * scale))),
            max(0, min(height, math.ceil((self.top - letter.bottom + margin) * scale))),
        )

    def within(self, place: _Place) -> bytes:
        """Return the dots of a place; none where it is empty."""
        left, upper, right, lower = place
        dots, width, across = self.dots, self.width, right - left
        if across < 1:
            return b""
        rows = range(upper * width + left, lower * width + left, width)
        return b"".join([dots[start : start + across] for start in rows])


def find_unreadable(letters: LetterMap, greys: Greys) -> set[Letter]:
    """Return the letters of a page that nobody can read in its picture."""
    return {
        letter
        for letter in letters.letters
        if not _can_be_read(letter, greys) or _is_buried(letter, letters)
    }


def is_drawn(blank: Letter, greys: Greys) -> bool:
    """Tell whether a glyph that says it is a blank has ink."""
    left, upper, right, lower = place = greys.place_of(blank, 0.0)
    if right - left < 2 or lower - upper < 2:
        return False
    darkest, lightest = _extremes(greys.within(place))
    return lightest - darkest >= _LEAST_CONTRAST


def _extremes(dots: bytes) -> tuple[int, int]:
    """Return the darkest and the lightest grey; most letters are black on white."""
    return 0 if _BLACK in dots else min(dots), 255 if _WHITE in dots else max(dots)


def _can_be_read(letter: Letter, greys: Greys) -> bool:
    if letter.size < _SMALLEST_LETTER or not _stands_upright(letter.angle):
        return False
    dots = greys.within(greys.place_of(letter, letter.size * _MARGIN))
    if not dots:
        return False
    darkest, lightest = _extremes(dots)
    if lightest - darkest < _LEAST_CONTRAST:
        return False
    light = len(dots.translate(None, _AS_DARK[(darkest + lightest) // 2]))
    ink = light if letter.grey >= _LIGHT else len(dots) - light
    return 0 < ink <= len(dots) * _MOST_INK


def _stands_upright(angle: float) -> bool:
    return angle in _TURNED or any(abs(angle - turned) < 1 for turned in _TURNED)


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
