"""Write a run whole or not at all.

Everything goes into a hidden staging directory beside the output directory, on the same file
system, and one rename brings it into place. A run that is killed at any moment leaves a staging
directory that only its owner can read, and the next run beside it takes it away. The operating
system's lock on the directory tells a dead run's staging from a living one's.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import time
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from noticegen.release.files import OutputFile, RunFiles
from noticegen.release.locking import held_lock, is_abandoned
from noticegen.release.refused_run import mark_reports, require_refused_run
from noticegen.release.single_files import (
    STAGING_PREFIX,
    STAGING_SUFFIX,
    unwritable,
    write_file,
)

# What waits for files elsewhere: only a run to the same output directory takes it away.
_ACCOMPANIED_SUFFIX = ".waiting"
_ATTEMPTS = 5
_PAUSES = (0.1, 0.2, 0.4, 0.8, 1.6)  # seconds between attempts to rename on Windows
_HELD_OPEN = (5, 32)  # how Windows says that a program has a file in the directory open


class Companions(Protocol):
    """Files elsewhere that appear if, and only if, a run's own files do."""

    def announce(self, staging: Path) -> None:
        """Note, before `staging` exists, that the run is unreleased for as long as it does."""

    def in_place(self) -> AbstractContextManager[None]:
        """Put the files in place; take them back if the context raises."""


def check_output(out: Path, answers: Collection[str] = ()) -> None:
    """Refuse early, with the errors of `release`; OUTPUT_UNWRITABLE where `out` is a file."""
    try:
        _check_vacant(_resolved(out), answers)
    except OSError as error:
        raise unwritable(out, error) from None


def release(
    out: Path,
    run_files: RunFiles,
    answers: Collection[str] = (),
    companions: Companions | None = None,
) -> None:
    """Bring every file of a run into place at once.

    `out` must not exist, or be empty, or hold nothing but the untouched reports of a refused
    run. InputError OUTPUT_NOT_EMPTY otherwise, OUTPUT_UNWRITABLE when the system refuses; in
    both cases, and when the process is killed, nothing appears at `out`.

    A person fills in a refused run's `decisions.xlsx`. It is replaced only if its SHA-256 is one
    of `answers`, the files this run was given and keeps a copy of; else OUTPUT_HOLDS_ANSWERS.

    `companions` are in place before the run's own files appear.
    """
    target = _resolved(out)
    try:
        _check_vacant(target, answers)
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_abandoned(target.parent)
        with _staging_beside(target) as staging:
            _write_all(staging, run_files)
            _adopt_mode(staging, target)
            if companions is None:
                _bring_into_place(staging, target, answers)
                return
            with _accompanied(staging, companions) as waiting:
                _bring_into_place(waiting, target, answers)
    except OSError as error:
        raise unwritable(out, error) from None


def release_internal_only(
    out: Path, internal: tuple[OutputFile, ...], answers: Collection[str] = ()
) -> None:
    """Write the reports of a run that was refused, so that the clerk can work; nothing public.

    The same run may be started again with the same output directory: a marker with the hashes
    of the reports lets `release` replace them as long as nobody has changed them.
    """
    release(out, RunFiles(internal=(*internal, mark_reports(internal))), answers)


def _resolved(out: Path) -> Path:
    try:
        return out.expanduser().resolve()
    except (OSError, RuntimeError):
        return out.absolute()


def _check_vacant(target: Path, answers: Collection[str]) -> None:
    """Raise unless the run may use `target`."""
    if not target.exists():
        _require_room_for(target)
        return
    if not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "not a directory")
    if any(target.iterdir()):
        require_refused_run(target, target.name, answers)


def _require_room_for(target: Path) -> None:
    """Raise where the directory cannot be made, before any work is done for it."""
    existing = next(parent for parent in target.parents if parent.exists())
    if not existing.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "not a directory")
    if not os.access(existing, os.W_OK):
        raise PermissionError(errno.EACCES, "not writable")


def _clear_abandoned(parent: Path) -> None:
    """Take away what killed runs left beside the output directory; never a living run's."""
    for staging in parent.glob(f"{STAGING_PREFIX}*{STAGING_SUFFIX}"):
        if staging.is_dir() and not staging.is_symlink() and is_abandoned(staging):
            shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _staging_beside(target: Path) -> Iterator[Path]:
    """Give a new private directory, and take it away again unless it was renamed."""
    for _ in range(_ATTEMPTS):
        staging = _staging_path(target)
        staging.mkdir(mode=0o700)
        try:
            with held_lock(staging) as is_ours:
                if is_ours:
                    yield staging
                    return
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    raise OSError(errno.EBUSY, "another run keeps removing the staging directory")


@contextmanager
def _accompanied(staging: Path, companions: Companions) -> Iterator[Path]:
    """Give the staging directory under a name that exists until the run is released, or fails."""
    waiting = staging.with_suffix(_ACCOMPANIED_SUFFIX)
    companions.announce(waiting)
    _rename(staging, waiting)
    try:
        _flush_directory(waiting.parent)
        with companions.in_place():
            yield waiting
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def _staging_path(target: Path) -> Path:
    return target.parent / f"{STAGING_PREFIX}{secrets.token_hex(8)}{STAGING_SUFFIX}"


def _write_all(staging: Path, run_files: RunFiles) -> None:
    for folder, files, private in (
        ("public", run_files.public, False),
        ("household", run_files.household, True),
        ("internal", run_files.internal, True),
    ):
        if files:
            _write_folder(staging / folder, files, private=private)
    if run_files.manifest is not None:
        write_file(staging / "manifest.json", run_files.manifest, 0o666)
    _flush_directory(staging)


def _write_folder(folder: Path, files: tuple[OutputFile, ...], *, private: bool) -> None:
    folder.mkdir(mode=0o700 if private else 0o777)
    for file in files:
        write_file(folder / file.name, file.data, 0o600 if private else 0o666)
    _flush_directory(folder)


def _flush_directory(folder: Path) -> None:
    if os.name != "posix":  # Windows cannot open directories
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _adopt_mode(staging: Path, target: Path) -> None:
    """Give the staging directory the mode the output directory has, or would have been given."""
    if os.name != "posix":
        return
    if target.exists():
        model = target
    else:
        model = staging / ".mode"
        model.mkdir()  # the only thread-safe way to ask for the umask is to use it
    mode = stat.S_IMODE(model.stat().st_mode)
    if model != target:
        model.rmdir()
    staging.chmod(mode)


def _bring_into_place(staging: Path, target: Path, answers: Collection[str]) -> None:
    """Rename; what stood at `target` was checked, and is checked again by the system itself."""
    if target.exists() and any(target.iterdir()):
        _replace_refused_run(staging, target, answers)
    else:
        if target.exists():
            target.rmdir()  # fails when somebody's file has slipped in
        _rename(staging, target)
    _flush_directory(target.parent)


def _replace_refused_run(staging: Path, target: Path, answers: Collection[str]) -> None:
    retired = _staging_path(target)
    _rename(target, retired)
    try:
        require_refused_run(retired, target.name, answers)
        _rename(staging, target)
    except BaseException:
        if not target.exists():
            _rename(retired, target)
        raise
    shutil.rmtree(retired, ignore_errors=True)


def _rename(old: Path, new: Path) -> None:
    """Rename a directory; on Windows wait for the virus scanner to let go of a new file."""
    for pause in _PAUSES:
        try:
            old.rename(new)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_OPEN:
                raise
            time.sleep(pause)
    old.rename(new)
