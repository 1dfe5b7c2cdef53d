"""Rich text as Outlook packs it in its messages (MS-OXRTFCP)."""

from __future__ import annotations

from noticegen.detection.inspectors.contents import Unreadable, UnreadableError

_PACKED, _PLAIN = b"LZFu", b"MELA"
_HEADER_LENGTH = 16
_WINDOW = 4096
_LARGEST = 32 * 1024 * 1024
# What every message begins with is never written out.
_BEGINNING = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def unpack_rich_text(data: bytes) -> bytes:
    """Return the text; UnreadableError DAMAGED or TOO_LARGE."""
    kind, body = data[8:12], data[_HEADER_LENGTH:]
    if kind == _PLAIN:
        return body
    if kind != _PACKED:
        raise UnreadableError(Unreadable.DAMAGED)
    window = bytearray(_BEGINNING.ljust(_WINDOW, b"\0"))
    write = len(_BEGINNING)
    out = bytearray()
    place = 0
    while place < len(body):
        flags = body[place]
        place += 1
        for bit in range(8):
            if place >= len(body):
                break
            if not flags >> bit & 1:
                run = body[place : place + 1]
                place += 1
            else:
                token = int.from_bytes(body[place : place + 2], "big")
                place += 2
                if token >> 4 == write % _WINDOW:  # a reference to itself is the end
                    return bytes(out)
                run = _repeated(window, token >> 4, (token & 15) + 2, write)
            for code in run:
                window[write % _WINDOW] = code
                write += 1
            out += run
            if len(out) > _LARGEST:
                raise UnreadableError(Unreadable.TOO_LARGE)
    return bytes(out)


def _repeated(window: bytearray, start: int, length: int, write: int) -> bytes:
    """Copy out of the window, which fills while it is read."""
    copy = bytearray()
    for offset in range(length):
        source = (start + offset) % _WINDOW
        behind = (source - write) % _WINDOW
        copy.append(copy[behind] if behind < offset else window[source])
    return bytes(copy)
