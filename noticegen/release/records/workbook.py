"""Workbooks for reviewers: text stays text, A4 fits, and the same input gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

HEADING_ROW = 3
"""Where `fill_list` writes the headings."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP archive can tell
_TIMESTAMPS = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ROW_SIZED_BY_HAND = re.compile(rb'(<row [^>]*?) customHeight="1"')
_WIDTH_UPRIGHT, _WIDTH_LYING = 88, 132  # digits of the default font between the margins of A4
_WIDTH_OF_WIDE = 2.2  # of a Chinese character, in the same digits
_CELL_MARGIN = 1.0
_LINE_POINTS = 15.0
_TALLEST_ROW = 409.0  # points; the most a spreadsheet program takes


def put_text(sheet: Worksheet, row: int, column: int, value: str | int) -> Cell:
    """Write a cell; text is never taken for a formula, whatever it begins with."""
    cell: Cell = sheet.cell(row, column)  # type: ignore[assignment]  # only the first of merged cells is written
    if isinstance(value, int):
        cell.value = value
        return cell
    cell.value = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    cell.data_type = "s"
    return cell


def fill_list(
    sheet: Worksheet,
    title: str,
    said: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str | int]],
) -> None:
    """Write a title, a sentence below it, and a list whose headings stay in sight."""
    from openpyxl.styles import Alignment, Font

    put_text(sheet, 1, 1, title).font = Font(bold=True, size=14)
    put_text(sheet, 2, 1, said)
    for column, heading in enumerate(headings, 1):
        put_text(sheet, HEADING_ROW, column, heading).font = Font(bold=True)
    for line, row in enumerate(rows, HEADING_ROW + 1):
        for column, value in enumerate(row, 1):
            put_text(sheet, line, column, value).alignment = Alignment(
                wrap_text=True, vertical="top"
            )
    sheet.freeze_panes = f"A{HEADING_ROW + 1}"


def fit_to_paper(
    sheet: Worksheet, heading_row: int, widths: Sequence[float], *, lying: bool = False
) -> None:
    """Set a written sheet up for A4: one page wide, its heading on every page, pages numbered.

    `widths` are the columns' shares of the page. Rows of wrapped text are made as high as it
    needs: not every spreadsheet program does so by itself.
    """
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    page = _WIDTH_LYING if lying else _WIDTH_UPRIGHT
    for number, width in enumerate(widths, start=1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = round(width * page / sum(widths), 1)
    _heighten_rows(sheet)
    sheet.print_title_rows = f"{heading_row}:{heading_row}"
    setup = sheet.page_setup
    setup.paperSize = sheet.PAPERSIZE_A4
    setup.orientation = sheet.ORIENTATION_LANDSCAPE if lying else sheet.ORIENTATION_PORTRAIT
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.6  # inches
    margins.top = margins.bottom = 0.8
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"  # type: ignore[union-attr]  # always there


def _heighten_rows(sheet: Worksheet) -> None:
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = sheet.row_dimensions[number]
        lines = [
            lines_of(cell.value, sheet.column_dimensions[cell.column_letter].width)
            for cell in cells
            if isinstance(cell.value, str) and cell.alignment.wrap_text
        ]
        if row.height is None and max(lines, default=1) > 1:
            row.height = min(max(lines) * _LINE_POINTS, _TALLEST_ROW)


def lines_of(text: str, width: float) -> int:
    """Return how many lines a cell of a width needs for its text, rather one too many."""
    room = max(width - _CELL_MARGIN, _WIDTH_OF_WIDE)
    return sum(max(1, ceil(sum(map(_width_of, line)) / room)) for line in text.split("\n"))


def _width_of(character: str) -> float:
    return _WIDTH_OF_WIDE if east_asian_width(character) in "WFA" else 1.1


def workbook_bytes(workbook: Workbook) -> bytes:
    """Return a workbook's file without the times and temporary order openpyxl writes into it."""
    workbook.properties.creator = "noticegen"
    written = io.BytesIO()
    workbook.save(written)
    clean = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(clean, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _TIMESTAMPS.sub(b"", data)
            elif name.startswith("xl/worksheets/"):
                # So that a row still grows with what somebody writes into it.
                data = _ROW_SIZED_BY_HAND.sub(rb"\1", data)
            member = zipfile.ZipInfo(name, _EARLIEST)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # otherwise the maker's operating system
            target.writestr(member, data)
    return clean.getvalue()
