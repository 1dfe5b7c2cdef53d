"""The check digit of bank cards (GB/T 17552, ISO/IEC 7812) and which numbers banks issue."""

from __future__ import annotations

_DOUBLED = dict(zip("0123456789", (0, 2, 4, 6, 8, 1, 3, 5, 7, 9), strict=True))


def passes_luhn(digits: str) -> bool:
    """Tell whether the last digit is the Luhn check digit of those before it."""
    if not (digits.isascii() and digits.isdecimal()):
        return False
    total = sum(map(int, digits[-1::-2])) + sum(map(_DOUBLED.__getitem__, digits[-2::-2]))
    return total % 10 == 0


def is_card_prefix(digits: str) -> bool:
    """Tell whether a number starts as cards issued in China do: 62 UnionPay, or 3, 4, 5, 9."""
    return digits[:2] in {"60", "62", "68", "69", "81", "95", "98"} or digits[0] in "345"


def is_union_pay(digits: str) -> bool:
    """Tell whether a number starts as UnionPay cards do."""
    return digits.startswith("62")
