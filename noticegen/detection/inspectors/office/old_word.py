"""The text of a .doc in the order a reader sees: the file may hold it in pieces, out of order.

Word once saved fast by writing changes at the end, so that one number may lie in two places.
"""

from __future__ import annotations

import struct

_FLAGS, _TABLE_ONE = 10, 0x0200
_CLX_PLACE = 0x01A2
_PIECES, _PROPERTIES = 2, 1
_MOST_PIECES = 100_000
_LARGEST = 32 * 1024 * 1024


def table_name(document: bytes) -> str:
    """Return the name of the stream that holds the list of pieces."""
    flags = int.from_bytes(document[_FLAGS : _FLAGS + 2], "little")
    return "1Table" if flags & _TABLE_ONE else "0Table"


def read_pieces(document: bytes, table: bytes) -> str:
    """Return the pieces in order; nothing where the list is not there or makes no sense."""
    place = document[_CLX_PLACE : _CLX_PLACE + 8]
    if len(place) < 8:
        return ""
    start, length = struct.unpack("<II", place)
    clx = table[start : start + length]
    while clx[:1] == bytes([_PROPERTIES]):
        clx = clx[3 + int.from_bytes(clx[1:3], "little") :]
    if clx[:1] != bytes([_PIECES]):
        return ""
    pieces = clx[5 : 5 + int.from_bytes(clx[1:5], "little")]
    count = min((len(pieces) - 4) // 12, _MOST_PIECES)
    if count < 1:
        return ""
    ends = struct.unpack_from(f"<{count + 1}I", pieces)
    parts: list[str] = []
    taken = 0
    for number in range(count):
        (coded,) = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * number + 2)
        letters = max(0, ends[number + 1] - ends[number])
        taken += letters
        if taken > _LARGEST:
            break
        parts.append(_piece(document, coded, letters))
    return "".join(parts)


def _piece(document: bytes, coded: int, letters: int) -> str:
    """Return one piece; a bit says that it takes one byte a letter, at half the place told."""
    place = coded & 0x3FFFFFFF
    if coded & 0x40000000:
        return document[place // 2 : place // 2 + letters].decode("cp1252", "replace")
    return document[place : place + 2 * letters].decode("utf-16-le", "replace")
