"""Numbers that stand whole beside their own mask, as tracked changes leave them.

Who masks a number with changes tracked leaves what was deleted in the file, beside the marks put
in its place: 150207 19650714 ******** 9927, or the whole number in front of its masked form. No
masked number shows as many figures as the number has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers.identity import Likeness, likeness
from noticegen.detection.numbers.luhn import is_union_pay, passes_luhn
from noticegen.detection.numbers.telephones import is_mobile
from noticegen.detection.text.normal import Normalised

_MARKS = "*※×●■□◆○◯✱✲★☆Xx"
# The characters of which a text must hold one for such a number to be in it.
LAID_BARE_MARKS = frozenset(_MARKS)
# The class comes first and looks back, because a search that starts with a class is the quick one.
_MASK = re.compile(rf"[{_MARKS}](?<=[0-9].)[{_MARKS}]{{3,15}}(?=[0-9])")
_BEFORE, _BEHIND = re.compile(r"[0-9]{1,40}$"), re.compile(r"[0-9]{1,18}[Xx]?(?![0-9])")
_LONGEST_BEFORE = 40
_LENGTHS = (11, 18, 20, 19, 17, 16)
_MOBILE, _IDENTITY = 11, 18
# Above what a masked number is called that shows all but a few of its figures.
_SCORE = 0.96


def find_laid_bare(normal: Normalised) -> Iterator[Hit]:
    """Find the numbers whose deleted figures stand beside the marks that replaced them."""
    text = normal.folded
    for mask in _MASK.finditer(text):
        before = _BEFORE.search(text, max(0, mask.start() - _LONGEST_BEFORE), mask.start())
        behind = _BEHIND.match(text, mask.end())
        if before is None or behind is None:
            continue
        kind = _together(before.group(), behind.group()) or _twice(before.group(), behind.group())
        if kind is not None:
            span = normal.from_folded(before.start(), behind.end())
            yield Hit(kind, *span, _SCORE, Reason.JOINED)


def _together(before: str, behind: str) -> FindingType | None:
    """Say what all figures are together: the marks stand before or behind what they replaced."""
    digits = before + behind
    if len(digits) == _MOBILE:
        return None  # a masked ID may show as many
    return _kind(digits)


def _twice(before: str, behind: str) -> FindingType | None:
    """Say what stands in front of its own masked form: 16500000456165****0456."""
    for length in _LENGTHS:
        whole, again = before[:length], before[length:]
        if again and len(again) < length and whole.startswith(again) and whole.endswith(behind):
            return _kind(whole)
    return None


def _kind(digits: str) -> FindingType | None:
    if len(digits) == _MOBILE:
        return FindingType.CN_MOBILE if is_mobile(digits) else None
    if len(digits) == _IDENTITY and likeness(digits) is not Likeness.NONE:
        return FindingType.CN_ID_CARD
    is_card = 16 <= len(digits) <= 19 and is_union_pay(digits) and passes_luhn(digits)
    return FindingType.CN_BANK_CARD if is_card else None
