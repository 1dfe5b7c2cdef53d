"""What the data of a stream say that is meant for machines: page content, fonts, pictures.

Streams are most of a file, so nothing here looks at every byte in Python: what a search is for is
looked for first in a form that the library finds without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# What a machine's data may hold of a number: its digits, in one or two bytes each.
_DIGITS = re.compile(rb"[0-9][0-9Xx\x00]{8,}")
_LEAST_DIGITS = 9
_OF_DIGITS = b"0123456789Xx\x00"
_AS_DIGITS = bytes(0x30 if byte in _OF_DIGITS else 0x20 for byte in range(256))
_SO_MANY_DIGITS = b"0" * _LEAST_DIGITS
# A content stream says these behind a list of properties.
_PROPERTY_OPERATORS = (b"BDC", b"DP")
# A list that only numbers a piece of text; an operator before it took all that stood there.
_NUMBERED = re.compile(rb"/[A-Za-z]{1,12}[0-9]?\s*<<\s*/MCID\s+[0-9]{1,6}\s*>>\s*BDC\s")
_OPERATOR = re.compile(rb"\s[A-Za-z*]{1,3}\s+\Z")
_LONGEST_OPERATOR = 12  # bytes, with the blanks around it


def long_numbers(data: bytes) -> Iterator[str]:
    """Yield the long numbers in data for machines, such as the program of a font."""
    if _SO_MANY_DIGITS not in data.translate(_AS_DIGITS):
        return
    for match in _DIGITS.finditer(data):
        digits = match.group().replace(b"\x00", b"").decode("ascii")
        if len(digits) >= _LEAST_DIGITS:
            yield digits


def has_property_lists(data: bytes) -> bool:
    """Tell whether a content stream says anything of its pieces but their numbers."""
    count = sum(map(data.count, _PROPERTY_OPERATORS))
    if count == 0 or b"%" in data:
        return count > 0
    numbered = sum(
        _OPERATOR.search(data, max(0, match.start() - _LONGEST_OPERATOR), match.start()) is not None
        for match in _NUMBERED.finditer(data)
    )
    return numbered < count
