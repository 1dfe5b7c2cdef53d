"""The grounds that the names of a list stand on, as they are printed.

A coloured strip need not belong to a row: a box that is set behind it from elsewhere marks it as
well. So the boxes around every name are compared where they came to lie on paper.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from noticegen.detection.inspectors.pdf.looks import PageLook
from noticegen.publication.model import Publication
from noticegen.release.gate.lists.listed_households import name_of
from noticegen.release.gate.lists.turns import are_every_nth

_TURNS = 2  # striped rows
_LEAST_STANDING = 3  # names in a column, of which one ground can be the usual one


class _Standing(NamedTuple):
    """How high on its page a name stands, and how light and wide the boxes around it are."""

    height: float
    grounds: tuple[tuple[int, int], ...]


def has_marked_ground(looks: Sequence[PageLook], publication: Publication, folds: int = 1) -> bool:
    """Tell whether a name stands on another ground than those above it, or those by turns.

    Villages, pages and columns are compared each by itself: a frame may go around one of them.
    So are the parts of rows that list `folds` households.
    """
    seen = [look for look in looks if look.grounds]
    villages = [
        [name_of(entry, publication) for entry in village.entries[first::folds]]
        for village in publication.villages
        for first in range(folds)
    ]
    is_uneven = any(
        _is_uneven(column)
        for look in seen
        for names in villages
        for column in _columns(look, names)
    )
    return is_uneven and not are_every_nth([_oddities(seen, names) for names in villages], False)


def _oddities(looks: Sequence[PageLook], names: Sequence[str]) -> list[Hashable]:
    """Return on what other ground each name stands than most in its column; None: not told."""
    found: list[Hashable] = [None] * len(names)
    for look in looks:
        place = 0
        for column in _columns(look, names):
            grounds = Counter(one.grounds for one in column if one is not None)
            usual = grounds.most_common(1)[0][0] if grounds.total() >= _LEAST_STANDING else None
            for one in column:
                if one is not None and usual is not None:
                    found[place] = one.grounds != usual and one.grounds
                place += 1
    return found


def _is_uneven(column: Sequence[_Standing | None]) -> bool:
    return any(
        above is not None and below is not None and above.grounds != below.grounds
        for above, below in zip(column, column[_TURNS:], strict=False)
    )


def _columns(look: PageLook, names: Sequence[str]) -> Iterator[list[_Standing | None]]:
    """Yield the names of each column; None stands for one that a page has not once."""
    column: list[_Standing | None] = []
    lowest = math.inf
    for name in names:
        standing = _find(look, "".join(filter(str.isalnum, name)))
        if standing is not None and standing.height > lowest:
            yield column
            column = []
        column.append(standing)
        lowest = standing.height if standing is not None else lowest
    yield column


def _find(look: PageLook, name: str) -> _Standing | None:
    text = look.written.text
    place = text.find(name) if name else -1
    if place < 0 or text.find(name, place + 1) >= 0:
        return None
    x, y = look.written.letters[place].middle
    around = (
        (box.grey, round(box.width))
        for box in look.grounds
        if box.left <= x <= box.right and box.bottom <= y <= box.top
    )
    return _Standing(y, tuple(sorted(around)))
