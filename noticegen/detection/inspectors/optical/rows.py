"""Rows of a page out of single lines of text, though the page is turned, tilted or curved.

Every line looks to its right, along the slope it has itself or its neighbourhood has, for the one
that goes on where it ends. Chains of such neighbours are rows, their pieces are parted by TABs. A
number that may go on in the next piece, or in the line below inside the same cell, is told once
more as a whole: which of the two it is, is for its check digit to say.
"""

from __future__ import annotations

from dataclasses import dataclass

from noticegen.detection.inspectors.optical.engine import Pixels
from noticegen.detection.inspectors.optical.lines import Line

# A line tells its own slope when it is so many times as long as high.
_TELLS_SLOPE = 4.0
# How far a neighbour may be off the row, in parts of the height; and how far away, in heights.
_OFF_ROW, _FAR = 0.55, 14.0
_OVERLAP = 1.0
# How far below its heading, in heights, a row is still on the same sheet.
_FAR_BELOW = 8.0
# What the engine saw in two pieces touches; neighbouring columns do so seldom.
_TORN = 0.1
_WHOLE_NUMBERS = frozenset({11, 15, 16, 18, 19, 20})
# Two lines of one cell stand closer than two rows.
_NEXT_LINE = 1.45


@dataclass(frozen=True, slots=True)
class _Strip:
    """A line as rows need it: ends and slope of its middle axis, its height."""

    left: float
    right: float
    start: float
    end: float
    height: float
    slope: float
    text: str

    def level_at(self, place: float) -> float:
        return self.end + (place - self.right) * self.slope


def lay_out(lines: list[Line]) -> str:
    """Return the text of a picture, a row to a line, and below it what goes on in second lines."""
    strips = _strips(lines)
    following = _followers(strips)
    firsts = sorted(
        set(range(len(strips))) - set(following.values()),
        key=lambda index: strips[index].start - strips[index].slope * strips[index].left,
    )
    rows = []
    for first in firsts:
        row = [first]
        while row[-1] in following:
            row.append(following[row[-1]])
        rows.append([strips[index] for index in row])
    torn = [
        (strips[index], strips[other])
        for index, other in following.items()
        if strips[other].left - strips[index].right < _TORN * strips[index].height
    ]
    texts = ["\t".join(strip.text for strip in row) for sheet in _sheets(rows) for row in sheet]
    return "\n".join([*texts, *_whole_numbers([*torn, *_second_lines(strips)])])


def _strips(lines: list[Line]) -> list[_Strip]:
    import numpy

    ends = [
        ((line.corners[0] + line.corners[3]) / 2, (line.corners[1] + line.corners[2]) / 2)
        for line in lines
    ]
    heights = [
        float(
            numpy.linalg.norm(line.corners[3] - line.corners[0])
            + numpy.linalg.norm(line.corners[2] - line.corners[1])
        )
        / 2
        for line in lines
    ]
    slopes = _slopes(ends, heights)
    return [
        _Strip(
            float(left[0]),
            float(right[0]),
            float(left[1]),
            float(right[1]),
            height,
            slope,
            line.text.strip(),
        )
        for line, (left, right), height, slope in zip(lines, ends, heights, slopes, strict=True)
    ]


def _slopes(ends: list[tuple[Pixels, Pixels]], heights: list[float]) -> list[float]:
    """Return the slope of every line: its own if it is long, else that of long ones around it."""
    import numpy

    if not ends:
        return []
    middles = numpy.array([(left + right) / 2 for left, right in ends])
    spans = numpy.array([right - left for left, right in ends])
    own = spans[:, 1] / numpy.maximum(spans[:, 0], 1.0)
    tells = (spans[:, 0] > _TELLS_SLOPE * numpy.array(heights)) & (numpy.abs(own) < 1)
    if not tells.any():
        return [0.0] * len(ends)
    slopes = []
    for index, middle in enumerate(middles):
        if tells[index]:
            slopes.append(float(own[index]))
            continue
        distances = numpy.linalg.norm((middles[tells] - middle) * (0.4, 1.0), axis=1)
        nearest = numpy.argsort(distances)[:5]
        slopes.append(float(numpy.median(own[tells][nearest])))
    return slopes


def _followers(strips: list[_Strip]) -> dict[int, int]:
    """Return for every strip the one that goes on to its right, each taken once."""
    offers = []
    for index, strip in enumerate(strips):
        for other, candidate in enumerate(strips):
            gap = candidate.left - strip.right
            if other == index or not -_OVERLAP * strip.height < gap < _FAR * strip.height:
                continue
            if candidate.left <= strip.left:
                continue
            low = min(strip.height, candidate.height)
            halfway = strip.right + gap / 2
            behind = candidate.start + (halfway - candidate.left) * candidate.slope
            off = abs(strip.level_at(halfway) - behind)
            if off < _OFF_ROW * low:
                offers.append((max(gap, 0.0) + 4 * off, index, other))
    following: dict[int, int] = {}
    taken: set[int] = set()
    for _, index, other in sorted(offers):
        if index not in following and other not in taken:
            following[index] = other
            taken.add(other)
    return following


def _sheets(rows: list[list[_Strip]]) -> list[list[list[_Strip]]]:
    """Part rows, which come from top to bottom, by the sheets they stand on, side by side.

    A row belongs to the sheet of the row close above it that stands over it: what one sheet says
    in two lines is not torn by what the sheet beside it says between them.
    """
    sheets: list[list[list[_Strip]]] = []
    for row in rows:
        above = [
            (_down(sheet[-1], row), place)
            for place, sheet in enumerate(sheets)
            if sheet[-1][0].left < row[-1].right and row[0].left < sheet[-1][-1].right
        ]
        down, place = min(above, default=(_FAR_BELOW, -1))
        if down < _FAR_BELOW:
            sheets[place].append(row)
        else:
            sheets.append([row])
    return sheets


def _down(above: list[_Strip], below: list[_Strip]) -> float:
    """Return how far a row is below another, in heights, where they stand over each other."""
    place = max(above[0].left, below[0].left)
    upper = min(above, key=lambda strip: abs(strip.left - place))
    lower = min(below, key=lambda strip: abs(strip.left - place))
    return (lower.level_at(place) - upper.level_at(place)) / max(upper.height, lower.height)


def _second_lines(strips: list[_Strip]) -> list[tuple[_Strip, _Strip]]:
    """Return pairs of numbers of which one stands below the other inside the same cell."""
    numbers = [strip for strip in strips if _is_figures(strip.text)]
    pairs = []
    for upper in numbers:
        for lower in numbers:
            height = min(upper.height, lower.height)
            down = (lower.start + lower.end - upper.start - upper.end) / 2
            shared = min(upper.right, lower.right) - max(upper.left, lower.left)
            if not 0.5 * height < down < _NEXT_LINE * height:
                continue
            if shared > 0.8 * (lower.right - lower.left) and len(upper.text) >= len(lower.text):
                pairs.append((upper, lower))
    return pairs


def _whole_numbers(pairs: list[tuple[_Strip, _Strip]]) -> list[str]:
    """Return the numbers that pairs make, where they have the length of one."""
    return [
        first.text + second.text
        for first, second in pairs
        if _is_figures(first.text)
        and _is_figures(second.text)
        and len(first.text + second.text) in _WHOLE_NUMBERS
    ]


def _is_figures(text: str) -> bool:
    digits = sum(mark.isdigit() for mark in text)
    return len(text) >= 3 and digits >= len(text) - 1 and digits >= 3
