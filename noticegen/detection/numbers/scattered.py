"""An ID whose parts stand apart: in cells of a row, or told with words between them.

`150207 | 出生19650714 | 后四位9927`: nothing but the check digit tells that they belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers.identity import Likeness, likeness
from noticegen.detection.text.normal import Normalised
from noticegen.identifiers.division import find_division

# The division, alone or with the birth date: nobody tears an ID apart elsewhere.
_BEGINNING = re.compile(r"[1-689](?<![0-9].)[0-9]{5}(?:(?:19|20)[0-9]{6})?(?=[^0-9\n]{1,24}[0-9])")
# What is masked goes on nowhere: 15220120030627×××× and an amount in the next cell.
_NEXT = re.compile(r"(?![*×●○□■※]{2}|[Xx]{2})[^0-9\n]{1,24}([0-9]{2,8})(?![0-9])")
_CHECK_LETTER = re.compile(r"[Xx](?![0-9A-Za-z])")
_WITHOUT_CHECK, _WHOLE = 17, 18


def find_scattered(normal: Normalised) -> Iterable[Hit]:
    """Find IDs over neighbouring cells or words, only where the check digit proves them."""
    text = normal.folded
    too_short = len(text) <= _WHOLE
    return () if too_short or _BEGINNING.search(text) is None else _scattered(normal)


def _scattered(normal: Normalised) -> Iterator[Hit]:
    text = normal.folded
    for beginning in _BEGINNING.finditer(text):
        found = _collect(text, beginning.end(), beginning.group())
        if found is None:
            continue
        digits, end = found
        if likeness(digits) is Likeness.PROVEN and find_division(digits[:6]) is not None:
            span = normal.from_folded(beginning.start(), end)
            yield Hit(FindingType.CN_ID_CARD, *span, 0.7, Reason.JOINED)


def _collect(text: str, end: int, digits: str) -> tuple[str, int] | None:
    """Return eighteen characters gathered from the groups behind a beginning, and their end."""
    while len(digits) < _WITHOUT_CHECK:
        following = _NEXT.match(text, end)
        if following is None:
            return None
        digits += following[1]
        end = following.end()
    letter = _CHECK_LETTER.match(text, end)
    if len(digits) == _WITHOUT_CHECK and letter is not None:
        return digits + "X", letter.end()
    return (digits, end) if len(digits) == _WHOLE else None
