"""Read dates as offices write them; what is not certain stays unknown.

A year of two digits, or a day that may be a month, is not guessed: a wrong birth year can turn a
child into an adult.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from noticegen.roster.values.texts import clean_text, plain

_EARLIEST_YEAR = 1880
_LATEST_YEAR = 2100
# Excel counts from 1899-12-30; its day 60 never existed, so serials before March 1900 are off.
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_FIRST_SERIAL = 61
_LAST_SERIAL = (date(_LATEST_YEAR, 12, 31) - _EXCEL_DAY_ZERO).days

_YEAR = r"(?P<year>\d{4})"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})",
        rf"{_YEAR}(?P<month>\d{{2}})",
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})[.日]?(?:生)?",
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})",
        rf"{_YEAR}年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]?(?:生|出生)?",
        rf"{_YEAR}年(?P<month>\d{{1,2}})月?(?:生|出生)?",
        rf"{_YEAR}年?(?:生|出生)?",
    )
)
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_SHORT_YEAR = re.compile(
    r"\d{2}(?:[-/.]\d{1,2}){1,2}|\d{2}年(?:\d{1,2}月(?:\d{1,2}[日号]?)?)?|\d{6}"
)
_YEAR_AND_TENTHS = re.compile(_YEAR + r"\.1")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of which the day, or the month and the day, may be missing."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def earliest(self) -> date:
        """Return the first day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """Return the last day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def complete(self) -> date | None:
        """Return the day, if it is known."""
        return self.earliest if self.month and self.day else None

    def allows(self, day: date) -> bool:
        """Tell whether the day may be the one that is meant."""
        return self.earliest <= day <= self.latest


def parse_date(text: str, *, number: bool = False) -> PartialDate | None:
    """Return the date a text says, or None when it says none or is not certain.

    `number` marks the content of a numeric cell: there `29342` is a day's serial number, and
    `1980.1` may be January or October and is therefore only the year 1980.
    """
    squeezed = plain(_CLOCK.sub("", clean_text(text)))
    if number:
        if _YEAR_AND_TENTHS.fullmatch(squeezed):
            return _checked(int(squeezed[:4]), None, None)
        if len(squeezed) == 5 and squeezed.isdecimal():
            return _from_serial(int(squeezed))
    for pattern in _PATTERNS:
        if found := pattern.fullmatch(squeezed):
            parts = found.groupdict()
            month, day = parts.get("month"), parts.get("day")
            return _checked(
                int(found["year"]), int(month) if month else None, int(day) if day else None
            )
    return None


def has_short_year(text: str) -> bool:
    """Tell whether a text is a date whose century nobody wrote: ask, do not guess."""
    squeezed = plain(text)
    return (
        bool(squeezed) and parse_date(text) is None and _SHORT_YEAR.fullmatch(squeezed) is not None
    )


def _checked(year: int, month: int | None, day: int | None) -> PartialDate | None:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def _from_serial(serial: int) -> PartialDate | None:
    if not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        return None
    day = _EXCEL_DAY_ZERO + timedelta(days=serial)
    return PartialDate(day.year, day.month, day.day)
