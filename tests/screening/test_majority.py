"""Whoever any source in the row makes younger than an adult is not taken for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from noticegen.roster.model import Household
from noticegen.screening.majority import Majority, judge_majority

Maker = Callable[..., Household]

START = date(2026, 12, 1)
ADULT, CHILD = date(1960, 1, 1), date(2010, 1, 1)


@pytest.mark.parametrize(
    ("id_birth", "stated", "age", "majority"),
    [
        (ADULT, None, None, Majority.ADULT),
        (ADULT, None, "18", Majority.ADULT),
        (ADULT, None, "17", Majority.UNKNOWN),
        (ADULT, "1960-01-01", "17", Majority.UNKNOWN),
        (ADULT, "2010-01-01", None, Majority.UNKNOWN),
        (ADULT, "2008", None, Majority.ADULT),
        (CHILD, None, "50", Majority.MINOR),
        (CHILD, "1960-01-01", None, Majority.UNKNOWN),
        (CHILD, "2008", None, Majority.MINOR),
        (None, "2008-11-30", None, Majority.ADULT),
        (None, "2008-12-01", None, Majority.MINOR),
        (None, "2008-12-01", "18", Majority.MINOR),
        (None, "2008", None, Majority.UNKNOWN),
        (None, "2026", None, Majority.MINOR),
        (None, "2027", None, Majority.UNKNOWN),
        (None, None, "50", Majority.UNKNOWN),
    ],
)
def test_every_source_is_heard(
    household: Maker,
    id_birth: date | None,
    stated: str | None,
    age: str | None,
    majority: Majority,
) -> None:
    one = household(birth_date=stated, age=age)
    assert judge_majority(one, id_birth, START, 18) is majority
