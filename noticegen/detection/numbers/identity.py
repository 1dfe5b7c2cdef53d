"""Whether digits can be a citizen's number: division, birth date, check digit (GB 11643)."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from enum import IntEnum

from noticegen.identifiers.division import find_division
from noticegen.identifiers.id_card import check_character

_PROVINCES = frozenset(
    map(
        str,
        (
            *(11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46),
            *(50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83),
        ),
    )
)
_WITHOUT_CITIES = frozenset({"71", "81", "82", "83"})
_EARLIEST_YEAR, _LATEST_YEAR = "1890", "2049"
_LEAP_DAY = "0229"
_EARLIEST_BIRTH, _LATEST_BIRTH = "19200101", "20081231"
_DAYS = frozenset(
    f"{month:02}{day:02}"
    for month in range(1, 13)
    for day in range(1, monthrange(2000, month)[1] + 1)
)

# Every place where eighteen characters could be an ID: cheap, and linear in the length of the run.
ID_SHAPE = re.compile(
    r"(?=([1-9][0-9]{5}(?:18[9]|19[0-9]|20[0-4])[0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"[0-9]{3}[0-9Xx]))"
)


class Likeness(IntEnum):
    """How much a number is like a citizen's number."""

    NONE = 0
    PLAUSIBLE = 1
    PROVEN = 2


def likeness(number: str) -> Likeness:
    """Judge 18 characters: proven by the check digit, or plausible by division and date."""
    if not (is_division(number[:6]) and is_date(number[6:14])):
        return Likeness.NONE
    proven = check_character(number[:17]) == number[17].upper()
    return Likeness.PROVEN if proven else Likeness.PLAUSIBLE


def certificate_likeness(digits: str) -> Likeness:
    """Judge 20 digits (22 when reissued): an ID, a category 1–7, a grade 1–4."""
    if digits[18] not in "1234567" or digits[19] not in "1234":
        return Likeness.NONE
    if not digits[20:] or digits[20].upper() in "B0123456789":
        return likeness(digits[:18])
    return Likeness.NONE


def is_division(code: str) -> bool:
    """Tell whether six digits can be a division code, or a foreigner's 9 + province + nation."""
    if code[0] == "9":
        return code[1:3] in _PROVINCES
    province, city = code[:2], code[2:4]
    if province not in _PROVINCES:
        return False
    return province in _WITHOUT_CITIES or (
        code[4:6] != "00" and ("01" <= city <= "70" or city == "90")
    )


def is_date(digits: str) -> bool:
    """Tell whether eight characters are a day that exists and on which a person may be born."""
    year, day = digits[:4], digits[4:8]
    if not digits.isdecimal() or not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return False
    return day in _DAYS and (day != _LEAP_DAY or isleap(int(year)))


def is_adult_number(number: str) -> bool:
    """Tell whether 18 characters begin with a division that exists and a grown person's birth.

    Offices number their files by division and day as well, but not with such days.
    """
    return (
        find_division(number[:6]) is not None
        and _EARLIEST_BIRTH <= number[6:14] <= _LATEST_BIRTH
        and is_date(number[6:14])
    )


def is_old_number(number: str) -> bool:
    """Tell whether 15 digits can be a number of the first generation (until 1999)."""
    return find_division(number[:6]) is not None and is_date("19" + number[6:12])


def is_fragment(number: str) -> bool:
    """Tell whether 14 to 17 digits are the front of an ID: division, whole birth date."""
    return find_division(number[:6]) is not None and is_date(number[6:14])
