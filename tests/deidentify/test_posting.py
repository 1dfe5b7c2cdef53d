"""Days of posting: both conflicts of the sources, and the holidays."""

from __future__ import annotations

from datetime import date

import pytest

from noticegen.deidentify.posting import posting_period
from noticegen.errors import ErrorCode, InputError
from noticegen.policy.model import Posting
from noticegen.policy.schema import Counting, FirstDay
from noticegen.settings.days_off import DaysOff


@pytest.mark.parametrize(
    ("start", "days", "counting", "first_day", "last"),
    [
        # 东园镇 2025: 11 to 17 March are seven days; by 民法典 201 they end on the 18th.
        ("2025-03-11", 7, Counting.CALENDAR, FirstDay.COUNTED, "2025-03-17"),
        ("2025-03-11", 7, Counting.CALENDAR, FirstDay.NOT_COUNTED, "2025-03-18"),
        # 2026-12-01 is a Tuesday.
        ("2026-12-01", 7, Counting.WORKING, FirstDay.COUNTED, "2026-12-09"),
        ("2026-12-01", 7, Counting.WORKING, FirstDay.NOT_COUNTED, "2026-12-10"),
        ("2026-12-05", 1, Counting.WORKING, FirstDay.COUNTED, "2026-12-07"),
        # The National Day holidays of 2025 (1 to 8 October) and the Saturday worked for them.
        ("2025-09-29", 3, Counting.WORKING, FirstDay.COUNTED, "2025-10-09"),
        ("2025-10-09", 3, Counting.WORKING, FirstDay.COUNTED, "2025-10-11"),
        ("2026-12-31", 1, Counting.CALENDAR, FirstDay.NOT_COUNTED, "2027-01-01"),
        ("2028-02-28", 2, Counting.CALENDAR, FirstDay.COUNTED, "2028-02-29"),
    ],
)
def test_last_day(
    start: str, days: int, counting: Counting, first_day: FirstDay, last: str
) -> None:
    period = posting_period(Posting(days, counting, first_day, ()), date.fromisoformat(start))

    assert period.first.isoformat() == start
    assert period.last.isoformat() == last
    assert period.days == days
    assert (period.take_down - period.last).days == 1


# Invented days off of 2099, which begins on a Thursday.
OFF_2099 = (
    *(date(2099, 1, day) for day in (1, 2, 3)),
    *(date(2099, 1, day) for day in range(21, 28)),
    *(date(2099, 5, day) for day in (1, 2)),
    *(date(2099, 10, day) for day in (1, 2, 3)),
)


@pytest.mark.parametrize(
    ("start", "worked", "last"),
    [
        (date(2099, 1, 1), (), date(2099, 1, 7)),
        (date(2099, 1, 1), (date(2099, 1, 4),), date(2099, 1, 6)),
        (date(2099, 1, 19), (), date(2099, 1, 28)),
    ],
)
def test_an_office_may_state_the_days_off_of_a_year_that_is_not_known(
    start: date, worked: tuple[date, ...], last: date
) -> None:
    posting = Posting(3, Counting.WORKING, FirstDay.COUNTED, ())
    own = DaysOff(frozenset(OFF_2099), frozenset(worked))
    assert posting_period(posting, start, own).last == last
    with pytest.raises(InputError):
        posting_period(posting, date(2098, 12, 30), own)


def test_what_the_program_knows_comes_before_what_an_office_states() -> None:
    posting = Posting(1, Counting.WORKING, FirstDay.COUNTED, ())
    own = DaysOff(frozenset({date(2026, 12, 1)}), frozenset())
    assert posting_period(posting, date(2026, 12, 1), own).last == date(2026, 12, 1)


def test_a_year_whose_holidays_are_unknown_is_an_error() -> None:
    posting = Posting(7, Counting.WORKING, FirstDay.COUNTED, ())

    with pytest.raises(InputError) as refused:
        posting_period(posting, date(2099, 1, 4))

    assert refused.value.code is ErrorCode.CALENDAR_UNKNOWN
    assert "2099" in refused.value.message
    assert "days_off" in refused.value.message
