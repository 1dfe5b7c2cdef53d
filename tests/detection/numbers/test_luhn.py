"""The check digit of cards: one final digit of ten passes, and a finding says whether it did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection import FindingType, scan_text
from noticegen.detection.kinds import Reason
from noticegen.detection.numbers.luhn import passes_luhn


@given(st.from_regex(r"[0-9]{11,18}", fullmatch=True))
def test_one_last_digit_of_ten_passes(body: str) -> None:
    assert sum(passes_luhn(f"{body}{digit}") for digit in range(10)) == 1


@given(st.from_regex(r"[0-9]{12,19}", fullmatch=True), st.data())
def test_one_wrong_digit_is_always_seen(number: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(number) - 1))
    other = data.draw(st.sampled_from([mark for mark in "0123456789" if mark != number[place]]))
    changed = number[:place] + other + number[place + 1 :]
    assert not (passes_luhn(number) and passes_luhn(changed))


def test_a_known_number() -> None:
    assert passes_luhn("4539578763621486")
    assert not passes_luhn("4539578763621487")
    assert not passes_luhn("453957876362148x")


@pytest.mark.parametrize(
    ("number", "reason"),
    [("6217996180012345674", Reason.CHECKED), ("6217996180012345675", Reason.WRONG_CHECK_DIGIT)],
)
def test_a_card_is_reported_either_way_and_for_what_it_is(number: str, reason: Reason) -> None:
    (finding,) = scan_text(f"银行卡：{number}")
    assert (finding.type, finding.reason) == (FindingType.CN_BANK_CARD, reason)
