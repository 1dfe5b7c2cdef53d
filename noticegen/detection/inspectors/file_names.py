"""What the name of a file or a folder says."""

from __future__ import annotations

from pathlib import PurePath

from noticegen.detection.inspectors.contents import Area, Passage

_LONGEST_SUFFIX = 7


def name_passage(name: str) -> Passage:
    """Return what a file's name says; the usual endings say nothing."""
    path = PurePath(name)
    is_usual = len(path.suffix) <= _LONGEST_SUFFIX and path.suffix.isascii()
    return Passage(Area.FILE_NAME, path.stem if is_usual else path.name.replace(".", " "))
