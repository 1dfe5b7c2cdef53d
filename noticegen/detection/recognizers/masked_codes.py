"""Plates, mailboxes, permits and cards partly masked: 蒙B**345, w...@qq.com, 农行*1234."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.recognizers.papers import PLATE_MARKS
from noticegen.detection.text.normal import Normalised

_STARS = "*×●○◯■□※△▲☆★█◇◆"
_PROVINCE = "".join(sorted(PLATE_MARKS))
# Three crosses in a row are no letters of a plate; two may be.
_PLATE = re.compile(
    rf"[{_PROVINCE}](?:[A-HJ-NP-Z](?P<rest>[·.\- ]?(?=[A-Z0-9]{{0,5}}(?:[{_STARS}某]|XXX))"
    rf"[A-Z0-9{_STARS}某]{{4,6}}|[·.]?[(（][一-鿿]{{0,3}}[略隐][一-鿿]{{0,2}}[)）][A-Z0-9]{{1,3}})"
    rf"|[·]?[{_STARS}]{{1,2}}[A-Z0-9]{{4,5}})(?![A-Za-z0-9{_STARS}])"
)
_MAIL = re.compile(
    rf"(?<![A-Za-z0-9._\-])(?:[A-Za-z0-9_]{{1,12}}(?:\.{{3,6}}|…{{1,2}})[A-Za-z0-9_]{{0,8}}@[A-Za-z0-9.\-]{{3,30}}"
    rf"|[A-Za-z0-9_.]{{1,20}}@[{_STARS}]{{2,10}}(?:\.[a-z.]{{2,6}})?)(?![A-Za-z0-9])"
)
_PERMIT = re.compile(
    rf"(?<![A-Za-z0-9])[A-Z]{{1,2}}[0-9]{{0,3}}[{_STARS}]{{3,6}}[0-9]{{0,3}}[(（][0-9A{_STARS}][)）]"
)
# 农行*1234, 建设银行（1234）, as programs of banks call a card.
_CARD = re.compile(
    r"(?:[农建工中邮交]行|银行|信用社|农信|农商行|尾号为?)(?:储蓄|借记)?卡?"
    r"(?P<end>[*]{1,2}[0-9]{4}|[(（](?:尾号)?(?!19|20)[0-9]{4}[)）])(?![0-9])"
)
_WHOLE_PLATE = 5
# The characters of which a text must hold one for such a code to be in it.
CODE_MASKS = frozenset(_STARS + "X某略隐….行社信尾")


def find_masked_codes(normal: Normalised) -> Iterator[Hit]:
    """Find masked plates, mailboxes, permits, cards; `shown` counts letters and figures."""
    text = normal.folded
    marks = normal.marks
    found = []
    if not marks.isdisjoint(PLATE_MARKS):
        found += [match.span() for match in _PLATE.finditer(text) if not _shows_all(match)]
    if "@" in marks:
        found += [match.span() for match in _MAIL.finditer(text)]
    if "(" in marks or "（" in marks:
        found += [match.span() for match in _PERMIT.finditer(text)]
    found += [match.span("end") for match in _CARD.finditer(text)]
    for start, end in found:
        shown = sum(mark.isascii() and mark.isalnum() for mark in text[start:end])
        span = normal.from_folded(start, end)
        yield Hit(FindingType.MASKED_ID, *span, 0.99, Reason.MASKED, shown)


def _shows_all(plate: re.Match[str]) -> bool:
    """Tell a plate with a mark beside or between its figures from one of which some are hidden."""
    rest: str = plate["rest"] or ""
    shown = [mark for mark in rest.replace("XXX", "") if mark.isascii() and mark.isalnum()]
    return len(shown) >= _WHOLE_PLATE
