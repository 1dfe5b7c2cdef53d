"""Masks for numbers: some characters at the ends stay, the rest becomes stars.

A mask is made for one kind of number and shows part only of a number of that kind. Anything else
(too short, too long, with a wrong check digit, a remark) is hidden whole, behind a row of stars
that tells nothing of its length. How safe what stays is, `candidates` computes.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from noticegen.identifiers.id_card import IdCard, parse_id_card

STAR = "*"
HIDDEN = STAR * 6

_LEAST_HIDDEN = 4
_DIGITS = re.compile(r"[0-9]+")


class NumberKind(StrEnum):
    """The kinds of numbers that can be shown in part."""

    ID_CARD = "id-card"
    PHONE = "phone"
    ACCOUNT = "account"

    @property
    def label(self) -> str:
        """Say the kind in a reviewer's words."""
        return {
            NumberKind.ID_CARD: "身份证号码",
            NumberKind.PHONE: "手机号码",
            NumberKind.ACCOUNT: "银行账号",
        }[self]

    @property
    def lengths(self) -> range:
        """Return how many characters a number of this kind has."""
        return {
            NumberKind.ID_CARD: range(18, 19),
            NumberKind.PHONE: range(11, 12),
            NumberKind.ACCOUNT: range(15, 24),
        }[self]


@dataclass(frozen=True, slots=True)
class NumberMask:
    """Keeps `head` characters at the beginning and `tail` at the end of a number.

    A mask that would hide fewer than four characters of the shortest number is a ValueError.
    """

    kind: NumberKind
    head: int = 0
    tail: int = 0

    def __post_init__(self) -> None:
        if self.head < 0 or self.tail < 0:
            raise ValueError("a mask keeps no fewer than 0 characters")
        if self.head + self.tail > self.most_kept(self.kind):
            raise ValueError("a mask hides at least four characters")

    @staticmethod
    def most_kept(kind: NumberKind) -> int:
        """Return how many characters a mask of a kind may keep at most."""
        return kind.lengths.start - _LEAST_HIDDEN

    @property
    def label(self) -> str:
        """Say what the mask keeps: 保留前6位和后4位."""
        ends = [f"前{self.head}位"] * bool(self.head) + [f"后{self.tail}位"] * bool(self.tail)
        return f"保留{'和'.join(ends)}" if ends else "全部隐去"

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing stays."""
        return self.head + self.tail == 0

    def positions(self, length: int) -> frozenset[int]:
        """Return the positions, from 0, that stay of a number of this length."""
        return frozenset(range(self.head)) | frozenset(range(length - self.tail, length))

    def apply(self, value: str) -> str:
        """Return a number as the mask shows it, or `HIDDEN` for whatever is not such a number."""
        number = read_number(value, self.kind)
        if number is None or self.is_whole:
            return HIDDEN
        tail = number[len(number) - self.tail :]
        return number[: self.head] + STAR * (len(number) - self.head - self.tail) + tail


def read_number(value: str, kind: NumberKind) -> str | None:
    """Return a number of a kind without spaces and hyphens, or None when it is not one.

    An ID number of 15 digits is returned as the number of 18 that replaced it; a phone is a
    mobile number in the plan, without its country code; an account is digits of a bank's length.
    """
    if kind is NumberKind.ID_CARD:
        card = parse_id_card(value)
        return card.number if isinstance(card, IdCard) else None
    digits = _without_joints(value)
    if kind is NumberKind.PHONE:
        return _read_mobile(digits)
    return digits if _DIGITS.fullmatch(digits) and len(digits) in kind.lengths else None


def _read_mobile(digits: str) -> str | None:
    from noticegen.identifiers.phones import is_mobile

    national = re.sub(r"^(?:\+86|0086|86(?=[0-9]{11}$))", "", digits)
    return national if is_mobile(national) else None


def _without_joints(value: str) -> str:
    folded = unicodedata.normalize("NFKC", value).strip("'‘’` ")
    return "".join(
        mark
        for mark in folded
        if not mark.isspace() and unicodedata.category(mark) not in ("Pd", "Cf", "Cc")
    )
