"""Tell the staging directory of a living run from that of a dead one.

On POSIX the kernel drops a run's lock on its directory with the process. Windows cannot lock
directories; there a staging directory counts as abandoned when nothing was written for an hour,
and the files a living run holds open cannot be deleted anyway.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if os.name == "posix":
    import fcntl

_ABANDONED_AFTER = 3600.0  # seconds; only where directories cannot be locked


@contextmanager
def held_lock(directory: Path) -> Iterator[bool]:
    """Hold the directory's lock; gives False when a cleaning run took the directory first."""
    if os.name != "posix":
        yield True
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        yield _try_lock(descriptor) is not False and _is_still_there(directory, descriptor)
    finally:
        os.close(descriptor)


def is_abandoned(directory: Path) -> bool:
    """Tell whether no living run holds this staging directory."""
    try:
        if os.name != "posix":
            return time.time() - directory.stat().st_mtime > _ABANDONED_AFTER
        descriptor = os.open(directory, os.O_RDONLY)
    except OSError:
        return False
    try:
        return _try_lock(descriptor) is True
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int) -> bool | None:
    """Lock at once: False when another holds the lock, None where the disk knows no locks."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _is_still_there(directory: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(directory.stat(), os.fstat(descriptor))
    except OSError:
        return False
