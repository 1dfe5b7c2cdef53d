"""Benefits paid for several months at once: which months, as far as the list itself says so.

An allowance may be paid by the quarter; its list says 第四季度, 10-12月 or, row by row, for how
many months. What a list says of its months is told on the sheet; nothing is divided by guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from noticegen.roster.model import Household
from noticegen.roster.values.counts import parse_count
from noticegen.roster.values.texts import plain

_YEAR = r"(?:(?P<year>20\d\d)年?)?"
# One of several (1-4季度, 第三、第四季度, 1-3、7-9月): the sum is of more months than it says.
_MORE = "-—–~至到、,，和及"
_ALONE = rf"(?<![一二三四1-4][{_MORE}])(?<![一二三四1-4][{_MORE}]第)"
_QUARTER = re.compile(_YEAR + _ALONE + r"第?(?P<quarter>[一二三四1-4])季度")
_MONTHS = re.compile(
    _YEAR + r"(?<!\d)(?<![\d月][、和及])(?P<first>1[0-2]|0?[1-9])月?[-—–~至到]"
    r"(?P<last>1[0-2]|0?[1-9])月(?!\d|[、和及]\d)"
)
_QUARTERS = "一二三四"
_LAST_MONTH = 12
# A quarter is paid in it or soon after; more is a list that was left from another time.
_MOST_MONTHS_AFTER = 3


@dataclass(frozen=True, slots=True)
class Span:
    """The months a benefit is paid for: `label` with the year, `short` without."""

    label: str
    short: str


def spans_said(text: str, month: date) -> frozenset[Span]:
    """Return the spans that a list's titles name, if a month's sheet may speak of them."""
    return frozenset(_spans(plain(text), month))


def span_of_row(household: Household, month: date) -> Span | None:
    """Return the span of a row that says for how many months it is, if it is more than one."""
    column = household.columns.get("months")
    months = parse_count(household.head.text("months"))
    if column is None or "保障" in column.heading:
        return None  # for how long it was granted, not for how long it is paid
    if months is None or not 1 < months <= _LAST_MONTH:
        return None
    return Span(f"{month.year}年{month.month}月（{months}个月）", f"{months}个月")


def _spans(text: str, month: date) -> Iterator[Span]:
    for found in _QUARTER.finditer(text):
        number = (_QUARTERS + "1234").index(found["quarter"]) % 4
        yield from _span(found["year"], 3 * number + 1, 3 * number + 3, month, quarter=number)
    for found in _MONTHS.finditer(text):
        yield from _span(found["year"], int(found["first"]), int(found["last"]), month)


def _span(
    said: str | None, first: int, last: int, month: date, quarter: int | None = None
) -> Iterator[Span]:
    """Yield the span, in the year said or else in the latest that has begun."""
    year = int(said) if said else month.year - (first > month.month)
    after = (month.year - year) * _LAST_MONTH + month.month - last
    begun = (month.year - year) * _LAST_MONTH + month.month >= first
    if not first < last or not begun or after > _MOST_MONTHS_AFTER:
        return
    short = f"{first}—{last}月" if quarter is None else f"第{_QUARTERS[quarter]}季度"
    yield Span(f"{year}年{short}", short)
