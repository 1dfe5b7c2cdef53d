"""From changes row by row to three counts that may go on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from noticegen.families.month_on_month import HouseholdChange, MonthChange
from noticegen.publication.changes import Changes
from noticegen.screening.model import Screening
from noticegen.vocabulary.outcomes import Outcome
from noticegen.vocabulary.place import Place

RowKey = tuple[str, str | None, int | None]


def count_month_changes(
    changes: Iterable[HouseholdChange], now: Screening, before: Screening, least: int
) -> Changes | None:
    """Count the changes of households that are or were listed; None if one cannot be compared.

    What the notices of both months show is all that is counted: a family that is kept off the
    list for a child's sake is not counted in or out either. A count below `least` is not told.
    Added and ended go together: with the totals of both notices one gives the other away.
    """
    listed_now, listed_before = _listed(now), _listed(before)
    counts: Counter[MonthChange] = Counter()
    for change in changes:
        is_now = change.now is not None and _row(change.now) in listed_now
        was_before = change.before is not None and _row(change.before) in listed_before
        if change.kind is MonthChange.UNCLEAR:
            return None
        if change.kind is MonthChange.AMOUNT:
            counts[change.kind] += is_now and was_before
        else:
            counts[change.kind] += is_now or was_before
    added, ended = counts[MonthChange.NEW], counts[MonthChange.ENDED]
    adjusted = counts[MonthChange.AMOUNT]
    together = not (_is_small(added, least) or _is_small(ended, least))
    return Changes(
        added=added if together else None,
        ended=ended if together else None,
        adjusted=None if _is_small(adjusted, least) else adjusted,
    )


def _is_small(count: int, least: int) -> bool:
    return 0 < count < least


def _listed(screening: Screening) -> frozenset[RowKey]:
    return frozenset(
        _row(verdict.household.place)
        for verdict in screening.verdicts
        if verdict.outcome is Outcome.PUBLISHED
    )


def _row(place: Place) -> RowKey:
    return place.file, place.sheet, place.row
