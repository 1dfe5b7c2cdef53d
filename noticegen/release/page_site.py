"""The static site of household pages: shared files, and one sealed file for each household.

No list of households lies anywhere on it. New files are put in place before the sheets are
released and taken away again if that fails; the journal of an interrupted run is kept away from
the site, beside the sheets' output.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.release.sealing import expiry_of

_FOLDER = "d"
_ENDING = ".bin"
_SETTING_ASIDE = ".old"
_DRAFT = ".draft-"


def check_site(site: Path, mark: bytes) -> None:
    """Refuse a directory that holds something else than a site of ours."""
    if not site.exists():
        return
    if not site.is_dir():
        raise InputError(ErrorCode.OUTPUT_UNWRITABLE, directory=site.name, why="不是目录")
    if all(_is_left_by_a_kill(path) for path in site.iterdir()):
        return
    index = site / "index.html"
    if not index.is_file() or mark not in index.read_bytes():
        raise InputError(ErrorCode.OUTPUT_NOT_EMPTY, directory=site.name)


def _is_left_by_a_kill(path: Path) -> bool:
    """Tell whether this is all that a run leaves which was killed before its first shared file."""
    if path.name.startswith(_DRAFT):
        return True
    return path.name == _FOLDER and path.is_dir() and not any(path.iterdir())


def write_shared(site: Path, files: Mapping[str, bytes]) -> None:
    """Write the files every page shares; those that are the same already stay untouched."""
    try:
        (site / _FOLDER).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            path = site / name
            if not path.is_file() or path.read_bytes() != data:
                _replace(path, data)
    except OSError:
        raise _unwritable(site) from None


@contextmanager
def pages_in_place(site: Path, pages: Mapping[str, bytes]) -> Iterator[None]:
    """Put sealed files into place for the time the sheets are released.

    If that raises, new files go and replaced ones come back, so that no page is without its
    sheet.
    """
    folder = site / _FOLDER
    placed: list[Path] = []
    try:
        for identifier, sealed in pages.items():
            path = folder / f"{identifier}{_ENDING}"
            placed.append(path)
            if path.exists():  # copied, not moved: a printed code works at every moment
                _replace(path.with_suffix(_SETTING_ASIDE), path.read_bytes())
            _replace(path, sealed)
        yield
    except BaseException as error:
        for path in placed:
            _take_back(path)
        if isinstance(error, OSError):
            raise _unwritable(site) from None
        raise
    for path in placed:
        path.with_suffix(_SETTING_ASIDE).unlink(missing_ok=True)


def take_back_pages(site: Path, identifiers: Iterable[str]) -> None:
    """Undo what a killed run has put in place: its pages have no sheets."""
    for identifier in identifiers:
        _take_back(site / _FOLDER / f"{identifier}{_ENDING}")
    for folder in (site, site / _FOLDER):
        for draft in folder.glob(f"{_DRAFT}*"):
            draft.unlink(missing_ok=True)


def prune_site(site: Path, today: date) -> tuple[int, int]:
    """Remove expired pages; return how many were removed and how many are left.

    An InputError if the directory is no site of ours; a file that is no sealed page is left alone.
    """
    expired, left = _sort_pages(site, today)
    try:
        for path in expired:
            path.unlink()
    except OSError:
        raise _unwritable(site) from None
    return len(expired), len(left)


def count_expired(site: Path, today: date) -> tuple[int, int]:
    """Return how many pages have expired and how many have not."""
    expired, left = _sort_pages(site, today)
    return len(expired), len(left)


def _sort_pages(site: Path, today: date) -> tuple[list[Path], list[Path]]:
    folder = site / _FOLDER
    if not folder.is_dir():
        raise InputError(ErrorCode.OUTPUT_UNWRITABLE, directory=site.name, why="不是清单网页的目录")
    expired: list[Path] = []
    left: list[Path] = []
    for path in sorted(folder.glob(f"*{_ENDING}")):
        with path.open("rb") as stream:
            last = expiry_of(stream.read(64))
        (expired if last is not None and last < today else left).append(path)
    return expired, left


def _take_back(path: Path) -> None:
    aside = path.with_suffix(_SETTING_ASIDE)
    if aside.exists():
        aside.replace(path)
    else:
        path.unlink(missing_ok=True)


def _replace(path: Path, data: bytes) -> None:
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=_DRAFT)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        Path(draft).chmod(0o644)  # the web server reads it
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _unwritable(site: Path) -> InputError:
    return InputError(ErrorCode.OUTPUT_UNWRITABLE, directory=site.name, why="写不了网页文件")
