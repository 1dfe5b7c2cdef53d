"""Files inside files: a budget that every archive, attachment and embedded object draws on."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from noticegen.detection.inspectors.contents import Area, Passage, Unreadable, UnreadableError
from noticegen.detection.inspectors.decoding import decode_unknown, text_runs

_LARGEST_MEMBER = 96 * 1024 * 1024
_LARGEST_TOTAL = 384 * 1024 * 1024
_MOST_MEMBERS = 20_000
_DEEPEST = 4
_CHUNK = 1024 * 1024
_ENCRYPTED = 0x1
_END, _END_LENGTH = b"PK\x05\x06", 22


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


class Archive:
    """A ZIP file read with bounds; sizes written in it are not believed."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._budget = budget
        self.data = data
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
            raise UnreadableError(Unreadable.DAMAGED) from None
        self.members = tuple(
            dict.fromkeys(info for info in self._file.infolist() if not info.is_dir())
        )
        self.names = frozenset(info.filename for info in self.members)
        self.comment = self._file.comment
        self.begins = min((info.header_offset for info in self._file.infolist()), default=0)

    def read(self, member: str | zipfile.ZipInfo) -> bytes:
        """Return one member; UnreadableError ENCRYPTED, TOO_LARGE or DAMAGED."""
        info = self._file.getinfo(member) if isinstance(member, str) else member
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError(Unreadable.ENCRYPTED)
        self._budget.count_member()
        parts: list[bytes] = []
        size = 0
        try:
            with self._file.open(info) as stream:
                while part := stream.read(_CHUNK):
                    size += len(part)
                    self._budget.spend(len(part))
                    if size > _LARGEST_MEMBER:
                        raise UnreadableError(Unreadable.TOO_LARGE)
                    parts.append(part)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise UnreadableError(Unreadable.DAMAGED) from None
        except RuntimeError:  # the module's word for a missing password
            raise UnreadableError(Unreadable.ENCRYPTED) from None
        return b"".join(parts)


def read_margins(archive: Archive) -> Iterator[Passage]:
    """Read what an archive says beside its members: folders, comments, data before and behind."""
    paths = {info.filename.rpartition("/")[0] for info in archive.members}
    for path in sorted(paths - {""}):
        yield Passage(Area.FILE_NAME, path)
    comments = [archive.comment, *(info.comment for info in archive.members)]
    for comment in filter(None, comments):
        yield Passage(Area.METADATA, decode_unknown(comment))
    end = archive.data.rfind(_END) + _END_LENGTH + len(archive.comment)
    for remains in (archive.data[: archive.begins], archive.data[end:]):
        if remains.strip(b"\0 \r\n"):
            yield from (Passage(Area.REMAINS, text) for text in text_runs(remains))
