"""Read a picture: its text row by row, and whether all of it was read surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from noticegen.detection.inspectors.optical import lines, marks, rows, sight, smears
from noticegen.detection.inspectors.optical.engine import Pixels

if TYPE_CHECKING:
    from PIL.Image import Image

Corners = tuple[tuple[float, float], ...]

# Below this a line is a guess; one with a number in it must be read better than that.
_GUESS, _GUESSED_NUMBER = 0.6, 0.8
_NUMBER = 6
# A line that is at least so long could hold a number; shorter ones are seals, specks, ornaments.
_HOLDS_NUMBER = 3.5
_GUESSES_ALLOWED, _SHARE_ALLOWED = 1, 0.04
# Below this it is not worth telling, unless it has figures.
_NOISE = 0.35
# What stands in the middle of a code is a word only if it was read so surely.
_SURE = 0.9


class Clarity(Enum):
    """How well a picture could be read: every line surely, some lines hardly, none at all."""

    SURE = "sure"
    POOR = "poor"
    NO_WRITING = "no-writing"


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a picture, a row to a line, and how well it could be read."""

    text: str = field(repr=False)
    clarity: Clarity = Clarity.SURE


def read_writing(picture: Image, codes: Sequence[Corners] = ()) -> Reading:
    """Read what is written on a picture, whichever way up it is.

    `codes` are the corners of bar codes that were read already: their dots are no writing.
    """
    whole = _pixels(picture)
    pixels = sight.fit(whole)
    drawn = _as_corners(codes) * (pixels.shape[1] / whole.shape[1])
    seen = sight.look(pixels)
    quarters = lines.quarter_turns(pixels, seen)
    if quarters:
        drawn = lines.turn_corners(drawn, pixels.shape, quarters)
        pixels = lines.turn(pixels, quarters)
        seen = sight.look(pixels)
    seen = sight.look_closer(pixels, seen, drawn)
    found = [
        line
        for line in lines.read(pixels, lines.set_apart(seen))
        if line.score >= _SURE or not _lies_in(line, drawn)
    ]
    legible = [line for line in found if line.score >= _NOISE or _digits(line.text) >= _NUMBER]
    text = rows.lay_out([line for line in legible if line.text.strip()])
    if not text:
        return Reading("", Clarity.SURE if marks.is_blank(pixels) else Clarity.NO_WRITING)
    if marks.shows_more(pixels, seen, drawn) or smears.shows_smear(pixels, found, drawn):
        return Reading(text, Clarity.POOR)
    return Reading(text, clarity_of(found))


def clarity_of(found: list[lines.Line]) -> Clarity:
    """Tell from its lines whether a picture was read well enough to be called clean."""
    guesses = sum(
        line.score < _GUESS and line.length >= _HOLDS_NUMBER * line.height for line in found
    )
    if guesses > max(_GUESSES_ALLOWED, _SHARE_ALLOWED * len(found)):
        return Clarity.POOR
    if any(line.score < _GUESSED_NUMBER and _digits(line.text) >= _NUMBER for line in found):
        return Clarity.POOR
    return Clarity.SURE


def _digits(text: str) -> int:
    return sum(mark.isdigit() for mark in text)


def _lies_in(line: lines.Line, codes: Pixels) -> bool:
    """Tell whether a line was seen among the dots of a code."""
    middle = line.corners.mean(axis=0, keepdims=True)
    return any(lines.holds(code, middle)[0] for code in codes)


def _as_corners(codes: Sequence[Corners]) -> Pixels:
    import numpy

    return numpy.array(codes, numpy.float32).reshape(-1, 4, 2)


def _pixels(picture: Image) -> Pixels:
    """Return the dots, blue first."""
    import numpy

    return numpy.ascontiguousarray(numpy.asarray(picture.convert("RGB"))[:, :, ::-1])
