"""Refuse a PDF whose streams unpack to more than a notice ever holds (decompression bombs)."""

from __future__ import annotations

import zlib

import pikepdf

from noticegen.detection.inspectors.contents import Unreadable, UnreadableError

_LARGEST_STREAM = 64 * 1024 * 1024
_LARGEST_TOTAL = 256 * 1024 * 1024
_CHUNK = 256 * 1024
# The most bytes one byte can become, for the codecs that are not measured by unpacking.
_EXPANSION = {"/LZWDecode": 1500, "/RunLengthDecode": 64, "/CCITTFaxDecode": 1}


def check_streams(pdf: pikepdf.Pdf) -> None:
    """Measure every stream without keeping it; UnreadableError TOO_LARGE beyond the bounds."""
    total = 0
    for value in pdf.objects:
        if isinstance(value, pikepdf.Stream):
            total += _unpacked_size(value)
            if total > _LARGEST_TOTAL:
                raise UnreadableError(Unreadable.TOO_LARGE)


def _unpacked_size(stream: pikepdf.Stream) -> int:
    data = stream.read_raw_bytes()
    for codec in _codecs(stream):
        if codec in ("/FlateDecode", "/Fl"):
            data = _inflate(data)
        elif len(data) * _EXPANSION.get(codec, 1) > _LARGEST_STREAM:
            raise UnreadableError(Unreadable.TOO_LARGE)
        elif codec not in ("/ASCIIHexDecode", "/ASCII85Decode", "/AHx", "/A85"):
            break  # what follows an image codec cannot be measured, nor is it unpacked here
    return len(data)


def _codecs(stream: pikepdf.Stream) -> list[str]:
    codec = stream.get("/Filter")
    if codec is None:
        return []
    if isinstance(codec, pikepdf.Array):
        return [str(one) for one in codec]
    return [str(codec)]


def _inflate(data: bytes) -> bytes:
    """Unpack up to the bound; damaged data gives what came before the damage, as viewers do."""
    unpacker = zlib.decompressobj()
    parts: list[bytes] = []
    size = 0
    rest = data
    while rest and not unpacker.eof:
        try:
            part = unpacker.decompress(rest, _CHUNK)
        except zlib.error:
            break
        size += len(part)
        if size > _LARGEST_STREAM:
            raise UnreadableError(Unreadable.TOO_LARGE)
        parts.append(part)
        rest = unpacker.unconsumed_tail
    return b"".join(parts)
