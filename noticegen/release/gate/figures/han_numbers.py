"""Numbers in Han numerals, everyday and capital: 九十九, 廿一, 二〇二六, 肆仟玖佰捌拾陆元整."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {mark: value for value, mark in enumerate("〇一二三四五六七八九")}
_DIGITS |= {mark: value for value, mark in enumerate("零壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_TENS = {"廿": 20, "卅": 30}
_GROUPS = {"万": 10_000, "亿": 100_000_000}

HAN_NUMERALS = "".join((*_DIGITS, *_PLACES, *_TENS, *_GROUPS))
"""Every character that a number may be written with."""

_CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
CAPITAL_AMOUNT = re.compile(
    rf"([{_CAPITALS}]+)元(?:([{_CAPITALS}])角)?零?(?:([{_CAPITALS}])分)?整?"
)
"""An amount of yuan in capitals, with its groups for yuan, jiao and fen."""


def read_han(text: str) -> int:
    """Return the number that Han numerals write; digits without places stand side by side."""
    if all(mark in _DIGITS for mark in text):
        return int("".join(str(_DIGITS[mark]) for mark in text))
    total = group = digit = 0
    for mark in text:
        if mark in _DIGITS:
            digit = _DIGITS[mark]
        elif mark in _TENS:
            group += _TENS[mark]
        elif mark in _PLACES:
            group += (digit or 1) * _PLACES[mark]
            digit = 0
        else:
            group += digit
            total = (total + group) * _GROUPS[mark] if mark == "亿" else total + group * 10_000
            group = digit = 0
    return total + group + digit


def read_capital_amount(match: re.Match[str]) -> Decimal:
    """Return the yuan of a `CAPITAL_AMOUNT`."""
    yuan, jiao, fen = (Decimal(read_han(part)) if part else Decimal(0) for part in match.groups())
    return yuan + jiao / 10 + fen / 100
