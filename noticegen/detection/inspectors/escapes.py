"""Text that a program reads other than it is written: escapes, joined strings, Base64."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import unquote_to_bytes

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.detection.inspectors.decoding import decode_unknown

# A letter in GB18030 may end in a byte that an address leaves as it is: %81@, %C0t.
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2}|[!-$&-;=?-~])*")
_PERCENT_HAN = re.compile(r"%[89A-Fa-f][0-9A-Fa-f]%[4-9A-Fa-f][0-9A-Fa-f]")
_BACKSLASH = re.compile(
    r"\\(?:u(?:([0-9A-Fa-f]{4})|\{([0-9A-Fa-f]{1,6})\})|x([0-9A-Fa-f]{2})|([0-3][0-7]{2})"
    r"|([nrt])(?![A-Za-z]))"
)
# Words in Chinese, as programs write them that know no more than ASCII.
_HAN_CODES = re.compile(r"(?:\\u[4-9][0-9A-Fa-f]{3}){2}")
# The older way of JavaScript to write them in an address: unescape("%u738B").
_PERCENT_CODE = re.compile(r"%u([0-9A-Fa-f]{4})")
_SPACES = {"n": "\n", "r": "\r", "t": "\t"}
# A character beyond the first 65 536 is written as two halves.
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
# '1502' + '07', "1502"&"07", concat("1502", "07")
_JOIN = re.compile(r"([\"'`])\s{0,8}[+&.,]\s{0,8}\1")
_BASE64 = re.compile(r"(?<![\w+/-])[A-Za-z0-9+/_-]{16,65536}={0,2}(?![\w+/=-])", re.ASCII)
_BASE64_LINES = re.compile(r"(?:[A-Za-z0-9+/]{60,76}\r?\n){1,2000}[A-Za-z0-9+/]{2,76}={0,2}")
_SPACE = re.compile(r"\s+")
_FROM_ADDRESS = str.maketrans("-_", "+/")
_BACKSLASHES = re.compile(r"\\{2,}")
_STYLE_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})[ \t\r\n]?")
_CODES = re.compile(r"from(?:CharCode|CodePoint)\(([\s0-9xA-Fa-f,]{3,20000})\)")
_PRINTABLE = re.compile(r"(?:=[0-9A-F]{2}(?:=\r?\n)?){3,}")
_SOFT_BREAK = re.compile(r"=\r?\n(?==)")
# The digits of a number as hex bytes, as databases write binary values.
_HEX_DIGITS = re.compile(r"(?<![0-9A-Fa-f])(?:3[0-9]){11,64}(?:[57]8)?(?![0-9A-Fa-f])")
_DIGITS = re.compile(r"[0-9]{7}")
# Figures and letters where fonts of symbols and bar codes keep theirs, as other programs show them.
_SYMBOLS = re.compile("[\uf020-\uf07e]{7}")
_FROM_SYMBOLS = {0xF000 + code: code for code in range(0x20, 0x7F)}
_MOST_TOKENS = 200
_SHORTEST = 7
# A script may join strings; in a table a comma between quotes parts two columns.
_JOINING = frozenset({Area.SCRIPT, Area.CELL, Area.HIDDEN_CELL, Area.CACHE, Area.NAME})


def read_escapes(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield every passage, and behind it what a program would read in it, where that differs."""
    for passage in map(_in_words, passages):
        yield passage
        if _SYMBOLS.search(passage.text) is not None:
            yield replace(passage, text=passage.text.translate(_FROM_SYMBOLS))
        if passage.area is Area.PAGE or len(passage.text) < _SHORTEST:
            continue
        plain = unescape(passage.text, joining=passage.area in _JOINING)
        if plain != passage.text:
            yield replace(passage, text=plain, cells=())
        for text in _from_base64(passage.text):
            yield replace(passage, text=text, cells=())


def _in_words(passage: Passage) -> Passage:
    """Return a text in words where a program wrote all of them in codes.

    Whose a number is stands in the codes: as it is written, an office's looks private.
    """
    if passage.area is Area.TEXT and _HAN_CODES.search(passage.text):
        return replace(passage, text=unescape(passage.text, joining=False))
    if passage.area is not Area.PAGE and _PERCENT_HAN.search(passage.text):
        return replace(passage, text=_PERCENT.sub(_from_percent, passage.text))
    return passage


def unescape(text: str, *, joining: bool) -> str:
    """Return the text with percent signs, backslashes and entities read, strings joined."""
    if "%u" in text:
        text = _PERCENT_CODE.sub(lambda match: chr(int(match[1], 16)), text)
        text = _HALVES.sub(_whole_character, text)
    text = _PERCENT.sub(_from_percent, text)
    if "\\" in text:
        # A text inside a text has its own backslashes doubled.
        text = _BACKSLASH.sub(_character, _BACKSLASHES.sub(r"\\", text))
        text = _HALVES.sub(_whole_character, text)
    if "=" in text:
        text = _PRINTABLE.sub(_printable, _SOFT_BREAK.sub("", text))
    if "from" in text:
        text = _CODES.sub(_from_codes, text)
    text = _HEX_DIGITS.sub(lambda match: bytes.fromhex(match.group()).decode("ascii"), text)
    if "&#" in text and _ENTITY.search(text):
        text = html.unescape(text)
    return _JOIN.sub("", text) if joining else text


def read_style(text: str) -> str:
    """Return a style sheet with its own kind of escapes read."""
    return _STYLE_ESCAPE.sub(lambda match: _as_character(int(match[1], 16)), text)


def _from_percent(match: re.Match[str]) -> str:
    """Read what an address writes as `%E7%8E%8B`, or as `%CD%F5` in the older encoding."""
    return decode_unknown(unquote_to_bytes(match.group()))


def _character(match: re.Match[str]) -> str:
    plain, braced, short, octal, space = match.groups()
    if space:
        return _SPACES[space]
    return _as_character(int(octal, 8) if octal else int(plain or braced or short, 16))


def _whole_character(match: re.Match[str]) -> str:
    return match.group().encode("utf-16", "surrogatepass").decode("utf-16")


def _printable(match: re.Match[str]) -> str:
    """Read what mails and address cards write as `=E7=8E=8B`."""
    return decode_unknown(bytes.fromhex(re.sub(r"[=\s]", "", match.group())))


def _from_codes(match: re.Match[str]) -> str:
    codes = (code.strip() for code in match[1].split(","))
    try:
        return "".join(_as_character(int(code, 0)) for code in codes if code)
    except ValueError:
        return match.group()


def _as_character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def _from_base64(text: str) -> Iterator[str]:
    tokens: list[str] = []
    if "\n" in text:
        tokens += islice(_BASE64_LINES.findall(text), _MOST_TOKENS)
        text = _BASE64_LINES.sub(" ", text)
    tokens += islice(_BASE64.findall(text), _MOST_TOKENS)
    for token in tokens:
        plain = _as_text(_decoded(_SPACE.sub("", token).translate(_FROM_ADDRESS)))
        if len(plain) >= _SHORTEST and plain.replace("\n", "").replace("\r", "").isprintable():
            yield plain


def _as_text(data: bytes) -> str:
    """Decode what is text beyond doubt; chance bytes make Han in the older encodings."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = decode_unknown(data)
    return text if _DIGITS.search(text) else ""


def _decoded(token: str) -> bytes:
    try:
        return base64.b64decode(token + "=" * (-len(token) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""
