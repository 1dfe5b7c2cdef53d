"""Spoil a file: its bytes, the members of an archive, the words of a PDF."""

from __future__ import annotations

import io
import re
import zipfile
from random import Random

_NUMBERS = (b"-1", b"0", b"65536", b"2147483648", b"99999999999999999999")
_PDF_WORDS = re.compile(rb"\d+ \d+ R|\d+|/[A-Za-z]+|<<|>>|\[|\]")
_PIECES = (
    b"\x00",
    b"\xff" * 8,
    b"<!ENTITY a 'b'>",
    b"&a;" * 9,
    b"<a>" * 200,
    b"\xed\xa0\x80",
    b"1 0 R",
    b"(" * 300,
    "〇幺①𝟏\u200b\u202e".encode(),
    "\t｜，、".encode(),
)


def mutate(data: bytes, seed: int) -> bytes:
    """Return the data spoilt in a few places; the same seed spoils it alike."""
    random = Random(seed)  # noqa: S311  # repeatable on purpose
    if data.startswith(b"PK\x03\x04") and random.random() < 0.8:
        return _mutate_member(data, random)
    if b"%PDF" in data[:1024] and random.random() < 0.6:
        return _mutate_words(data, random)
    return _mutate_bytes(data, random)


def _mutate_bytes(data: bytes, random: Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(random.randint(1, 6)):
        place = random.randrange(len(spoilt) + 1)
        match random.randrange(5):
            case 0 if place < len(spoilt):
                spoilt[place] = random.randrange(256)
            case 1:
                del spoilt[place : place + random.randint(1, 64)]
            case 2:
                spoilt[place:place] = random.choice(_PIECES)
            case 3:
                del spoilt[place:]
            case _:
                start = random.randrange(len(spoilt) + 1)
                spoilt[place:place] = spoilt[start : start + random.randint(1, 256)]
    return bytes(spoilt)


def _mutate_words(data: bytes, random: Random) -> bytes:
    words = list(_PDF_WORDS.finditer(data))
    for match in sorted(random.sample(words, min(3, len(words))), key=lambda m: -m.start()):
        other = random.choice((random.choice(words).group(), random.choice(_NUMBERS)))
        data = data[: match.start()] + other + data[match.end() :]
    return data


def _mutate_member(data: bytes, random: Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = [(name, package.read(name)) for name in package.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return _mutate_bytes(data, random)
    except Exception:  # zlib's own error; whatever it is, spoil the bytes
        return _mutate_bytes(data, random)
    if not members:
        return _mutate_bytes(data, random)
    chosen = random.randrange(len(members))
    members[chosen] = (members[chosen][0], mutate(members[chosen][1], random.randrange(2**32)))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return buffer.getvalue()
