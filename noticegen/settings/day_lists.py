"""Lists of days in the unit file: single ones and stretches, and whether a year is complete.

Since 2025 a year has 13 holidays (国务院令第795号), six of them on fixed dates.
A list that stops in spring would count the National Day as work, so half a year is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from noticegen.settings.schema import fault

_DAY = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_DAYS = re.compile(rf"{_DAY}(?:\s*(?:至|到|~|～|—+)\s*{_DAY})?")
_HOW = "请写成 2027-01-01，连续几天的写成 2027-01-01 至 2027-01-03。"
_LONGEST = 31
_FIXED = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
_LEAST = 13


def _read_days(lines: Any) -> Any:
    if not isinstance(lines, list | tuple):
        raise fault("不是一组日期", _HOW)
    return tuple(day for line in lines for day in _stretch(line))


def _stretch(line: Any) -> Iterator[date]:
    found = _DAYS.fullmatch(line.strip()) if isinstance(line, str) else None
    if found is None:
        raise fault("不是日期", _HOW)
    first = _date(found.group(1, 2, 3))
    last = _date(found.group(4, 5, 6)) if found[4] else first
    if not first <= last < first + timedelta(days=_LONGEST):
        raise fault("起止日期不对", _HOW)
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _date(numbers: tuple[str | Any, ...]) -> date:
    try:
        return date(*(int(number) for number in numbers))
    except ValueError:
        raise fault("日历上没有这一天", _HOW) from None


def _check_years(days: tuple[date, ...]) -> tuple[date, ...]:
    for year in sorted({day.year for day in days}):
        listed = {day for day in days if day.year == year}
        fixed = {date(year, month, day) for month, day in _FIXED}
        if len(listed) < _LEAST or not fixed <= listed:
            raise fault(
                f"{year}年的放假安排没有写全",
                "请照国务院办公厅公布的放假安排，从元旦到国庆节逐个写上。",
            )
    return days


Days = Annotated[tuple[date, ...], BeforeValidator(_read_days)]
WholeYears = Annotated[Days, AfterValidator(_check_years)]
