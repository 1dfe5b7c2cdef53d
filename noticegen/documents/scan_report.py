"""A scan's report as a page: for the reviewer's file, printed or on screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from noticegen.documents.environment import render_template
from noticegen.publication.scan_report import ReportRow, ScanReport

_MOST_LISTED = 300
# What steers a line or turns it, and halves of characters: names of files may hold any of it.
_UNPRINTABLE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ud800-\\udfff]"
)
_REPLACEMENT = "〓"  # the printer's own sign for a character it does not have


def scan_report_html(report: ScanReport, uncovered: Callable[[str], frozenset[str]]) -> str:
    """Return the page; characters the fonts cannot draw are replaced by `〓`.

    Names that stand alone are listed up to a bound, and counted beyond it.
    """
    counted, listed = report.counted, report.listed[:_MOST_LISTED]
    texts = "".join(f"{row.path}{row.where}{row.excerpt}" for row in report.rows)
    missing = uncovered(_UNPRINTABLE.sub("", texts))
    table = str.maketrans(dict.fromkeys(missing, _REPLACEMENT))
    return render_template(
        "scan-report.html.j2",
        {
            "report": report,
            "summaries": [replace(line, path=_show(line.path, table)) for line in report.summaries],
            "counted": [_printable(row, table) for row in counted],
            "listed": [_printable(row, table) for row in listed],
            "unlisted": len(report.listed) - len(listed),
            "kinds": list({row.kind: row for row in counted}.values()),
        },
    )


def _printable(row: ReportRow, table: dict[int, str]) -> ReportRow:
    return replace(
        row,
        path=_show(row.path, table),
        where=_show(row.where, table),
        excerpt=_show(row.excerpt, table),
    )


def _show(text: str, table: dict[int, str]) -> str:
    return _UNPRINTABLE.sub(_REPLACEMENT, text).translate(table)
