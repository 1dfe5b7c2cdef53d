"""What a scan found as a workbook that a reviewer can sort and sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from noticegen.publication.scan_report import ReportRow, ScanReport
from noticegen.release.records.workbook import fit_to_paper, put_text, workbook_bytes

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HEADINGS = ("文件", "位置", "类型", "内容（已打码）", "是否须处理", "依据", "怎么办")
_WIDTHS = (18, 20, 10, 14, 6, 24, 22)
_FILE_HEADINGS = ("文件", "处数", "类型")
_FILE_WIDTHS = (50, 8, 56)
_HEADING_ROW = 3
# A spreadsheet program still opens and sorts so many in seconds.
_MOST_ROWS = 50_000


def scan_workbook(report: ScanReport) -> bytes:
    """Return the workbook's bytes: every place on one sheet, every file on another.

    The same report gives the same bytes.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "检查结果"
    rows = (*report.counted, *report.listed)[:_MOST_ROWS]
    _fill(sheet, summary(report), _HEADINGS, map(_texts, rows))
    sheet.auto_filter.ref = f"A{_HEADING_ROW}:G{_HEADING_ROW + max(1, len(rows))}"
    fit_to_paper(sheet, _HEADING_ROW, _WIDTHS, lying=True)
    if report.summaries:
        files = workbook.create_sheet("各文件")
        summaries = report.summaries[:_MOST_ROWS]
        lines = ((line.path, line.places, line.kinds) for line in summaries)
        _fill(files, summary(report), _FILE_HEADINGS, lines)
        fit_to_paper(files, _HEADING_ROW, _FILE_WIDTHS, lying=True)
    return workbook_bytes(workbook)


def _fill(
    sheet: Worksheet, said: str, headings: Sequence[str], rows: Iterable[Sequence[str | int]]
) -> None:
    """Write title, summary, headings and rows."""
    from openpyxl.styles import Alignment, Font

    put_text(sheet, 1, 1, "个人信息检查报告").font = Font(bold=True, size=14)
    put_text(sheet, 2, 1, said)
    for column, heading in enumerate(headings, 1):
        put_text(sheet, _HEADING_ROW, column, heading).font = Font(bold=True)
    for line, row in enumerate(rows, _HEADING_ROW + 1):
        for column, text in enumerate(row, 1):
            put_text(sheet, line, column, text).alignment = Alignment(
                wrap_text=True, vertical="top"
            )
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"


def summary(report: ScanReport) -> str:
    """Say in one sentence what came of the scan."""
    if report.is_clean:
        return f"检查了{report.files}个文件，没有发现须处理的个人信息。"
    told = f"检查了{report.files}个文件，有{len(report.counted) + report.untold}处须处理。"
    left_out = report.untold + max(0, len(report.rows) - _MOST_ROWS)
    return told + (f"表太长，{left_out}处没有列出，分文件夹检查可以看全。" if left_out else "")


def _texts(row: ReportRow) -> tuple[str, ...]:
    counts = "是" if row.counts else "否"
    return (row.path, row.where, row.label, row.excerpt, counts, row.law, row.advice)
