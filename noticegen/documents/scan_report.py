"""A scan's report as a page: for the reviewer's file, printed or on screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from noticegen.documents.environment import render_template
from noticegen.publication.scan_report import ReportRow, ScanReport

# More would be no report that anybody reads, and hours of setting pages.
_MOST_COUNTED = 2_000
_MOST_LISTED = 300
# What steers a line or turns it, and halves of characters: names of files may hold any of it.
_UNPRINTABLE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ud800-\\udfff]"
)
_REPLACEMENT = "〓"  # the printer's own sign for a character it does not have


def scan_report_html(report: ScanReport, uncovered: Callable[[str], frozenset[str]]) -> str:
    """Return the page; characters the fonts cannot draw are replaced by `〓`.

    Findings and names that stand alone are listed up to bounds, and counted beyond them.
    """
    counted, listed = report.counted[:_MOST_COUNTED], report.listed[:_MOST_LISTED]
    summaries = report.summaries[:_MOST_COUNTED]
    texts = "".join(
        chain(
            (f"{row.path}{row.where}{row.excerpt}" for row in (*counted, *listed)),
            (line.path for line in summaries),
        )
    )
    missing = uncovered(_UNPRINTABLE.sub("", texts))
    table = str.maketrans(dict.fromkeys(missing, _REPLACEMENT))
    return render_template(
        "scan-report.html.j2",
        {
            "report": report,
            "summaries": [replace(line, path=_show(line.path, table)) for line in summaries],
            "counted": [_printable(row, table) for row in counted],
            "listed": [_printable(row, table) for row in listed],
            "places": len(report.counted) + report.untold,
            "names": len(report.listed) + report.untold_names,
            "files_left_out": len(report.summaries) - len(summaries),
            "places_left_out": len(report.counted) + report.untold - len(counted),
            "names_left_out": len(report.listed) - len(listed),
            "kinds": list({_kind(row): row for row in report.counted}.values()),
        },
    )


def _kind(row: ReportRow) -> tuple[str, str]:
    """Tell rows apart that have another law or remedy: of the unread, every reason."""
    return row.kind, row.excerpt if row.is_unread else row.advice


def _printable(row: ReportRow, table: dict[int, str]) -> ReportRow:
    return replace(
        row,
        path=_show(row.path, table),
        where=_show(row.where, table),
        excerpt=_show(row.excerpt, table),
    )


def _show(text: str, table: dict[int, str]) -> str:
    return _UNPRINTABLE.sub(_REPLACEMENT, text).translate(table)
