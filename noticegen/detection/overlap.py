"""Which of several overlapping hits is reported."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType

_RANK = {kind: rank for rank, kind in enumerate(FindingType)}
_START = attrgetter("start")


def resolve(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits that do not overlap, in the order of the text.

    The rule: of two hits that share a character the longer one stays, since it covers more of
    what must not be seen; of two equally long ones the higher score; then the type that
    `FindingType` names first; then the one further left. The result depends on nothing else,
    least of all on the order in which recognizers ran.
    """
    in_order = list(hits)
    if len(in_order) < 2:
        return in_order
    in_order.sort(key=_START)
    # Mostly nothing overlaps, and then there is nothing to choose.
    reached = 0
    for hit in in_order:
        if hit.start < reached:
            return _chosen(in_order)
        reached = hit.end
    return in_order


def _chosen(in_order: list[Hit]) -> list[Hit]:
    """Return the hits that stay where some overlap."""
    candidates = sorted(
        dict.fromkeys(in_order),
        key=lambda hit: (hit.start - hit.end, -hit.score, _RANK[hit.type], hit.start),
    )
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in candidates:
        # The longest come first, so a later hit overlaps only where one of its ends is taken.
        if hit.start in taken or hit.end - 1 in taken:
            continue
        kept.append(hit)
        taken.update(range(hit.start, hit.end))
    return sorted(kept, key=_START)


def outside(spans: list[tuple[int, int]], hits: list[Hit]) -> list[Hit]:
    """Return the hits that lie in none of the spans; both come in the order of the text."""
    outside = []
    index, reach = 0, 0
    for hit in hits:
        while index < len(spans) and spans[index][0] <= hit.start:
            reach = max(reach, spans[index][1])
            index += 1
        if hit.end > reach:
            outside.append(hit)
    return outside
