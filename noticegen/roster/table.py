"""Read the table of one sheet: every row judged, every person's row with its cells and village."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from noticegen.roster.cell import Cell
from noticegen.roster.families import TableRow, group_rows
from noticegen.roster.household import Household, Row, VillageSource
from noticegen.roster.layout import Layout
from noticegen.roster.model import LooseText, RowKind, SkippedRow, Total
from noticegen.roster.rows import RowJudge
from noticegen.roster.sheet import Sheet, SheetRow
from noticegen.roster.sums import TotalRow, compare_totals, doubt_amounts, settle_amounts
from noticegen.roster.values.texts import clean_name, plain
from noticegen.roster.villages import NO_VILLAGE, Village, village_of_line, village_of_sheet
from noticegen.vocabulary.place import Place

_UNIT_WORDS = ("单位", "填报", "时间", "日期")
# A sheet that counts in ten thousands would be printed as yuan.
_TEN_THOUSANDS = re.compile(r"单位[:：]?万元")
# Merged ranges are followed cell by cell; a range over a whole empty sheet must not be.
_MOST_MERGED_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Table:
    """What one sheet's table holds."""

    households: tuple[Household, ...] = field(repr=False)
    skipped: tuple[SkippedRow, ...]
    totals: tuple[Total, ...]
    loose: tuple[LooseText, ...] = field(repr=False)


def title_texts(sheet: Sheet, layout: Layout) -> list[str]:
    """Return the texts above the heading."""
    return [cell.text for row in sheet.rows if row.number < layout.first_row for cell in row.cells]


def read_table(sheet: Sheet, place: Place, layout: Layout, file_stem: str) -> Table:
    """Return the households of a sheet, its other rows, and its totals beside their sums."""
    titles = title_texts(sheet, layout)
    reader = _TableReader(
        place,
        layout,
        RowJudge(place, layout, frozenset(map(plain, titles))),
        _filled_down(sheet, layout),
        village_of_sheet(sheet.name, titles, file_stem),
    )
    for row in sheet.rows:
        reader.take(row)
    rows = reader.table_rows(_villages_run_down(reader.villages_said))
    sheet_rows = [row.row for row in rows]
    households = group_rows(rows, layout)
    households = settle_amounts(households, sheet_rows, layout, reader.totals)
    if any(_TEN_THOUSANDS.search(plain(title)) for title in titles):
        households = doubt_amounts(households)
    return Table(
        tuple(households),
        tuple(reader.skipped),
        tuple(compare_totals(reader.totals, sheet_rows, households, layout)),
        tuple(reader.loose),
    )


