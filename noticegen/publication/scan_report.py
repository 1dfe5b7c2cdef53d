"""What a reviewer's report of a scan says: places and masked excerpts, nothing live."""

from __future__ import annotations

from dataclasses import dataclass

UNREAD = "UNREAD"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One finding, or (`kind` UNREAD) one part that could not be inspected."""

    path: str
    where: str
    kind: str
    label: str
    excerpt: str
    counts: bool
    law: str
    advice: str


@dataclass(frozen=True, slots=True)
class ScanReport:
    """A whole scan: how many files were looked at, and every row of every file."""

    files: int
    is_clean: bool
    rows: tuple[ReportRow, ...]

    @property
    def counted(self) -> tuple[ReportRow, ...]:
        """Return the rows that make a file unfit to be posted."""
        return tuple(row for row in self.rows if row.counts)

    @property
    def listed(self) -> tuple[ReportRow, ...]:
        """Return the names that stand alone, as a lawful notice shows them."""
        return tuple(row for row in self.rows if not row.counts)
