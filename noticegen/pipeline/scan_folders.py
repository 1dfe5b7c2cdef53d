"""Which files lie below the paths of a scan, and which places nobody could look into.

A folder that cannot be opened, and one that is only a link, must not pass for empty ones.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from noticegen.detection.inspectors.contents import Unreadable


@dataclass(frozen=True, slots=True)
class Chosen:
    """The files to be read, every folder seen, and those not entered, with the reason."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    closed: tuple[tuple[Path, Unreadable], ...]


def choose_files(paths: Iterable[Path]) -> Chosen:
    """Return every file once, in order; a path that does not exist counts as a file.

    Links to folders are not followed: they may lead in circles or out of what was asked for. One
    that leads to a folder that is searched anyway hides nothing.
    """
    files: dict[Path, None] = {}
    closed: dict[Path, Unreadable] = {}
    seen: dict[Path, None] = {}
    links: list[Path] = []
    searched: set[str] = set()

    def note(error: OSError) -> None:
        closed[Path(error.filename)] = Unreadable.NO_ACCESS

    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where access is denied
            files[path] = None
            continue
        seen[path] = None
        for folder, folders, names in os.walk(path, onerror=note):
            seen |= dict.fromkeys(Path(folder, name) for name in folders)
            folders.sort()
            searched.add(os.path.realpath(folder))
            links += filter(_is_link, (Path(folder, name) for name in folders))
            files |= dict.fromkeys(Path(folder, name) for name in sorted(names))
    for link in links:
        if os.path.realpath(link) not in searched:
            closed[link] = Unreadable.LINKED_FOLDER
    return Chosen(tuple(files), tuple(seen), tuple(sorted(closed.items())))


def _is_link(path: Path) -> bool:
    """Tell a link; what lies too deep to be asked about is told as closed when it is entered."""
    return os.path.islink(path)  # noqa: PTH114 - Path.is_symlink raises where a path is too long
