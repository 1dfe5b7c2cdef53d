"""Old office files (.doc, .xls, .ppt) and Outlook messages: OLE compound files.

Cells of .xls come from xlrd; everything else is read as the runs of text in every stream, which
includes deleted and hidden text, comments and properties. Pictures and objects are files.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import replace

import olefile

from noticegen.detection.inspectors.contents import (
    Area,
    Nested,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.decoding import decode_unknown, number_runs, text_runs
from noticegen.detection.inspectors.office.drawn_pictures import (
    join_drawings,
    read_objects,
    read_pictures,
)
from noticegen.detection.inspectors.office.macros import read_macros
from noticegen.detection.inspectors.office.old_word import read_pieces, table_name
from noticegen.detection.inspectors.office.packages import read_package
from noticegen.detection.inspectors.office.packed_rich_text import unpack_rich_text
from noticegen.detection.inspectors.office.part_names import name_places, name_unread
from noticegen.detection.inspectors.office.sheets import read_old_sheets
from noticegen.detection.inspectors.plain import split_lines
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
_PROPERTIES = "\x05"
_HAN = re.compile("[\u4e00-\u9fff]{2}")
_PROPERTY = "__substg1.0_"
# Streams that are a file and nothing else, read as such with the words around its numbers.
_CARRIES_ONE_FILE = (_PROPERTY, "\x01Ole10Native")
# What other programs store an embedded document as, of Microsoft and of LibreOffice.
_PACKAGES = frozenset({"Package", "package_stream"})
_WEB_BODY, _PACKED_BODY, _EIGHT_BIT = "1013", "1009", "001E"
# MS-XLS: records that hold a number, and where in them: a cell or a chart's, a cache's.
_BOOKS = ("Workbook", "Book")
_SLIDES = "PowerPoint Document"
# Streams that hold drawings with their pictures.
_LOOSE = frozenset({"Data", "Pictures"})
_DRAWN = frozenset({*_BOOKS, *_LOOSE, _SLIDES, "WordDocument"})
_PIVOT_CACHES = "_SX_DB_CUR/"
_NUMBER_RECORDS = {0x0203: 6, 0x00C9: 0}
_LEAST_LONG, _MOST_LONG = 1e10, 1e19
_LONG_NUMBER = re.compile(r"[0-9]{7,}")


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
        contents: dict[str, bytes] = {}
        sheets, broken = _read_sheets(data) if not names.isdisjoint(_BOOKS) else ([], [])
        shown = frozenset(value for row in sheets for value in _values_of(row))
        passages += sheets
        unread += broken
        for stream in streams:
            content = _read_stream(file, stream)
            budget.spend(len(content))
            if _is_encrypted(stream[-1], content):
                raise UnreadableError(Unreadable.ENCRYPTED)
            contents["/".join(stream)] = content
            told = _properties(content) if stream[-1].startswith(_PROPERTIES) else ""
            spot = stream[-1].removeprefix(_PROPERTIES)
            passages += [Passage(Area.METADATA, told, spot=spot)] if told else []
            for ending, inner in _inner_files(stream[-1], content):
                budget.count_member()
                found, missed = _read_inner(f"{'/'.join(stream)}{ending}", inner, nested)
                passages += found
                unread += missed
                if stream[-1].startswith(_CARRIES_ONE_FILE):
                    told = "\n".join((told, *(passage.text for passage in found)))
            if stream[-1].endswith(_EIGHT_BIT) and stream[-1].startswith(_PROPERTY):
                told = decode_unknown(content)
                passages.append(Passage(Area.TEXT, told, spot=stream[-1]))
            texts = (p for p in _texts(stream, content) if not _is_told(p.text, told))
            passages += (_besides(p, shown) for p in texts) if stream[-1] in _BOOKS else texts
    passages += _whole_text(contents)
    if not passages:
        raise UnreadableError(Unreadable.NO_TEXT)
    known = frozenset(n for found in passages for n in _LONG_NUMBER.findall(found.text))
    passages += _unseen_numbers(contents, known)
    passages += _remains(data, known)
    return tuple(name_places(passages)), tuple(name_unread(unread))


def _read_sheets(data: bytes) -> tuple[list[Passage], list[UnreadPart]]:
    """Read the cells of a workbook; of a broken one the runs of text are left to be read."""
    try:
        return read_old_sheets(data), []
    except UnreadableError as error:
        if error.reason is not Unreadable.DAMAGED:
            raise
        return [], [UnreadPart(error.reason, _BOOKS[0])]


def _values_of(row: Passage) -> Iterator[str]:
    """Yield what the cells of a row hold, each with its heading in front and without."""
    for cell in row.text.split("\t"):
        yield from (cell, cell.partition("：")[2])


def _besides(passage: Passage, shown: frozenset[str]) -> Passage:
    """Return a workbook's own text without the lines that are a cell's: those are told there."""
    lines = (line for line in passage.text.splitlines() if line.strip() not in shown)
    return replace(passage, text="\n".join(lines))


def _read_inner(
    name: str, data: bytes, nested: Nested
) -> tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]:
    """Read a file that a stream carries; Outlook packs the rich text of its messages."""
    try:
        plain = unpack_rich_text(data) if name.endswith(".rtf") else data
    except UnreadableError as error:
        return (), (UnreadPart(error.reason, "邮件正文（压缩的 RTF）"),)
    return nested(name, plain)


def _whole_text(contents: Mapping[str, bytes]) -> Iterator[Passage]:
    """Yield a document's text in its order, which in the file may be another."""
    document = contents.get("WordDocument", b"")
    text = read_pieces(document, contents.get(table_name(document), b""))
    yield from (Passage(Area.TEXT, piece.text) for piece in split_lines(_clean(text)) if piece.text)


