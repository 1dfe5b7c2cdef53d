"""The impact assessment of a run, made once its files have passed the gate and before writing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from noticegen.documents.impact_record import impact_record_html
from noticegen.pipeline.internal_files import RunRecord
from noticegen.publication.impact import Decision
from noticegen.release.files import OutputFile
from noticegen.release.manifest import Provenance, sha256
from noticegen.release.records.impact_record import RunFacts, assess_impact, impact_json
from noticegen.rendering.pdf import render_pdf
from noticegen.roster.source import file_labels, sources_of
from noticegen.screening.model import Severity

JSON_NAME, PDF_NAME = "impact-record.json", "impact-record.pdf"


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files a run was made from: rosters as the user named them, and the unit file."""

    rosters: tuple[str, ...]
    unit: Path


def make_impact_files(
    record: RunRecord,
    inputs: Inputs,
    provenance: Provenance,
    public: Iterable[OutputFile],
    decided: Iterable[Decision] = (),
) -> tuple[OutputFile, ...]:
    """Return the assessment as JSON and as a PDF to sign; all of `public` has passed the gate.

    `decided` are persons' decisions on held households: the place, what was decided, by whom.
    """
    files = tuple(public)
    facts = RunFacts(
        reconciliation=record.reconciliation,
        anonymity=record.anonymity,
        inspected=len(files),
        warnings=sum(finding.severity is Severity.WARNS for finding in record.findings),
        rosters=hash_rosters(inputs.rosters),
        unit={inputs.unit.name: sha256(inputs.unit.read_bytes())},
        templates=provenance.templates,
        public={file.name: sha256(file.data) for file in files},
        decided=tuple(decided),
        namesakes=record.namesakes,
    )
    assessment = assess_impact(record.publication, record.policy, facts)
    return (
        OutputFile(JSON_NAME, impact_json(assessment)),
        OutputFile(PDF_NAME, render_pdf(impact_record_html(assessment))),
    )


def hash_rosters(rosters: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of every roster by the name messages use for it."""
    sources = sources_of(rosters)
    return {
        label: sha256(source.path.read_bytes())
        for label, source in zip(file_labels(sources), sources, strict=True)
    }
