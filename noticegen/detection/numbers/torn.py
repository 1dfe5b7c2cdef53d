"""Numbers torn apart in their usual places by one and the same mark or word, whatever it is.

`normal` takes out the marks that people write in numbers. Who hides a number takes others:
138→4721→0456, 138加4721加0456, 150207＋19650714＋9927.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection import contexts
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers.identity import Likeness, likeness
from noticegen.detection.numbers.luhn import passes_luhn
from noticegen.detection.numbers.telephones import is_mobile
from noticegen.detection.text.normal import Normalised

_MARK = r"[^\s0-9A-Za-z一-鿿]{1,3}|[加转杠横点]"
_TORN = re.compile(
    rf"1[3-9][0-9](?P<mobile>{_MARK})[0-9]{{4}}(?P=mobile)[0-9]{{4}}(?![0-9])"
    rf"|[1-9][0-9]{{5}}(?P<id>{_MARK})(?:18|19|20)[0-9]{{6}}(?P=id)[0-9]{{3}}[0-9Xx](?![0-9A-Za-z])"
    rf"|62[0-9]{{2}}(?P<card>{_MARK})[0-9]{{4}}(?:(?P=card)[0-9]{{4}}){{2}}"
    r"(?:(?P=card)[0-9]{1,4})?(?![0-9])"
)
# Where a number is torn, whatever follows: most texts hold no such place.
_BEGINNING = re.compile(rf"[0-9]{{3}}(?:{_MARK})[0-9]{{4}}")
# These part columns and thousands as well: only a label tells a number then.
_BORDERS = frozenset(",|;、\t")
_NOT_DIGITS = re.compile(r"[^0-9Xx]+")


def find_torn(normal: Normalised) -> Iterator[Hit]:
    """Find mobiles, IDs and cards whose groups one mark or word parts."""
    text = normal.folded
    if _BEGINNING.search(text) is None:
        return
    for match in _TORN.finditer(text):
        start, end = match.span()
        kind = _kind(match)
        if kind is None or text[max(0, start - 1) : start].isdigit():
            continue
        mark = match["mobile"] or match["card"] or match["id"]
        if not _BORDERS.isdisjoint(mark) and not _is_told(text, kind, start):
            continue
        yield Hit(kind, *normal.from_folded(start, end), 0.7, Reason.JOINED)


def _kind(match: re.Match[str]) -> FindingType | None:
    digits = _NOT_DIGITS.sub("", match.group())
    if match["mobile"]:
        return FindingType.CN_MOBILE if is_mobile(digits) else None
    if match["id"]:
        return FindingType.CN_ID_CARD if likeness(digits) is not Likeness.NONE else None
    return FindingType.CN_BANK_CARD if passes_luhn(digits) else None


def _is_told(text: str, kind: FindingType, start: int) -> bool:
    if kind is FindingType.CN_ID_CARD:
        return contexts.names_identity(text, start)
    return contexts.leads_number(text, start)