class _TableReader:
    """Goes through the rows of one table once; one object for one table."""

    def __init__(
        self,
        place: Place,
        layout: Layout,
        judge: RowJudge,
        filled: Mapping[tuple[int, int], Cell],
        village: Village,
    ) -> None:
        self._place = place
        self._layout = layout
        self._judge = judge
        self._filled = filled
        self._village = village
        self._key_at = {column.number: key for key, column in layout.by_field.items()}
        self._village_column = layout.column_of("village")
        self._rows: list[tuple[Row, Village]] = []
        self.villages_said: list[str] = []
        self.skipped: list[SkippedRow] = []
        self.totals: list[TotalRow] = []
        self.loose: list[LooseText] = []

    def take(self, row: SheetRow) -> None:
        """Judge one row and keep what it is."""
        if row.number < self._layout.first_row:
            unit = any(word in plain(cell.text) for cell in row.cells for word in _UNIT_WORDS)
            self._skip(row, RowKind.UNIT_LINE if unit else RowKind.TITLE)
            return
        if row.number <= self._layout.last_row:
            self._skip(row, RowKind.HEADING)
            return
        kind = self._judge.judge(row)
        if kind is None:
            self._keep(row)
            return
        self._skip(row, kind)
        if kind is RowKind.SECTION:
            self._village = Village(village_of_line(row.cells[0].text), VillageSource.SECTION)
        elif kind in (RowKind.TOTAL, RowKind.SUBTOTAL):
            self.totals.append(TotalRow(kind, self._place_of(row), row))

    def table_rows(self, run_down: bool) -> list[TableRow]:
        """Return the kept rows; `run_down` lets a village stand for the empty cells below it."""
        rows = []
        above = NO_VILLAGE
        for row, village in self._rows:
            known = village
            if village.source in (VillageSource.COLUMN, VillageSource.MERGED):
                above = village
            elif run_down and above.name:
                known = Village(above.name, VillageSource.RUNNING_DOWN)
            rows.append(self._table_row(row, known))
        return rows

    def _place_of(self, row: SheetRow) -> Place:
        return Place(self._place.file, self._place.sheet, row.number)

    def _skip(self, row: SheetRow, kind: RowKind) -> None:
        place = self._place_of(row)
        texts = tuple(cell.text for cell in row.cells)
        self.skipped.append(SkippedRow(place, kind, texts))
        if kind in (RowKind.NOTE, RowKind.BLANK):
            # A note under the table may speak of somebody; the gate must know its words.
            self.loose.extend(LooseText(place, text) for text in texts)

    def _keep(self, row: SheetRow) -> None:
        cells: dict[str, Cell] = {}
        unknown = []
        for cell in row.cells:
            key = self._key_at.get(cell.column)
            if key is None:
                unknown.append(cell)
            else:
                cells[key] = cell
        kept = Row(self._place_of(row), cells, tuple(unknown), row.hidden)
        village = self._village_of(row.number, cells.get("village"))
        self._rows.append((kept, village))

    def _village_of(self, number: int, cell: Cell | None) -> Village:
        if self._village_column is None:
            return self._village
        if cell:
            self.villages_said.append(cell.text)
            return Village(clean_name(cell.text), VillageSource.COLUMN)
        above = self._filled.get((number, self._village_column))
        if above:
            return Village(clean_name(above.text), VillageSource.MERGED)
        self.villages_said.append("")
        return self._village

    def _table_row(self, row: Row, village: Village) -> TableRow:
        number = row.place.row or 0

        def said(key: str) -> str:
            column = self._layout.column_of(key)
            cell = row.cells.get(key) or self._filled.get((number, column or 0))
            return cell.text if cell else ""

        name_column = self._layout.column_of("applicant_name") or 0
        return TableRow(
            row,
            village,
            plain(said("household_number")) or self._merged_serial(row),
            clean_name(said("head_name")),
            (number, name_column) in self._filled and "applicant_name" not in row.cells,
        )

    def _merged_serial(self, row: Row) -> str:
        """Return the running number of a household whose persons share one merged cell."""
        column = self._layout.column_of("serial") or 0
        number = row.place.row or 0
        above = self._filled.get((number, column))
        if above:
            return plain(above.text)
        below = (number + 1, column) in self._filled
        cell = row.cells.get("serial")
        return plain(cell.text) if below and cell else ""


def _filled_down(sheet: Sheet, layout: Layout) -> dict[tuple[int, int], Cell]:
    """Return the cell that stands for each covered cell of the merged ranges running down."""
    columns = {
        layout.column_of(key)
        for key in ("village", "household_number", "head_name", "applicant_name", "serial")
    }
    starts = {
        (merge.first_row, merge.first_column): merge
        for merge in sheet.merges
        if merge.first_column in columns and merge.last_row > merge.first_row > layout.last_row
    }
    if not starts:
        return {}
    last_row = sheet.rows[-1].number if sheet.rows else 0
    filled = {}
    for row in sheet.rows:
        for cell in row.cells:
            merge = starts.get((row.number, cell.column))
            if merge:
                end = min(merge.last_row, last_row, merge.first_row + _MOST_MERGED_ROWS)
                for number in range(merge.first_row + 1, end + 1):
                    filled[number, cell.column] = cell
    return filled


def _villages_run_down(said: Sequence[str]) -> bool:
    """Tell whether a village is written once and meant for the empty cells below it.

    So it is when every village stands once at the top of its block; a single gap in a column that
    is otherwise full is a village somebody forgot.
    """
    written = [text for text in said if text]
    blanks = len(said) - len(written)
    if not written or not said[0]:
        return False
    return blanks >= len(written) and len(set(written)) == len(written)
