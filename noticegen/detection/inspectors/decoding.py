"""Bytes of unknown encoding to text, for data a file carries without saying what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xfe\xff", "utf-16"), (b"\xff\xfe", "utf-16"))
# What Chinese text is made of; in a wrong byte order or another encoding little of it is.
_USUAL = re.compile("[\t\n\r -~\u2014-\u2026\u3000-\u301f\u4e00-\u9fff\uff01-\uff5e]")
# Characters that Chinese office text is made of.
_WIDE = re.compile(
    "[\t\r\n\x07\x0b\x0c\x13-\x15\x20-\x7e\xa0-\xff\u1800-\u18af\u2000-\u24ff\u3000-\u303f"
    "\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffee]{3,}"
)
_NARROW = re.compile(rb"[\t\x20-\x7e]{6,}")
_LARGEST_NARROW = 4 * 1024 * 1024
_SAMPLE = 4_000
_LEAST_USUAL = 0.95


def decode_unknown(data: bytes) -> str:
    """Decode as the byte-order mark says, else as UTF-8, UTF-16 or GB18030, else byte by byte.

    Never fails: what no encoding explains is still searched for digits and Latin letters.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\x00" not in data[:_SAMPLE]:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for encoding in ("utf-16-le", "utf-16-be"):
        if _is_usual(data[:_SAMPLE].decode(encoding, "replace")):
            return data.decode(encoding, "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _is_usual(text: str) -> bool:
    return bool(text) and len(_USUAL.findall(text)) >= _LEAST_USUAL * len(text)


def text_runs(data: bytes) -> Iterator[str]:
    """Yield the wide and then the narrow text that stands in a program's own data, run by run."""
    # Text may begin at an odd byte; read from the wrong one it is other characters.
    aligned = (data[offset:].decode("utf-16-le", "replace") for offset in (0, 1))
    wide = (match.group() for text in aligned for match in _WIDE.finditer(text))
    narrow = (match.group().decode("ascii") for match in _NARROW.finditer(data[:_LARGEST_NARROW]))
    for texts in (wide, narrow):
        joined = "\n".join(text for text in texts if text.strip())
        if joined:
            yield joined
