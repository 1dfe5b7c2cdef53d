"""Numbers told in parts, as one tells them to get past a filter: 前三位138，后八位47210456."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection import contexts
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers.identity import Likeness, likeness
from noticegen.detection.numbers.luhn import is_union_pay, passes_luhn
from noticegen.detection.numbers.telephones import is_mobile
from noticegen.detection.text.normal import Normalised

# What says which part of a number follows; one of its characters stands in every text that does.
_PART = r"前|最后|中间|后|末|尾|开头|打头|接着|再|然后|剩下|其余|加上|跟"
TELLING_MARKS = frozenset("前中后末尾头着再然剩余加跟")
_FILL = (
    r"(?:[一二三四五六七八九十两几0-9]{1,2}(?:个数字?|位数?))?(?:面|段|边|部分)?(?:分别)?[是为写]?"
    r"[“\"'【(（]?"
)
_GAP = rf"[”\"'】)）]?[,，、;；:： 和及是]{{0,2}}(?:{_PART}){{1,2}}{_FILL}[:： ]{{0,2}}"
_TOLD = re.compile(
    rf"[0-9](?<![0-9].)[0-9]{{1,13}}(?:{_GAP}[0-9]{{2,12}}){{1,4}}(?:{_GAP})?[Xx]?(?![0-9A-Za-z])"
)
_GAPS = re.compile(_GAP)


def find_told(normal: Normalised) -> Iterator[Hit]:
    """Find mobiles, IDs and cards whose parts words announce one after the other."""
    for match in _TOLD.finditer(normal.folded):
        digits = _GAPS.sub("", match.group())
        kind = _kind(normal.folded, match.start(), digits)
        if kind is not None:
            yield Hit(kind, *normal.from_folded(*match.span()), 0.7, Reason.JOINED)


def _kind(text: str, start: int, digits: str) -> FindingType | None:
    if len(digits) == 18 and likeness(digits) is not Likeness.NONE:
        return FindingType.CN_ID_CARD
    if is_mobile(digits) and not contexts.labels_thing(text, start):
        return FindingType.CN_MOBILE
    if 16 <= len(digits) <= 19 and is_union_pay(digits) and passes_luhn(digits):
        return FindingType.CN_BANK_CARD
    return None
