"""Text that a program reads other than it is written: escapes, joined strings, Base64."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from noticegen.detection.inspectors.contents import Area, Passage

_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_BACKSLASH = re.compile(r"\\(?:u\{?([0-9A-Fa-f]{4,6})\}?|x([0-9A-Fa-f]{2})|([0-3][0-7]{2}))")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
# '1502' + '07', "1502"&"07", concat("1502", "07")
_JOIN = re.compile(r"([\"'`])\s{0,8}[+&.,]\s{0,8}\1")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{16,65536}={0,2}(?![A-Za-z0-9+/=])")
_DATA_URL = re.compile(
    r"data:[\w.+-]{1,40}/[\w.+-]{1,60}(?:;[\w=.-]{1,40})*;base64,([A-Za-z0-9+/=\s%]{16,})"
)
_MOST_TOKENS = 200
_SHORTEST = 7
# A script may join strings; in a table a comma between quotes parts two columns.
_JOINING = frozenset({Area.SCRIPT, Area.CELL, Area.HIDDEN_CELL, Area.CACHE, Area.NAME})


def read_escapes(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield every passage, and behind it what a program would read in it, where that differs."""
    for passage in passages:
        yield passage
        if passage.area is Area.PAGE or len(passage.text) < _SHORTEST:
            continue
        plain = unescape(passage.text, joining=passage.area in _JOINING)
        if plain != passage.text:
            yield replace(passage, text=plain, cells=())
        for text in _from_base64(passage.text):
            yield replace(passage, text=text, cells=())


def unescape(text: str, *, joining: bool) -> str:
    """Return the text with percent signs, backslashes and entities read, strings joined."""
    if _PERCENT.search(text):
        text = unquote(text, errors="replace")
    if "\\" in text:
        text = _BACKSLASH.sub(_character, text)
    if "&#" in text and _ENTITY.search(text):
        text = html.unescape(text)
    return _JOIN.sub("", text) if joining else text


def data_urls(text: str) -> Iterator[bytes]:
    """Yield the files that a page carries in its own addresses."""
    for place, match in enumerate(_DATA_URL.finditer(text)):
        if place >= _MOST_TOKENS:
            return
        data = _decoded(re.sub(r"\s", "", unquote(match[1])))
        if data:
            yield data


def _character(match: re.Match[str]) -> str:
    long, short, octal = match.groups()
    code = int(octal, 8) if octal else int(long or short, 16)
    return chr(code) if code <= 0x10FFFF else match.group()


def _from_base64(text: str) -> Iterator[str]:
    for place, match in enumerate(_BASE64.finditer(text)):
        if place >= _MOST_TOKENS:
            return
        data = _decoded(match.group())
        try:
            plain = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if len(plain) >= _SHORTEST and plain.isprintable():
            yield plain


def _decoded(token: str) -> bytes:
    try:
        return base64.b64decode(token + "=" * (-len(token) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""
