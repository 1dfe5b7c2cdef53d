"""The delivery list: who gets which sheet, with a place to sign. Internal: it names people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from noticegen.release.records.workbook import fit_to_paper, put_text, workbook_bytes

_HEADINGS = ("编号", "姓名", "签收", "日期", "备注")
_WIDTHS = (8.0, 22.0, 24.0, 16.0, 18.0)
_HEADING_ROW = 2
_LONGEST_TITLE = 31  # of a sheet's name
_ROW_POINTS = 26


@dataclass(frozen=True, slots=True)
class DeliveryRoute:
    """One village: its households' names by list number, from 1."""

    village: str
    names: tuple[str, ...] = field(repr=False)


def delivery_workbook(title: str, routes: Sequence[DeliveryRoute]) -> bytes:
    """Return the list as a workbook, one sheet for each village."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    book = Workbook()
    book.remove(book.worksheets[0])
    thin = Side(style="thin")
    frame = Border(left=thin, right=thin, top=thin, bottom=thin)
    for number, route in enumerate(routes, start=1):
        name = f"{number}-{route.village}"[:_LONGEST_TITLE]
        sheet = book.create_sheet("".join(mark if mark not in "[]:*?/\\" else "_" for mark in name))
        put_text(sheet, 1, 1, f"{route.village}{title}").font = Font(size=14, bold=True)
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(_HEADINGS))
        rows = [_HEADINGS, *((place, name) for place, name in enumerate(route.names, start=1))]
        for row, values in enumerate(rows, start=_HEADING_ROW):
            for column in range(1, len(_HEADINGS) + 1):
                value = values[column - 1] if column <= len(values) else ""
                cell = put_text(sheet, row, column, value)
                cell.border = frame
                cell.alignment = Alignment(horizontal="center", vertical="center")
            sheet.row_dimensions[row].height = _ROW_POINTS
        fit_to_paper(sheet, _HEADING_ROW, _WIDTHS)
    return workbook_bytes(book)
