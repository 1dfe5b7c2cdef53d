"""Write what a scan found for the reviewer's file: PDF, web page, workbook or SARIF."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

from noticegen.detection.inspectors.contents import UnreadPart
from noticegen.detection.verdict import Observation
from noticegen.errors import ErrorCode, InputError
from noticegen.pipeline.scan import ScanResult
from noticegen.publication.scan_report import UNREAD, ReportRow, ScanReport
from noticegen.release.single_files import unwritable, write_new_file

_SUFFIXES = (".pdf", ".html", ".xlsx", ".sarif")


def check_report(path: Path) -> None:
    """Refuse early: an unknown kind of report, a file that is there, a place for no file."""
    if path.suffix.lower() not in _SUFFIXES:
        raise InputError(ErrorCode.REPORT_TYPE, file=path.name)
    if path.exists() or path.is_symlink():
        raise InputError(ErrorCode.REPORT_EXISTS, file=path.name)
    if not path.parent.is_dir():
        raise unwritable(path, FileNotFoundError(errno.ENOENT, "no such directory"))
    if not os.access(path.parent, os.W_OK):
        raise unwritable(path, PermissionError(errno.EACCES, "denied"))


def write_report(result: ScanResult, path: Path) -> None:
    """Write the report in the form its suffix names; InputError OUTPUT_UNWRITABLE."""
    write_new_file(path, _report_bytes(result, path.suffix.lower()))


def sarif_document(result: ScanResult) -> dict[str, Any]:
    """Return the result as a SARIF 2.1.0 document."""
    from noticegen.release.records.sarif import build_sarif

    return build_sarif(build_report(result, for_programs=True))


def build_report(result: ScanResult, *, for_programs: bool = False) -> ScanReport:
    """Return one row for every finding and every part that could not be read.

    A program opens a file by its path as it is; people see one that gives nothing away.
    """
    rows: list[ReportRow] = []
    for file in result.files:
        path = file.path if for_programs else file.shown
        rows += [_finding_row(path, found) for found in file.verdict.observations]
        rows += [_unread_row(path, part) for part in file.verdict.unread]
    verdicts = [file.verdict for file in result.files]
    return ScanReport(
        len(result.files),
        result.is_clean,
        tuple(rows),
        untold=sum(verdict.untold for verdict in verdicts),
        untold_names=sum(verdict.untold_names for verdict in verdicts),
    )


def _finding_row(path: str, found: Observation) -> ReportRow:
    return ReportRow(
        path=path,
        where=found.where,
        kind=found.type,
        label=found.label,
        excerpt=found.excerpt,
        counts=found.counts,
        law=found.law,
        advice=found.advice,
    )


def _unread_row(path: str, part: UnreadPart) -> ReportRow:
    return ReportRow(
        path=path,
        where=part.spot or "整个文件",
        kind=UNREAD,
        label="没能检查",
        excerpt=part.reason.label,
        counts=True,
        law="没有检查过的内容不能当作没有问题",
        advice=part.reason.remedy,
    )


def _report_bytes(result: ScanResult, suffix: str) -> bytes:
    if suffix == ".sarif":
        text = json.dumps(sarif_document(result), ensure_ascii=False, indent=2)
        # A name need not be text; the escape is how JSON writes its odd bytes.
        return text.encode("utf-8", "backslashreplace") + b"\n"
    if suffix == ".xlsx":
        from noticegen.release.records.scan_workbook import scan_workbook

        return scan_workbook(build_report(result))
    from noticegen.documents.scan_report import scan_report_html
    from noticegen.rendering.coverage import uncovered

    html = scan_report_html(build_report(result), uncovered)
    if suffix == ".html":
        return html.encode("utf-8")
    from noticegen.rendering.pdf import render_pdf

    return render_pdf(html)
