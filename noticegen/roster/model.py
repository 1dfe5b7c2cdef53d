"""The private types: what a roster says, with the place of every value.

Values hide in `repr` and `str`: printing any of these objects shows places and counts only.
Everything a workbook holds is reachable from `Roster.private_values()`, so that the gate can look
for it in what is published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from noticegen.roster.cell import Cell, CellKind
from noticegen.roster.household import (
    Column,
    Doubt,
    DoubtKind,
    Household,
    Member,
    Row,
    VillageSource,
)
from noticegen.vocabulary.place import Place

__all__ = [
    "Cell",
    "CellKind",
    "Column",
    "Doubt",
    "DoubtKind",
    "Household",
    "LooseText",
    "Member",
    "PrivateValue",
    "Roster",
    "Row",
    "RowKind",
    "SheetReport",
    "SkippedRow",
    "Total",
    "VillageSource",
]


class RowKind(StrEnum):
    """What a row is that is not a household."""

    TITLE = "title"
    UNIT_LINE = "unit-line"
    HEADING = "heading"
    SECTION = "section"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    SIGNATURE = "signature"
    NOTE = "note"
    BLANK = "blank"

    @property
    def label(self) -> str:
        """Return the kind in a clerk's words."""
        return _ROW_KIND_LABELS[self]


_ROW_KIND_LABELS = {
    RowKind.TITLE: "标题",
    RowKind.UNIT_LINE: "单位行",
    RowKind.HEADING: "表头",
    RowKind.SECTION: "村名行",
    RowKind.SUBTOTAL: "小计",
    RowKind.TOTAL: "合计",
    RowKind.SIGNATURE: "签名行",
    RowKind.NOTE: "说明",
    RowKind.BLANK: "空行",
}


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that was recognised as something other than a household.

    Its texts are office words (a title, the clerk's signature): not published, not secret.
    """

    place: Place
    kind: RowKind
    texts: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class LooseText:
    """A text outside every table: a comment, a text box, a cell of a hidden sheet."""

    place: Place
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Total:
    """What a total row states of one field, and what the rows above it come to.

    `key` is a field key, or `households` for a stated number of households. `computed` is None
    when a row it should count has no readable value; `unreadable` are the first such cells.
    """

    place: Place
    kind: RowKind
    key: str
    stated: Decimal
    computed: Decimal | None
    unreadable: tuple[Place, ...] = ()

    @property
    def agrees(self) -> bool:
        """Tell whether the stated sum is the computed one, to the cent."""
        return self.computed is not None and abs(self.stated - self.computed) < Decimal("0.01")


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What was made of one sheet; `households` is 0 for a sheet without a table.

    `looks_like_list` tells of one that was set aside whether people may stand in it.
    """

    place: Place
    households: int
    hidden: bool = False
    looks_like_list: bool = False


@dataclass(frozen=True, slots=True)
class PrivateValue:
    """One value of the workbook: its field (None: unknown), its text, and where it stands."""

    key: str | None
    text: str = field(repr=False)
    place: Place


@dataclass(frozen=True, slots=True)
class Roster:
    """Everything that was read in one run."""

    columns: tuple[Column, ...]
    households: tuple[Household, ...] = field(repr=False)
    skipped: tuple[SkippedRow, ...] = ()
    programme: str | None = None
    totals: tuple[Total, ...] = ()
    sheets: tuple[SheetReport, ...] = ()
    loose: tuple[LooseText, ...] = field(default=(), repr=False)

    @property
    def dropped_columns(self) -> tuple[Column, ...]:
        """Return the columns no field was recognised for."""
        return tuple(column for column in self.columns if column.field is None)

    def cells(self) -> Iterator[tuple[str | None, Cell]]:
        """Yield every cell of every household row with its field key (None: unknown column)."""
        for key, cell, _ in self._cells_and_columns():
            yield key, cell

    def private_values(self) -> Iterator[PrivateValue]:
        """Yield every value that belongs to somebody: of rows shown and hidden, and loose texts.

        Titles, headings, totals and signature rows are left out: they are the office's words.
        """
        for key, cell, place in self._cells_and_columns():
            yield PrivateValue(key, cell.text, place)
        for loose in self.loose:
            yield PrivateValue(None, loose.text, loose.place)

    def _cells_and_columns(self) -> Iterator[tuple[str | None, Cell, Place]]:
        columns = {
            (column.place.file, column.place.sheet, column.number): column
            for column in self.columns
        }
        for household in self.households:
            for row in household.rows:
                here = row.place
                for cell in (*row.cells.values(), *row.unknown):
                    column = columns.get((here.file, here.sheet, cell.column))
                    if column is None:
                        yield None, cell, here
                        continue
                    place = Place(
                        here.file, here.sheet, here.row, column.heading, column.place.letter
                    )
                    yield column.field, cell, place
