"""Comparison lists: who stands on them, found by ID number or by its keyed digest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from noticegen.identifiers.id_card import IdCard, compact_id, parse_id_card
from noticegen.identifiers.keyed_hash import HmacKey, keyed_digest
from noticegen.roster.model import Household, Row
from noticegen.roster.values.idnumbers import clean_id
from noticegen.roster.values.texts import clean_name
from noticegen.vocabulary.place import Place

_LEAST_ACCOUNT_DIGITS = 8


class Role(StrEnum):
    """What a comparison list is a list of."""

    PROGRAMME = "programme"
    OTHER_COUNTY = "other-county"
    DEATHS = "deaths"
    ENDED = "ended"
    RELATIVES = "relatives"
    CARDHOLDERS = "cardholders"

    @property
    def label(self) -> str:
        """Return the role in a clerk's words."""
        return _ROLE_LABELS[self]


_ROLE_LABELS = {
    Role.PROGRAMME: "其他救助项目名单",
    Role.OTHER_COUNTY: "其他旗县区名单",
    Role.DEATHS: "死亡（殡葬）名单",
    Role.ENDED: "停止救助名单",
    Role.RELATIVES: "干部近亲属备案名单",
    Role.CARDHOLDERS: "代为持卡登记",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One person on a comparison list, with the row that tells more; `number` has 18 characters."""

    place: Place
    row: Row = field(repr=False)
    household: Household = field(repr=False)
    name: str = field(repr=False)
    number: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class DigestList:
    """A list that another office handed over as keyed digests: no name, no number."""

    digests: frozenset[str] = field(repr=False)
    key: HmacKey = field(repr=False)

    def holds(self, number: str) -> bool:
        """Tell whether the number is one of those digested."""
        return keyed_digest(self.key, number) in self.digests


@dataclass(frozen=True, slots=True)
class ComparisonList:
    """One list that was given with `--against`.

    `unnumbered` are those without a sound number, by name; a name proves nothing and only warns.
    """

    role: Role
    file: str
    programme: str | None = None
    people: tuple[Listed, ...] = field(default=(), repr=False)
    by_number: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict, repr=False)
    by_account: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict, repr=False)
    unnumbered: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict, repr=False)
    digests: DigestList | None = field(default=None, repr=False)

    @property
    def size(self) -> int:
        """Return how many persons or entries the list has."""
        return len(self.digests.digests) if self.digests else len(self.people)

    @property
    def without_number(self) -> int:
        """Return how many persons could not be compared for want of a sound number."""
        return sum(listed.number is None for listed in self.people)


@dataclass(frozen=True, slots=True)
class Comparisons:
    """Every comparison list of a run."""

    lists: tuple[ComparisonList, ...] = ()

    def of(self, role: Role) -> tuple[ComparisonList, ...]:
        """Return the lists of one role."""
        return tuple(one for one in self.lists if one.role is role)

    def matches(self, role: Role, number: str) -> Iterator[Listed]:
        """Yield every entry of a role's lists with this number."""
        for one in self.of(role):
            yield from one.by_number.get(number, ())


def listed_people(household: Household) -> Iterator[Listed]:
    """Yield everybody on a household's rows of a comparison list: each row, then member cells."""
    for row in household.rows:
        cell = row.cells.get("id_number")
        number = None if cell is None or cell.precision_lost else sound_number(cell.text)
        name = clean_name(row.text("applicant_name"))
        if name or number or account_in(row):
            yield Listed(row.place, row, household, name, number)
    rows = {row.place for row in household.rows}
    for member in household.members:
        if member.place not in rows:
            number = sound_number(member.id_number)
            yield Listed(member.place, household.head, household, member.name, number)


def account_in(row: Row) -> str:
    """Return the digits of a row's bank account; an empty string for a dash or a word."""
    text = compact_id(row.text("bank_account"))
    return text if sum(mark.isdigit() for mark in text) >= _LEAST_ACCOUNT_DIGITS else ""


def is_namesake(listed: Listed, name: str, village: str) -> bool:
    """Tell whether an entry without a number may be somebody of a name and village.

    A village that is not known on one side contradicts nothing.
    """
    other = listed.household.village
    return listed.number is None and listed.name == name and other in ("", village)


def sound_number(text: str) -> str | None:
    """Return an ID number in its 18 characters, or None if it is not sound."""
    card = parse_id_card(clean_id(text))
    return card.number if isinstance(card, IdCard) else None
