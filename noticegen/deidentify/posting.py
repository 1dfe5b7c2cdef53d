"""When a notice hangs: counted as the policy counts.

The ministry (民发〔2021〕57号) says 7 days, the catalogues of open government 7 working days;
offices count the first day, the civil code (art. 201) does not. The policy decides both.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from noticegen.errors import ErrorCode, InputError
from noticegen.policy.model import Posting
from noticegen.policy.schema import Counting, FirstDay
from noticegen.publication.model import PostingPeriod
from noticegen.settings.days_off import DaysOff

NOTHING_SAID = DaysOff(frozenset(), frozenset())


def posting_period(posting: Posting, start: date, own: DaysOff = NOTHING_SAID) -> PostingPeriod:
    """Return the first and last day; an InputError if a year's holidays are not known.

    `own` is what the unit file says of years that the program's calendar does not know.
    """
    counts_first = posting.first_day is FirstDay.COUNTED
    days = _days_from(start if counts_first else start + timedelta(days=1))
    if posting.counting is Counting.WORKING:
        days = (day for day in days if is_workday(day, own))
    last = start
    for _ in range(posting.days):
        last = next(days)
    return PostingPeriod(
        first=start,
        last=last,
        days=posting.days,
        working_days=posting.counting is Counting.WORKING,
        first_day_counted=counts_first,
    )


def is_workday(day: date, own: DaysOff) -> bool:
    """Tell whether offices work on a day, shifted working days included."""
    # The calendar's tables are only needed where working days are counted.
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        said = own.is_workday(day)
        if said is None:
            raise InputError(ErrorCode.CALENDAR_UNKNOWN, year=day.year) from None
        return said


def knows_days_off(year: int) -> bool:
    """Tell whether the program's own calendar knows a year."""
    try:
        is_workday(date(year, 1, 1), NOTHING_SAID)
    except InputError:
        return False
    return True


def _days_from(first: date) -> Iterator[date]:
    day = first
    while True:
        yield day
        day += timedelta(days=1)
