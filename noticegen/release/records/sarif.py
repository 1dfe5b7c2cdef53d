"""Findings as SARIF 2.1.0 (OASIS), the form that audit tools exchange."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from noticegen import __version__
from noticegen.publication.scan_report import UNREAD, ReportRow, ScanReport

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def build_sarif(report: ScanReport) -> dict[str, Any]:
    """Return the document: a rule for every type, a result for every row."""
    kinds = sorted({row.kind for row in report.rows})
    labels = {row.kind: row for row in report.rows}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "noticegen",
                        "version": __version__,
                        "rules": [_rule(labels[kind]) for kind in kinds],
                    }
                },
                "invocations": [
                    {"executionSuccessful": not any(row.kind == UNREAD for row in report.rows)}
                ],
                "results": [_result(row, kinds.index(row.kind)) for row in report.rows],
            }
        ],
    }


def _rule(row: ReportRow) -> dict[str, Any]:
    """Describe a type; what to do about a part that was not read depends on the part."""
    told = {
        "id": row.kind,
        "shortDescription": {"text": row.label},
        "fullDescription": {"text": row.law},
    }
    return told if row.kind == UNREAD else {**told, "help": {"text": row.advice}}


def _result(row: ReportRow, index: int) -> dict[str, Any]:
    return {
        "ruleId": row.kind,
        "ruleIndex": index,
        "level": "error" if row.counts else "note",
        "message": {"text": f"{row.label}：{row.excerpt}（{row.where}）。{row.advice}"},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": _uri(row.path)}},
                "logicalLocations": [{"fullyQualifiedName": row.where}],
            }
        ],
    }


def _uri(path: str) -> str:
    found = Path(path)
    return found.as_uri() if found.is_absolute() else quote(os.fsencode(PurePath(path).as_posix()))
