"""Dates as a Chinese notice writes them."""

from __future__ import annotations

from datetime import date

_WEEKDAYS = "一二三四五六日"


def chinese_date(day: date) -> str:
    """Write a date in figures, no leading zeros (GB/T 9704-2012, 7.3.5.4): `2026年12月1日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_date_with_weekday(day: date) -> str:
    """Write a date with its day of the week, e.g. `2026年12月1日（星期二）`."""
    return f"{chinese_date(day)}（星期{_WEEKDAYS[day.weekday()]}）"
