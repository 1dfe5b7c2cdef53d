"""Values that are already masked: how they look, and how much of them still shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.finding import FindingType, Hit, Reason
from noticegen.detection.lexicon import any_of, characters_of, words_of
from noticegen.detection.normal import Normalised

_STAR = "*※×●■□◆○◯✱✲•⁎∗◎☆★"
_WEAK = "#?_xX…."  # also used for other things: at least three of them, digits on both sides
_NUMBER = re.compile(
    rf"(?<![0-9A-Za-z{_STAR}])"
    rf"(?:[0-9]{{0,17}}(?P<strong>(?:[ \-]?[{_STAR}]){{2,}})(?:[ \-]?[0-9]{{1,8}}[Xx]?(?![0-9]))?"
    rf"|[0-9]{{3,14}}[ \-]?(?:[{_WEAK}]{{3,}}|…{{1,2}}|[(（【\[](?:略|隐去?|已?隐藏|保密|打码|遮挡|屏蔽)[)）】\]])[ \-]?[0-9]{{2,6}}[Xx]?(?![0-9])"
    r"|[0-9]{6,14}[xX]{3,12}(?![A-Za-z0-9]))"
)
_TAIL = re.compile(
    r"(?:尾号|末[三四五六]位|后[三四五六]位|尾数)(?:号码)?(?:为|是)?[:： ]{0,2}([0-9]{3,6})(?![0-9])"
)
_MIXED = re.compile(
    rf"(?<![0-9A-Za-z])(?:[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·. ]?)?"
    rf"[0-9A-Za-z_.]{{0,20}}(?:[{_STAR}]{{2,}}[0-9A-Za-z]{{0,12}})(?:@[0-9A-Za-z.*\-]{{3,40}})?"
)
_STAR_RUN = re.compile(rf"[{_STAR}{_WEAK}]{{2}}|某|[一-鿿][{_STAR}]")
# What a whole number of each kind is long: mobile, old ID, cards, ID, certificate.
_LENGTHS = frozenset({11, 15, 16, 17, 18, 19, 20})
_BOLD = re.compile(r"^\*\*[^*]+$|^\*\*$")
_SURNAMES = characters_of("surnames.txt").replace("于", "").replace("时", "").replace("向", "")
_COMPOUND = any_of(words_of("compound_surnames.txt"))
_NAME_MASK = "*○〇●×✱※☆★"
_NAME = re.compile(
    rf"(?:{_COMPOUND}|(?<![一-鿿])[一-鿿]|[{_SURNAMES}])"
    rf"(?:[{_NAME_MASK}]{{1,3}}(?![0-9{_NAME_MASK}])|某某?(?![些种个一人事日年地处项时月家]))"
    r"(?:[一-鿿甲乙丙丁](?![一-鿿]))?"
    rf"|[一-鿿]{{1,3}}[{_NAME_MASK}]{{1,4}}·[一-鿿{_NAME_MASK}]{{1,6}}"
)


def find_masked(normal: Normalised) -> Iterator[Hit]:
    """Find masked numbers and names; `shown` counts what is still legible."""
    text = normal.text
    for tail in _TAIL.finditer(text) if "号" in text or "位" in text or "尾" in text else ():
        first, last = tail.span(1)
        yield Hit(FindingType.MASKED_ID, first, last, 0.7, Reason.MASKED, last - first)
    if _STAR_RUN.search(text) is None:
        return
    yield from _find_numbers(normal)
    for match in _MIXED.finditer(text):
        value = match.group()
        shown = sum(mark.isalnum() for mark in value)
        if any(mark.isalpha() and mark.isascii() for mark in value) and shown >= 2:
            yield Hit(FindingType.MASKED_ID, *match.span(), 0.8, Reason.MASKED, shown)
    for match in _NAME.finditer(text):
        shown = sum("\u4e00" <= mark <= "\u9fff" and mark not in "某" for mark in match.group())
        yield Hit(FindingType.MASKED_NAME, *match.span(), 0.8, Reason.MASKED, shown)


def _find_numbers(normal: Normalised) -> Iterator[Hit]:
    text = normal.text
    for match in _NUMBER.finditer(text):
        start, end = _without_neighbours(normal, *match.span())
        value = text[start:end]
        shown = sum(mark.isdigit() for mark in value)
        hidden = sum(mark in _STAR + _WEAK for mark in value)
        length = shown + hidden
        if shown < 2 or (length not in _LENGTHS and (shown < 3 or hidden < 2)):
            continue
        if value.startswith("**") and hidden == 2 and text.startswith("**", end):
            continue  # bold type, not a mask
        if length == 4 and text.startswith("年", end):
            continue
        score = 0.95 if length in _LENGTHS else 0.75
        yield Hit(FindingType.MASKED_ID, start, end, score, Reason.MASKED, shown)


def _without_neighbours(normal: Normalised, start: int, end: int) -> tuple[int, int]:
    """Leave out digits of neighbouring columns, unless they make the number complete."""
    joints = normal.joints_within(start, end)
    if not joints or end - start in _LENGTHS:
        return start, end
    text = normal.text
    before_mask = [joint for joint in joints if text[start:joint].isdigit()]
    behind_mask = [joint for joint in joints if text[joint:end].rstrip("Xx").isdigit()]
    for first in [*reversed(before_mask), start]:
        for last in [*behind_mask, end]:
            if last - first in _LENGTHS:
                return first, last
    return (before_mask or [start])[-1], (behind_mask or [end])[0]
