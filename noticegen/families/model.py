"""The private types of this room: what one family receives by every list of the month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from noticegen.families.rules import FAMILY_RULES
from noticegen.families.spans import Span
from noticegen.roster.model import Household
from noticegen.screening.decisions import Choice, Decision
from noticegen.screening.model import Finding, Verdict
from noticegen.screening.subject import MOST_RELATED
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place


@dataclass(frozen=True, slots=True)
class Benefit:
    """One row of one list: which programme, for whom (an ID number), and how much in yuan.

    `kind` is what the row says of the sort of benefit within the programme; two rows of one
    person and programme are two benefits only if their kinds differ. `stopped` means that the
    list itself says the benefit has ended; `span` that it is paid for several months at once.
    """

    household: Household = field(repr=False)
    programme: str
    recipient: str = field(repr=False)
    kind: str = field(repr=False)
    amount: Decimal = field(repr=False)
    stopped: bool = False
    span: Span | None = None

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
    """A row that cannot go onto a sheet until a person decides, and the finding that says why."""

    household: Household = field(repr=False)
    finding: Finding

    @classmethod
    def of(
        cls,
        household: Household,
        reason: Reason,
        advice: str,
        related: Iterable[Place] = (),
        lacks: str = "",
    ) -> Hold:
        """Return the hold of a row by one of this room's own rules.

        `lacks` is the column that the row's sheet does not have, if that is why.
        """
        rule = FAMILY_RULES[reason]
        finding = Finding(
            rule=rule.name,
            reason=reason,
            severity=rule.severity,
            outcome=rule.outcome,
            place=household.place,
            advice=advice,
            household=household.place,
            related=tuple(islice(related, MOST_RELATED)),
            law=rule.law,
            heading=rule.heading,
            lacks=lacks,
        )
        return cls(household, finding)

    @property
    def reason(self) -> Reason:
        """Return why the row is held."""
        return self.finding.reason


@dataclass(frozen=True, slots=True)
class Families:
    """Every family whose sheet can be made, and every row that is held.

    `decisions` are a person's decisions that count, by the place of their row; `void` says why
    the others do not. `remarks` are of whole lists and hold nothing back.
    """

    families: tuple[Family, ...] = field(repr=False)
    holds: tuple[Hold, ...]
    decisions: Mapping[Place, Decision] = field(default_factory=dict)
    void: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()

    def verdicts(self, households: Iterable[Household]) -> Iterator[Verdict]:
        """Yield what becomes of each row."""
        reasons: dict[int, set[Reason]] = defaultdict(set)
        for hold in self.holds:
            reasons[id(hold.household)].add(hold.reason)
        for household in households:
            held = reasons.get(id(household), set())
            ordered = tuple(reason for reason in Reason if reason in held)
            decision = self.decisions.get(household.place)
            if decision and decision.choice is Choice.KEEP_OFF:
                yield Verdict(household, Outcome.WITHHELD, (Reason.KEPT_OFF,), decision)
            elif not held:
                yield Verdict(household, Outcome.PUBLISHED, (), decision)
            elif decision and decision.choice is Choice.CORRECT:
                yield Verdict(household, Outcome.HELD, ordered, decision)
            else:
                yield Verdict(household, Outcome.HELD, ordered)
