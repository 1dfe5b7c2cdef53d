"""A date is the same date however it is written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.release.gate.figures.calendar_dates import births_in, dates_in
from noticegen.release.gate.folding import fold_text

DAY = date(1952, 5, 13)


@pytest.mark.parametrize(
    "text",
    [
        *("1952年5月13日", "1952-05-13", "1952.5.13", "1952/5/13", "19520513", "1952 05 13"),
        *("13.5.1952", "05/13/1952", "13-05-1952", "52年5月13日", "５２年５月１３日"),
        *("民国41年5月13日", "民国四十一年五月十三日", "一九五二年五月十三日"),
        *("13 May 1952", "May 13, 1952", "13th May 1952"),
    ],
)
def test_a_date_is_read_in_every_writing(text: str) -> None:
    assert DAY in set(dates_in(fold_text(f"某某{text}，某村")))


@pytest.mark.parametrize("text", ["9999999", "32.13.1952", "99年13月40日", "May 99, 1952", ""])
def test_no_date_is_none(text: str) -> None:
    assert not list(dates_in(fold_text(text)))


@pytest.mark.parametrize(
    "text",
    [
        *("1952年5月生", "出生年月：1952年5月", "5月13日出生", "生日5月13日", "1952.5出生"),
        *("五月十三日过生日", "5月13日过生日", "生日是五月十三", "五月十三日出生"),
    ],
)
def test_a_birth_told_in_part_fits(text: str) -> None:
    assert any(born.fits(DAY) for born in births_in(fold_text(text)))


@pytest.mark.parametrize(
    "text",
    [
        "12月生活补贴",
        "2026年12月发生",
        "5月13日公示",
        "5月出生",
        "1952年6月生",
        "生活费5元",
        "五月十三日公示",
    ],
)
def test_other_months_fit_nobody(text: str) -> None:
    assert not any(born.fits(DAY) for born in births_in(fold_text(text)))


@given(st.text(alphabet="0123456789年月日.-/ 一二十廿民国may生出于", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    list(dates_in(text))
    list(births_in(text))
