"""Archives of programs other than ZIP and tar (RAR, 7z, CAB, disc images), by libarchive.

libarchive knows more forms, and some it hands to programs of their own: only those named here
are asked for. Where the library is missing, such a file is told as unread.
"""

from __future__ import annotations

import logging
from types import ModuleType

from noticegen.detection.inspectors.contents import (
    Area,
    FileContents,
    Nested,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.unpacking import Budget, read_bounded

# Where a form's mark stands, the mark, and libarchive's names of the form and of its packing.
_FORMS = (
    (0, b"Rar!\x1a\x07\x01\x00", "rar5", "none"),
    (0, b"Rar!\x1a\x07\x00", "rar", "none"),
    (0, b"7z\xbc\xaf\x27\x1c", "7zip", "none"),
    (0, b"MSCF\x00\x00\x00\x00", "cab", "none"),
    (0, b"xar!", "xar", "none"),
    (0, b"!<arch>\n", "ar", "none"),
    (0, b"070701", "cpio", "none"),
    (0, b"070707", "cpio", "none"),
    (2, b"-lh", "lha", "none"),
    (0, b"\x28\xb5\x2f\xfd", "raw", "zstd"),
    (0, b"\x04\x22\x4d\x18", "raw", "lz4"),
    (0, b"\x1f\x9d", "raw", "compress"),
    (0x8001, b"CD001", "iso9660", "none"),
)
_SECRET = ("ncrypt", "rypto", "assphrase", "assword")


def archive_form(data: bytes) -> tuple[str, str] | None:
    """Return libarchive's names of an archive's form and packing; None for any other file."""
    for place, mark, form, packing in _FORMS:
        if data.startswith(mark, place):
            return form, packing
    return None


def read_archive(
    name: str, data: bytes, form: tuple[str, str], budget: Budget, nested: Nested
) -> FileContents:
    """Read every member; UnreadableError NO_UNPACKER, ENCRYPTED, DAMAGED or TOO_LARGE.

    What stands in front of a broken or locked member is read all the same.
    """
    library = load_libarchive()
    if library is None:
        raise UnreadableError(Unreadable.NO_UNPACKER)
    passages: list[Passage] = []
    unread: list[UnreadPart] = []
    folders: set[str] = set()
    try:
        with library.memory_reader(data, *form) as archive:
            for number, member in enumerate(archive, 1):
                budget.count_member()
                inner = _member_name(name, form, member.pathname, number)
                if member.pathname is None:
                    unread.append(UnreadPart(Unreadable.TEXT_UNKNOWN, f"{inner}的名称"))
                folder = inner if member.isdir else inner.rpartition("/")[0]
                if folder and folder not in folders:
                    folders.add(folder)
                    passages.append(Passage(Area.FILE_NAME, folder))
                if member.isdir:
                    continue
                found, missed = nested(inner, read_bounded(map(bytes, member.get_blocks()), budget))
                passages += found
                unread += missed
    except library.ArchiveError as error:
        reason = _reason(str(error.msg))
        if not passages:
            raise UnreadableError(reason) from None
        unread.append(UnreadPart(reason))
    if not passages:
        raise UnreadableError(Unreadable.NO_TEXT)
    return FileContents(tuple(passages), tuple(unread))


def load_libarchive() -> ModuleType | None:
    """Return the binding; None where the system's library is missing."""
    try:
        import libarchive
    except (ImportError, OSError, AttributeError, TypeError):  # what a missing library raises
        return None
    # Its warnings may quote names of members: they go nowhere.
    logging.getLogger("libarchive").setLevel(logging.CRITICAL)
    module: ModuleType = libarchive
    return module


def _member_name(name: str, form: tuple[str, str], told: str | None, number: int) -> str:
    if form[0] == "raw":  # one file, called like the archive without its last ending
        return name.rpartition(".")[0] or name
    return told or f"第{number}个成员"


def _reason(message: str) -> Unreadable:
    is_locked = any(word in message for word in _SECRET)
    return Unreadable.ENCRYPTED if is_locked else Unreadable.DAMAGED
