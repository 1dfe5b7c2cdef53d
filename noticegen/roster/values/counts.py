"""Read small whole numbers: how many persons, how old."""

from __future__ import annotations

import re

from noticegen.roster.values.numerals import parse_numeral
from noticegen.roster.values.texts import plain

_COUNT = re.compile(
    r"共?(?P<number>\d{1,6})(?:\.0*)?(?:人|口|口人|个人|名|户|位|周岁|岁|个月|月|亩)?"
)
_WORD_COUNT = re.compile(
    r"共?(?P<number>[^\d\s]{1,7}?)(?:人|口|口人|个人|名|户|位|周岁|岁|个月|月)?"
)


def parse_count(text: str) -> int | None:
    """Return a whole number from 0 to 999999, or None: `3`, `3.0`, `３人`, `叁口人`."""
    squeezed = plain(text)
    if not squeezed:
        return None
    if found := _COUNT.fullmatch(squeezed):
        return int(found["number"])
    if found := _WORD_COUNT.fullmatch(squeezed):
        return parse_numeral(found["number"])
    return None
