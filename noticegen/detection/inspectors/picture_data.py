"""What a picture's file says besides the picture: the camera's words, comments, small pictures."""

from __future__ import annotations

import base64
import io
import math
import re
import zlib
from collections.abc import Iterator
from itertools import islice

from PIL import ExifTags, Image

from noticegen.detection.inspectors.decoding import decode_unknown

_PNG, _DOTS, _END = b"\x89PNG\r\n\x1a\n", frozenset({b"IDAT", b"fdAT"}), b"IEND"
_FIRST_FRAME = b"IDAT"
# A picture of as many dots as are looked at, in three colours, and what is unpacked at once.
_MOST_UNPACKED, _CHUNK = 300_000_000, 1 << 23
# The camera names the encoding of a comment in front of it.
_ENCODINGS = (b"UNICODE\x00", b"ASCII\x00\x00\x00", b"JIS\x00\x00\x00\x00\x00", bytes(8))
# Titles and comments that Windows writes, in UTF-16.
_WINDOWS_TAGS = frozenset(range(0x9C9B, 0x9CA0))
_BLOCKS = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.Interop, ExifTags.IFD.IFD1)
# A press agency's caption: marker, section, number, length in two bytes, text.
_CAPTION = re.compile(rb"\x1c[\x01-\x09][\x00-\xff](..)", re.DOTALL)
_DEEPEST = 4
_JPEG = b"\xff\xd8\xff"
# One picture after the other in the same file.
_APPENDED = re.compile(rb"\xff\xd9\x00*(?=\xff\xd8\xff|\x89PNG\r\n\x1a\n)")
_BEGINNING = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n")
# Programs that cut a PNG smaller and wrote it over the old one left the old one's end behind it.
_REST_OF_PNG = re.compile(rb"IDAT.*IEND", re.DOTALL)
# A picture as letters, broken into lines.
_LETTERED = re.compile(rb"/9j/(?:[A-Za-z0-9+/\s]|&#x?[aAdD0-9]{1,3};){100,}")
_LINE_BREAK = re.compile(rb"\s|&#x?[aAdD0-9]{1,3};")
_MOST_INNER = 8
# A picture small enough for the eye to compare; two views of one thing are as alike as this.
_GLANCE, _ALIKE = 48, 0.9
_EVEN = 4.0 * _GLANCE * _GLANCE
_DARK = 24


def without_dots(data: bytes) -> bytes:
    """Return a PNG without its dots; any other picture as it is.

    Packed dots of one colour repeat a byte, which may be a figure's. Behind the picture's end, and
    behind the end of what is packed, there are none, whatever the chunks there are called.
    """
    if not data.startswith(_PNG):
        return data
    kept, place = [_PNG], len(_PNG)
    dots: list[bytes] = []
    while place + 12 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4], "big")
        kind = data[place + 4 : place + 8]
        if kind == _END:
            break
        if kind not in _DOTS or end > len(data):
            kept.append(data[place:end])
        elif kind == _FIRST_FRAME:
            dots.append(data[place + 8 : end - 4])
        place = end
    return b"".join((*kept, data[place:], _behind_stream(b"".join(dots))))


def _behind_stream(packed: bytes) -> bytes:
    """Return what stands behind the end of packed data, where no viewer looks."""
    unpacker = zlib.decompressobj()
    unpacked = 0
    try:
        while packed and not unpacker.eof and unpacked < _MOST_UNPACKED:
            unpacked += len(unpacker.decompress(packed, _CHUNK))
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return b""
    return unpacker.unused_data


def told_by_file(picture: Image.Image) -> str:
    """Return the words that the camera or a program wrote into an opened picture's frame."""
    exif = picture.getexif()
    texts: list[str] = []
    for block in (exif, *(exif.get_ifd(name) for name in _BLOCKS)):
        for tag, value in block.items():
            texts += _texts(value, is_wide=tag in _WINDOWS_TAGS)
    # The camera's block is read above, tag by tag.
    texts += _texts({key: value for key, value in picture.info.items() if key != "exif"})
    return "\n".join(dict.fromkeys(text for text in texts if len(text) > 1))


