"""Phones and accounts, counted and written out."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticegen.detection.numbers.luhn import passes_luhn
from noticegen.identifiers.accounts import AccountPlan, remaining_accounts
from noticegen.identifiers.phones import is_mobile, remaining_mobiles, segments_of
from noticegen.identifiers.residues import Remaining

THREE_AND_FOUR = frozenset({0, 1, 2, 7, 8, 9, 10})


@given(st.from_regex(r"1[0-9]{10}", fullmatch=True), st.from_regex(r"[0-9]{6}", fullmatch=True))
def test_the_plan_decides_by_the_first_five_digits(number: str, rest: str) -> None:
    assert is_mobile(number) == is_mobile(number[:5] + rest)


def test_three_and_four_digits_hide_ten_thousand_of_the_whole_plan() -> None:
    left = remaining_mobiles(THREE_AND_FOUR)
    assert 9_900 <= left.typical <= 10_000


@pytest.mark.slow  # the lists of every city in the world are read
def test_whoever_knows_the_city_knows_most_of_the_number() -> None:
    """First three, last four: of a mobile from Baotou a few dozen are left, at worst three."""
    segments = segments_of("包头市")
    assert "1504727" in segments or len(segments) > 500
    by_head = Counter(segment[:3] for segment in segments)
    left = remaining_mobiles(THREE_AND_FOUR, "包头市")
    squares = sum(count**2 for count in by_head.values())
    assert left == Remaining(min(by_head.values()), squares // len(segments))
    assert left.fewest < 10 < left.typical < 100


def test_an_unknown_city_leaves_the_plan() -> None:
    assert remaining_mobiles(THREE_AND_FOUR, "不存在市") == remaining_mobiles(THREE_AND_FOUR)
    assert remaining_mobiles(frozenset(range(11))) == Remaining(1, 1)


@pytest.mark.parametrize(
    "number", ["1504827593", "150482759361", "25048275936", "１５０４８２７５９３６", ""]
)
def test_what_is_no_mobile_is_none(number: str) -> None:
    assert not is_mobile(number)


LUHN = AccountPlan(5, frozenset({"62", "63", "95"}))


@settings(max_examples=40, deadline=None)
@given(st.frozensets(st.integers(0, 4)), st.booleans())
def test_accounts_are_counted_as_if_written_out(shown: frozenset[int], luhn: bool) -> None:
    plan = AccountPlan(LUHN.length, LUHN.prefixes, luhn)
    written = (
        prefix + "".join(rest)
        for prefix in plan.prefixes
        for rest in product("0123456789", repeat=3)
    )
    valid = [number for number in written if not luhn or passes_luhn(number)]
    classes = Counter(tuple(number[place] for place in sorted(shown)) for number in valid)
    squares = sum(size**2 for size in classes.values())
    assert remaining_accounts(shown, plan) == Remaining(
        min(classes.values()), squares // len(valid)
    )


def test_a_known_bank_and_the_last_four_leave_what_the_middle_hides() -> None:
    card = AccountPlan(19, frozenset({"621799618"}))
    last_four = frozenset(range(15, 19))
    assert remaining_accounts(last_four, card).fewest == 10**5
    assert remaining_accounts(last_four | frozenset(range(9, 13)), card).fewest == 10


@pytest.mark.parametrize(
    ("length", "prefixes"),
    [(6, frozenset({"62", "621"})), (6, frozenset({"x"})), (2, frozenset({"62"}))],
)
def test_a_plan_that_makes_no_sense_is_refused(length: int, prefixes: frozenset[str]) -> None:
    with pytest.raises(ValueError, match="prefix"):
        AccountPlan(length, prefixes)
