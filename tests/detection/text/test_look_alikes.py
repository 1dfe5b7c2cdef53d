"""Letters and bars for digits: read where a number is whole so, left where they are letters."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text
from noticegen.detection.numbers.luhn import passes_luhn
from noticegen.detection.text.look_alikes import read_look_alikes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("手机138472104S6", "CN_MOBILE"),
        ("手机13B47210456", "CN_MOBILE"),
        ("联系电话 I3847ZI04S6", "CN_MOBILE"),
        ("身份证号1S0207196507149927", "CN_ID_CARD"),
        ("身份证号15O2O719b5O714992T".replace("T", "7"), "CN_ID_CARD"),
        ("身份证号1S020719650710995X", "CN_ID_CARD"),
        ("身份证号L50207L9650714992T", "CN_ID_CARD"),
        ("手机1G5000004AG", "CN_MOBILE"),
        ("手机16500°°0456", "CN_MOBILE"),
        ("残疾证号1502071965071499274З", "CN_DISABILITY_CERT"),
    ],
)
def test_letters_that_only_a_whole_number_makes_digits(text: str, kind: str) -> None:
    assert [found.type for found in scan_text(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    ["SB20240115668B", "GB2312-8080808", "b138472104S6z", "user_138472104S6", "1SS2B3Z4S5B6Z7S"],
)
def test_codes_with_such_letters_stay_codes(text: str) -> None:
    assert read_look_alikes(text) == text


def test_one_ring_is_a_zero_and_two_hide_figures() -> None:
    assert [f.type for f in scan_text("电话1384721○456")] == ["CN_MOBILE"]
    assert [f.type for f in scan_text("卡号62170001○2345678○" + "7")] != ["CN_MOBILE"]
    assert [f.type for f in scan_text("电话138○○○○0456")] == ["MASKED_ID"]


def test_a_card_is_proven_by_its_check_digit() -> None:
    number = next(
        digits for last in range(10) if passes_luhn(digits := f"621700012345678901{last}")
    )
    assert [f.type for f in scan_text(f"卡{number.replace('5', 'S')}")] == ["CN_BANK_CARD"]


def test_a_bar_is_an_edge_or_a_separator_where_the_number_is_whole_without_it() -> None:
    for text in ("138|4721|0456", "150207|1965|0714|9927", "13847210456|6217000123456789"):
        assert read_look_alikes(text) == text
    assert read_look_alikes("|3847210456") == "|3847210456"
    assert read_look_alikes("13847|10456") == "13847110456"


def test_the_letter_of_a_pupil_s_number_is_no_figure_of_a_card() -> None:
    """G read as 6 would make a card of it that its check digit proves."""
    found = scan_text("学籍号G211102198705069900")
    assert [f.type.value for f in found] == ["CN_ID_CARD"]
