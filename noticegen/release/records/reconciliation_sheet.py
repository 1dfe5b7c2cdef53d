"""`reconciliation.xlsx`: the sheet a reviewer reads, checks and signs on A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from noticegen.release.records.reconciliation import Counts, Reconciliation
from noticegen.release.records.workbook import fit_to_paper, put_text, workbook_bytes
from noticegen.screening.decisions import Decision
from noticegen.vocabulary.outcomes import Outcome

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_SUMS = ("村", "读取户数", "已公示", "依法不予公开", "待核", "核对")
_SUM_WIDTHS = (26.0, 12.0, 12.0, 15.0, 12.0, 11.0)
_DETAILS = ("序号", "文件", "工作表", "行号", "结果", "原因", "处理意见")
_DETAIL_WIDTHS = (6.0, 20.0, 14.0, 7.0, 13.0, 22.0, 16.0)
_WORDS_A_LINE = 42  # Han characters across the page at 11 points
_LINE_POINTS = 17.0


@dataclass(frozen=True, slots=True)
class _LineStyle:
    """How a line of text across the page looks; the size is in points."""

    size: float = 11
    bold: bool = False
    centred: bool = False


_TITLE = _LineStyle(size=18, bold=True, centred=True)
_SUBTITLE = _LineStyle(size=12, centred=True)
_STRONG = _LineStyle(bold=True)


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What the sheet says of the run it belongs to; everything here is public."""

    title: str
    issuer: str
    stage: str
    period: str


def reconciliation_workbook(
    reconciliation: Reconciliation, head: SheetHead, *, released: bool
) -> bytes:
    """Return `reconciliation.xlsx`: sums by village with a place to sign, then every other row.

    The second sheet lists what was withheld, held or decided, row by row, with the decision or
    room for one.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    sums = workbook.worksheets[0]
    sums.title = "核对表"
    _fill_sums(sums, reconciliation, head, released=released)
    details = workbook.create_sheet("不予公开和待核")
    _fill_details(details, reconciliation)
    return workbook_bytes(workbook)


def _fill_sums(
    sheet: Worksheet, reconciliation: Reconciliation, head: SheetHead, *, released: bool
) -> None:
    end = len(_SUMS)
    row = _write_line(sheet, 1, "公示户数核对表", end, _TITLE)
    row = _write_line(sheet, row, head.title, end, _SUBTITLE)
    row = _write_line(
        sheet, row, f"单位：{head.issuer}　　环节：{head.stage}　　月份：{head.period}", end
    )
    if not released:
        row = _write_line(
            sheet,
            row,
            "本次没有写出公开文件；下表“已公示”各户在待核问题处理后才会公示。",
            end,
            _STRONG,
        )
    heading_row = row
    row = _write_cells(sheet, row, _SUMS, bold=True)
    for village in reconciliation.villages:
        row = _write_cells(sheet, row, _sum_cells(village.village, village.counts))
    row = _write_cells(sheet, row, _sum_cells("合计", reconciliation.counts), bold=True)
    row = _write_line(sheet, row, "读取户数＝已公示＋依法不予公开＋待核。", end)
    row = _write_reasons(sheet, row + 1, reconciliation)
    dropped = "、".join(reconciliation.dropped_columns) or "无"
    row = _write_line(
        sheet,
        row + 1,
        f"名单中没有公开的栏（{len(reconciliation.dropped_columns)}栏）",
        end,
        _STRONG,
    )
    row = _write_line(sheet, row, dropped, end)
    _write_signatures(sheet, row + 1, end)
    fit_to_paper(sheet, heading_row, _SUM_WIDTHS)


def _sum_cells(name: str, counts: Counts) -> tuple[str | int, ...]:
    verdict = "相符" if counts.adds_up else "不符"
    return (name, counts.read, counts.published, counts.withheld, counts.held, verdict)


def _write_reasons(sheet: Worksheet, row: int, reconciliation: Reconciliation) -> int:
    end = len(_SUMS)
    row = _write_line(sheet, row, "不予公开和待核的原因", end, _STRONG)
    if not reconciliation.reasons:
        return _write_line(sheet, row, "无", end)
    for outcome, reason, households in reconciliation.reasons:
        row = _write_line(sheet, row, f"{outcome.label}：{reason.label}，{households}户", end)
    return _write_line(sheet, row, "一户可以有几个原因，各原因户数相加可能多于总户数。", end)


def _write_signatures(sheet: Worksheet, row: int, end: int) -> None:
    from openpyxl.styles import Alignment, Font

    for offset, line in enumerate(
        (
            "经办人（签字）：　　　　　　　　　　　　　　　　日期：　　　　年　　月　　日",
            "审核人（签字）：　　　　　　　　　　　　　　　　日期：　　　　年　　月　　日",
            "审核意见：",
        )
    ):
        here = row + offset
        sheet.merge_cells(start_row=here, end_row=here, start_column=1, end_column=end)
        cell = put_text(sheet, here, 1, line)
        cell.font, cell.alignment = Font(name="宋体", size=12), Alignment(vertical="bottom")
        sheet.row_dimensions[here].height = 36.0


def _fill_details(sheet: Worksheet, reconciliation: Reconciliation) -> None:
    _write_cells(sheet, 1, _DETAILS, bold=True)
    listed = [
        row for row in reconciliation.rows if row.outcome is not Outcome.PUBLISHED or row.decision
    ]
    for number, row in enumerate(listed, start=1):
        place = row.place
        cells: tuple[str | int, ...] = (
            number,
            place.file,
            place.sheet or "",
            place.row if place.row is not None else "",
            row.outcome.label,
            "；".join(reason.label for reason in row.reasons),
            _say_decision(row.decision),
        )
        _write_cells(sheet, number + 1, cells)
    if not listed:
        _write_line(sheet, 2, "没有不予公开或待核的户。", len(_DETAILS))
    sheet.freeze_panes = "A2"
    fit_to_paper(sheet, 1, _DETAIL_WIDTHS)


def _say_decision(decision: Decision | None) -> str:
    if decision is None:
        return ""
    return f"{decision.choice.label}（{decision.by}，{decision.day.isoformat()}）"


def _write_cells(
    sheet: Worksheet, row: int, values: Sequence[str | int], *, bold: bool = False
) -> int:
    """Write one bordered row of a table; return the number of the next row."""
    from openpyxl.styles import Alignment, Border, Font, Side

    thin = Side(style="thin")
    for column, value in enumerate(values, start=1):
        cell = put_text(sheet, row, column, value)
        cell.font = Font(name="宋体", size=11, bold=bold)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    return row + 1


def _write_line(
    sheet: Worksheet, row: int, text: str, end: int, style: _LineStyle | None = None
) -> int:
    """Write a line across the page; return the number of the next row.

    Merged cells do not grow by themselves, so the height is computed.
    """
    from openpyxl.styles import Alignment, Font

    style = style or _LineStyle()
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=end)
    cell = put_text(sheet, row, 1, text)
    cell.font = Font(name="宋体", size=style.size, bold=style.bold)
    cell.alignment = Alignment(
        horizontal="center" if style.centred else "left", vertical="center", wrap_text=True
    )
    lines = max(1, ceil(len(text) * style.size / (_WORDS_A_LINE * 11)))
    sheet.row_dimensions[row].height = lines * _LINE_POINTS * style.size / 11
    return row + 1
