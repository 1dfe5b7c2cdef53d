"""Sheets of the binary formats: .xls by xlrd, .xlsb by calamine.

calamine reads .xls as well, but a size that a hostile file gives it is asked of the system at once
and ends the process; xlrd is slower and fails as a Python program does.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from noticegen.detection.inspectors.contents import Passage, Unreadable, UnreadableError
from noticegen.detection.inspectors.office.xlsx import column_name, long_number
from noticegen.detection.inspectors.tables import TableCell, TableRow, read_table

if TYPE_CHECKING:
    import xlrd


def read_old_sheets(data: bytes) -> list[Passage]:
    """Return the rows of every sheet of an .xls, hidden ones too; UnreadableError otherwise."""
    import xlrd
    from xlrd.biffh import XLRDError

    # Its warnings may quote the file: they go nowhere.
    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), on_demand=True)
        return [passage for place in range(book.nsheets) for passage in _old_sheet(book, place)]
    except XLRDError as error:
        is_locked = "encrypted" in str(error).lower()
        raise UnreadableError(Unreadable.ENCRYPTED if is_locked else Unreadable.DAMAGED) from None
    except Exception:  # damage shows as whatever its parsers stumble over
        raise UnreadableError(Unreadable.DAMAGED) from None


def _old_sheet(book: xlrd.Book, place: int) -> Iterator[Passage]:
    sheet = book.sheet_by_index(place)
    hidden = sheet.visibility != 0
    rows = [
        [_old_value(book.datemode, cell.ctype, cell.value) for cell in sheet.row(number)]
        for number in range(sheet.nrows)
    ]
    spot = f"工作表“{sheet.name}”" + ("（隐藏）" if hidden else "")
    yield from read_table(_rows(rows), spot, hidden=hidden)


def _old_value(datemode: int, kind: int, value: object) -> object:
    import xlrd

    if kind == xlrd.XL_CELL_ERROR:
        return ""
    if kind == xlrd.XL_CELL_DATE and isinstance(value, float):
        with suppress(xlrd.xldate.XLDateError, OverflowError, ValueError):
            return xlrd.xldate_as_datetime(value, 1 if datemode else 0)
    return value


def read_sheets(data: bytes) -> list[Passage]:
    """Return the rows of every sheet, hidden sheets included; UnreadableError DAMAGED."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    passages: list[Passage] = []
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in workbook.sheets_metadata:
            hidden = sheet.visible != SheetVisibleEnum.Visible
            values = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            spot = f"工作表“{sheet.name}”" + ("（隐藏）" if hidden else "")
            passages += read_table(_rows(values), spot, hidden=hidden)
    except (CalamineError, ValueError, OSError):
        raise UnreadableError(Unreadable.DAMAGED) from None
    return passages


def _rows(values: Iterable[Iterable[object]]) -> Iterator[TableRow]:
    for number, row in enumerate(values, 1):
        yield TableRow(
            f"第{number}行",
            tuple(
                TableCell(column_name(place), _text(value))
                for place, value in enumerate(row)
                if value not in ("", None)
            ),
        )


def _text(value: object) -> str:
    if isinstance(value, float):
        return long_number(value)
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d")
    return str(value)
