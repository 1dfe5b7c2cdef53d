"""What a user hands over: a file, or `programme=file` where there are several programmes."""

from __future__ import annotations

from collections.abc import Iterable
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
    """Return the name of each file for messages: with its folder where two are called the same."""
    paths = [source.path for source in sources]
    names = [path.name for path in paths]
    return [
        hide_numbers(f"{path.parent.name}/{path.name}" if names.count(path.name) > 1 else path.name)
        for path in paths
    ]
