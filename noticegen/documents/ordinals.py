"""The numbers of headings: 一、二、… 十、十一、… (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))


def chinese_ordinal(number: int) -> str:
    """Write a number from 1 to 9999 as headings count: `十二`, `一百零五`."""
    if not 0 < number < 10_000:
        raise ValueError("headings are counted from 1 to 9999")
    words = ""
    for value, place in _PLACES:
        digit, number = divmod(number, value)
        if digit:
            words += _DIGITS[digit] + place
        elif words and number and not words.endswith(_DIGITS[0]):
            words += _DIGITS[0]
    return words.removeprefix("一") if words.startswith("一十") else words
