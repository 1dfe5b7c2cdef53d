"""The reports of a run that stay in the office: places, rules and counts, never values."""

from __future__ import annotations

from dataclasses import dataclass

from noticegen.deidentify.anonymity import Anonymity
from noticegen.policy.catalogue import register
from noticegen.policy.model import Policy
from noticegen.publication.model import Publication
from noticegen.release.files import OutputFile
from noticegen.release.records.findings import findings_json, findings_workbook
from noticegen.release.records.reconciliation import Reconciliation, reconciliation_json
from noticegen.release.records.reconciliation_sheet import SheetHead, reconciliation_workbook
from noticegen.screening.model import Finding


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What the reports are made from; `namesakes` counts unlisted bearers of a listed name."""

    publication: Publication
    policy: Policy
    reconciliation: Reconciliation
    findings: tuple[Finding, ...]
    anonymity: Anonymity
    namesakes: int = 0


def make_internal_files(record: RunRecord, *, released: bool) -> tuple[OutputFile, ...]:
    """Return the files of `internal/`; `released` is False when the run was refused."""
    publication = record.publication
    head = SheetHead(
        title=f"{publication.programme_label}{publication.stage.label}核对表",
        issuer=publication.unit.issuer,
        stage=publication.stage.label,
        period=publication.period.label,
    )
    reconciliation = record.reconciliation
    return (
        OutputFile("reconciliation.json", reconciliation_json(reconciliation, released=released)),
        OutputFile(
            "reconciliation.xlsx",
            reconciliation_workbook(reconciliation, head, released=released),
        ),
        *make_finding_files(record.findings),
    )


def make_finding_files(findings: tuple[Finding, ...]) -> tuple[OutputFile, ...]:
    """Return the two files of what the checks found, each rule with its law."""
    citations = {key: reference.citation for key, reference in register().items()}
    return (
        OutputFile("findings.json", findings_json(findings)),
        OutputFile("findings.xlsx", findings_workbook(findings, citations)),
    )
