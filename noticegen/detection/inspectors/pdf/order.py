"""Whether people read the letters of a page in the order in which the file holds them.

Every search of a page's text goes by the file's order. A style sheet can set each figure of a
number anywhere, or the amounts of one row beside the names of another; then paper says what no
search has seen. People read a line from left to right, and what stands by itself, one letter
below the other, from top to bottom. Blocks of text may be drawn in any order: columns, a
signature, what is written below it. The numbers of a list that goes on over pages are drawn last;
they count on, so that their order says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from noticegen.detection.inspectors.pdf.letters import Letter

_SAME_LINE = 0.45  # of a letter's size
_KERNED = 0.3  # of a letter's size, by which a letter may reach into the one before
_GAP = 1.0  # of a letter's size: what stands farther off stands by itself
_BY_ITSELF = 3  # letters
_BELOW = 3.0  # of a letter's size: what stands lower is read by itself
_COLUMN = 8.0  # points
_UPRIGHT = frozenset({0.0, 360.0})  # Mongolian script runs down, in columns of its own


class _Placed(NamedTuple):
    """A letter, its place in the file and how deep on the page its middle is."""

    depth: float
    order: int
    letter: Letter


def is_out_of_order(letters: Iterable[Letter], text: str = "") -> bool:
    """Tell whether any upright letter stands where nobody reads it next.

    `text` has a character for every letter; without it no number of a list is known.
    """
    placed = [
        _Placed(-(letter.bottom + letter.top) / 2, order, letter)
        for order, letter in enumerate(letters)
        if letter.angle in _UPRIGHT
    ]
    lines = list(_lines(placed))
    if _runs_up(lines):
        return True
    stacked = {placed[place].order for place in _stacked(placed)}
    running = [[one for one in line if one.order not in stacked] for line in lines]
    ordinals: list[tuple[int, int]] = []
    for line in filter(None, running):
        own, number = _without_ordinal(line, text)
        if _runs_back(own):
            return True
        if number is not None:
            ordinals.append((line[-1].order, number))
    return not _count_on(ordinals)


def _without_ordinal(line: list[_Placed], text: str) -> tuple[list[_Placed], int | None]:
    """Return a line, and the number that is drawn behind the rest of it and stands in front."""
    at = len(line)
    while at > 1 and line[at - 1].letter.right <= line[0].letter.left:
        at -= 1
    written = "".join(text[one.order] for one in line[at:] if one.order < len(text))
    if not 0 < len(written) <= _BY_ITSELF or not (written.isascii() and written.isdecimal()):
        return line, None
    return [*line[at:], *line[:at]], int(written)


def _count_on(ordinals: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the numbers are drawn from top to bottom, each one more, or from 1 again.

    A list that goes on from the page before begins with two of them at least.
    """
    if ordinals and ordinals[0][1] != 1:
        first, second = (*ordinals, (0, 0))[:2]
        if second[1] != first[1] + 1:
            return False
    return all(
        before[0] < after[0] and after[1] in (before[1] + 1, 1)
        for before, after in pairwise(ordinals)
    )


def _stacked(placed: Sequence[_Placed]) -> Iterator[int]:
    """Yield the places of letters in vertical writing: the one before or behind is above or below.

    A name beside a poster's title runs down along lines that have nothing to do with it.
    """
    for place, (upper, lower) in enumerate(pairwise(placed)):
        size = upper.letter.size
        across = upper.letter.middle[0] - lower.letter.middle[0]
        down = lower.depth - upper.depth
        if abs(across) < size * _SAME_LINE and size * _SAME_LINE < down < size * _BELOW:
            yield from (place, place + 1)


def _lines(placed: list[_Placed]) -> Iterator[list[_Placed]]:
    """Yield the lines of a page from top to bottom, each in the order of the file."""
    line: list[_Placed] = []
    for one in sorted(placed):
        if line and one.depth - line[0].depth > one.letter.size * _SAME_LINE:
            yield sorted(line, key=_order_of)
            line = []
        line.append(one)
    if line:
        yield sorted(line, key=_order_of)


def _order_of(placed: _Placed) -> int:
    return placed.order


def _runs_back(line: Sequence[_Placed]) -> bool:
    """Tell whether the file goes on to the left of what it has set on the same line."""
    reached = line[0].letter.left
    for _, _, letter in line:
        if letter.left < reached - letter.size * _KERNED:
            return True
        reached = max(reached, letter.left)
    return False


def _runs_up(lines: Iterable[Sequence[_Placed]]) -> bool:
    """Tell whether letters that stand one below the other are set from bottom to top."""
    above: dict[int, _Placed] = {}
    for line in lines:
        for group in _groups(line):
            if len(group) > _BY_ITSELF:
                continue
            first = group[0]
            column = round(first.letter.middle[0] / _COLUMN)
            reach = first.letter.size * _BELOW
            for near in (column - 1, column, column + 1):
                last = above.get(near)
                if last and first.depth - last.depth < reach and last.order > first.order:
                    return True
            above[column] = first
    return False


def _groups(line: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """Yield what stands together on a line."""
    group = [line[0]]
    for before, one in pairwise(line):
        if one.letter.left - before.letter.right > one.letter.size * _GAP:
            yield group
            group = []
        group.append(one)
    yield group
