"""Single packed files (.gz, .bz2, .xz) and tape archives (.tar), within the budget."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from pathlib import PurePath

from noticegen.detection.inspectors.contents import (
    Area,
    FileContents,
    Nested,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.unpacking import Budget, chunks_of, read_bounded

_MARKS = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_INNER_SUFFIXES = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".svgz": ".svg", ".emz": ".emf"}
_TAR_MARK, _TAR_PLACE = b"ustar", 257
_NAMED, _COMMENTED = 0x08, 0x10


def is_packed(head: bytes) -> bool:
    """Tell a file that is packed by itself."""
    return head.startswith(_MARKS)


def is_tape(head: bytes) -> bool:
    """Tell a tape archive."""
    return head[_TAR_PLACE:].startswith(_TAR_MARK)


def read_packed(name: str, data: bytes, budget: Budget, nested: Nested) -> FileContents:
    """Unpack a file and read it; UnreadableError DAMAGED or TOO_LARGE."""
    try:
        with _open(data) as stream:
            inner = read_bounded(chunks_of(stream), budget)
    except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError):
        raise UnreadableError(Unreadable.DAMAGED) from None
    path = PurePath(name)
    suffix = _INNER_SUFFIXES.get(path.suffix.lower(), "")
    passages, unread = nested(f"{path.stem}{suffix}", inner)
    return FileContents((*_head_of_gzip(data), *passages), unread)


def _open(data: bytes) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    stream = io.BytesIO(data)
    if data.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=stream)
    return bz2.BZ2File(stream) if data.startswith(b"BZh") else lzma.LZMAFile(stream)


def _head_of_gzip(data: bytes) -> tuple[Passage, ...]:
    """Return the name and the comment that a .gz remembers."""
    if not data.startswith(b"\x1f\x8b") or not data[3] & (_NAMED | _COMMENTED):
        return ()
    told = b" ".join(data[10:2000].split(b"\0")[:2])
    return (Passage(Area.METADATA, told.decode("utf-8", "replace")),)


def read_tape(data: bytes, budget: Budget, nested: Nested) -> FileContents:
    """Read every member of a tape archive, and what its heads say."""
    passages: list[Passage] = []
    unread: list[UnreadPart] = []
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as tape:
            for member in tape:
                budget.count_member()
                passages.append(Passage(Area.FILE_NAME, member.name.rpartition("/")[0]))
                told = (member.linkname, member.uname, member.gname, *member.pax_headers.values())
                passages.append(Passage(Area.METADATA, "\n".join(map(str, told)), spot=member.name))
                stream = tape.extractfile(member) if member.isreg() else None
                if stream is None:
                    continue
                found, missed = nested(member.name, read_bounded(chunks_of(stream), budget))
                passages += found
                unread += missed
    except (tarfile.TarError, OSError, EOFError, ValueError, KeyError):
        if not passages:
            raise UnreadableError(Unreadable.DAMAGED) from None
        unread.append(UnreadPart(Unreadable.DAMAGED))
    return FileContents(tuple(passages), tuple(unread))
