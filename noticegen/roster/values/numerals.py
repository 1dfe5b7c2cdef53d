"""Read whole numbers written in Chinese characters: 一千二百, 壹仟贰佰, 二十, 两百."""

from __future__ import annotations

_DIGITS = {
    **{mark: value for value, mark in enumerate("零一二三四五六七八九")},
    **{mark: value for value, mark in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "兩": 2,
    "貳": 2,
    "參": 3,
    "叄": 3,
    "陸": 6,
    "弍": 2,
    "弌": 1,
}
_SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE_UNITS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

NUMERAL_MARKS = frozenset(_DIGITS) | frozenset(_SMALL_UNITS) | frozenset(_LARGE_UNITS)


def parse_numeral(text: str) -> int | None:
    """Return the number a Chinese numeral writes, or None if it is not one.

    Units must fall from left to right as they do in writing; `百千` or `三三十` is nothing.
    """
    if not text or any(mark not in NUMERAL_MARKS for mark in text):
        return None
    if len(text) > 1 and all(mark in _DIGITS for mark in text):
        return None  # 一二〇 is a row of digits: a year or a house number, not a sum
    total, rest = 0, text
    for unit, size in (("亿億", 10**8), ("万萬", 10**4)):
        cut = next((place for place, mark in enumerate(rest) if mark in unit), None)
        if cut is None:
            continue
        section = _parse_section(rest[:cut])
        if not section:
            return None
        total += section * size
        rest = rest[cut + 1 :]
    if not rest:
        return total or None
    last = _parse_section(rest)
    return None if last is None else total + last


def _parse_section(text: str) -> int | None:
    """Return the number below ten thousand that a section writes."""
    total, digit, last_unit = 0, None, 10_000
    for position, mark in enumerate(text):
        if mark in _LARGE_UNITS:
            return None
        if mark in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[mark]
            continue
        unit = _SMALL_UNITS[mark]
        if digit is None and not (unit == 10 and position == 0):
            return None
        if unit >= last_unit or digit == 0:
            return None
        total += (1 if digit is None else digit) * unit
        digit, last_unit = None, unit
    return total + (digit or 0)
