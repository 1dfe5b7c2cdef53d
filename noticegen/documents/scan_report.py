"""A scan's report as a page: for the reviewer's file, printed or on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from noticegen.documents.environment import render_template
from noticegen.publication.scan_report import ReportRow, ScanReport

_MOST_LISTED = 300
_REPLACEMENT = "〓"  # the printer's own sign for a character it does not have


def scan_report_html(report: ScanReport, uncovered: Callable[[str], frozenset[str]]) -> str:
    """Return the page; characters the fonts cannot draw are replaced by `〓`.

    Names that stand alone are listed up to a bound, and counted beyond it.
    """
    counted, listed = report.counted, report.listed[:_MOST_LISTED]
    missing = uncovered("".join(f"{row.path}{row.where}{row.excerpt}" for row in report.rows))
    table = str.maketrans(dict.fromkeys(missing, _REPLACEMENT))
    return render_template(
        "scan-report.html.j2",
        {
            "report": report,
            "counted": [_printable(row, table) for row in counted],
            "listed": [_printable(row, table) for row in listed],
            "unlisted": len(report.listed) - len(listed),
            "kinds": list({row.kind: row for row in counted}.values()),
        },
    )


def _printable(row: ReportRow, table: dict[int, str]) -> ReportRow:
    return replace(
        row,
        path=row.path.translate(table),
        where=row.where.translate(table),
        excerpt=row.excerpt.translate(table),
    )
