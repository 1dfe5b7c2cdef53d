"""What a scan found as a workbook that a reviewer can sort and sign."""

from __future__ import annotations

from noticegen.publication.scan_report import ReportRow, ScanReport
from noticegen.release.records.workbook import HEADING_ROW, fill_list, fit_to_paper, workbook_bytes

_TITLE = "个人信息检查报告"
_HEADINGS = ("文件", "位置", "类型", "内容（已打码）", "是否须处理", "依据", "怎么办")
_WIDTHS = (18, 20, 10, 14, 6, 24, 22)
_FILE_HEADINGS = ("文件", "处数", "类型")
_FILE_WIDTHS = (50, 8, 56)
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
    fill_list(sheet, _TITLE, summary(report), _HEADINGS, map(_texts, rows))
    sheet.auto_filter.ref = f"A{HEADING_ROW}:G{HEADING_ROW + max(1, len(rows))}"
    fit_to_paper(sheet, HEADING_ROW, _WIDTHS, lying=True)
    if report.summaries:
        files = workbook.create_sheet("各文件")
        summaries = report.summaries[:_MOST_ROWS]
        lines = ((line.path, line.places, line.kinds) for line in summaries)
        fill_list(files, _TITLE, summary(report), _FILE_HEADINGS, lines)
        fit_to_paper(files, HEADING_ROW, _FILE_WIDTHS, lying=True)
    return workbook_bytes(workbook)


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
