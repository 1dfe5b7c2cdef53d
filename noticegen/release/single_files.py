"""Write one file whole or not at all: what a run's directory and single files have in common."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.errors.system import describe_os_error
from noticegen.release.manifest import sha256

STAGING_PREFIX = ".noticegen-"
STAGING_SUFFIX = ".partial"


def write_new_file(path: Path, data: bytes) -> None:
    """Write one file whole or not at all, for its owner only; never over an existing one.

    InputError OUTPUT_UNWRITABLE, also when the file has come to exist meanwhile.
    """
    draft = path.with_name(f"{STAGING_PREFIX}{secrets.token_hex(8)}{STAGING_SUFFIX}")
    try:
        try:
            write_file(draft, data, 0o600)
            _move_to_new(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from None


def replace_private_file(path: Path, data: bytes) -> None:
    """Write one file whole or not at all, for its owner only, in the place of an older one.

    For the few files that a user asks to be kept up to date; InputError OUTPUT_UNWRITABLE. The
    draft has the same name every time, so that what a killed run left goes with the next.
    """
    mark = sha256(path.name.encode())[:16]
    draft = path.with_name(f"{STAGING_PREFIX}{mark}{STAGING_SUFFIX}")
    try:
        draft.unlink(missing_ok=True)
        try:
            write_file(draft, data, 0o600)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from None


def _move_to_new(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # unlike a rename, it fails when the target exists
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(errno.EEXIST, "exists") from None
        draft.rename(path)


def write_file(path: Path, data: bytes, mode: int) -> None:
    """Create a file with its final mode from the first byte on, and see it onto the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def unwritable(out: Path, error: OSError) -> InputError:
    """Return the error that says why the system refused."""
    why = describe_os_error(error)
    return InputError(ErrorCode.OUTPUT_UNWRITABLE, directory=out.name or str(out), why=why)
