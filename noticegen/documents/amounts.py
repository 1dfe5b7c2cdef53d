"""Amounts of money as a notice writes them in figures."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

_CENT = Decimal("0.01")


def decimals_needed(amounts: Iterable[Decimal]) -> int:
    """Return 2 if any amount has cents, else 0: all figures of a column align at their point."""
    return 2 if any(amount != amount.to_integral_value() for amount in amounts) else 0


def write_amount(amount: Decimal, decimals: int) -> str:
    """Write an amount of yuan in figures, e.g. `1200` or `1200.50`.

    A ValueError says that figures would be lost: an amount is printed as it is or not at all.
    """
    if amount != amount.quantize(_CENT) or (decimals == 0 and decimals_needed([amount])):
        raise ValueError("amount has more decimals than are printed")
    return f"{amount:.{decimals}f}"
