"""Days and divisions: which digits can begin a citizen's number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.numbers.identity import is_date, is_division


@given(st.from_regex(r"(18|19|20)[0-9]{2}[01][0-9][0-3][0-9]", fullmatch=True))
def test_a_day_is_one_of_the_calendar_and_of_a_living_person(digits: str) -> None:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        assert not is_date(digits)
    else:
        assert is_date(digits) == (1890 <= born.year <= 2049)


def test_every_day_of_a_hundred_and_sixty_years_is_known() -> None:
    day = date(1890, 1, 1)
    while day.year < 2050:
        assert is_date(f"{day:%Y%m%d}")
        day += timedelta(days=1)
    assert not is_date("19000229")
    assert not is_date("1990 101")


@pytest.mark.parametrize("code", ["150203", "110101", "659004", "820000", "915156", "469021"])
def test_divisions_and_foreigners(code: str) -> None:
    assert is_division(code)


@pytest.mark.parametrize("code", ["000000", "150000", "157103", "170101", "990000", "150200"])
def test_what_is_no_division(code: str) -> None:
    assert not is_division(code)
