"""ZIP files: archives, and the office files that are archives themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
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
from noticegen.detection.inspectors.decoding import text_runs
from noticegen.detection.inspectors.file_names import name_passage
from noticegen.detection.inspectors.office.documents import is_office, read_office
from noticegen.detection.inspectors.office.fixed_layout import (
    is_fixed_layout,
    read_fixed_layout,
)
from noticegen.detection.inspectors.office.sheets import read_sheets
from noticegen.detection.inspectors.unpacking import Archive, Budget
from noticegen.detection.inspectors.zip_margins import read_margins

# Parts of a binary workbook in its own code; other .bin files in it are embedded ones.
_OWN_PART = re.compile(r"^xl/(?!embeddings|activeX|vbaProject).*\.bin$")


def read_zip(name: str, data: bytes, budget: Budget, nested: Nested) -> FileContents:
    """Read an archive or an office file; UnreadableError DAMAGED, NO_TEXT or TOO_LARGE."""
    archive = Archive(data, budget)
    contents = _read_archive(PurePath(name).suffix.lower(), data, archive, nested)
    return replace(contents, passages=(*contents.passages, *read_margins(archive)))


def _read_archive(suffix: str, data: bytes, archive: Archive, nested: Nested) -> FileContents:
    if "xl/workbook.bin" in archive.names:
        passages, unread = _read_members(archive, nested)
        return FileContents((*read_sheets(data), *_binary_parts(archive), *passages), unread)
    if is_fixed_layout(archive.names):
        return FileContents(*read_fixed_layout(archive, nested))
    if is_office(archive.names):
        return FileContents(*read_office(archive, nested))
    if suffix in (".xlsx", ".docx", ".pptx", ".ods", ".odt"):
        raise UnreadableError(Unreadable.DAMAGED)
    if not archive.members:
        raise UnreadableError(Unreadable.NO_TEXT)
    return FileContents(*_read_members(archive, nested))


def _binary_parts(archive: Archive) -> Iterator[Passage]:
    """Yield the text of what is no cell in a binary workbook: comments, headers, names, caches."""
    for member in archive.members:
        if _OWN_PART.search(member.filename):
            area = Area.COMMENT if "comments" in member.filename else Area.OBJECT
            for text in text_runs(archive.read(member)):
                yield Passage(area, text, spot=member.filename)


def _read_members(
    archive: Archive, nested: Nested
) -> tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]:
    passages: list[Passage] = []
    unread: list[UnreadPart] = []
    for member in archive.members:
        if _OWN_PART.search(member.filename) and "xl/workbook.bin" in archive.names:
            continue
        name = _member_name(member.filename, member.flag_bits)
        try:
            inner, missed = nested(name, archive.read(member))
        except UnreadableError as error:
            if error.reason is Unreadable.TOO_LARGE:
                raise
            passages.append(replace(name_passage(name), spot=name))
            unread.append(UnreadPart(error.reason, name))
            continue
        passages += inner
        unread += missed
    return tuple(passages), tuple(unread)


def _member_name(name: str, flags: int) -> str:
    """Return a member's name: where the file says code page 437, it is UTF-8 or Windows' GBK."""
    if flags & 0x800 or name.isascii():
        return name
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeEncodeError, UnicodeDecodeError):
            return name.encode("cp437").decode(encoding)
    return name
