"""Files inside files: a budget that every archive, attachment and embedded object draws on."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from noticegen.detection.inspectors.contents import Unreadable, UnreadableError

_LARGEST_MEMBER = 96 * 1024 * 1024
_LARGEST_TOTAL = 384 * 1024 * 1024
_MOST_MEMBERS = 20_000
_DEEPEST = 4
_CHUNK = 1024 * 1024
_ENCRYPTED = 0x1


class _Stream(Protocol):
    """What unpacks as it is read."""

    def read(self, size: int, /) -> bytes:
        """Return so many bytes at the most, none at the end."""


@dataclass(slots=True)
class _Purse:
    """What is left for one file given to the scanner, shared by everything inside it."""

    octets: int = _LARGEST_TOTAL
    members: int = _MOST_MEMBERS


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may still be unpacked, and how deep."""

    purse: _Purse
    depth: int = 0

    @classmethod
    def full(cls, octets: int = _LARGEST_TOTAL) -> Budget:
        """Return the budget of one file as given: so many bytes for all that is inside it."""
        return cls(_Purse(octets))

    def deeper(self) -> Budget:
        """Return the budget for a file inside; UnreadableError TOO_DEEP beyond the bound."""
        if self.depth >= _DEEPEST:
            raise UnreadableError(Unreadable.TOO_DEEP)
        return replace(self, depth=self.depth + 1)

    def spend(self, octets: int) -> None:
        """Take from the budget; UnreadableError TOO_LARGE when it is used up."""
        self.purse.octets -= octets
        if self.purse.octets < 0:
            raise UnreadableError(Unreadable.TOO_LARGE)

    def count_member(self) -> None:
        """Count one more file inside; UnreadableError TOO_LARGE when there are too many."""
        self.purse.members -= 1
        if self.purse.members < 0:
            raise UnreadableError(Unreadable.TOO_LARGE)


def read_bounded(chunks: Iterable[bytes], budget: Budget) -> bytes:
    """Return what the chunks of one member come to; UnreadableError TOO_LARGE beyond the bound."""
    parts: list[bytes] = []
    size = 0
    for part in chunks:
        size += len(part)
        budget.spend(len(part))
        if size > _LARGEST_MEMBER:
            raise UnreadableError(Unreadable.TOO_LARGE)
        parts.append(part)
    return b"".join(parts)


def chunks_of(stream: _Stream) -> Iterator[bytes]:
    """Yield a stream piece by piece."""
    while part := stream.read(_CHUNK):
        yield part


class Archive:
    """A ZIP file read with bounds; sizes written in it are not believed."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._budget = budget
        self.data = data
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
            raise UnreadableError(Unreadable.DAMAGED) from None
        self.entries = tuple(self._file.infolist())
        self.members = tuple(dict.fromkeys(info for info in self.entries if not info.is_dir()))
        self.names = frozenset(info.filename for info in self.members)
        self.comment = self._file.comment
        self.directory = self._file.start_dir

    def read(self, member: str | zipfile.ZipInfo) -> bytes:
        """Return one member; UnreadableError ENCRYPTED, TOO_LARGE or DAMAGED."""
        info = self._file.getinfo(member) if isinstance(member, str) else member
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError(Unreadable.ENCRYPTED)
        self._budget.count_member()
        try:
            with self._file.open(info) as stream:
                return read_bounded(chunks_of(stream), self._budget)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise UnreadableError(Unreadable.DAMAGED) from None
        except RuntimeError:  # the module's word for a missing password
            raise UnreadableError(Unreadable.ENCRYPTED) from None

    def read_if_sound(self, member: zipfile.ZipInfo) -> bytes | None:
        """Return one member, None if it is damaged; UnreadableError ENCRYPTED or TOO_LARGE."""
        try:
            return self.read(member)
        except UnreadableError as error:
            if error.reason is not Unreadable.DAMAGED:
                raise
            return None