def _unseen_numbers(contents: Mapping[str, bytes], known: frozenset[str]) -> Iterator[Passage]:
    """Yield the long numbers that charts and caches of a workbook hold, and no cell."""
    for path, content in contents.items():
        if path in _BOOKS or path.startswith(_PIVOT_CACHES):
            numbers = dict.fromkeys(_stored_numbers(content))
            yield from (Passage(Area.CACHE, n, spot=path) for n in numbers if n not in known)


def _remains(data: bytes, known: frozenset[str]) -> Iterator[Passage]:
    """Yield the numbers in parts of the file that no stream owns any more."""
    for text in number_runs(data):
        if not known.issuperset(_LONG_NUMBER.findall(text)):
            yield Passage(Area.REMAINS, text)


def _is_encrypted(name: str, content: bytes) -> bool:
    """Tell by Word's first block or by PowerPoint's mark that a password hides the text."""
    if name == "WordDocument" and len(content) > _FIRST_BLOCK:
        return bool(int.from_bytes(content[10:12], "little") & _WORD_ENCRYPTED)
    return name == "Current User" and _SLIDES_ENCRYPTED in content[:32]


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
    if "VBA" in stream:
        yield from (Passage(Area.SCRIPT, macro, spot=name) for macro in read_macros(content))
    if name == "WordDocument" and int.from_bytes(content[2:4], "little") < _WORD_97:
        yield Passage(area, _clean(content.decode("gb18030", "replace")), spot=name)


def _properties(content: bytes) -> str:
    """Return what a set of properties says in Chinese, in whichever of the narrow encodings."""
    chunks = (chunk for chunk in content.split(b"\0") if not chunk.isascii())
    return "\n".join(text for text in map(decode_unknown, chunks) if _HAN.search(text))


def _is_told(text: str, told: str) -> bool:
    """Tell a run of text whose numbers were read with their words in front."""
    numbers = _LONG_NUMBER.findall(text)
    return bool(numbers) and all(number in told for number in numbers)


def _stored_numbers(content: bytes) -> Iterator[str]:
    """Yield the long numbers of a workbook's own records."""
    place = 0
    while place + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, place)
        offset = _NUMBER_RECORDS.get(kind)
        if offset is not None and length >= offset + 8 and place + 4 + length <= len(content):
            (number,) = struct.unpack_from("<d", content, place + 4 + offset)
            if _LEAST_LONG <= abs(number) < _MOST_LONG and number == int(number):
                yield str(int(number))
        place += 4 + length


def _clean(text: str) -> str:
    return _FIELD_MARKS.sub(" ", text.translate(_CONTROL))


def _inner_files(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files a stream carries: a message's attachment or page, an embedded package."""
    pictures: tuple[tuple[str, bytes], ...] = ()
    if _ATTACHMENT in name or name in _PACKAGES:
        yield "", content
    elif name.startswith(f"{_PROPERTY}{_WEB_BODY}"):
        yield ".html", content
    elif name.startswith(f"{_PROPERTY}{_PACKED_BODY}"):
        yield ".rtf", content
    elif name in _DRAWN:
        pictures = tuple(read_pictures(join_drawings(content) if name in _BOOKS else content))
        yield from pictures
        yield from (("", inner) for inner in read_objects(content) if name == _SLIDES)
    package = read_package(content) if name.endswith("Ole10Native") else None
    if package is not None:
        yield package
    elif name.endswith(("Ole10Native", "CONTENTS")) or (name in _LOOSE and not pictures):
        match = _SIGNATURES.search(content)
        if match:
            yield "", content[match.start() :]
