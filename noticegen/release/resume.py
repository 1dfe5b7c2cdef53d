"""Finished parts of a run that was interrupted, so that the next run need not make them again.

A part is kept under the hash of what it was made from, in a directory beside the output that only
its owner can read; a part that is found is inspected like a new one. The directory goes when the
run is released.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

_DIGEST_BYTES = 32


class Workbench:
    """The kept parts of the run that writes to `out`. A disk that refuses costs time, not more."""

    def __init__(self, out: Path) -> None:
        target = out.absolute()
        name = hashlib.sha256(str(target).encode()).hexdigest()[:16]
        self._directory = target.parent / f".noticegen-{name}.resume"

    def find(self, source: str) -> bytes | None:
        """Return the part made from a source, if it is whole."""
        try:
            kept = self._path(source).read_bytes()
        except OSError:
            return None
        digest, data = kept[:_DIGEST_BYTES], kept[_DIGEST_BYTES:]
        return data if hashlib.sha256(data).digest() == digest else None

    def keep(self, source: str, data: bytes) -> None:
        """Keep the part made from a source; it appears whole or not at all."""
        try:
            self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self._directory)
            draft = Path(name)
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(hashlib.sha256(data).digest() + data)
                draft.replace(self._path(source))
            finally:
                # On a full disk what was begun would stand in the way of the run itself.
                draft.unlink(missing_ok=True)
        except OSError:
            return

    def forget(self, source: str) -> None:
        """Take one kept part away."""
        self._path(source).unlink(missing_ok=True)

    def clear(self) -> None:
        """Take every kept part away."""
        shutil.rmtree(self._directory, ignore_errors=True)

    def _path(self, source: str) -> Path:
        return self._directory / hashlib.sha256(source.encode()).hexdigest()
