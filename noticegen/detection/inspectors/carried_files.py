"""Files that a text carries in Base64: in addresses of a page, in address cards, in scripts."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import unquote

_DATA_URL = re.compile(
    r"data:[\w.+-]{1,40}/[\w.+-]{1,60}(?:;[\w=.-]{1,40})*;base64,([A-Za-z0-9+/=\s%]{16,})"
)
_DRAWING_URL = re.compile(
    r"data:image/svg\+xml(?:;[\w=.-]{1,40})*,((?:%3[Cc]|<)(?:[^\"'\s)]|'(?=[^>]{0,2000}>)){1,500000})"
)
# How archives, gzip, pictures, PDF and old office files begin in Base64; a table of queries
# (Power Query) is an archive behind eight bytes.
_BEGINNINGS = (
    "UEsDB[AB]|H4sI|iVBORw0KGgo|/9j/|R0lGOD|JVBERi0|0M8R4KGxGuE|N3q8ryc|UmFyIRo|QlpoO|/Td6WFo"
    "|AAAAA[A-Za-z0-9+/]{5}BQSwME|PD94bWwg"
)
_LINE_END = r"(?:\r?\n|\\r\\n|\\n)"
_BARE = re.compile(
    rf"(?<![A-Za-z0-9+/=])(?:{_BEGINNINGS})[A-Za-z0-9+/]{{24,}}"
    # Cards and calendars go on behind a blank, mails in lines of one length.
    rf"(?:{_LINE_END}[ \t]+[A-Za-z0-9+/]+|{_LINE_END}[A-Za-z0-9+/]{{40,}})*"
    rf"(?:{_LINE_END}[ \t]*[A-Za-z0-9+/]{{1,80}}(?==))?={{0,2}}"
)
_MARKS = re.compile(rb";base64,|data:image/svg|" + _BEGINNINGS.encode())
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_ZIP, _QUERIES_HEAD = b"PK\x03\x04", 8
_NOT_BASE64 = re.compile(r"\\r|\\n|\s")


def may_carry_files(data: bytes) -> bool:
    """Tell quickly whether a text is worth decoding to look for files in it."""
    return data.startswith(_WIDE) or _MARKS.search(data) is not None


def carried_files(text: str) -> Iterator[bytes]:
    """Yield the files that a text carries."""
    tokens = chain(
        (unquote(match[1]) for match in _DATA_URL.finditer(text)),
        (match.group() for match in _BARE.finditer(_DATA_URL.sub(" ", text))),
    )
    for token in tokens:
        data = _decode(_NOT_BASE64.sub("", token))
        if data:
            yield data[_QUERIES_HEAD:] if data[_QUERIES_HEAD:].startswith(_ZIP) else data
    for match in _DRAWING_URL.finditer(text):
        yield unquote(match[1]).encode()


def _decode(token: str) -> bytes:
    """Return what a token amounts to; what is left of a last group of four is left out."""
    bare = token.rstrip("=")
    whole = bare[: len(bare) - 1] if len(bare) % 4 == 1 else bare
    try:
        return base64.b64decode(whole + "=" * (-len(whole) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""