def inner_pictures(picture: Image.Image, data: bytes) -> Iterator[Image.Image]:
    """Yield the thumbnails and other pictures in a picture's file that show something else.

    A picture that was cut smaller often keeps a thumbnail of the whole.
    """
    for inner in islice(_embedded(picture, data), _MOST_INNER):
        try:
            small = Image.open(io.BytesIO(inner))
            small.load()
        except (OSError, ValueError, SyntaxError):
            continue
        if not _are_alike(picture, small):
            yield small


def _texts(value: object, *, is_wide: bool = False, depth: int = _DEEPEST) -> Iterator[str]:
    """Yield the texts in a value of any kind; `is_wide` says that its bytes are UTF-16."""
    if isinstance(value, dict | list | tuple):
        inner = value.values() if isinstance(value, dict) else value
        for part in inner if depth else ():
            yield from _texts(part, is_wide=is_wide, depth=depth - 1)
    elif isinstance(value, bytes):
        yield from _decoded(value, is_wide=is_wide)
    elif isinstance(value, str):
        try:  # the library takes every byte for a letter of its own
            yield decode_unknown(value.encode("latin-1"))
        except UnicodeError:
            yield value


def _decoded(value: bytes, *, is_wide: bool) -> Iterator[str]:
    if is_wide:
        yield value.decode("utf-16-le", "replace").rstrip("\x00")
        return
    for found in _CAPTION.finditer(value):
        length = int.from_bytes(found[1], "big")
        yield decode_unknown(value[found.end() : found.end() + length])
    for encoding in _ENCODINGS:
        value = value.removeprefix(encoding)
    yield decode_unknown(value)


def _embedded(picture: Image.Image, data: bytes) -> Iterator[bytes]:
    """Yield data that begins as a picture does, inside of what the camera or a program wrote."""
    for block in _blocks(picture.info):
        start = block.find(_JPEG)
        while start >= 0:
            yield block[start:]
            start = block.find(_JPEG, start + len(_JPEG))
        for lettered in _LETTERED.finditer(block):
            letters = _LINE_BREAK.sub(b"", lettered[0])
            whole = letters[: len(letters) - (len(letters) % 4 == 1)]
            yield base64.b64decode(whole + b"=" * (-len(whole) % 4))
    if data.startswith(_JPEG) and getattr(picture, "n_frames", 1) == 1:
        for found in _APPENDED.finditer(data):
            yield data[found.end() :]
    behind = behind_png(data)
    for found in _BEGINNING.finditer(behind):
        yield behind[found.start() :]


def behind_png(data: bytes) -> bytes:
    """Return what stands behind the end of a PNG; nothing of any other picture."""
    place = len(_PNG)
    while data.startswith(_PNG) and place + 12 <= len(data):
        kind = data[place + 4 : place + 8]
        place += 12 + int.from_bytes(data[place : place + 4], "big")
        if kind == _END:
            return data[place:]
    return b""


def has_rest_of_older(data: bytes) -> bool:
    """Tell whether a PNG has the end of another one behind it: what was cut off can be got back."""
    behind = behind_png(data)
    return _BEGINNING.search(behind) is None and _REST_OF_PNG.search(behind) is not None


def _blocks(value: object, depth: int = _DEEPEST) -> Iterator[bytes]:
    if isinstance(value, bytes):
        yield value
    elif isinstance(value, dict) and depth:
        for part in value.values():
            yield from _blocks(part, depth - 1)


def _are_alike(whole: Image.Image, small: Image.Image) -> bool:
    """Tell whether a small picture shows the same as the whole, black bars left aside."""
    grey = small.convert("L")
    box = grey.point(lambda shade: 255 if shade > _DARK else 0).getbbox()
    first, second = _glance(whole.convert("L")), _glance(grey.crop(box) if box else grey)
    sizes = _product(first, first), _product(second, second)
    if min(sizes) < _EVEN:
        return max(sizes) < _EVEN
    return _product(first, second) > _ALIKE * math.sqrt(sizes[0] * sizes[1])


def _glance(grey: Image.Image) -> list[float]:
    """Return a picture's shades as one sees them at a glance, about their mean."""
    shades = list(grey.resize((_GLANCE, _GLANCE), Image.Resampling.BOX).tobytes())
    mean = sum(shades) / len(shades)
    return [shade - mean for shade in shades]


def _product(first: list[float], second: list[float]) -> float:
    return sum(one * other for one, other in zip(first, second, strict=True))
