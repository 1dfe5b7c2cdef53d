"""The citizen's ID number (GB 11643): parse it, or say precisely what is wrong with it.

Accepted as well: numbers of 15 digits (issued until 1999), of the residence permits for Hong
Kong, Macao and Taiwan residents (81/82/83), and of the foreigners' permanent residence card of
2023 (9 + issuing province + nationality). An unknown division is not a fault: see `division`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from operator import mul

from noticegen.identifiers.division import Division, find_division

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
# What seventeen zeros add up to where their character codes are taken for the digits.
_ZEROS = ord("0") * sum(WEIGHTS)
CHECK_CHARACTERS = "10X98765432"
_SHAPE = re.compile(r"[1-9][0-9]{16}[0-9X]")
_OLD_SHAPE = re.compile(r"[1-9][0-9]{14}")
_PERMIT_PROVINCES = ("81", "82", "83")
_APOSTROPHES = "'‘’`"
_DASHES = "-‐‑‒–—−"


class IdFault(StrEnum):
    """The first thing wrong with a number, in the order it is looked for."""

    BLANK = "blank"
    LENGTH = "length"
    CHARACTER = "character"
    DATE = "date"
    CHECK_DIGIT = "check-digit"

    @property
    def label(self) -> str:
        """Say it in a clerk's words."""
        return _FAULT_LABELS[self]


_FAULT_LABELS = {
    IdFault.BLANK: "没有填写",
    IdFault.LENGTH: "位数不对，应为18位（旧号码15位）",
    IdFault.CHARACTER: "有不应出现的字符",
    IdFault.DATE: "其中的出生日期不存在",
    IdFault.CHECK_DIGIT: "校验码不符，有一位或几位写错了",
}


class IdKind(StrEnum):
    """Which document a number belongs to."""

    RESIDENT = "resident"
    OLD_RESIDENT = "old-resident"
    RESIDENCE_PERMIT = "residence-permit"
    FOREIGNER = "foreigner"


class Sex(StrEnum):
    """The sex in the number's 17th digit: odd male, even female."""

    MALE = "male"
    FEMALE = "female"

    @property
    def label(self) -> str:
        """Return 男 or 女."""
        return "男" if self is Sex.MALE else "女"


@dataclass(frozen=True, slots=True)
class IdCard:
    """A sound number; `number` always has 18 characters and an upper-case X."""

    number: str = field(repr=False)
    kind: IdKind
    birth: date = field(repr=False)
    sex: Sex = field(repr=False)
    division: Division | None = field(repr=False)


def parse_id_card(text: str) -> IdCard | IdFault:
    """Read a number as a clerk may have written it.

    Full-width digits, spaces, zero-width characters, dashes, a leading apostrophe and a
    lower-case x are read past; anything else that does not belong is a fault. A date is checked
    against the calendar only: whether the person can be born then is for the caller to judge.
    """
    number = compact_id(text)
    if not number:
        return IdFault.BLANK
    if len(number) not in (15, 18):
        return IdFault.LENGTH
    old = len(number) == 15
    if not (_OLD_SHAPE if old else _SHAPE).fullmatch(number):
        return IdFault.CHARACTER
    body = f"{number[:6]}19{number[6:]}" if old else number[:17]
    birth = _date(body[6:14])
    if birth is None:
        return IdFault.DATE
    check = check_character(body)
    if not old and check != number[17]:
        return IdFault.CHECK_DIGIT
    return IdCard(
        number=body + check,
        kind=_kind(body, old=old),
        birth=birth,
        sex=Sex.MALE if int(body[16]) % 2 else Sex.FEMALE,
        division=find_division(body[:6]),
    )


def compact_id(text: str) -> str:
    """Return a number without what is only its way of being written; X in upper case."""
    if _SHAPE.fullmatch(text):
        return text
    if text.isascii() and text.isalnum():
        return text.upper()
    folded = unicodedata.normalize("NFKC", text)
    return "".join(
        letter
        for letter in folded
        if not letter.isspace()
        and unicodedata.category(letter) not in ("Cf", "Cc")
        and letter not in _APOSTROPHES
        and letter not in _DASHES
    ).upper()


def check_character(body: str) -> str:
    """Return the 18th character for the first 17 digits (GB 11643, ISO 7064 MOD 11-2)."""
    if len(body) != len(WEIGHTS) or not (body.isascii() and body.isdecimal()):
        raise ValueError("a check character is made of 17 digits")
    total = sum(map(mul, body.encode(), WEIGHTS)) - _ZEROS
    return CHECK_CHARACTERS[total % 11]


def _kind(body: str, *, old: bool) -> IdKind:
    if old:
        return IdKind.OLD_RESIDENT
    if body[0] == "9":
        return IdKind.FOREIGNER
    return IdKind.RESIDENCE_PERMIT if body[:2] in _PERMIT_PROVINCES else IdKind.RESIDENT


def _date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
