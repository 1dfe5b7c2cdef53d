"""The source text of macros (VBA), which office files keep compressed (MS-OVBA 2.4.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

_SOURCE_START = b"\x00Attribut"
_CONTAINER = b"\x01"
# The mark of a list, then the size and the signature of its first chunk.
_FIRST_CHUNK = re.compile(rb"\x01(?=.[\x30-\x3f\xb0-\xbf])", re.DOTALL)
_CHUNK = 4096
_LARGEST = 4 * 1024 * 1024
_MOST_SOURCES = 16


def read_macros(stream: bytes) -> Iterator[str]:
    """Yield what a macro's stream holds compressed: source text at a mark, or all of a list."""
    starts = [0] if stream.startswith(_CONTAINER) else []
    place = stream.find(_SOURCE_START)
    while place >= 3 and len(starts) < _MOST_SOURCES:
        starts.append(place - 3)
        place = stream.find(_SOURCE_START, place + 1)
    starts += islice(_unnamed(stream, frozenset(starts)), _MOST_SOURCES)
    for start in starts:
        text = _decompress(stream, start + 1).decode("gb18030", "replace")
        if text.strip():
            yield text


def _unnamed(stream: bytes, known: frozenset[int]) -> Iterator[int]:
    """Yield where else a list of chunks begins that reaches to the very end of the stream.

    A source need not begin with its name, as programs write it.
    """
    leads_nowhere: set[int] = set()
    for match in _FIRST_CHUNK.finditer(stream):
        start = match.start()
        if start not in known and _reaches_end(stream, start + 1, leads_nowhere):
            yield start


def _reaches_end(data: bytes, place: int, leads_nowhere: set[int]) -> bool:
    """Walk from chunk to chunk; no place is walked twice in vain."""
    walked: list[int] = []
    while place + 2 <= len(data) and place not in leads_nowhere:
        header = int.from_bytes(data[place : place + 2], "little")
        if header >> 12 & 7 != 3:
            break
        walked.append(place)
        place += (header & 0xFFF) + 3
    if place == len(data):
        return True
    leads_nowhere.update(walked)
    return False


def _decompress(data: bytes, place: int) -> bytes:
    """Return the chunks from a place on, up to the first that is none."""
    out = bytearray()
    while place + 2 <= len(data) and len(out) < _LARGEST:
        header = int.from_bytes(data[place : place + 2], "little")
        if header >> 12 & 7 != 3:
            break
        end = place + (header & 0xFFF) + 3
        chunk = data[place + 2 : end]
        out += _unpack(chunk) if header & 0x8000 else chunk[:_CHUNK]
        place = end
    return bytes(out)


def _unpack(chunk: bytes) -> bytes:
    """Unpack one chunk: flags say which of eight tokens are letters and which repeat others."""
    out = bytearray()
    place = 0
    while place < len(chunk) and len(out) < _CHUNK:
        flags = chunk[place]
        place += 1
        for bit in range(8):
            if place >= len(chunk):
                break
            if not flags >> bit & 1:
                out.append(chunk[place])
                place += 1
                continue
            token = int.from_bytes(chunk[place : place + 2], "little")
            place += 2
            # How many bits tell the distance depends on how far back it may reach.
            distance_bits = max(4, (len(out) - 1).bit_length())
            length = (token & (0xFFFF >> distance_bits)) + 3
            distance = (token >> (16 - distance_bits)) + 1
            if distance > len(out):
                return bytes(out)
            for _ in range(length):
                out.append(out[-distance])
    return bytes(out)
