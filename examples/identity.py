"""Identifiers that are sound and belong to nobody.

**Disclaimer.** Every person in these examples is invented; any likeness is chance. ID numbers
carry a valid check digit, because rosters with invalid ones would exercise only the error paths.
They take their order code (digits 15-17) from 990 to 999: a registry numbers the births of one
county and one day from 001 upwards, so that codes near a thousand are practically never reached.
Mobile numbers stand in the block 165 0000, bank accounts in an account range of zeros.
"""

from __future__ import annotations

from datetime import date

from noticegen.identifiers.id_card import check_character

_DIVISION = "150207"
_FIRST_ORDER, _LAST_ORDER = 990, 999


def invent_id(birth: date, order: int, division: str = _DIVISION) -> str:
    """Return an ID number; an odd `order` is a man's, an even one a woman's.

    A ValueError keeps everyone to the range that belongs to nobody.
    """
    if not _FIRST_ORDER <= order <= _LAST_ORDER:
        raise ValueError("an invented person takes an order code from 990 to 999")
    body = f"{division}{birth:%Y%m%d}{order}"
    return body + check_character(body)


def spoil_check_digit(number: str) -> str:
    """Return the number with a check digit that does not fit."""
    return number[:17] + ("1" if number[17] != "1" else "2")


def invent_phone(serial: int) -> str:
    """Return a mobile number of 11 digits."""
    return f"1650000{serial:04d}"


def invent_account(serial: int) -> str:
    """Return a bank card number of 19 digits with a valid Luhn digit."""
    body = f"621700{serial:012d}"
    total = sum(
        sum(divmod(2 * int(digit), 10)) if place % 2 == 0 else int(digit)
        for place, digit in enumerate(reversed(body))
    )
    return body + str(-total % 10)
