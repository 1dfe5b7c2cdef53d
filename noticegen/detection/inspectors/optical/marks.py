"""Marks on a picture that may be writing, and which of them no line that was seen explains."""

from __future__ import annotations

import math

from noticegen.detection.inspectors.optical.engine import Pixels

# How much darker or lighter than their surroundings marks are, and how large, in dots of the
# picture reduced to so many.
_SEEN_AT = 3_000_000
_SHARP, _AROUND = 28, 31
_LEAST_MARK, _LARGEST_MARK = 14, 90
# How far letters of one word stand apart, in their sizes, and the fewest that are a word.
_COMPANY, _FEWEST_TOGETHER = 1.0, 3
# A seal leaves some marks unexplained, a line that was overlooked leaves more.
MANY_MARKS = 24
# A blank sheet looks even from afar, and has fewer marks than a telephone number.
_BLANK_SEEN_AT = 400
_UNEVEN, _UNEVEN_SHARE = 9, 0.001
_FEW_MARKS = 7


def find_marks(pixels: Pixels) -> Pixels:
    """Return the middles and sizes of small marks, n × 3: letters, figures, whatever is as small.

    Edges of paper, rulers and frames are long, grain is tiny: neither of them is writing.
    """
    import cv2
    import numpy

    scale = _scale(pixels.shape)
    grey = cv2.cvtColor(scaled(pixels, scale), cv2.COLOR_BGR2GRAY)
    # The median of a letter's surroundings is the paper; their mean would be half ink, and paper
    # beside a ruled line would stand out from it.
    sharp = cv2.absdiff(grey, cv2.medianBlur(grey, _AROUND)) > _SHARP
    _, _, parts, middles = cv2.connectedComponentsWithStats(sharp.astype(numpy.uint8))
    sides = parts[1:, 2:4].max(axis=1)
    small = (sides <= _LARGEST_MARK) & (parts[1:, 4] >= _LEAST_MARK)
    return numpy.column_stack([middles[1:], sides])[small] / scale


def shows_more(pixels: Pixels, seen: Pixels, codes: Pixels) -> bool:
    """Tell whether there are many marks of writing that no line explains and no code."""
    import numpy

    explained = numpy.concatenate([seen, codes])
    open_marks = unexplained(find_marks(pixels), explained, pixels.shape)
    return len(in_company(open_marks, pixels.shape)) >= MANY_MARKS


def is_blank(pixels: Pixels) -> bool:
    """Tell a picture on which there is nothing, not even something too blurred to make out."""
    import cv2

    small = scaled(pixels, min(1.0, _BLANK_SEEN_AT / max(pixels.shape[:2])))
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    uneven = cv2.absdiff(grey, cv2.blur(grey, (41, 41))) > _UNEVEN
    return bool(uneven.mean() < _UNEVEN_SHARE) and len(find_marks(pixels)) < _FEW_MARKS


def unexplained(marks: Pixels, corners: Pixels, shape: tuple[int, ...]) -> Pixels:
    """Return the marks that lie in none of the lines or codes seen, nor at their very edge."""
    import cv2
    import numpy

    scale = _scale(shape)
    size = (round(shape[0] * scale) + 1, round(shape[1] * scale) + 1)
    covered: Pixels = numpy.zeros(size, numpy.uint8)
    for line in corners:
        cv2.fillPoly(covered, [numpy.round(line * scale).astype(numpy.int32)], 1)
    covered = cv2.dilate(covered, numpy.ones((5, 5), numpy.uint8))
    return marks[_values_at(covered, marks, scale) == 0]


def in_company(marks: Pixels, shape: tuple[int, ...]) -> Pixels:
    """Return the marks that stand close to others, as the letters of a word do.

    The little pictures beside the messages of a chat, bullets and specks stand alone.
    """
    import cv2
    import numpy

    scale = _scale(shape)
    size = (round(shape[0] * scale) + 1, round(shape[1] * scale) + 1)
    reach: Pixels = numpy.zeros(size, numpy.uint8)
    for column, row, side in numpy.round(marks * scale).astype(int):
        cv2.circle(reach, (int(column), int(row)), int(_COMPANY * side), 1, cv2.FILLED)
    _, groups = cv2.connectedComponents(reach)
    group = _values_at(groups, marks, scale)
    return marks[numpy.bincount(group, minlength=1)[group] >= _FEWEST_TOGETHER]


def _values_at(canvas: Pixels, marks: Pixels, scale: float) -> Pixels:
    """Return what stands on a canvas, which is drawn smaller, at the middles of marks."""
    import numpy

    columns, rows = numpy.round(marks[:, :2] * scale).astype(int).T
    return canvas[rows.clip(0, canvas.shape[0] - 1), columns.clip(0, canvas.shape[1] - 1)]


def _scale(shape: tuple[int, ...]) -> float:
    """Return how large a picture is when marks are looked for."""
    return min(1.0, math.sqrt(_SEEN_AT / (shape[0] * shape[1])))


def scaled(pixels: Pixels, scale: float) -> Pixels:
    """Return the picture larger or smaller."""
    import cv2

    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=way)
