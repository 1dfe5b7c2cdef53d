"""What a run tells programs: the document that `--json` prints, and the paths of what it wrote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from noticegen.errors import RefusalError
from noticegen.release.files import RunFiles
from noticegen.release.records.reconciliation import Reconciliation
from noticegen.screening.model import Finding


class RunResult(Protocol):
    """What became of a run that reads rosters and writes files, whatever it makes of them."""

    @property
    def released(self) -> bool:
        """Tell whether the files were written."""

    @property
    def refusal(self) -> RefusalError | None:
        """Return why they were not."""

    @property
    def reconciliation(self) -> Reconciliation:
        """Return the outcome of every row."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what the checks reported."""

    @property
    def files(self) -> tuple[str, ...]:
        """Return the paths written below the output directory."""


def describe_run(result: RunResult) -> dict[str, Any]:
    """Return what every run tells; nothing in it is a private value."""
    return {
        "released": result.released,
        "refusal": str(result.refusal.code) if result.refusal else None,
        "counts": result.reconciliation.counts.as_document(),
        "dropped_columns": list(result.reconciliation.dropped_columns),
        "findings": describe_findings(result.findings),
        "files": list(result.files),
    }


def describe_findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return each finding's rule and place, and what to do."""
    return [
        {
            "rule": finding.rule,
            "reason": str(finding.reason),
            "severity": str(finding.severity),
            "file": finding.place.file,
            "sheet": finding.place.sheet,
            "row": finding.place.row,
            "column": finding.place.column,
            "advice": finding.advice,
        }
        for finding in findings
    ]


def list_paths(files: RunFiles) -> tuple[str, ...]:
    """Return the paths of a run's files below the output directory, public ones first.

    Asked before the files are written: nothing may fail behind that.
    """
    return tuple(
        f"{folder}/{file.name}"
        for folder, group in (
            ("public", files.public),
            ("household", files.household),
            ("internal", files.internal),
        )
        for file in group
    )
