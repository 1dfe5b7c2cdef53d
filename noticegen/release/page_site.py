"""The static site of household pages: shared files, and one sealed file for each household.

No list of households lies anywhere on it. New files are put in place before the sheets are
released and taken away again if that fails; the journal of an interrupted run is kept away from
the site, beside the sheets' output.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
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


def list_present(site: Path, identifiers: Iterable[str]) -> list[str]:
    """Return which pages lie on a site already."""
    return [each for each in identifiers if _page(site, each).exists()]


@contextmanager
def pages_in_place(site: Path, pages: Mapping[str, bytes]) -> Iterator[None]:
    """Put sealed files into place for the time the sheets are released.

    If that raises, new files go and replaced ones come back, so that no page is without its
    sheet.
    """
    present = list_present(site, pages)
    try:
        for identifier in present:  # copied, not moved: a printed code works at every moment
            path = _page(site, identifier)
            _replace(path.with_suffix(_SETTING_ASIDE), path.read_bytes())
        for identifier, sealed in pages.items():
            _replace(_page(site, identifier), sealed)
        yield
    except BaseException as error:
        take_back_pages(site, pages, present)
        if isinstance(error, OSError):
            raise _unwritable(site) from None
        raise
    leave_pages(site, pages)


def take_back_pages(site: Path, identifiers: Iterable[str], present: Collection[str]) -> None:
    """Undo what a run without sheets has put in place; doing it twice is doing it once.

    `present` are the pages of earlier sheets that lay there before: they come back, never go.
    """
    for identifier in identifiers:
        path = _page(site, identifier)
        aside = path.with_suffix(_SETTING_ASIDE)
        if aside.exists():
            aside.replace(path)
        elif identifier not in present:
            path.unlink(missing_ok=True)
    _clear_drafts(site)


def leave_pages(site: Path, identifiers: Iterable[str]) -> None:
    """Let the pages of released sheets stay; what they replaced goes."""
    for identifier in identifiers:
        _page(site, identifier).with_suffix(_SETTING_ASIDE).unlink(missing_ok=True)
    _clear_drafts(site)


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
        raise InputError(ErrorCode.NOT_A_SITE, directory=site.name)
    expired: list[Path] = []
    left: list[Path] = []
    for path in sorted(folder.glob(f"*{_ENDING}")):
        with path.open("rb") as stream:
            last = expiry_of(stream.read(64))
        (expired if last is not None and last < today else left).append(path)
    return expired, left


def _page(site: Path, identifier: str) -> Path:
    return site / _FOLDER / f"{identifier}{_ENDING}"


def _clear_drafts(site: Path) -> None:
    for folder in (site, site / _FOLDER):
        for draft in folder.glob(f"{_DRAFT}*"):
            draft.unlink(missing_ok=True)


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
