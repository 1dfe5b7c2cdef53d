"""Give a reviewer a finished run: what its pages say, and whether anything was changed since."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from noticegen.detection.inspectors.contents import UnreadableError
from noticegen.detection.inspectors.pdf.document import read_pdf
from noticegen.release.verification import Fault, FaultKind, Verification, verify_run


@dataclass(frozen=True, slots=True)
class ReviewedPage:
    """The text of one page of a public file, as the file holds it."""

    path: str
    number: int
    pages: int
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """A finished run: what was verified, and the pages of every sound public PDF."""

    verification: Verification
    pages: tuple[ReviewedPage, ...]
    faults: tuple[Fault, ...]

    @property
    def is_sound(self) -> bool:
        """Tell whether the run was released and nothing is wrong with it."""
        return self.verification.released and not self.faults

    def as_document(self) -> dict[str, Any]:
        """Return what `--json` prints: verdicts and counts; the pages are in the files."""
        reconciliation = self.verification.reconciliation
        return {
            "released": self.verification.released,
            "sound": self.is_sound,
            "files": list(self.verification.sound),
            "faults": [{"path": fault.path, "fault": str(fault.kind)} for fault in self.faults],
            "counts": reconciliation.counts.model_dump() if reconciliation else None,
        }


def review_run(out: Path) -> Review:
    """Verify a run's directory and read its public pages; an InputError if it holds no run."""
    verification = verify_run(out)
    pages: list[ReviewedPage] = []
    faults = list(verification.faults)
    for path in verification.sound:
        if not (path.startswith("public/") and path.endswith(".pdf")):
            continue
        try:
            pages += _read_pages(path, (out / path).read_bytes())
        except (OSError, UnreadableError):
            faults.append(Fault(path, FaultKind.UNREADABLE))
    return Review(verification, tuple(pages), tuple(faults))


def _read_pages(path: str, data: bytes) -> list[ReviewedPage]:
    texts = read_pdf(data).page_texts
    return [
        ReviewedPage(path, number, len(texts), text) for number, text in enumerate(texts, start=1)
    ]
