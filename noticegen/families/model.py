"""The private types of this room: what one family receives by every list of the month."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from noticegen.roster.model import Household
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place


@dataclass(frozen=True, slots=True)
class Benefit:
    """One row of one list: which programme, for whom (an ID number), and how much in yuan.

    `kind` is what the row says of the sort of benefit within the programme; two rows of one
    person and programme are two benefits only if their kinds differ. `stopped` means that the
    list itself says the benefit has ended.
    """

    household: Household = field(repr=False)
    programme: str
    recipient: str = field(repr=False)
    kind: str = field(repr=False)
    amount: Decimal = field(repr=False)
    stopped: bool = False

    @property
    def place(self) -> Place:
        """Return the row it stands at."""
        return self.household.place


@dataclass(frozen=True, slots=True)
class Family:
    """Everything one family receives; `head` is the row it is named after.

    `people` are the ID numbers of all its persons, by which it is found again in another month.
    """

    head: Household = field(repr=False)
    village: str = field(repr=False)
    benefits: tuple[Benefit, ...] = field(repr=False)
    people: frozenset[str] = field(repr=False)

    @property
    def total(self) -> Decimal:
        """Return the sum of all benefits that are paid, in yuan."""
        return sum((benefit.amount for benefit in self.paid), Decimal(0))

    @property
    def paid(self) -> tuple[Benefit, ...]:
        """Return the benefits that have not ended."""
        return tuple(benefit for benefit in self.benefits if not benefit.stopped)


@dataclass(frozen=True, slots=True)
class Hold:
    """A row that cannot go onto a sheet until a person decides, and why."""

    household: Household = field(repr=False)
    reason: Reason
    advice: str
    related: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Families:
    """Every family whose sheet can be made, and every row that is held."""

    families: tuple[Family, ...] = field(repr=False)
    holds: tuple[Hold, ...]

    def outcome_of(self, household: Household) -> tuple[Outcome, tuple[Reason, ...]]:
        """Return what becomes of a row."""
        reasons = {hold.reason for hold in self.holds if hold.household is household}
        ordered = tuple(reason for reason in Reason if reason in reasons)
        return (Outcome.HELD, ordered) if ordered else (Outcome.PUBLISHED, ())
