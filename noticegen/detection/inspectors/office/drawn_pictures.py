"""Pictures inside old office files (.doc, .xls, .ppt): records of their drawings (MS-ODRAW 2.2.23).

A record tells its kind and its length; in it one or two digests and a few settings stand in front
of the picture as a camera or a program wrote it. Metafiles and objects are packed.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

# Metafiles (EMF, WMF, PICT), JPEG, PNG, DIB, TIFF, JPEG of four colours.
_RECORD = re.compile(rb"(?s)..(?P<kind>[\x1a-\x1f\x29\x2a])\xf0(?P<length>.{4})")
_METAFILES = frozenset(b"\x1a\x1b\x1c")
_DIB = b"\x1f"
_PACKED_MARK = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_PICTURE_MARK = re.compile(rb"\xff\xd8\xff|\x89PNG|II\*\x00|MM\x00\*")
# One digest or two, and a mark (pictures) or the sizes of a metafile.
_LONGEST_FRONT = 80
_METAFILE_FRONT = 34
_DIB_HEADS = frozenset({12, 40, 108, 124})
# MS-PPT 2.10.34: an embedded object, packed behind its size, or as it is.
_OBJECT = re.compile(rb"(?s)(?P<packed>[\x00\x10])\x00\x11\x10(?P<length>.{4})")
# MS-XLS 2.4.102 and 2.4.58: the drawings of all sheets, cut into records.
_DRAWINGS, _CONTINUED = 0x00EB, 0x003C
_LARGEST = 64 * 1024 * 1024


def read_pictures(stream: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures of a stream, each with the ending of its name."""
    place = 0
    while (match := _RECORD.search(stream, place)) is not None:
        start = match.end()
        record = stream[start : start + int.from_bytes(match["length"], "little")]
        found = _read_record(match["kind"], record)
        if found is not None:
            yield found
        place = start + len(record) if found is not None else match.start() + 1


def _read_record(kind: bytes, record: bytes) -> tuple[str, bytes] | None:
    if kind[0] in _METAFILES:
        match = _PACKED_MARK.search(record, _METAFILE_FRONT, _LONGEST_FRONT)
        data = _inflate(record[match.start() :]) if match else b""
        return (".wmf" if kind == b"\x1b" else ".emf", data) if data else None
    if kind == _DIB:
        return next(
            ((".bmp", as_file(record[front:])) for front in (17, 33) if _is_dib(record, front)),
            None,
        )
    match = _PICTURE_MARK.search(record, 0, _LONGEST_FRONT)
    return ("", record[match.start() :]) if match else None


def _is_dib(record: bytes, front: int) -> bool:
    return int.from_bytes(record[front : front + 4], "little") in _DIB_HEADS


def as_file(picture: bytes) -> bytes:
    """Put the head of a file in front of a picture that stands in memory without one."""
    size = int.from_bytes(picture[:4], "little")
    bits, colours = 24, 0
    if len(picture) >= 36 and size >= 40:
        (bits,) = struct.unpack_from("<H", picture, 14)
        (colours,) = struct.unpack_from("<I", picture, 32)
    table = 4 * (colours or (1 << bits if bits <= 8 else 0))
    return b"BM" + struct.pack("<IHHI", len(picture) + 14, 0, 0, 14 + size + table) + picture


def read_objects(stream: bytes) -> Iterator[bytes]:
    """Yield the objects that slides embed."""
    for match in _OBJECT.finditer(stream):
        record = stream[match.end() : match.end() + int.from_bytes(match["length"], "little")]
        data = _inflate(record[4:]) if match["packed"] == b"\x10" else record
        if data:
            yield data


def join_drawings(workbook: bytes) -> bytes:
    """Return the drawings of a workbook's stream in one piece."""
    parts: list[bytes] = []
    place, continues = 0, False
    while place + 4 <= len(workbook):
        kind, length = struct.unpack_from("<HH", workbook, place)
        continues = kind == _DRAWINGS or (continues and kind == _CONTINUED)
        if continues:
            parts.append(workbook[place + 4 : place + 4 + length])
        place += 4 + length
    return b"".join(parts)


def _inflate(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _LARGEST)
    except zlib.error:
        return b""
