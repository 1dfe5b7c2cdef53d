"""Ages become ranges of births; both ends are checked against the age itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.identifiers.birth import age_on
from noticegen.identifiers.births import BirthDetail, BirthKnown, BirthRange

DAYS = st.dates(date(2000, 1, 1), date(2035, 12, 31)) | st.just(date(2028, 2, 29))


@given(DAYS, st.integers(0, 90), st.integers(0, 20))
def test_a_range_of_ages_holds_those_ages_and_no_others(on: date, low: int, more: int) -> None:
    births = BirthRange.of_ages(on, low, low + more)
    assert age_on(births.first, on) == low + more
    assert age_on(births.last, on) == low
    assert age_on(births.first - timedelta(days=1), on) == low + more + 1
    if low:
        assert age_on(births.last + timedelta(days=1), on) == low - 1


def test_bands_and_ages_look_alike_within() -> None:
    band = BirthKnown(BirthDetail.BAND, date(2026, 12, 1), (60, 70, 80))
    assert band.of(date(1960, 1, 1)) == band.of(date(1965, 1, 1)) != band.of(date(1950, 1, 1))
    age = BirthKnown(BirthDetail.AGE, date(2026, 12, 1))
    assert age.of(date(2008, 12, 1)) == 17  # on the 18th birthday still a minor
    assert age.of(date(2027, 1, 1)) == -1


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="age"):
        BirthKnown(BirthDetail.AGE)
    with pytest.raises(ValueError, match="before"):
        BirthRange(date(2000, 1, 2), date(2000, 1, 1))
    assert BirthRange(date(2000, 1, 1), date(2000, 12, 31)).days == 366
