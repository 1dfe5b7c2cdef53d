"""The roster as an office keeps it: a workbook made for the eye, one sheet for each village."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from examples.households import CellValue, InventedHousehold
from examples.identity import invent_account, invent_phone
from noticegen.vocabulary.outcomes import Reason

TOWNSHIP = "青禾镇"
HEADING_ROW = 3
_HEADINGS = (
    "序号",
    "组别",
    "户主姓名",
    "身份证号码",
    "家庭人口数",
    "户月保障金额（元）",
    "联系电话",
    "一卡通账号",
    "家庭住址",
    "健康状况",
    "备注",
)
_WIDTHS = (6, 8, 16, 24, 12, 20, 16, 24, 28, 14, 36)
_GROUP_SIZE = 6
_THIN = Side(style="thin")
_LINE = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
STAMP = datetime(2026, 11, 25, 9, 0, 0)  # noqa: DTZ001  # spreadsheet times have no zone


def build_workbook(villages: dict[str, Sequence[InventedHousehold]]) -> bytes:
    """Return the .xlsx of the roster: the same bytes for the same households."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "青禾镇社会救助办公室"
    book.properties.created = STAMP
    first_serial = 1
    for village, households in villages.items():
        _fill_sheet(book.create_sheet(village), village, households, first_serial)
        first_serial += len(households)
    buffer = io.BytesIO()
    book.save(buffer)
    return without_clock(buffer.getvalue())


def row_of(place: int) -> int:
    """Return the sheet row of the household at a place (from 0), as the spreadsheet shows it."""
    return HEADING_ROW + 1 + place


def _fill_sheet(
    sheet: Worksheet, village: str, households: Sequence[InventedHousehold], first_serial: int
) -> None:
    last = len(_HEADINGS)
    sheet.append([f"{TOWNSHIP}{village}2026年12月农村低保对象花名册"])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=last)
    sheet.append([f"填报单位：{TOWNSHIP}人民政府", *[None] * (last - 2), "单位：元"])
    sheet.append(list(_HEADINGS))
    for place, household in enumerate(households):
        sheet.append(_row(household, place, village, first_serial + place))
        if household.hidden:
            sheet.row_dimensions[row_of(place)].hidden = True
    _merge_groups(sheet, len(households))
    total = row_of(len(households))
    sheet.append(["合计", None, f"{len(households)}户", None, None, _sum_amounts(households)])
    sheet.append([])
    sheet.append(["制表人：", None, "白制表", None, "审核人：", "赤审核", None, "2026年11月25日"])
    _dress(sheet, total)


def _row(household: InventedHousehold, place: int, village: str, serial: int) -> list[CellValue]:
    group = place // _GROUP_SIZE + 1
    return [
        place + 1,
        f"{group}组" if place % _GROUP_SIZE == 0 else None,
        household.name,
        household.id_number,
        household.size,
        household.amount,
        int(invent_phone(serial)),
        invent_account(serial),
        f"{village}{group}组{10 + serial}号",
        household.illness,
        household.remark,
    ]


def _sum_amounts(households: Sequence[InventedHousehold]) -> float:
    """Return the sum a careful clerk would write: of every amount that is one."""
    return float(
        sum(
            Decimal(household.printed_amount)
            for household in households
            if household.reason is not Reason.AMOUNT_INVALID
        )
    )


def _merge_groups(sheet: Worksheet, households: int) -> None:
    for first in range(0, households, _GROUP_SIZE):
        last = min(first + _GROUP_SIZE, households) - 1
        sheet.merge_cells(
            start_row=row_of(first), end_row=row_of(last), start_column=2, end_column=2
        )


def _dress(sheet: Worksheet, last_row: int) -> None:
    """Give the sheet the look of a printed form."""
    sheet["A1"].font = Font(name="黑体", size=18)
    sheet["A1"].alignment = Alignment(horizontal="center")
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row in sheet.iter_rows(min_row=HEADING_ROW, max_row=last_row, max_col=len(_HEADINGS)):
        for cell in row:
            cell.border = _LINE
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for cell in sheet[HEADING_ROW]:
        cell.font = Font(name="宋体", bold=True)
    sheet.freeze_panes = f"A{HEADING_ROW + 1}"


def without_clock(data: bytes) -> bytes:
    """Return the package with fixed times and no compression, which differs between machines."""
    stamp = f"{STAMP:%Y-%m-%dT%H:%M:%SZ}".encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(buffer, "w") as fixed:
        for name in sorted(made.namelist()):
            part = made.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, part)
            entry = zipfile.ZipInfo(name, date_time=STAMP.timetuple()[:6])
            entry.create_system = 0
            fixed.writestr(entry, part)
    return buffer.getvalue()
