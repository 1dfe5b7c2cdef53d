"""The private types: what a roster says, with the place of every value.

Values hide in `repr` and `str`: printing any of these objects shows places and counts only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from noticegen.vocabulary.place import Place


class CellKind(StrEnum):
    """What the spreadsheet program stored, which is not always what it displays."""

    BLANK = "blank"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, what kind of cell it was, and its column (1 = A)."""

    text: str = field(repr=False)
    kind: CellKind
    column: int


@dataclass(frozen=True, slots=True)
class Column:
    """A heading of a sheet and the field it was recognised as (None: unknown, always dropped)."""

    place: Place
    heading: str
    field: str | None
    number: int
    hidden: bool = False


class RowKind(StrEnum):
    """What a row is that is not a household."""

    TITLE = "title"
    UNIT_LINE = "unit-line"
    HEADING = "heading"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    SIGNATURE = "signature"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that was recognised as something other than a household."""

    place: Place
    kind: RowKind


@dataclass(frozen=True, slots=True)
class Row:
    """One sheet row: cells by field key, and the cells of columns no field was found for."""

    place: Place
    cells: Mapping[str, Cell] = field(repr=False)
    unknown: tuple[Cell, ...] = field(default=(), repr=False)
    hidden: bool = False

    def text(self, key: str) -> str:
        """Return the text of a field, stripped, or an empty string."""
        cell = self.cells.get(key)
        return cell.text.strip() if cell else ""


@dataclass(frozen=True, slots=True)
class Household:
    """One household: its head's row first, then the rows of its members, if listed."""

    rows: tuple[Row, ...]
    columns: Mapping[str, Column] = field(repr=False)

    @property
    def head(self) -> Row:
        """Return the row the household counts at."""
        return self.rows[0]

    @property
    def place(self) -> Place:
        """Return the place of the head's row."""
        return self.head.place

    def place_of(self, key: str) -> Place:
        """Return the place of one field of the head's row, with its heading."""
        column = self.columns.get(key)
        here = self.place
        if column is None:
            return here
        return Place(here.file, here.sheet, here.row, column.heading, column.place.letter)


@dataclass(frozen=True, slots=True)
class Roster:
    """Everything that was read in one run."""

    columns: tuple[Column, ...]
    households: tuple[Household, ...] = field(repr=False)
    skipped: tuple[SkippedRow, ...] = ()
    programme: str | None = None

    @property
    def dropped_columns(self) -> tuple[Column, ...]:
        """Return the columns no field was recognised for."""
        return tuple(column for column in self.columns if column.field is None)

    def cells(self) -> Iterator[tuple[str | None, Cell]]:
        """Yield every cell of every row with its field key (None: unknown column)."""
        for household in self.households:
            for row in household.rows:
                for key, cell in row.cells.items():
                    yield key, cell
                for cell in row.unknown:
                    yield None, cell
