"""Dates of the farmers' calendar: 农历三月初八, 甲午年腊月廿三, a birthday as villagers know it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from noticegen.release.gate.figures.han_numbers import read_han

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_YEAR = rf"(?:([〇零一二三四五六七八九]{{4}}|\d{{4}})|([{_STEMS}][{_BRANCHES}]))年?"
_MONTH = r"(闰)?(正|冬|腊|十[一二]?|[一二三四五六七八九]|\d{1,2})月"
# Only this calendar counts its first ten days by 初; without that it must be named, or write 廿.
_DAY = r"(初[一二三四五六七八九十]|廿[一二三四五六七八九]?)"
_ANY_DAY = (
    r"(初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|\d{1,2})"
)
_NAMED = r"(?:农历|阴历|旧历|夏历)[:： ]?"
_OF_LUNAR_YEARS = re.compile(
    f"(?:{_NAMED})?{_YEAR}[,， ]?(?:{_NAMED})?{_MONTH}{_ANY_DAY}(?![日号])"
)
_DAYS_ALONE = (
    re.compile(f"{_MONTH}{_DAY}"),
    re.compile(f"{_NAMED}{_MONTH}{_ANY_DAY}"),
    re.compile(f"(闰)?(正|冬|腊)月{_ANY_DAY}"),
)
_OF_BIRTH = re.compile(r"生|寿|诞|满月|周岁|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]")
_NEAR = 8  # characters between a day and the word that says that it is a birthday
_TELLING = re.compile("初|廿|正月|冬月|腊月|闰|[农阴旧夏]历")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A month and a day of the farmers' calendar, in any year."""

    month: int
    day: int

    def fits(self, known: date) -> bool:
        """Tell whether somebody born on that date keeps this birthday."""
        from borax.calendars.lunardate import LunarDate

        try:
            lunar = LunarDate.from_solar(known)
        except ValueError:  # outside of the tables, which begin in 1900
            return False
        return bool((lunar.month, lunar.day) == (self.month, self.day))


def lunar_dates_in(folded: str) -> Iterator[date]:
    """Yield the solar date of every lunar date with its year; of a cycle's year, each it may be."""
    if _TELLING.search(folded) is None and not any(stem in folded for stem in _STEMS):
        return
    for match in _OF_LUNAR_YEARS.finditer(folded):
        written, cyclic, leap, month, day = match.groups()
        for year in _years(written, cyclic):
            yield from _solar_date(year, _month(month), _day(day), is_leap=bool(leap))


def lunar_birthdays_in(folded: str) -> Iterator[LunarDay]:
    """Yield every lunar month and day that the text says to be a birthday."""
    if _TELLING.search(folded) is None:
        return
    for pattern in _DAYS_ALONE:
        for match in pattern.finditer(folded):
            around = folded[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if _OF_BIRTH.search(around):
                yield LunarDay(_month(match[2]), _day(match[3]))


def _years(written: str | None, cyclic: str | None) -> Iterator[int]:
    if written:
        yield _number(written)
    if cyclic:
        stem, branch = _STEMS.index(cyclic[0]), _BRANCHES.index(cyclic[1])
        for year in range(_FIRST_YEAR, _LAST_YEAR):
            if (year - 4) % 10 == stem and (year - 4) % 12 == branch:
                yield year


def _month(text: str) -> int:
    return _MONTHS.get(text) or _number(text)


def _day(text: str) -> int:
    return _number(text.removeprefix("初"))


def _number(text: str) -> int:
    return int(text) if text.isascii() else read_han(text)


def _solar_date(year: int, month: int, day: int, *, is_leap: bool) -> Iterator[date]:
    from borax.calendars.lunardate import LunarDate

    try:
        solar = LunarDate(year, month, day, int(is_leap)).to_solar_date()
    except ValueError:  # no such month or day in that year
        return
    yield date(solar.year, solar.month, solar.day)
