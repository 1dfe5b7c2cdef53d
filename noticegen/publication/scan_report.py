"""What a reviewer's report of a scan says: places and masked excerpts, nothing live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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

    @property
    def is_unread(self) -> bool:
        """Tell a part that could not be inspected from a finding."""
        return self.kind == UNREAD


@dataclass(frozen=True, slots=True)
class FileSummary:
    """One file that tells something: at how many places, and of what kinds."""

    path: str
    places: int
    kinds: str


@dataclass(frozen=True, slots=True)
class ScanReport:
    """A whole scan: how many files were looked at, and the rows of every file.

    In a scan of very many files `untold` findings and `untold_names` have no row.
    """

    files: int
    is_clean: bool
    rows: tuple[ReportRow, ...]
    untold: int = 0
    untold_names: int = 0

    @property
    def counted(self) -> tuple[ReportRow, ...]:
        """Return the rows that make a file unfit to be posted."""
        return tuple(row for row in self.rows if row.counts)

    @property
    def listed(self) -> tuple[ReportRow, ...]:
        """Return the names that stand alone, as a lawful notice shows them."""
        return tuple(row for row in self.rows if not row.counts)

    @property
    def summaries(self) -> tuple[FileSummary, ...]:
        """Return a line for every file that is unfit to be posted, in the order of the rows."""
        labels: dict[str, list[str]] = {}
        for row in self.counted:
            labels.setdefault(row.path, []).append(row.label)
        return tuple(FileSummary(path, len(of), count_kinds(of)) for path, of in labels.items())


def count_kinds(labels: Iterable[str]) -> str:
    """Say how many there are of each kind, the most first, as `手机号码3处、住址1处`."""
    return "、".join(f"{label}{count}处" for label, count in Counter(labels).most_common())
