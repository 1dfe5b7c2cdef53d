"""Workbooks for reviewers: text stays text, A4 fits, and the same input gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP archive can tell
_TIMESTAMPS = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDTHS_OF_A4 = 88  # characters of the default font between the margins, upright


def put_text(sheet: Worksheet, row: int, column: int, value: str | int) -> Cell:
    """Write a cell; text is never taken for a formula, whatever it begins with."""
    cell: Cell = sheet.cell(row, column)  # type: ignore[assignment]  # only the first of merged cells is written
    if isinstance(value, int):
        cell.value = value
        return cell
    cell.value = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    cell.data_type = "s"
    return cell


def fit_to_paper(sheet: Worksheet, heading_row: int, widths: Sequence[float]) -> None:
    """Set a sheet up for upright A4: one page wide, its heading on every page, pages numbered.

    `widths` are the columns' shares of the page.
    """
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = round(
            width * _WIDTHS_OF_A4 / sum(widths), 1
        )
    sheet.print_title_rows = f"{heading_row}:{heading_row}"
    setup = sheet.page_setup
    setup.paperSize, setup.orientation = sheet.PAPERSIZE_A4, sheet.ORIENTATION_PORTRAIT
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.6  # inches
    margins.top = margins.bottom = 0.8
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"  # type: ignore[union-attr]  # always there


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
            member = zipfile.ZipInfo(name, _EARLIEST)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # otherwise the maker's operating system
            target.writestr(member, data)
    return clean.getvalue()
