"""Rows that take turns: alike, every second one otherwise, or every third to fifth.

Stripes help to keep to a row. They point at nobody where they go on in one step through all lists:
the step must be seen twice in one of them, or it could be a mark on one row of a short list.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

_STEPS = (3, 4, 5)


def are_every_nth(lists: Sequence[Sequence[Hashable]], usual: Hashable) -> bool:
    """Tell whether in all lists every third, fourth or fifth one is not `usual`, but alike.

    None stands for what cannot be told.
    """
    others = {one for places in lists for one in places if one is not None} - {usual}
    return len(others) == 1 and any(
        max(map(len, lists), default=0) >= 2 * step
        and all(
            one is None or (one != usual) == (place % step == first)
            for places in lists
            for place, one in enumerate(places)
        )
        for step in _STEPS
        for first in range(step)
    )
