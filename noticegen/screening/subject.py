"""A household as the checks see it: its applicant's ID number read once, for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from noticegen.identifiers.birth import ADULT_AGE, age_on
from noticegen.identifiers.id_card import IdCard, IdFault, parse_id_card
from noticegen.roster.model import CellKind, Household, Row
from noticegen.screening.majority import Majority, judge_majority
from noticegen.screening.model import Finding, Rule
from noticegen.vocabulary.outcomes import Reason
from noticegen.vocabulary.place import Place

ID_FIELD = "id_number"
OLDEST_AGE = 120
MOST_RELATED = 9


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
    """One household as its checks see it.

    `identity` is the applicant's, None when the sheet has no ID column; `birth` is the date in
    a sound number, if a living person can have it; `majority` is judged from every source.
    """

    household: Household = field(repr=False)
    identity: Identity | None
    birth: date | None = field(repr=False)
    majority: Majority

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

    def doubts(self, reason: Reason) -> bool:
        """Tell whether reading itself was in doubt for this reason."""
        return any(doubt.reason is reason for doubt in self.household.doubts)

    def has(self, key: str) -> bool:
        """Tell whether the household's sheet has a column of this field."""
        return key in self.household.columns

    def is_failed_formula(self, key: str) -> bool:
        """Tell whether the applicant's cell of this field shows an error such as `#N/A`."""
        cell = self.head.cells.get(key)
        return cell is not None and cell.kind is CellKind.FAULT

    def finding(
        self,
        rule: Rule,
        advice: str,
        at: str | Place | None = None,
        related: Iterable[Place] = (),
    ) -> Finding:
        """Return a finding of this household: at a place, a field of its row, or the row.

        Of the related places the first few are kept: a name that ten thousand rows share must
        not make a report of a hundred million places. `related` may be lazy.
        """
        return Finding.of(
            rule,
            at if isinstance(at, Place) else self.place_of(at),
            advice,
            household=self.place,
            related=tuple(islice(related, MOST_RELATED)),
        )

    def place_of(self, key: str | None, row: Row | None = None) -> Place:
        """Return the place of a field of a row (the applicant's by default), or of the row."""
        here = row.place if row else self.place
        column = self.household.columns.get(key) if key else None
        if column is None:
            return here
        return Place(here.file, here.sheet, here.row, column.heading, column.place.letter)


def examine(household: Household, start: date, adult_age: int = ADULT_AGE) -> Subject:
    """Read what every check needs of a household on the first posting day."""
    identity = None
    if ID_FIELD in household.columns or ID_FIELD in household.head.cells:
        identity = read_identity(household)
    birth = identity.birth if identity else None
    if birth and not is_plausible_birth(birth, start):
        birth = None
    return Subject(household, identity, birth, judge_majority(household, birth, start, adult_age))


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
