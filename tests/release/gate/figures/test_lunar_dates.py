"""The farmers' calendar: a birthday written in it is the same day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.release.gate.figures.calendar_dates import births_in, dates_in
from noticegen.release.gate.figures.lunar_dates import lunar_birthdays_in, lunar_dates_in
from noticegen.release.gate.folding import fold_text

# 7 March 1958 was the 18th of the first month; 1 June 2012 the 12th of the leap fourth month.
BORN, LEAP_BORN = date(1958, 3, 7), date(2012, 6, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("一九五八年正月十八", "1958年正月十八", "农历1958年1月18", "戊戌年正月十八"),
        *("农历戊戌年正月十八", "戊戌年，农历正月十八", "阴历一九五八年一月十八"),
    ],
)
def test_a_lunar_date_is_its_solar_day(text: str) -> None:
    assert BORN in set(dates_in(fold_text(f"附注：{text}，以上")))


def test_a_leap_month_is_another_month() -> None:
    assert list(lunar_dates_in("二〇一二年闰四月十二")) == [LEAP_BORN]
    assert list(lunar_dates_in("二〇一二年四月初十")) == [date(2012, 4, 30)]


@pytest.mark.parametrize(
    "text",
    ["生于正月十八", "正月十八生", "农历正月十八过生日", "属狗，正月十八", "寿辰：农历1月18"],
)
def test_a_birthday_without_its_year_fits_whoever_has_it(text: str) -> None:
    births = list(births_in(fold_text(text)))
    assert any(birth.fits(BORN) for birth in births)
    assert not any(birth.fits(date(1958, 3, 8)) for birth in births)


@pytest.mark.parametrize(
    "text",
    [
        "正月十八赶集",
        "腊月廿三起放假",
        "2026年3月18日",
        "三月十八日公示",
        "甲乙双方",
        "二月三日",
        "",
    ],
)
def test_other_days_are_nobodys_birthday(text: str) -> None:
    folded = fold_text(text)
    assert not list(lunar_birthdays_in(folded))
    assert not list(lunar_dates_in(folded))


@pytest.mark.parametrize(
    "text", ["一九五八年闰正月初三", "1850年正月初一", "戊亥年正月初一", "二三〇〇年腊月廿九"]
)
def test_a_day_that_never_was_is_none(text: str) -> None:
    assert not list(lunar_dates_in(text))


@given(st.text("农历闰正冬腊一二三十初廿月年日生戊戌0189", max_size=30))
def test_any_text_can_be_read(text: str) -> None:
    list(lunar_dates_in(text))
    assert all(1 <= day.month <= 99 for day in lunar_birthdays_in(text))
