"""Totals: nobody is named, and nobody can be found by subtraction."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.deidentify.totals import TotalsPassage, publish_totals
from noticegen.errors import ErrorCode, RefusalError
from noticegen.policy.catalogue import load_policy
from noticegen.publication.totals import TotalsLine, merge_small_villages
from noticegen.vocabulary.outcomes import Outcome, Reason
from tests.deidentify.invented_roster import order, person, screened

MINOR = (Outcome.WITHHELD, Reason.MINOR)


def count(villages: dict[str, int]) -> TotalsPassage:
    people = [
        person(f"童{village[0]}{number}", village, household_size="1", monthly_amount="1900")
        for village, households in villages.items()
        for number in range(households)
    ]
    roster, screening = screened(people, **{one["applicant_name"]: MINOR for one in people})
    return publish_totals(roster, screening, load_policy("orphan-allowance"), order())


def test_children_are_counted_and_never_named() -> None:
    found = count({"东村": 6, "西村": 7})

    assert found.notice.total.households == 13
    assert found.notice.total.people == 13
    assert found.notice.total.amount == Decimal(13 * 1900)
    assert "童东0" not in repr(found.notice)
    assert "童东0" in {secret.value for secret in found.secrets.secrets}


def test_small_villages_are_put_together() -> None:
    lines = {
        line.village: line.households
        for line in count({"东村": 9, "西村": 2, "北村": 6}).notice.lines
    }

    assert lines == {"东村": 9, "其他村": 8}


def test_too_few_in_all_are_not_posted() -> None:
    with pytest.raises(RefusalError) as refused:
        count({"东村": 2, "西村": 2})

    assert refused.value.code is ErrorCode.TOTALS_TOO_SMALL


def test_held_dead_and_ended_are_not_counted() -> None:
    people = [person(f"童{number}甲") for number in range(8)]
    roster, screening = screened(
        people,
        童0甲=(Outcome.HELD, Reason.ID_INVALID),
        童1甲=(Outcome.WITHHELD, Reason.DECEASED),
        童2甲=(Outcome.WITHHELD, Reason.MINOR),
    )

    found = publish_totals(roster, screening, load_policy("orphan-allowance"), order())

    assert found.notice.total.households == 6


@given(
    st.dictionaries(st.text("东西南北中", min_size=1, max_size=3), st.integers(0, 12), max_size=8),
    st.integers(3, 6),
)
def test_no_line_and_no_difference_counts_fewer_than_the_limit(
    villages: dict[str, int], least: int
) -> None:
    lines = [TotalsLine(village, number, number, None) for village, number in villages.items()]
    total = sum(villages.values())

    merged = merge_small_villages(lines, least)

    assert all(line.households >= least for line in merged)
    if merged:
        assert sum(line.households for line in merged) == total
