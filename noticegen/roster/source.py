"""What a user hands over: a file, or `programme=file` where there are several programmes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from noticegen.roster.headings import hide_numbers
from noticegen.vocabulary.programmes import all_programmes


@dataclass(frozen=True, slots=True)
class RosterSource:
    """One roster file; `programme` is None when the user did not say."""

    path: Path
    programme: str | None = None

    @classmethod
    def parse(cls, argument: str) -> RosterSource:
        """Read `rural-dibao=农村低保.xlsx` or a bare path; an unknown word belongs to the path."""
        name, sign, rest = argument.partition("=")
        if sign and rest and name in all_programmes():
            return cls(Path(rest), name)
        return cls(Path(argument))


def sources_of(rosters: Iterable[RosterSource | Path | str]) -> list[RosterSource]:
    """Return a source for every argument, whichever way it is written."""
    sources = []
    for roster in rosters:
        if isinstance(roster, RosterSource):
            sources.append(roster)
        elif isinstance(roster, Path):
            sources.append(RosterSource(roster))
        else:
            sources.append(RosterSource.parse(roster))
    return sources


def file_labels(sources: Iterable[RosterSource]) -> list[str]:
    """Return the name of each file for messages: with its folders where two are called the same.

    A file that is handed over twice has two labels, for a place must never mean two rows.
    """
    paths = [source.path for source in sources]
    return distinct(hide_numbers(_tail(path, set(paths) - {path})) for path in paths)


def distinct(labels: Iterable[str]) -> list[str]:
    """Return the labels, numbered where they repeat: `名单.xlsx`, `名单.xlsx（第2份）`."""
    written: Counter[str] = Counter()
    told = []
    for label in labels:
        written[label] += 1
        told.append(label if written[label] == 1 else f"{label}（第{written[label]}份）")
    return told


def _tail(path: Path, others: Collection[Path]) -> str:
    """Return the end of a path that no other one ends in; its name where that is enough."""
    for length in range(1, len(path.parts)):
        tail = path.parts[-length:]
        if all(other.parts[-length:] != tail for other in others):
            return "/".join(tail)
    return str(path)
