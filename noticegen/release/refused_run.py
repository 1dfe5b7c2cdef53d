"""What a refused run leaves for the clerk, and whether it lies there as it was written.

Its reports may be replaced by the next run; what a person has written into them may not.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Collection, Iterable
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.errors.system import OPEN_IN_A_PROGRAM
from noticegen.release.files import OutputFile
from noticegen.release.manifest import sha256

REFUSED_MARKER = "refused-run.json"
DECISIONS = "decisions.xlsx"


def mark_reports(reports: Iterable[OutputFile]) -> OutputFile:
    """Return the marker with the hashes of the reports, by which they are known again."""
    hashes = {file.name: sha256(file.data) for file in reports}
    marker = json.dumps({"reports": hashes}, ensure_ascii=False, indent=2, sort_keys=True)
    return OutputFile(REFUSED_MARKER, marker.encode())


def require_refused_run(target: Path, name: str, answers: Collection[str]) -> None:
    """Raise unless a refused run lies here as it was written, or with answers that are taken up.

    `name` is what the user calls the directory.
    """
    changed = _changed_reports(target)
    if changed is None:
        raise InputError(ErrorCode.OUTPUT_NOT_EMPTY, directory=name)
    if any(file.startswith(OPEN_IN_A_PROGRAM) for file in changed):
        raise OSError(errno.EBUSY, "a report is open")
    if changed.keys() - {DECISIONS} or None in changed.values():
        raise InputError(ErrorCode.OUTPUT_NOT_EMPTY, directory=name)
    if not set(changed.values()) <= set(answers):
        raise InputError(ErrorCode.OUTPUT_HOLDS_ANSWERS, directory=name)


def _changed_reports(target: Path) -> dict[str, str | None] | None:
    """Return the reports of a refused run that are not as written, with their hash (None: gone).

    None if something else than a refused run lies here.
    """
    internal = target / "internal"
    if [child.name for child in target.iterdir()] != ["internal"] or internal.is_symlink():
        return None
    try:
        hashes = json.loads((internal / REFUSED_MARKER).read_text(encoding="utf-8"))["reports"]
        found = {
            child.name: sha256(child.read_bytes())
            for child in internal.iterdir()
            if child.name != REFUSED_MARKER
        }
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not isinstance(hashes, dict):
        return None
    names = found.keys() | hashes.keys()
    return {name: found.get(name) for name in names if found.get(name) != hashes.get(name)}
