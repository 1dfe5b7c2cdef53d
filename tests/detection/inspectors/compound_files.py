"""Old office files made on purpose: OLE compound files of version 3, with any streams.

No library that is kept up writes .doc, .ppt or .msg. The container is the real one, and the
streams are laid out as those programs lay out text; what their other tables say is left out.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
# Below this a stream would lie in the ministream; padded to it, it has sectors of its own.
_LEAST = 4096


def compound(streams: Mapping[str, bytes], filler: bytes = b"\0") -> bytes:
    """Return a compound file that holds the streams."""
    padded = {name: data.ljust(_LEAST, filler) for name, data in streams.items()}
    sectors: list[bytes] = []
    chains: list[int] = []

    def add(data: bytes) -> int:
        first = len(sectors)
        pieces = [
            data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)
        ]
        sectors.extend(pieces)
        chains.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    starts = {name: add(data) for name, data in padded.items()}
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for place, (name, data) in enumerate(padded.items(), 1):
        right = place + 1 if place < len(padded) else _NONE
        entries.append(_entry(name, 2, starts[name], len(data), right=right))
    directory = add(b"".join(entries))
    fat_sector = len(sectors)
    chains.append(_FAT)
    if len(chains) > _SECTOR // 4:
        raise ValueError("one sector of the table is enough for a test")
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(_SECTOR, b"\xff")
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b""),
        *(0, 1, directory, 0, _LEAST, _END, 0, _END, 0),
    ) + struct.pack("<109I", fat_sector, *[_FREE] * 108)
    return header + b"".join(sectors) + table


def _entry(
    name: str, kind: int, start: int, size: int, *, right: int = _NONE, child: int = _NONE
) -> bytes:
    coded = name.encode("utf-16-le") + b"\0\0"
    return (
        coded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(coded), kind, 1, _NONE, right, child)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def word(text: str, *, encrypted: bool = False, compressed: bool = False) -> bytes:
    """Return a .doc whose text is one piece, wide or (compressed) one byte a character."""
    flags = 0x0100 if encrypted else 0
    head = struct.pack("<HHHHHH", 0xA5EC, 0x00C1, 0, 0x0804, 0, flags).ljust(0x600, b"\0")
    coded = text.encode("cp1252" if compressed else "utf-16-le")
    return compound({"WordDocument": head + coded, "1Table": b""})


def slides(text: str) -> bytes:
    """Return a .ppt with one atom of text (type 4000)."""
    coded = text.encode("utf-16-le")
    atom = struct.pack("<HHI", 0, 4000, len(coded)) + coded
    return compound({"PowerPoint Document": atom, "Current User": b"\0" * 12})


def message(parts: Mapping[str, bytes]) -> bytes:
    """Return a .msg with properties by their tag and type, such as 1000001F for the body."""
    return compound({f"__substg1.0_{tag}": data for tag, data in parts.items()}, filler=b"\n")
