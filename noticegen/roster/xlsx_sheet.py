"""The XML of one .xlsx sheet, read in one pass.

Source of the format: ECMA-376-1, SpreadsheetML sections 18.3.1 (worksheets) and 18.4 (shared
strings).
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from datetime import datetime
from typing import IO

from lxml import etree
from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import from_excel
from openpyxl.xml.constants import SHEET_MAIN_NS

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.cell import Cell, CellKind
from noticegen.roster.limits import Limits, refuse_oversize
from noticegen.roster.package import iterate_elements
from noticegen.roster.sheet import (
    Merge,
    RowCollector,
    Sheet,
    boolean_cell,
    date_cell,
    number_cell,
    text_cell,
)
from noticegen.vocabulary.place import Place, column_letter

_NS = f"{{{SHEET_MAIN_NS}}}"
_ROW, _COLUMN, _MERGE, _FORMAT = (_NS + tag for tag in ("row", "col", "mergeCell", "sheetFormatPr"))
_VALUE, _FORMULA, _INLINE = (_NS + tag for tag in ("v", "f", "is"))
_STRING, _TEXT, _PHONETIC = (_NS + tag for tag in ("si", "t", "rPh"))
_DIGITS = "0123456789"
_TRUE = frozenset({"1", "true"})
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_shared_strings(source: IO[bytes]) -> list[str]:
    """Return the table of texts that cells point into, without the readings set above them."""
    return [_string_of(element) for element in iterate_elements(source, _STRING)]


def _string_of(element: etree._Element) -> str:
    if len(element) == 1 and element[0].tag == _TEXT:
        return _unescape(element[0].text or "")
    parts = []
    for child in element:
        if child.tag == _TEXT:
            parts.append(child.text or "")
        elif child.tag != _PHONETIC:
            parts.extend(text.text or "" for text in child.iter(_TEXT))
    return _unescape("".join(parts))


def _unescape(text: str) -> str:
    """Undo the `_x000D_` with which XML writes characters it cannot hold.

    One beyond the first 65 536 is written as two halves; a half alone is no character.
    """
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class SheetXml:
    """Reads the cells of one sheet; one object for one sheet."""

    def __init__(  # noqa: PLR0913 (what a cell's number means lies in five other parts of the package)
        self,
        place: Place,
        strings: Sequence[str],
        date_styles: Container[int],
        epoch: datetime,
        limits: Limits,
        *,
        hidden: bool,
    ) -> None:
        self._place = place
        self._strings = strings
        self._date_styles = date_styles
        self._epoch = epoch
        self._limits = limits
        self._hidden = hidden

    def read(self, source: IO[bytes]) -> Sheet:
        """Return the sheet; a formula that was never calculated is an InputError with its cell."""
        collector = RowCollector(self._place, self._limits)
        merges: list[Merge] = []
        hidden_columns: set[int] = set()
        rows_hidden_by_default = False
        number = empty = 0
        for element in iterate_elements(source, _ROW, _COLUMN, _MERGE, _FORMAT):
            if element.tag == _ROW:
                number = int(element.get("r") or number + 1)
                cells = self._cells_of(element, number)
                empty += len(element) - len(cells)
                if empty > self._limits.empty_cells:
                    raise refuse_oversize(self._place, "空格子太多", self._limits.empty_cells)
                collector.add(
                    number,
                    cells,
                    hidden=_is_hidden(element, by_default=rows_hidden_by_default),
                )
            elif element.tag == _MERGE:
                merges.append(_merge_of(element.get("ref") or ""))
            elif element.tag == _FORMAT:
                rows_hidden_by_default = element.get("zeroHeight") in _TRUE
            elif element.get("hidden") in _TRUE or element.get("width") == "0":
                last = min(int(element.get("max") or 0), self._limits.columns)
                hidden_columns.update(range(int(element.get("min") or 1), last + 1))
        return Sheet(
            self._place.sheet,
            collector.rows(),
            tuple(merges),
            hidden=self._hidden,
            hidden_columns=frozenset(hidden_columns),
        )

    def _cells_of(self, row: etree._Element, number: int) -> list[Cell]:
        cells = []
        column = 0
        for element in row:
            reference = element.get("r")
            column = (
                column_index_from_string(reference.rstrip(_DIGITS)) if reference else column + 1
            )
            cell = self._cell_of(element, number, column) if len(element) else None
            if cell is not None:
                cells.append(cell)
        return cells

    def _cell_of(self, element: etree._Element, row: int, column: int) -> Cell | None:
        kind = element.get("t", "n")
        value: str | None = None
        formula = False
        for child in element:
            if child.tag == _VALUE:
                value = child.text
            elif child.tag == _FORMULA:
                formula = True
            elif child.tag == _INLINE:
                return text_cell(_string_of(child), column)
        if not value:
            # A formula with an empty text for its value says so with its type.
            if formula and kind != "str" and not self._hidden:
                raise InputError(ErrorCode.FORMULA_NOT_CALCULATED, self._cell_place(row, column))
            return None
        return self._valued(kind, value, element.get("s"), column)

    def _valued(self, kind: str, value: str, style: str | None, column: int) -> Cell | None:
        if kind == "s":
            return text_cell(self._strings[int(value)], column)
        if kind in {"str", "inlineStr"}:
            return text_cell(_unescape(value), column)
        if kind == "b":
            return boolean_cell(value in _TRUE, column)
        if kind == "d":
            return date_cell(datetime.fromisoformat(value.removesuffix("Z")), column)
        if kind == "e":
            return Cell(value, CellKind.FAULT, column)
        number = float(value) if set(value) & set(".eE") else int(value)
        if style is not None and int(style) in self._date_styles:
            try:
                return date_cell(from_excel(number, self._epoch), column)
            except (OverflowError, ValueError):
                pass  # an ID number in a column that shows dates is a number all the same
        return number_cell(number, column)

    def _cell_place(self, row: int, column: int) -> Place:
        return Place(self._place.file, self._place.sheet, row, None, column_letter(column))


def _is_hidden(row: etree._Element, *, by_default: bool) -> bool:
    stated = row.get("hidden")
    if stated is not None:
        return stated in _TRUE
    height = row.get("ht")
    return float(height) == 0 if height else by_default


def _merge_of(reference: str) -> Merge:
    first_column, first_row, last_column, last_row = range_boundaries(reference)
    return Merge(first_row or 1, first_column or 1, last_row or 1, last_column or 1)
