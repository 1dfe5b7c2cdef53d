"""A policy made known: no list, no names."""

from __future__ import annotations

from dataclasses import dataclass

from noticegen.settings.unit import Unit
from noticegen.vocabulary.period import Period


@dataclass(frozen=True, slots=True)
class Publicity:
    """A poster that explains how a programme works and whom to ask."""

    programme: str
    programme_label: str
    unit: Unit
    period: Period

    @property
    def title(self) -> str:
        """Return the poster's title."""
        return f"{self.programme_label}政策明白卡"
