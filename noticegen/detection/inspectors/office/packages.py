"""Files that were dragged into an office file: the OLE package (MS-OLEDS 2.3.6, Ole10Native)."""

from __future__ import annotations

import re
import struct

from noticegen.detection.inspectors.decoding import decode_unknown

_LONGEST_PATH = 1_024
# No file's name holds a slash, and behind a blank the place in the file is told.
_PARTING, _WIDE = re.compile(r"[/\\\s]+"), "\u3000"
_TYPE, _MARKS = 2, 4


def read_package(stream: bytes) -> tuple[str, bytes] | None:
    """Return the names and the data of the file in a package; None for any other stream.

    Its label and the paths that it was taken from are told as its name: they may name somebody.
    """
    place = 4 + _TYPE
    label, place = _text(stream, place)
    path, place = _text(stream, place)
    copied, place = _counted(stream, place + _MARKS)
    size, place = _size(stream, place)
    if not 0 < size <= len(stream) - place or place > len(stream):
        return None
    names = dict.fromkeys(decode_unknown(name) for name in (path, copied, label) if name)
    return f"/{_PARTING.sub(_WIDE, _WIDE.join(names))}", stream[place : place + size]


def _text(stream: bytes, place: int) -> tuple[bytes, int]:
    end = stream.find(b"\0", place, place + _LONGEST_PATH)
    return (stream[place:end], end + 1) if end >= 0 else (b"", len(stream))


def _counted(stream: bytes, place: int) -> tuple[bytes, int]:
    length, place = _size(stream, place)
    if length > _LONGEST_PATH:
        return b"", len(stream)
    return stream[place : place + length].rstrip(b"\0"), place + length


def _size(stream: bytes, place: int) -> tuple[int, int]:
    if place + 4 > len(stream):
        return 0, len(stream)
    (number,) = struct.unpack_from("<I", stream, place)
    return int(number), place + 4
