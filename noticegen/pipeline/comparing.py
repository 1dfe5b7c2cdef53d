"""What comes with the lists of a run: strange headings, and the lists to compare with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from noticegen.roster.column_names import load_column_names
from noticegen.roster.purpose import ColumnNames
from noticegen.roster.reading import read_rosters
from noticegen.screening.comparisons.loading import load_comparisons
from noticegen.screening.comparisons.model import Comparisons


@dataclass(frozen=True, slots=True)
class Against:
    """What the user wrote: `ROLE=FILE` each, and the key for digests of another office."""

    options: tuple[str, ...] = ()
    key_file: Path | None = None


def read_column_names(path: Path | None) -> ColumnNames:
    """Return what the office's mapping file calls its strange columns, if it has one."""
    return load_column_names(path) if path else {}


def read_comparisons(against: Against, names: ColumnNames) -> Comparisons:
    """Read every comparison list; `names` are the office's strange headings, as for the roster.

    An InputError when a list cannot be read or compared at all.
    """
    return load_comparisons(against.options, partial(read_rosters, names=names), against.key_file)
