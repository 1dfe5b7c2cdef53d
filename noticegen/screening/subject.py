"""A household as the checks see it: its applicant's ID number read once, for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from noticegen.identifiers.birth import age_on
from noticegen.identifiers.id_card import IdCard, IdFault, parse_id_card
from noticegen.roster.model import Household, Row
from noticegen.screening.model import Finding, Rule
from noticegen.vocabulary.outcomes import Reason
from noticegen.vocabulary.place import Place

ID_FIELD = "id_number"
OLDEST_AGE = 120


@dataclass(frozen=True, slots=True)
class Identity:
    """What an ID cell gives: a sound number, or the fault; `lost` when a spreadsheet cut it."""

    card: IdCard | None = field(default=None, repr=False)
    fault: IdFault | None = None
    lost: bool = False

    @property
    def birth(self) -> date | None:
        """Return the birth date of a number that can be trusted."""
        return self.card.birth if self.card and not self.lost else None


@dataclass(frozen=True, slots=True)
class Subject:
    """One household; `identity` is the applicant's, None when the sheet has no ID column."""

    household: Household = field(repr=False)
    identity: Identity | None
    start: date

    @property
    def place(self) -> Place:
        """Return the place of the row the household counts at."""
        return self.household.place

    @property
    def head(self) -> Row:
        """Return the applicant's row."""
        return self.household.head

    @property
    def number(self) -> str | None:
        """Return the applicant's sound number in its 18 characters."""
        if self.identity is None or self.identity.lost or self.identity.card is None:
            return None
        return self.identity.card.number

    @property
    def birth(self) -> date | None:
        """Return the applicant's birth date by the ID number, if a living person can have it."""
        birth = self.identity.birth if self.identity else None
        return birth if birth and is_plausible_birth(birth, self.start) else None

    def doubts(self, reason: Reason) -> bool:
        """Tell whether reading itself was in doubt for this reason."""
        return any(doubt.reason is reason for doubt in self.household.doubts)

    def has(self, key: str) -> bool:
        """Tell whether the household's sheet has a column of this field."""
        return key in self.household.columns

    def finding(
        self, rule: Rule, advice: str, key: str | None = None, related: Iterable[Place] = ()
    ) -> Finding:
        """Return a finding of this household, at a field of the applicant's row or at the row."""
        return Finding(
            rule=rule.name,
            reason=rule.reason,
            severity=rule.severity,
            outcome=rule.outcome,
            place=self.place_of(key),
            advice=advice,
            household=self.place,
            related=tuple(related),
        )

    def place_of(self, key: str | None) -> Place:
        """Return the place of a field of the applicant's row, or of the row."""
        return self.household.place_of(key) if key else self.household.place


def examine(household: Household, start: date) -> Subject:
    """Read what every check needs of a household."""
    identity = None
    if ID_FIELD in household.columns or ID_FIELD in household.head.cells:
        identity = read_identity(household)
    return Subject(household, identity, start)


def read_identity(household: Household) -> Identity:
    """Read the applicant's number; digits a spreadsheet has cut are gone, whatever is left."""
    cell = household.head.cells.get(ID_FIELD)
    lost = cell is not None and cell.precision_lost
    parsed = parse_id_card(household.id_number)
    if isinstance(parsed, IdCard):
        return Identity(card=parsed, lost=lost)
    return Identity(fault=parsed, lost=lost)


def is_plausible_birth(birth: date, day: date) -> bool:
    """Tell whether somebody born then can be on a list of that day."""
    return birth <= day and age_on(birth, day) <= OLDEST_AGE
