"""What a run was made with: the hashes that the manifest and the impact record cite."""

from __future__ import annotations

from pathlib import Path

from noticegen.pipeline.pages import PageOrder
from noticegen.policy.model import Policy
from noticegen.release.manifest import Provenance, sha256
from noticegen.release.records.reconciliation import Reconciliation
from noticegen.settings.resources import resource_directory


def trace_provenance(
    reconciliation: Reconciliation, policy: Policy, pages: PageOrder
) -> Provenance:
    """Return the counts of a run and the hashes of its policy and of every template in reach."""
    return Provenance(
        counts=reconciliation.counts.as_document(),
        policies={policy.name: policy.digest},
        templates=hash_templates(pages.templates),
    )


def hash_templates(own: Path | None) -> dict[str, str]:
    """Return the SHA-256 of every template in reach, an office's own instead of ours."""
    return {
        **_hashes(resource_directory("templates")),
        **(_hashes(own) if own else {}),
    }


def _hashes(directory: Path) -> dict[str, str]:
    return {
        path.name: sha256(path.read_bytes())
        for path in sorted(directory.iterdir())
        if path.suffix in {".j2", ".css"}
    }
