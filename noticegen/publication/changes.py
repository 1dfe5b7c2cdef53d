"""How a month's list differs from the month before: counts only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Households added, ended and with another amount since the month before."""

    added: int
    ended: int
    adjusted: int
