"""Numbers in Han numerals are read as they are written on paper."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.release.gate.figures.han_numbers import (
    CAPITAL_AMOUNT,
    HAN_NUMERALS,
    read_capital_amount,
    read_han,
)
from noticegen.vocabulary.capitals import capital_amount


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("一", 1), ("十", 10), ("十四", 14), ("二十", 20), ("廿一", 21), ("卅", 30)),
        *(("九十九", 99), ("一百零三", 103), ("二百", 200), ("两千零一十", 2010)),
        *(("一万零五百", 10_500), ("三亿二千万", 320_000_000), ("二〇二六", 2026), ("壹拾", 10)),
    ],
)
def test_a_number_is_read(text: str, number: int) -> None:
    assert read_han(text) == number


@given(st.decimals(0, Decimal("99999999.99"), places=2))
def test_every_amount_in_capitals_is_read_back(amount: Decimal) -> None:
    written = capital_amount(amount)
    match = CAPITAL_AMOUNT.fullmatch(written)
    if match is not None:  # parts of a yuan alone have no 元
        assert read_capital_amount(match) == amount
    else:
        assert amount < 1


@given(st.text(HAN_NUMERALS, min_size=1, max_size=12))
def test_any_row_of_numerals_is_a_number(text: str) -> None:
    assert read_han(text) >= 0
