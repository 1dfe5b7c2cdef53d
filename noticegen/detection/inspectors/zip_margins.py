"""What a ZIP file says beside its members: folders, comments, and data that no member owns.

A member that was deleted may still lie between the others; only the list at the end forgot it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.detection.inspectors.decoding import decode_unknown, number_runs, text_runs
from noticegen.detection.inspectors.unpacking import Archive

_END, _END_LENGTH = b"PK\x05\x06", 22
_HEADER, _HEADER_LENGTH = b"PK\x03\x04", 30
# Sizes and checksums that may follow a member's data.
_DESCRIPTOR = 24
_DEFLATED = 8
# Extra fields: a comment and a path in UTF-8, behind a version and a checksum.
_IN_UTF8 = frozenset({0x6375, 0x7075})
_LARGEST_REMAINS = 8 * 1024 * 1024
_MOST_REMAINS = 200


def read_margins(archive: Archive) -> Iterator[Passage]:
    """Read folders, comments and extra fields, and the data before, between and behind members."""
    paths = {info.filename.rpartition("/")[0] for info in archive.entries}
    for path in sorted(paths - {""}):
        yield Passage(Area.FILE_NAME, path)
    for comment in filter(None, [archive.comment, *(info.comment for info in archive.entries)]):
        yield Passage(Area.METADATA, decode_unknown(comment))
    for info in archive.entries:
        yield from (Passage(Area.METADATA, text) for text in number_runs(info.extra))
        yield from (Passage(Area.METADATA, text) for text in _extra_texts(info.extra))
    for number, remains in enumerate(_remains(archive)):
        if number >= _MOST_REMAINS:
            return
        yield from (Passage(Area.REMAINS, text) for text in text_runs(remains))
        yield from _forgotten(remains)


def _extra_texts(extra: bytes) -> Iterator[str]:
    """Yield a member's name and comment as programs add them in UTF-8 (APPNOTE 4.6.8, 4.6.9)."""
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, place)
        if kind in _IN_UTF8:
            yield extra[place + 9 : place + 4 + length].decode("utf-8", "replace")
        place += 4 + length


def _remains(archive: Archive) -> Iterator[bytes]:
    """Yield the stretches of data that belong to no member and not to the list of members."""
    data, place = archive.data, 0
    for info in sorted(archive.entries, key=lambda entry: entry.header_offset):
        yield from _told(data[place : info.header_offset], least=_DESCRIPTOR if place else 0)
        lengths = data[info.header_offset + 26 : info.header_offset + _HEADER_LENGTH]
        names = int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
        end = info.header_offset + _HEADER_LENGTH + names + info.compress_size
        place = max(place, end)
    yield from _told(data[place : archive.directory], least=_DESCRIPTOR)
    end = data.rfind(_END)
    if end >= 0:
        yield from _told(data[end + _END_LENGTH + len(archive.comment) :])


def _told(remains: bytes, least: int = 0) -> Iterator[bytes]:
    if len(remains) > least and remains.strip(b"\0 \r\n"):
        yield remains


def _forgotten(remains: bytes) -> Iterator[Passage]:
    """Yield the names and the text of members that lie in there and are not listed."""
    start = remains.find(_HEADER)
    for _ in range(_MOST_REMAINS):
        if start < 0:
            return
        header = remains[start : start + _HEADER_LENGTH]
        method = int.from_bytes(header[8:10], "little")
        name_length = int.from_bytes(header[26:28], "little")
        begin = start + _HEADER_LENGTH + name_length + int.from_bytes(header[28:30], "little")
        name = remains[start + _HEADER_LENGTH : start + _HEADER_LENGTH + name_length]
        yield Passage(Area.REMAINS, decode_unknown(name))
        if method == _DEFLATED:
            yield Passage(Area.REMAINS, decode_unknown(_inflate(remains[begin:])))
        start = remains.find(_HEADER, start + 1)


def _inflate(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, _LARGEST_REMAINS)
    except zlib.error:
        return b""
