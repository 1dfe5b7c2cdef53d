"""Sheets of the formats that only calamine reads: .xls and .xlsb."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator

from noticegen.detection.contents import Passage, Unreadable, UnreadableError
from noticegen.detection.tables import TableCell, TableRow, read_table
from noticegen.detection.xlsx import column_name, long_number


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
