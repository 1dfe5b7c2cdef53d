"""A sheet as every file format delivers it: rows of cells, what is merged, what is hidden."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from noticegen.errors import InputError
from noticegen.roster.cell import Cell, CellKind
from noticegen.roster.limits import Limits, refuse_oversize
from noticegen.roster.values.texts import clean_text
from noticegen.vocabulary.place import Place


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with its number as the spreadsheet program shows it, and the cells that hold anything.

    Cells lie in column order.
    """

    number: int
    cells: tuple[Cell, ...] = field(repr=False)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows and columns count from 1, both ends belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def area(self) -> int:
        """Return how many cells it covers; none if its ends lie the wrong way round."""
        height = self.last_row - self.first_row + 1
        return max(0, height) * max(0, self.last_column - self.first_column + 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file. `name` is None for formats without sheets."""

    name: str | None
    rows: tuple[SheetRow, ...] = field(repr=False)
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    loose: tuple[str, ...] = field(default=(), repr=False)


def settle_merges(sheet: Sheet, columns: int) -> Sheet:
    """Return a sheet of which no merged range reaches beyond its rows, or lies on another.

    Ranges that lie on each other are no spreadsheet program's work; there cannot be more of them
    than the sheet has room for.
    """
    last_row = sheet.rows[-1].number if sheet.rows else 0
    room = last_row * columns
    kept = []
    for merge in dict.fromkeys(sheet.merges):
        inside = replace(
            merge,
            last_row=min(merge.last_row, last_row),
            last_column=min(merge.last_column, columns),
        )
        room -= inside.area
        if room < 0:
            break
        if inside.area:
            kept.append(inside)
    return replace(sheet, merges=tuple(kept))


def text_cell(text: str, column: int) -> Cell | None:
    """Return a text cell, or None when nothing visible is in it."""
    # Most cells hold nothing to clean, and a list of a hundred thousand has a million cells.
    if not text.isprintable() or "  " in text or text[:1] in _NEEDS_CLEANING:
        text = clean_text(text)
    else:
        text = text.strip()
    return Cell(text, CellKind.TEXT, column) if text else None


_NEEDS_CLEANING = frozenset("'`\u2018\u2019\uff07 ")


def number_cell(value: float, column: int) -> Cell:
    """Return a numeric cell, written out in full: never `1.5E+17`, never a trailing `.0`."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return Cell("#NUM!", CellKind.FAULT, column)
        if value.is_integer():
            return Cell(str(int(value)), CellKind.NUMBER, column)
        text = repr(value)
        return Cell(format(Decimal(text), "f") if "e" in text else text, CellKind.NUMBER, column)
    return Cell(str(value), CellKind.NUMBER, column)


def date_cell(value: date | datetime | time | timedelta, column: int) -> Cell:
    """Return a cell of a date; times of day and durations are texts, for no field holds one."""
    if isinstance(value, datetime):
        return Cell(value.date().isoformat(), CellKind.DATE, column)
    if isinstance(value, date):
        return Cell(value.isoformat(), CellKind.DATE, column)
    return Cell(str(value), CellKind.TEXT, column)


def boolean_cell(value: bool, column: int) -> Cell:
    """Return a cell of a truth value, in the words of the spreadsheet program."""
    return Cell("TRUE" if value else "FALSE", CellKind.BOOLEAN, column)


class RowCollector:
    """Gather the rows of one sheet, and stop when there are more than any list has."""

    __slots__ = ("_characters", "_empty", "_limits", "_place", "_rows")

    def __init__(self, place: Place, limits: Limits) -> None:
        self._place = place
        self._limits = limits
        self._rows: list[SheetRow] = []
        self._empty = 0
        self._characters = 0

    def add(self, number: int, cells: list[Cell], *, hidden: bool = False) -> None:
        """Take one row; rows without content are counted and dropped."""
        if not cells:
            self._empty += 1
            if self._empty > self._limits.empty_rows:
                raise self._too_large("空行太多", self._limits.empty_rows)
            return
        if len(self._rows) >= self._limits.rows:
            raise self._too_large("行数太多", self._limits.rows)
        if cells[-1].column > self._limits.columns:
            raise self._too_large("列数太多", self._limits.columns)
        lengths = [len(cell.text) for cell in cells]
        if max(lengths) > self._limits.cell_characters:
            raise self._too_large("有一格的字数太多", self._limits.cell_characters)
        self._characters += sum(lengths)
        if self._characters > self._limits.sheet_characters:
            raise self._too_large("整张表的字数太多", self._limits.sheet_characters)
        self._rows.append(SheetRow(number, tuple(cells), hidden))

    def rows(self) -> tuple[SheetRow, ...]:
        """Return the rows with content, in order."""
        return tuple(self._rows)

    def _too_large(self, what: str, most: int) -> InputError:
        return refuse_oversize(self._place, what, most)


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of one file, and its texts that stand in no cell."""

    sheets: tuple[Sheet, ...] = field(repr=False)
    loose: tuple[str, ...] = field(default=(), repr=False)
