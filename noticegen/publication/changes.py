"""How a month's list differs from the month before: counts only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Listed households added, ended and with another amount since the month before.

    None stands for a count that is not told because it, or one it could be worked out from, is
    so small that it would point at a family.
    """

    added: int | None
    ended: int | None
    adjusted: int | None
