"""Digit runs that prove nothing themselves, read by the words and marks around them."""

from __future__ import annotations

import re

from noticegen.detection import contexts
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers.identity import Likeness, is_fragment, likeness
from noticegen.detection.numbers.luhn import is_card_prefix, is_union_pay, passes_luhn
from noticegen.detection.numbers.telephones import is_mobile, is_mobile_shaped
from noticegen.identifiers.division import find_division

_MASK = re.compile(r"[*＊※×●■□◆○◯#?？✱﹡•_]{2}|[*＊※●■✱﹡]|[Xx]{2}")
_MASK_BEHIND = re.compile(r"(?:[*＊※×●■□◆○◯#?？✱﹡•_]{2}|[*＊※●■✱﹡]|[Xx]{2})$")
_NOTE = re.compile(r"[*※]{1,3}(?![*※●■0-9Xx])")
_LAND = re.compile(
    r"(?:权|不动产|房产|土地|宅基地|草原|林|产|资格|毕业|学位|执业|职称|从业|结业|合格|许可|上岗|操作|培训)"
    r"证书?(?:号码?|编号)"
)
# 存入12345678元, 转到12345678号窗口
_PAID_IN = re.compile(r" ?[万亿]?元(?!旦)|号窗口")
_CHECK_LETTERS = frozenset("Xx")
_LATEST_DAY = "20491231"
_FIRST_SERIAL_YEAR, _FIRST_NAMED_SERIAL_YEAR = "2019", "2010"


def read_by_context(text: str, start: int, end: int, digits: str) -> Hit | None:
    """Read a run that proves nothing itself by the words in front of it."""
    if is_masked(text, start, end):
        return None
    return (
        _read_backwards(text, start, end, digits)
        or _read_fragment(text, start, end, digits)
        or _read_account(text, start, end, digits)
        or _read_telephone(text, start, end, digits)
    )


def _read_backwards(text: str, start: int, end: int, digits: str) -> Hit | None:
    """Read a number written from its end: an ID that proves itself so, or a labelled mobile."""
    if text[start - 1 : start] in _CHECK_LETTERS and len(digits) == 17:
        start, digits = start - 1, "X" + digits
    backwards = digits[::-1]
    if len(digits) == 18 and likeness(backwards) is Likeness.PROVEN:
        return Hit(FindingType.CN_ID_CARD, start, end, 0.7, Reason.FORM)
    called = contexts.leads_number(text, start) and contexts.names_local_phone(text, start)
    if called and is_mobile(backwards):
        return Hit(FindingType.CN_MOBILE, start, end, 0.6, Reason.CONTEXT)
    return None


def _read_fragment(text: str, start: int, end: int, digits: str) -> Hit | None:
    """Read the front of an ID that lost its tail, or an ID that only its label tells."""
    named = contexts.names_identity(text, start)
    length = end - start
    if 14 <= length <= 17 and is_fragment(digits):
        if named or not is_serial(text, start, digits):
            return Hit(FindingType.CN_ID_CARD, start, end, 0.8 if named else 0.6, Reason.CUT_OFF)
    elif 17 <= length <= 19 and named and not (is_union_pay(digits) or _is_of_land(text, start)):
        return Hit(FindingType.CN_ID_CARD, start, end, 0.6, Reason.CONTEXT)
    return None


def _is_of_land(text: str, start: int) -> bool:
    """Tell whether a certificate of land, of a house or of a business is named in front."""
    return _LAND.search(text, max(0, start - 14), start) is not None


def _read_account(text: str, start: int, end: int, digits: str) -> Hit | None:
    """Read a card by its prefix and length, an account by the words in front."""
    length = end - start
    if 13 <= length <= 19 and is_card_prefix(digits) and not contexts.names_thing(text, start):
        if passes_luhn(digits) and length < 16 and contexts.names_card(text, start):
            # As a part of a longer number it would pass as often as one number in ten.
            return Hit(FindingType.CN_BANK_CARD, start, end, 0.8, Reason.CONTEXT)
        if passes_luhn(digits) and (
            length == 16 or (length > 16 and contexts.names_bank(text, start))
        ):
            return Hit(FindingType.CN_BANK_CARD, start, end, 0.85, Reason.CHECKED)
        if length >= 16 and (is_union_pay(digits) or contexts.names_card(text, start)):
            return Hit(FindingType.CN_BANK_CARD, start, end, 0.6, Reason.WRONG_CHECK_DIGIT)
    if _PAID_IN.match(text, end) is not None:
        return None
    if 8 <= length <= 30 and contexts.names_bank(text, start) and not _is_day(digits):
        return Hit(FindingType.CN_BANK_ACCOUNT, start, end, 0.75, Reason.CONTEXT)
    return None


def _read_telephone(text: str, start: int, end: int, digits: str) -> Hit | None:
    """Read a number of no allotted range, or without area code, that is called a telephone."""
    length = end - start
    if text[start - 1 : start].isascii() and text[start - 1 : start].isalpha():
        return None  # the end of an account name
    if contexts.labels_thing(text, start):
        return None
    if contexts.names_phone(text, start):
        if is_mobile_shaped(digits):
            return Hit(FindingType.CN_MOBILE, start, end, 0.6, Reason.CONTEXT)
        if _is_mistyped(digits) and contexts.leads_number(text, start):
            return Hit(FindingType.CN_MOBILE, start, end, 0.5, Reason.CONTEXT)
        local = length in {7, 8} and digits[0] in "2345678" and not _is_day(digits)
        if local and contexts.names_local_phone(text, start):
            return Hit(FindingType.CN_LANDLINE, start, end, 0.6, Reason.CONTEXT)
    return None


def _is_mistyped(digits: str) -> bool:
    """Tell whether digits may be a mobile number with a figure too few or too many."""
    return len(digits) in {10, 12} and digits[0] == "1" and digits[1] in "3456789"


def is_serial(text: str, start: int, digits: str) -> bool:
    """Tell whether a division and a date are rather the number of a file than of a person.

    Offices number their files by division and day; few people were born in those years.
    """
    labelled = contexts.labels_thing(text, start) and not contexts.names_identity(text, start)
    if labelled or contexts.names_thing(text, start):
        return len(digits) < 18 or digits[6:10] >= _FIRST_NAMED_SERIAL_YEAR
    if len(digits) >= 18 and find_division(digits[:6]) is not None:
        # Children's numbers: a division that exists and a day that was decide.
        return digits[6:14] > _LATEST_DAY
    return digits[6:10] >= _FIRST_SERIAL_YEAR and not contexts.names_identity(text, start)


def _is_day(digits: str) -> bool:
    return len(digits) == 8 and digits[:2] in {"19", "20"}


def is_masked(text: str, start: int, end: int) -> bool:
    """Tell whether mask characters touch a run: it is part of a masked value then.

    A few stars behind it may as well be a note or bold type; if they are not, the masked value is
    found by itself, and as the longer one it counts.
    """
    return (
        _MASK.match(text, end) is not None and _NOTE.match(text, end) is None
    ) or _MASK_BEHIND.search(text[max(0, start - 2) : start]) is not None
