"""Every calendar date that a text writes, in whatever order, numerals or calendar of years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from noticegen.release.gate.figures.han_numbers import read_han
from noticegen.release.gate.figures.lunar_dates import LunarDay, lunar_birthdays_in, lunar_dates_in

_DATE = re.compile(
    r"(?<!\d)(?:"
    r"(\d{4}) ?[年./\\-] ?(\d{1,2}) ?[月./\\-] ?(\d{1,2})(?!\d)"
    r"|((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"
    r"|((?:19|20)\d\d) (\d\d) (\d\d)(?!\d))"
)
_TWO_FIGURES = re.compile(r"[0-9]{2}")
# 13.5.1952 and 05/13/1952: nobody knows which is the day, so both readings count.
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2}) ?[./\\-] ?(\d{1,2}) ?[./\\-] ?((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d) ?年 ?(\d{1,2}) ?月 ?(\d{1,2})(?!\d)")
_REPUBLIC = re.compile(r"民国 ?(\d{1,3}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2})(?!\d)")
_HAN_YEAR, _HAN_FIGURE = "[〇零一二三四五六七八九]{4}", "[一二三四五六七八九十廿卅]{1,3}"
_HAN_DATE = re.compile(f"({_HAN_YEAR})年({_HAN_FIGURE})月({_HAN_FIGURE})[日号]")
_HAN_REPUBLIC = re.compile(f"民国({_HAN_FIGURE})年({_HAN_FIGURE})月({_HAN_FIGURE})[日号]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_SEPARATOR = r"[ ,.-]{1,3}"
_ENGLISH = (
    re.compile(rf"(?<!\d){_DAY}{_SEPARATOR}{_MONTH}{_SEPARATOR}(\d{{4}})(?!\d)"),
    re.compile(rf"(?<![a-z]){_MONTH}{_SEPARATOR}{_DAY}{_SEPARATOR}(\d{{4}})(?!\d)"),
)
# A month of birth, or a birthday without its year, where it is said to be one.
_PART = (
    r"(?:(\d{4}) ?[年./-] ?)?(\d{1,2}) ?(?:月份?|[./-](?=\d)|(?= ?出生))(?: ?(\d{1,2}) ?[日号]?)?"
)
_BIRTHS = (
    re.compile(rf"(?:出生|生于|生日|生辰)[^\d\n]{{0,6}}{_PART}"),
    re.compile(rf"(?<!\d){_PART} ?(?:出生|[过是]?生日|生辰|生人|所生|生(?![一-鿿]))"),
)
_HAN_BIRTHDAY = re.compile(
    f"({_HAN_FIGURE})月({_HAN_FIGURE})[日号]?.{{0,3}}(?:生日|出生|生人|所生)"
    f"|(?:生日|生于|出生)[^0-9\\n]{{0,6}}?({_HAN_FIGURE})月({_HAN_FIGURE})"
)
_FOUNDING = 1911  # the year before the first of the Republic
_CENTURIES = (1900, 2000)


@dataclass(frozen=True, slots=True)
class Birth:
    """What a text tells of when somebody was born; a part that it does not tell is None."""

    year: int | None
    month: int
    day: int | None

    def fits(self, known: date) -> bool:
        """Tell whether a date of birth may be the one that is spoken of."""
        if self.year is None and self.day is None:
            return False  # a month alone is everybody's
        return (
            self.month == known.month
            and self.year in (None, known.year)
            and self.day in (None, known.day)
        )


def births_in(folded: str) -> Iterator[Birth | LunarDay]:
    """Yield every month of birth and birthday that a folded text speaks of."""
    yield from lunar_birthdays_in(folded)
    if "生" not in folded:
        return
    for match in _HAN_BIRTHDAY.finditer(folded):
        han_month, han_day = (read_han(part) for part in match.groups() if part)
        yield Birth(None, han_month, han_day)
    for pattern in _BIRTHS:
        for match in pattern.finditer(folded):
            year, month, day = (int(part) if part else None for part in match.groups())
            if month is not None:
                yield Birth(year, month, day)


def dates_in(folded: str) -> Iterator[date]:
    """Yield every calendar date a folded text writes; of an uncertain one, each reading."""
    if "月" not in folded and _TWO_FIGURES.search(folded) is None:
        return
    for match in _DATE.finditer(folded):
        year, month, day = (part for part in match.groups() if part)
        yield from _calendar_date(int(year), int(month), int(day))
    for match in _YEAR_LAST.finditer(folded):
        first, second, year = (int(part) for part in match.groups())
        yield from _calendar_date(year, first, second)
        yield from _calendar_date(year, second, first)
    if "月" in folded:
        yield from _chinese_dates(folded)
        yield from lunar_dates_in(folded)
    if any(month in folded for month in _MONTHS):
        yield from _english_dates(folded)


def _chinese_dates(folded: str) -> Iterator[date]:
    for match in _REPUBLIC.finditer(folded):
        year, month, day = (int(part) for part in match.groups())
        yield from _calendar_date(_FOUNDING + year, month, day)
    for match in _SHORT_YEAR.finditer(folded):
        year, month, day = (int(part) for part in match.groups())
        for century in _CENTURIES:
            yield from _calendar_date(century + year, month, day)
    for match in _HAN_DATE.finditer(folded):
        year = read_han(match[1])
        yield from _calendar_date(year, read_han(match[2]), read_han(match[3]))
    for match in _HAN_REPUBLIC.finditer(folded):
        year, month, day = (read_han(part) for part in match.groups())
        yield from _calendar_date(_FOUNDING + year, month, day)


def _english_dates(folded: str) -> Iterator[date]:
    day_first, month_first = _ENGLISH
    for match in day_first.finditer(folded):
        yield from _calendar_date(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1]))
    for match in month_first.finditer(folded):
        yield from _calendar_date(int(match[3]), _MONTHS.index(match[1]) + 1, int(match[2]))


def _calendar_date(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return
