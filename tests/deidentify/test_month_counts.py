"""Of the changes since last month only those of listed households are counted, and no small one."""

from __future__ import annotations

import pytest

from noticegen.deidentify.month_counts import count_month_changes
from noticegen.families.month_on_month import HouseholdChange, MonthChange
from noticegen.publication.changes import Changes
from noticegen.roster.model import Household, Row
from noticegen.screening.model import Screening, Verdict
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place

LEAST = 3


def place(row: int) -> Place:
    return Place("名单.xlsx", "新城村", row)


def screening(listed: range, withheld: range = range(0)) -> Screening:
    """Return the verdicts of households by their rows."""
    verdicts = [Verdict(_household(row), Outcome.PUBLISHED, ()) for row in listed]
    verdicts += [Verdict(_household(row), Outcome.WITHHELD, (Reason.MINOR,)) for row in withheld]
    return Screening(tuple(verdicts), ())


def _household(row: int) -> Household:
    return Household((Row(place(row), {}),), {})


def changes(
    kind: MonthChange, rows: range, *, now: bool = True, before: bool = True
) -> list[HouseholdChange]:
    return [
        HouseholdChange(kind, place(row) if now else None, place(row) if before else None, "")
        for row in rows
    ]


@pytest.mark.parametrize(("count", "told"), [(0, 0), (1, None), (2, None), (3, 3), (4, 4)])
def test_a_count_below_the_least_is_not_told_and_none_is(count: int, told: int | None) -> None:
    everybody = screening(range(10))
    found = count_month_changes(
        changes(MonthChange.AMOUNT, range(count)), everybody, everybody, LEAST
    )
    assert found == Changes(added=0, ended=0, adjusted=told)


def test_an_amount_counts_only_where_both_months_list_the_household() -> None:
    adjusted = changes(MonthChange.AMOUNT, range(6))
    all_six, first_three, last_four = screening(range(6)), screening(range(3)), range(2, 6)

    assert count_month_changes(adjusted, all_six, first_three, LEAST) == Changes(0, 0, 3)
    assert count_month_changes(adjusted, first_three, all_six, LEAST) == Changes(0, 0, 3)
    overlap = count_month_changes(adjusted, first_three, screening(last_four), LEAST)
    assert overlap == Changes(0, 0, None)


def test_a_child_kept_off_both_lists_is_counted_neither_in_nor_out() -> None:
    now = screening(range(4), withheld=range(4, 6))
    found = count_month_changes(changes(MonthChange.NEW, range(6), before=False), now, now, LEAST)
    assert found == Changes(added=4, ended=0, adjusted=0)


def test_a_small_count_of_added_hides_that_of_ended_as_well() -> None:
    everybody = screening(range(20))
    few = changes(MonthChange.NEW, range(2), before=False)
    many = changes(MonthChange.ENDED, range(5, 10), now=False)

    assert count_month_changes([*few, *many], everybody, everybody, LEAST) == Changes(None, None, 0)


def test_one_household_that_cannot_be_compared_leaves_no_count() -> None:
    everybody = screening(range(5))
    unclear = changes(MonthChange.UNCLEAR, range(1))
    assert count_month_changes(unclear, everybody, everybody, LEAST) is None
