"""The household's own sheet: what one family may read of itself, and a visitor on its wall too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from noticegen.settings.unit import Unit
from noticegen.vocabulary.period import Period


@dataclass(frozen=True, slots=True)
class BenefitLine:
    """One benefit: what the programme is called, its kind, yuan of the month, and into what.

    `paid` is the day it was paid, or else the month it is for, in words; `on_day` tells which.
    """

    label: str
    kind: str
    amount: Decimal
    into: str = ""
    paid: str = ""
    on_day: bool = False


@dataclass(frozen=True, slots=True)
class ProgrammeNote:
    """What a benefit is, in one line, and the rule it rests on."""

    label: str
    explanation: str
    basis: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One family's sheet, complete: the only thing its page is made from.

    `addressee` is what the policy leaves of a name; `number` counts within the village, in the
    order of delivery. `link` is what the family's own code holds, if it has one.
    """

    addressee: str
    village: str
    number: int
    benefits: tuple[BenefitLine, ...]
    changes: tuple[str, ...]
    notes: tuple[ProgrammeNote, ...]
    hints: tuple[str, ...]
    link: str | None = None

    @property
    def total(self) -> Decimal:
        """Return the month's total in yuan."""
        return sum((line.amount for line in self.benefits), Decimal(0))


@dataclass(frozen=True, slots=True)
class SheetBook:
    """The sheets of one village in the order of delivery, with what is common to all.

    `forbidden` are words that may stand nowhere in its file: they would tell a visitor of an
    illness, a disability or a child's lot.
    """

    unit: Unit
    period: Period
    village: str
    sheets: tuple[Sheet, ...]
    duties: tuple[str, ...]
    objection: str
    paid_on: date | None = None
    forbidden: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """Return the title of the village's file."""
        return f"{self.village}{self.period.label}救助幸福清单"
