"""Text in the shapes in which known values are looked for.

Whoever wants to pass a value changes its characters, tears it apart or turns it round. Folding
takes costumes off (full-width, circled, zero-width); squeezing removes everything that is not a
letter or digit, so that a value torn over spaces, hyphens, lines or cells is whole again.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from noticegen.detection.text.characters import HAN_DIGITS, fold

_NOT_DIGIT = re.compile(r"[^0-9]+")
_FOLDED = re.compile(r"[^\t\n\r\x20-\x7e\u4e00-\u9fff]")  # what may be folded to something else
_NOT_A_LETTER = re.compile(r"(?:[^\w@]|_)+")
_FROM_HAN = str.maketrans(HAN_DIGITS)
_CSS_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})[ \t\r\n]?")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_BASE32 = re.compile(r"[A-Z2-7]{16,10000}")
_LONGEST_BASE64 = 100_000
_CODE = re.compile(r"(?:\\[uUx]\{?|%u|[uU]\+|0[xX])([0-9A-Fa-f]{2,8})\}?[ ,;]?")
_HEX = re.compile(r"(?:[0-9A-Fa-f][ :,-]{0,2}){16,}")
_NOT_HEX = re.compile(r"[^0-9A-Fa-f]+")
# Invisible doubles of the ASCII characters, which flags are spelt with.
_ROMAN = {first + figure: str(figure + 1) for first in (0x2160, 0x2170) for figure in range(9)}
_TAGS = {0xE0000 + code: chr(code) for code in range(0x20, 0x7F)}
_LARGEST_CODE_POINT = 0x10FFFF


def fold_text(text: str) -> str:
    """Return the text with every character in its plain form, in lower case."""
    if _FOLDED.search(text) is None:
        return text.lower()
    return "".join(map(fold, text.translate(_TAGS))).lower()


def squeeze(text: str) -> str:
    """Return only the letters and digits of the folded text; `@` is kept for addresses."""
    return squeeze_folded(fold_text(text))


def squeeze_folded(folded: str) -> str:
    """Return only the letters and digits of a text that is folded already, and `@`."""
    return folded if folded.isalnum() else _NOT_A_LETTER.sub("", folded)


def digits_of(text: str) -> str:
    """Return only the digits of a folded text."""
    return _NOT_DIGIT.sub("", text)


def digits_with_han(text: str) -> str:
    """Return the digits of a folded text with Han numerals read as digits."""
    return _NOT_DIGIT.sub("", text.translate(_FROM_HAN))


def unwrap(text: str) -> Iterator[str]:
    """Yield what a text holds in another writing: escapes, Roman figures, hexadecimal, base64."""
    for opened in (
        unquote(text),
        html.unescape(text),
        _CSS_ESCAPE.sub(_css_character, text),
        _CODE.sub(_css_character, text),
        text.translate(_ROMAN),
    ):
        if opened != text:
            yield opened
    for match in _HEX.finditer(text):
        yield from _open_hex(_NOT_HEX.sub("", match.group()))
    for match in _BASE32.finditer(text):
        yield from _open_base32(match.group())
    for match in _BASE64.finditer(text):
        token = match.group()
        if len(token) <= _LONGEST_BASE64 and not token.isdigit():
            opened_token = _open_base64(token)
            if opened_token is not None:
                yield opened_token


def _css_character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if 0 < code <= _LARGEST_CODE_POINT else ""


def _open_hex(digits: str) -> Iterator[str]:
    """Yield the texts that bytes written in hexadecimal are, from the first digit or the second."""
    for start in (0, 1):
        data = bytes.fromhex(digits[start : start + (len(digits) - start) // 2 * 2])
        for encoding in ("utf-8", "utf-16-be", "utf-16-le", "gb18030"):
            yield data.decode(encoding, "replace")


def _open_base32(token: str) -> Iterator[str]:
    try:
        yield base64.b32decode(token + "=" * (-len(token) % 8)).decode("utf-8")
    except (binascii.Error, ValueError):
        return


def _open_base64(token: str) -> str | None:
    plain = token.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None
