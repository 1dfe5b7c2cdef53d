"""Numbers whose written form must be seen whole: wide gaps, extensions, powers of ten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.contexts import names_identity
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers.groups import ID_GROUPS
from noticegen.detection.numbers.identity import Likeness, likeness
from noticegen.detection.numbers.luhn import is_card_prefix, is_union_pay, passes_luhn
from noticegen.detection.numbers.telephones import is_landline, is_mobile
from noticegen.detection.text.normal import Normalised
from noticegen.identifiers.division import begins_division, find_division

_EXTENSION = re.compile(r" ?(?:转|分机|[eE]xt\.?) ?[0-9]{1,6}(?![0-9])")
_MORE = re.compile(
    r"-(?P<extension>[0-9]{1,4})(?![0-9\-])|[/、](?P<second>[2-8][0-9]{6,7})(?![0-9])"
)
# +86-472-7153321: without the 0 of the area code.
_INTERNATIONAL = re.compile(
    r"(?:[+]|(?<![0-9])00)86[ -]?[(]?"
    r"(?P<number>[1-9][0-9]{1,2}[)]?[ -]?[2-8][0-9]{2,3}[ -]?[0-9]{4})"
    r"(?![0-9])"
)
# 185  2635  3230: two or more spaces part columns, unless the groups are those of one number.
_WIDE = re.compile(
    r"(?<![0-9])[0-9]{3,8}(?P<gap> {2,4})[0-9]{3,8}(?:(?P=gap)[0-9]{2,8}){0,3}[Xx]?(?![0-9])"
)
_POWER_MARKS = frozenset("Ee^")
_FORM_MARKS = _POWER_MARKS | frozenset(" +")
_FROM_ABROAD = "0086"
# 1.50203198001E+17: how a spreadsheet program shows 18 digits, and 19 of a card.
_SCIENTIFIC = re.compile(r"(?<![0-9.])[1-9]\.[0-9]{2,16}(?:[Ee]\+?|[×xX*]10\^)1[4-9](?![0-9])")
_SHORT = 4  # figures of a number in powers of ten that may be anything
_POWER = re.compile(r"[Ee]\+?|[×xX*]10\^")
# 1.3847210456E+10: a mobile number, whole.
_SCIENTIFIC_MOBILE = re.compile(r"(?<![0-9.])1\.[3-9][0-9]{9}(?:[Ee]\+?|[×xX*]10\^)10(?![0-9])")


def has_written_forms(normal: Normalised) -> bool:
    """Tell whether a text holds what every one of these forms holds."""
    return not normal.marks.isdisjoint(_FORM_MARKS) or _FROM_ABROAD in normal.folded


def find_written_forms(normal: Normalised) -> Iterator[Hit]:
    """Find numbers in the text as it was before separators were taken out."""
    folded = normal.folded
    if "  " in folded:
        yield from _wide_numbers(normal)
    if "+86" in folded or _FROM_ABROAD in folded:
        yield from _international_numbers(normal)
    if not normal.marks.isdisjoint(_POWER_MARKS):
        for match in _SCIENTIFIC.finditer(folded):
            if _may_be_a_number(folded, match):
                yield _written_by_excel(normal, match)
        for match in _SCIENTIFIC_MOBILE.finditer(folded):
            span = normal.from_folded(*match.span())
            yield Hit(FindingType.CN_MOBILE, *span, 0.7, Reason.FORM)


def _wide_numbers(normal: Normalised) -> Iterator[Hit]:
    for match in _WIDE.finditer(normal.folded):
        kind = _wide_type(match.group())
        if kind is not None:
            yield Hit(kind, *normal.from_folded(*match.span()), 0.8, Reason.JOINED)


def _international_numbers(normal: Normalised) -> Iterator[Hit]:
    for match in _INTERNATIONAL.finditer(normal.folded):
        digits = "".join(mark for mark in match["number"] if mark.isdigit())
        if is_landline("0" + digits):
            span = normal.from_folded(*match.span())
            yield Hit(FindingType.CN_LANDLINE, *span, 0.8, Reason.NUMBER_PLAN)


def with_extension(normal: Normalised, hit: Hit) -> Iterator[Hit]:
    """Take in the extension of a landline, and yield what follows a stroke: 7153321/7153322."""
    extension = _EXTENSION.match(normal.text, hit.end)
    if extension is not None:
        yield hit._replace(end=extension.end())
        return
    if normal.joints:
        more = _MORE.match(normal.folded, normal.in_folded(hit.end))
        if more is not None and more["extension"]:
            hit = hit._replace(end=normal.from_folded(*more.span("extension"))[1])
        elif more is not None:
            yield hit._replace(
                start=normal.from_folded(*more.span("second"))[0],
                end=normal.from_folded(*more.span("second"))[1],
            )
    yield hit


def _wide_type(written: str) -> FindingType | None:
    """Judge groups with equal wide gaps: only the usual groups of a number that proves itself."""
    groups = tuple(map(len, written.split()))
    digits = "".join(written.split())
    if groups in {(3, 4, 4), (3, 8), (7, 4)} and is_mobile(digits):
        return FindingType.CN_MOBILE
    if groups in ID_GROUPS and likeness(digits) is Likeness.PROVEN:
        return FindingType.CN_ID_CARD
    fours = set(groups[:-1]) == {4} and 16 <= len(digits) <= 19
    if fours and is_card_prefix(digits) and passes_luhn(digits):
        return FindingType.CN_BANK_CARD
    return None


def _may_be_a_number(text: str, match: re.Match[str]) -> bool:
    """Tell a number in powers of ten from an example of one: no division begins with 123."""
    digits = _POWER.split(match.group().replace(".", ""))[0][:6]
    if is_union_pay(digits) or begins_division(digits):
        return True
    return len(digits) > _SHORT or names_identity(text, match.start())


def _written_by_excel(normal: Normalised, match: re.Match[str]) -> Hit:
    """Read a number in powers of ten: an ID, or a card where the prefix says so."""
    start, end = normal.from_folded(*match.span())
    digits, power = _POWER.split(match.group().replace(".", ""))
    # Eighteen figures with a division in front are an ID, though 62 begins cards as well.
    is_id = power == "17" and find_division(digits[:6]) is not None
    card = is_union_pay(digits) and not is_id
    kind = FindingType.CN_BANK_CARD if card else FindingType.CN_ID_CARD
    return Hit(kind, start, end, 0.6, Reason.CUT_OFF)
