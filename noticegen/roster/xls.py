"""Read .xls (and WPS .et that is .xls inside) with xlrd, which knows hidden rows and columns.

python-calamine reads the same files faster but cannot tell what a clerk has hidden, and a hidden
household must be held.
"""

from __future__ import annotations

import io
from pathlib import Path

import xlrd
from xlrd.biffh import (
    XL_CELL_BLANK,
    XL_CELL_BOOLEAN,
    XL_CELL_DATE,
    XL_CELL_EMPTY,
    XL_CELL_ERROR,
    XL_CELL_NUMBER,
)
from xlrd.book import Book as XlsBook
from xlrd.sheet import Cell as XlsCell
from xlrd.sheet import Sheet as XlsSheet
from xlrd.xldate import XLDateError, xldate_as_datetime

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.cell import Cell, CellKind
from noticegen.roster.headings import hide_numbers
from noticegen.roster.limits import Limits, refuse_oversize
from noticegen.roster.sheet import (
    Book,
    Merge,
    RowCollector,
    Sheet,
    boolean_cell,
    date_cell,
    number_cell,
    text_cell,
)
from noticegen.vocabulary.place import Place

_EMPTY = (XL_CELL_EMPTY, XL_CELL_BLANK)


def read_xls(path: Path, place: Place, limits: Limits) -> Book:
    """Return every sheet of an Excel 97-2003 workbook; InputError when it cannot be read."""
    try:
        # xlrd prints its warnings, which may quote the file: they go nowhere. Damage shows as
        # whatever its parsers stumble over.
        book = xlrd.open_workbook(
            str(path), formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except Exception as error:
        if "encrypted" in str(error).lower():
            raise InputError(ErrorCode.ROSTER_ENCRYPTED, place) from None
        raise InputError(
            ErrorCode.ROSTER_UNREADABLE, place, why="文件已损坏，或不是 Excel 97-2003 工作簿"
        ) from None
    if book.nsheets > limits.sheets:
        raise refuse_oversize(place, "工作表太多", limits.sheets)
    return Book(tuple(_read_sheet(book, sheet, place, limits) for sheet in book.sheets()))


def _read_sheet(book: XlsBook, sheet: XlsSheet, place: Place, limits: Limits) -> Sheet:
    collector = RowCollector(Place(place.file, hide_numbers(sheet.name)), limits)
    for index in range(sheet.nrows):
        cells = [_cell_of(book, cell, at) for at, cell in enumerate(sheet.row(index), 1)]
        info = sheet.rowinfo_map.get(index)
        hidden = info is not None and bool(info.hidden)
        collector.add(index + 1, [cell for cell in cells if cell], hidden=hidden)
    notes = (note.text for note in sheet.cell_note_map.values() if note.text)
    return Sheet(
        sheet.name,
        collector.rows(),
        tuple(
            Merge(first_row + 1, first_column + 1, last_row, last_column)
            for first_row, last_row, first_column, last_column in sheet.merged_cells
        ),
        hidden=sheet.visibility != 0,
        hidden_columns=frozenset(
            at + 1 for at, info in sheet.colinfo_map.items() if info.hidden or info.width == 0
        ),
        loose=tuple(notes),
    )


def _cell_of(book: XlsBook, cell: XlsCell, column: int) -> Cell | None:
    if cell.ctype in _EMPTY:
        return None
    if cell.ctype == XL_CELL_NUMBER:
        return number_cell(float(cell.value), column)
    if cell.ctype == XL_CELL_DATE:
        try:
            return date_cell(xldate_as_datetime(float(cell.value), book.datemode), column)
        except (XLDateError, ValueError, OverflowError):
            return number_cell(float(cell.value), column)
    if cell.ctype == XL_CELL_BOOLEAN:
        return boolean_cell(bool(cell.value), column)
    if cell.ctype == XL_CELL_ERROR:
        return Cell("#ERROR!", CellKind.FAULT, column)
    return text_cell(str(cell.value), column)
