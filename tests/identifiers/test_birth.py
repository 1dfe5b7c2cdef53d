from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.identifiers.birth import ADULT_AGE, age_on

births = st.dates(min_value=date(1900, 1, 1), max_value=date(2030, 12, 31))


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(2008, 12, 1), date(2026, 11, 30), 17),
        (date(2008, 12, 1), date(2026, 12, 1), 17),
        (date(2008, 12, 1), date(2026, 12, 2), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2024, 2, 29), 15),
        (date(2008, 2, 29), date(2024, 3, 1), 16),
        (date(2007, 12, 31), date(2025, 12, 31), 17),
        (date(2007, 12, 31), date(2026, 1, 1), 18),
        (date(2026, 12, 1), date(2026, 12, 1), 0),
    ],
)
def test_a_year_is_completed_when_the_birthday_has_passed(birth: date, day: date, age: int) -> None:
    assert age_on(birth, day) == age


@given(births, st.integers(min_value=1, max_value=110))
def test_the_first_day_of_an_age_is_where_the_age_begins(birth: date, years: int) -> None:
    year = birth.year + years
    last = monthrange(year, birth.month)[1]
    first = date(year, birth.month, min(birth.day, last)) + timedelta(days=1)
    assert age_on(birth, first) == years
    assert age_on(birth, first - timedelta(days=1)) == years - 1


@given(births)
def test_nobody_is_an_adult_on_the_18th_birthday(birth: date) -> None:
    year = birth.year + ADULT_AGE
    birthday = (
        date(year, 2, 28) if (birth.month, birth.day) == (2, 29) else birth.replace(year=year)
    )
    assert age_on(birth, birthday) < ADULT_AGE
    assert age_on(birth, birthday + timedelta(days=1)) == ADULT_AGE


@given(births, st.integers(min_value=0, max_value=40_000))
def test_age_never_falls(birth: date, days: int) -> None:
    day = birth + timedelta(days=days)
    assert 0 <= age_on(birth, day) <= age_on(birth, day + timedelta(days=1))


def test_nobody_has_an_age_before_birth() -> None:
    with pytest.raises(ValueError, match="before"):
        age_on(date(2020, 1, 2), date(2020, 1, 1))
