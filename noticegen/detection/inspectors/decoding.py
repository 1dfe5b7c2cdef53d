"""Bytes of unknown encoding to text, for data a file carries without saying what it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xfe\xff", "utf-16"),
    (b"\xff\xfe", "utf-16"),
)
# What Chinese text is made of; in a wrong byte order or another encoding little of it is.
_USUAL = re.compile("[\t\n\r -~\u2014-\u2026\u3000-\u301f\u4e00-\u9fff\uff01-\uff5e]")
# Characters that Chinese office text is made of.
_WIDE = re.compile(
    "[\t\r\n\x07\x0b\x0c\x13-\x15\x20-\x7e\xa0-\xff\u1800-\u18af\u2000-\u24ff\u3000-\u303f"
    "\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffee]{3,}"
)
_NARROW = re.compile(rb"[\t\x20-\x7e]{6,}")
_DIGITS = re.compile(rb"[0-9]{7,}")
_WIDE_DIGITS = re.compile(rb"(?:[0-9]\x00){7,40}(?:[Xx]\x00)?")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]+")
# Two characters of UTF-8 at once in front, but for marks: by the other encoding the label of a
# number would be lost.
_HAN_IN_FRONT = re.compile(
    rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){2}(?:[\x20-\x7e]|[\xe3\xef][\x80-\xbf]{2}){0,24}$"
)
# The same in GB18030, of the characters in common use.
_GB_IN_FRONT = re.compile(
    rb"(?:[\xb0-\xd7][\xa1-\xfe]){2}(?:[\x20-\x7e]|[\xa1-\xa3][\xa1-\xfe]){0,24}$"
)
_HAN_RUNS = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){4,40}")
# A surface of one colour reads as the same character again and again.
_LEAST_DIFFERENT = 3
_AROUND = 60
_MOST_NUMBERS = 2_000
_LARGEST_NARROW = 4 * 1024 * 1024
_HAN_IN_UTF8 = re.compile(rb"[\xe4-\xe9][\x80-\xbf]{2}")
# The lead bytes of the characters in common use, by the two standards.
_GB, _BIG5 = ("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)
_CLEARLY = 0.3
_SAMPLE = 4_000
_LEAST_USUAL = 0.95


def decode_unknown(data: bytes) -> str:
    """Decode as the byte-order mark says, else as UTF-8, UTF-16, GB18030 or Big5.

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
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_chinese(data)


def _decode_chinese(data: bytes) -> str:
    """Decode GB18030, Big5, or lines of several encodings; what fits none byte by byte."""
    lines = data.splitlines(keepends=True)
    if any(_HAN_IN_UTF8.search(line) and _decoded(line, "utf-8") for line in lines):
        return "".join(_decode_line(line) for line in lines)
    simplified, traditional = _decoded(data, "gb18030"), _decoded(data, "big5hkscs")
    if traditional and _share(traditional, _BIG5) > _CLEARLY + _share(simplified, _GB):
        return traditional
    return simplified or "".join(_decode_line(line) for line in lines)


def _decode_line(line: bytes) -> str:
    return _decoded(line, "utf-8") or _decoded(line, "gb18030") or line.decode("latin-1")


def _decoded(data: bytes, encoding: str) -> str:
    """Return the text, or nothing where the bytes are none in this encoding."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _share(text: str, standard: tuple[str, int, int]) -> float:
    """Return how many of a text's wide characters are common ones of a standard."""
    encoding, first, last = standard
    wide = [mark for mark in text[:_SAMPLE] if mark > "\u3100"]
    codes = (mark.encode(encoding, "ignore") for mark in wide)
    return sum(bool(code) and first <= code[0] <= last for code in codes) / max(1, len(wide))


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
    yield from number_runs(data[_LARGEST_NARROW:])


def number_runs(data: bytes) -> Iterator[str]:
    """Yield the long numbers in data that is no text, with what stands around each.

    Chance makes no seven digits in a row, so that packed data yields nothing.
    """
    places = [match.span() for match in islice(_DIGITS.finditer(data), _MOST_NUMBERS)]
    end = -1
    for start, stop in places:
        if start < end:  # told with the one before
            continue
        # No number is cut in two: half of one is another.
        begin = _run_over(places, max(0, start - _AROUND))[1]
        end = _run_over(places, stop + _AROUND)[1]
        around = data[begin:end]
        front = data[begin:start]
        readings = (around.decode(encoding, "ignore") for encoding in _encodings(front))
        yield "\n".join(dict.fromkeys(_CONTROLS.sub("\n", text) for text in readings))
    for match in islice(_WIDE_DIGITS.finditer(data), _MOST_NUMBERS):
        yield match.group().decode("utf-16-le")


def _run_over(places: list[tuple[int, int]], position: int) -> tuple[int, int]:
    """Return the run that begins before a position and ends behind it, or the position itself."""
    place = bisect_left(places, (position,)) - 1
    if place >= 0 and places[place][1] > position:
        return places[place]
    return position, position


def _encodings(front: bytes) -> tuple[str, ...]:
    """Return in which encodings to read what stands around a number."""
    if _HAN_IN_FRONT.search(front):
        return ("utf-8",)
    return ("gb18030",) if _GB_IN_FRONT.search(front) else ("utf-8", "gb18030")


def word_runs(data: bytes) -> Iterator[str]:
    """Yield the Chinese words in data that is no text, with what stands around each.

    Chance makes no four such characters in a row.
    """
    end = -1
    for match in islice(_HAN_RUNS.finditer(data), _MOST_NUMBERS):
        if match.start() < end or len(set(match[0].decode("utf-8"))) < _LEAST_DIFFERENT:
            continue
        end = match.end() + 2 * _AROUND
        around = data[max(0, match.start() - _AROUND) : end].decode("utf-8", "ignore")
        yield _CONTROLS.sub("\n", around)
