from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.documents.amounts import decimals_needed, write_amount
from noticegen.vocabulary.capitals import capital_amount

_DIGITS = {capital: digit for digit, capital in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(
    ("figures", "capitals"),
    [
        ("0", "零元整"),
        ("1200", "壹仟贰佰元整"),
        ("10", "壹拾元整"),
        ("105", "壹佰零伍元整"),
        ("1005", "壹仟零伍元整"),
        ("10005", "壹万零伍元整"),
        ("100000", "壹拾万元整"),
        ("100100000", "壹亿零壹拾万元整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("0.50", "伍角整"),
        ("0.05", "伍分"),
    ],
)
def test_capitals(figures: str, capitals: str) -> None:
    assert capital_amount(Decimal(figures)) == capitals


@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_capitals_can_be_read_back(cents: int) -> None:
    assert _read(capital_amount(Decimal(cents) / 100)) == cents


@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_capitals_never_repeat_or_end_with_a_zero(cents: int) -> None:
    words = capital_amount(Decimal(cents) / 100)
    assert "零零" not in words
    assert cents == 0 or not any(f"零{unit}" in words for unit in "元万亿角分整")


@pytest.mark.parametrize("figures", ["-1", "0.001", "10000000000000000"])
def test_what_cannot_be_written_is_refused(figures: str) -> None:
    with pytest.raises(ValueError, match="capitals"):
        capital_amount(Decimal(figures))


def test_a_column_with_one_cent_shows_cents_everywhere() -> None:
    assert decimals_needed([Decimal(5), Decimal("7.50")]) == 2
    assert decimals_needed([Decimal(5), Decimal("7.00")]) == 0


def test_figures_are_never_rounded() -> None:
    assert write_amount(Decimal("1200.5"), 2) == "1200.50"
    with pytest.raises(ValueError, match="decimals"):
        write_amount(Decimal("1200.5"), 0)
    with pytest.raises(ValueError, match="decimals"):
        write_amount(Decimal("1200.505"), 2)


def _read(words: str) -> int:
    """Read capitals back into cents, by place value."""
    cents = total = group = digit = 0
    for character in words:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _PLACES:
            group, digit = group + digit * _PLACES[character], 0
        elif character == "万":
            total, group, digit = total + (group + digit) * 10**4, 0, 0
        elif character == "亿":
            total, group, digit = (total + group + digit) * 10**8, 0, 0
        elif character == "元":
            total, group, digit = total + group + digit, 0, 0
        elif character in "角分":
            cents, digit = cents + digit * (10 if character == "角" else 1), 0
    return total * 100 + cents
