"""Households as listed: columns, rows, members. Everything here is private."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from noticegen.roster.cell import Cell, CellKind
from noticegen.roster.values.counts import parse_count
from noticegen.roster.values.idnumbers import clean_id, split_ids
from noticegen.roster.values.names import split_names
from noticegen.roster.values.texts import clean_name
from noticegen.vocabulary.outcomes import Reason
from noticegen.vocabulary.place import Place


@dataclass(frozen=True, slots=True)
class Column:
    """A heading of a sheet and the field it was recognised as (None: unknown, always dropped)."""

    place: Place
    heading: str
    field: str | None
    number: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One sheet row: cells by field key, and the cells of columns no field was found for.

    A column whose field another column has taken already (a second telephone) also lies in
    `unknown`; its `Column.field` still tells what it is.
    """

    place: Place
    cells: Mapping[str, Cell] = field(repr=False)
    unknown: tuple[Cell, ...] = field(default=(), repr=False)
    hidden: bool = False

    def text(self, key: str) -> str:
        """Return the text of a field; an empty string for an empty cell, or for `#N/A`."""
        cell = self.cells.get(key)
        return cell.text if cell and cell.kind is not CellKind.FAULT else ""


class VillageSource(StrEnum):
    """Where a household's village was learnt."""

    COLUMN = "column"
    MERGED = "merged"
    RUNNING_DOWN = "running-down"
    SECTION = "section"
    SHEET_NAME = "sheet-name"
    TITLE = "title"
    FILE_NAME = "file-name"
    ADDRESS = "address"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Member:
    """One person of a household as listed: in a row of their own, or in a cell with others."""

    place: Place
    name: str = field(repr=False)
    id_number: str = field(repr=False)
    relation: str = field(default="", repr=False)


class DoubtKind(StrEnum):
    """What reading could not settle."""

    HEAD = "head"
    AMOUNT_OF_WHOM = "amount-of-whom"
    AMOUNT_UNIT = "amount-unit"

    @property
    def reason(self) -> Reason:
        """Return why the household is held."""
        return Reason.HEAD_UNKNOWN if self is DoubtKind.HEAD else Reason.AMOUNT_INVALID


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something reading alone could not settle; screening holds the household for it."""

    kind: DoubtKind
    place: Place

    @property
    def reason(self) -> Reason:
        """Return why the household is held."""
        return self.kind.reason


@dataclass(frozen=True, slots=True)
class Household:
    """One household: its head's row first, then the rows of its members, if listed."""

    rows: tuple[Row, ...]
    columns: Mapping[str, Column] = field(repr=False)
    village: str = field(default="", repr=False)
    village_source: VillageSource = VillageSource.UNKNOWN
    programme: str | None = None
    doubts: tuple[Doubt, ...] = ()
    lists_persons: bool = False
    amount_per_person: bool = False

    @property
    def head(self) -> Row:
        """Return the row the household counts at."""
        return self.rows[0]

    @property
    def place(self) -> Place:
        """Return the place of the head's row."""
        return self.head.place

    @property
    def hidden(self) -> bool:
        """Tell whether any of its rows was hidden by hand or by a filter."""
        return any(row.hidden for row in self.rows)

    @property
    def applicant_name(self) -> str:
        """Return the applicant's name as it is printed, or an empty string."""
        return clean_name(self.head.text("applicant_name"))

    @property
    def id_number(self) -> str:
        """Return the applicant's ID number in one form, or an empty string; it may be invalid."""
        return clean_id(self.head.text("id_number"))

    @property
    def household_size(self) -> int | None:
        """Return how many persons the household has: as stated, or else as listed."""
        if "household_size" in self.columns:
            return parse_count(self.head.text("household_size"))
        return len(self.rows) if self.lists_persons else None

    @property
    def insured_persons(self) -> int | None:
        """Return how many persons are assisted, as stated."""
        return parse_count(self.head.text("insured_persons"))

    @property
    def amount(self) -> Decimal | None:
        """Return the household's sum in yuan (it may be zero or negative), or None if unclear."""
        if any(doubt.reason is Reason.AMOUNT_INVALID for doubt in self.doubts):
            return None
        counted = self.rows if self.amount_per_person else self.rows[:1]
        cells = [row.cells.get("monthly_amount") for row in counted]
        sums = [cell.amount for cell in cells if cell]
        total = Decimal()
        for part in sums:
            if part is None:
                return None
            total += part
        return total if sums else None

    @property
    def members(self) -> tuple[Member, ...]:
        """Return every person listed besides the head, from member rows and member cells."""
        return (*self._members_in_rows(), *self._members_in_cells())

    def place_of(self, key: str) -> Place:
        """Return the place of one field of the head's row, with its heading."""
        return self._place_in(self.head, key)

    def _place_in(self, row: Row, key: str) -> Place:
        column = self.columns.get(key)
        here = row.place
        if column is None:
            return here
        return Place(here.file, here.sheet, here.row, column.heading, column.place.letter)

    def _members_in_rows(self) -> Iterator[Member]:
        for row in self.rows[1:]:
            name = clean_name(row.text("applicant_name"))
            number = clean_id(row.text("id_number"))
            if name or number:
                yield Member(row.place, name, number, row.text("relation"))

    def _members_in_cells(self) -> Iterator[Member]:
        for row in self.rows:
            names = split_names(row.text("member_names"))
            numbers = split_ids(row.text("member_ids"))
            place = self._place_in(row, "member_names" if names else "member_ids")
            if len(names) == len(numbers):
                for name, number in zip(names, numbers, strict=True):
                    yield Member(place, name, number)
                continue
            # Lists of unequal length cannot be paired: a number beside the wrong name is worse
            # than a number beside none.
            for name in names:
                yield Member(place, name, "")
            for number in numbers:
                yield Member(place, "", number)
