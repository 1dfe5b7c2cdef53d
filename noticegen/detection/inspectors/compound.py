"""Old office files (.doc, .xls, .ppt) and Outlook messages: OLE compound files.

Cells of .xls come from calamine; everything else is read as the runs of text in every stream,
which includes deleted and hidden text, comments and properties.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

import olefile

from noticegen.detection.inspectors.contents import (
    Area,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.decoding import text_runs
from noticegen.detection.inspectors.office.sheets import read_old_sheets
from noticegen.detection.inspectors.unpacking import Budget

_CONTROL = str.maketrans({"\x07": "\t", "\r": "\n", "\x0b": "\n", "\x0c": "\n"})
_FIELD_MARKS = re.compile("[\x13-\x15]")
_SIGNATURES = re.compile(rb"%PDF-|PK\x03\x04|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|\xff\xd8\xff|\x89PNG")
_ATTACHMENT = "37010102"
_ENCRYPTED_STREAMS = frozenset({"EncryptedPackage", "EncryptionInfo"})
_MOST_STREAMS = 5_000
# MS-DOC 2.5.2: fEncrypted; versions before Word 97 write Chinese in the code page.
_FIRST_BLOCK, _WORD_ENCRYPTED, _WORD_97 = 32, 0x0100, 0x00C1
_SLIDES_ENCRYPTED = b"\xdf\xc4\xd1\xf3"
# MS-OXMSG: properties of a message by tag.
_PROPERTY = "__substg1.0_"
_PLAIN_BODY, _WEB_BODY, _PACKED_BODY = "1000", "1013", "1009"

Nested = Callable[[str, bytes], tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]]


def read_compound(
    data: bytes, budget: Budget, nested: Nested
) -> tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]:
    """Read a compound file; UnreadableError ENCRYPTED, DAMAGED or TOO_LARGE."""
    try:
        file = olefile.OleFileIO(io.BytesIO(data))
    except (OSError, ValueError, IndexError, TypeError):
        raise UnreadableError(Unreadable.DAMAGED) from None
    with file:
        streams = file.listdir(streams=True, storages=False)
        names = frozenset(stream[-1] for stream in streams)
        if names & _ENCRYPTED_STREAMS:
            raise UnreadableError(Unreadable.ENCRYPTED)
        if len(streams) > _MOST_STREAMS:
            raise UnreadableError(Unreadable.TOO_LARGE)
        passages: list[Passage] = []
        unread: list[UnreadPart] = []
        if names & {"Workbook", "Book"}:
            passages += read_old_sheets(data)
        for stream in streams:
            content = _read_stream(file, stream)
            budget.spend(len(content))
            if _is_encrypted(stream[-1], content):
                raise UnreadableError(Unreadable.ENCRYPTED)
            passages += _texts(stream, content)
            for inner_name, inner in _inner_files(stream[-1], content):
                found, missed = nested(f"{'/'.join(stream)}{inner_name}", inner)
                passages += found
                unread += missed
    if _has_packed_body_alone(names):
        unread.append(UnreadPart(Unreadable.UNKNOWN_TYPE, "邮件正文（压缩的 RTF）"))
    if not passages:
        raise UnreadableError(Unreadable.NO_TEXT)
    return tuple(passages), tuple(unread)


def _is_encrypted(name: str, content: bytes) -> bool:
    """Tell by Word's first block or by PowerPoint's mark that a password hides the text."""
    if name == "WordDocument" and len(content) > _FIRST_BLOCK:
        return bool(int.from_bytes(content[10:12], "little") & _WORD_ENCRYPTED)
    return name == "Current User" and _SLIDES_ENCRYPTED in content[:32]


def _has_packed_body_alone(names: frozenset[str]) -> bool:
    """Tell a message whose text is there only in Outlook's own packing."""
    tags = {name.removeprefix(_PROPERTY)[:4] for name in names if name.startswith(_PROPERTY)}
    return _PACKED_BODY in tags and not tags & {_PLAIN_BODY, _WEB_BODY}


def _read_stream(file: olefile.OleFileIO, stream: list[str]) -> bytes:
    try:
        return bytes(file.openstream(stream).read())
    except (OSError, ValueError, IndexError, TypeError):
        raise UnreadableError(Unreadable.DAMAGED) from None


def _texts(stream: list[str], content: bytes) -> Iterator[Passage]:
    name = stream[-1].replace("\x05", "").replace("\x01", "")
    area = Area.METADATA if stream[-1].startswith("\x05") else Area.TEXT
    for text in text_runs(content):
        yield Passage(area, _clean(text), spot=name)
    if name == "WordDocument" and int.from_bytes(content[2:4], "little") < _WORD_97:
        yield Passage(area, _clean(content.decode("gb18030", "replace")), spot=name)


def _clean(text: str) -> str:
    return _FIELD_MARKS.sub(" ", text.translate(_CONTROL))


def _inner_files(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files a stream carries: a message's attachment or page, an embedded package."""
    if _ATTACHMENT in name or name == "Package":
        yield "", content
    elif name.startswith(f"{_PROPERTY}{_WEB_BODY}"):
        yield ".html", content
    elif name.endswith(("Ole10Native", "CONTENTS", "Pictures", "Data")):
        match = _SIGNATURES.search(content)
        if match:
            yield "", content[match.start() :]
