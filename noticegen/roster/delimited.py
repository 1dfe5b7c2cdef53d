"""Read .csv, .tsv and .txt: find out the encoding and the separator; every cell is text.

Source of the encodings: GB 18030-2022 holds GBK and GB 2312; Excel writes it for `.csv` on Chinese
Windows, UTF-8 with a mark for `CSV UTF-8`, and UTF-16 for `Unicode text`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.limits import Limits
from noticegen.roster.sheet import Book, RowCollector, Sheet, text_cell
from noticegen.vocabulary.place import Place

_SEPARATORS = "\t,;|，；"
_LINES_LOOKED_AT = 40
# An office's cell may hold a few lines; a quotation mark that is never closed holds all the rest.
_MOST_LINES_OF_ROW = 50
# The lines of a cell, a household's people perhaps, may have one or two of them.
_TELLING_SEPARATORS = 3
_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)


def read_delimited(path: Path, place: Place, limits: Limits) -> Book:
    """Return the one sheet of a text file; InputError when its encoding cannot be told."""
    text = decode(path.read_bytes(), place)
    collector = RowCollector(place, limits)
    for number, fields in _records(text, place):
        cells = [text_cell(_plain_field(field), at) for at, field in enumerate(fields, 1)]
        collector.add(number, [cell for cell in cells if cell])
    return Book((Sheet(None, collector.rows()),))


def decode(data: bytes, place: Place) -> str:
    """Return the text of a file in UTF-8, GB18030 or UTF-16; InputError for anything else."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise InputError(
        ErrorCode.ROSTER_UNREADABLE, place, why="认不出文字编码（应为UTF-8、GB18030或UTF-16）"
    )


def _encodings(data: bytes) -> Iterator[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
        return
    if data.startswith(b"\xef\xbb\xbf"):
        yield "utf-8-sig"
        return
    # ASCII digits and separators in UTF-16 leave a zero byte beside each.
    if data[1:400:2].count(0) > len(data[:400]) // 8:
        yield "utf-16-le"
    elif data[0:400:2].count(0) > len(data[:400]) // 8:
        yield "utf-16-be"
    yield "utf-8"
    yield "gb18030"


def _records(text: str, place: Place) -> Iterator[tuple[int, list[str]]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    # Not `splitlines`: a form feed or U+2028 within a cell is no new line for a text editor.
    separator, usual = _separator_of(lines[:_LINES_LOOKED_AT])
    # A line behind the last: a quotation mark that is open till then takes it in.
    reader = csv.reader((line + "\n" for line in (*lines, "")), delimiter=separator)
    start = 1
    while (fields := _next_record(reader, place, start)) is not None:
        is_open = reader.line_num > len(lines)
        if is_open and not fields:
            return
        is_long = reader.line_num - start >= _MOST_LINES_OF_ROW
        if is_open or is_long or _holds_rows(fields, separator, usual):
            raise _quote_open(place, start)
        yield start, fields
        start = reader.line_num + 1


def _next_record(reader: Iterator[list[str]], place: Place, start: int) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error:  # more in one cell than any office writes
        raise _quote_open(place, start) from None


def _quote_open(place: Place, row: int) -> InputError:
    return InputError(ErrorCode.ROSTER_QUOTE_OPEN, Place(place.file, None, row))


def _holds_rows(fields: list[str], separator: str, usual: int) -> bool:
    """Tell whether a cell holds rows of the table: their households would be lost in it."""
    if usual < _TELLING_SEPARATORS:
        return False
    below = (line for field in fields if "\n" in field for line in field.split("\n")[1:])
    return any(line.count(separator) >= usual for line in below)


def _separator_of(lines: list[str]) -> tuple[str, int]:
    """Return the separator that most lines have the same number of, and that number."""
    best, best_rank = ",", (0, 0)
    for separator in _SEPARATORS:
        counts = [line.count(separator) for line in lines if line.strip()]
        filled = [count for count in counts if count]
        if not filled:
            continue
        common = max(set(filled), key=lambda count: (filled.count(count), count))
        rank = (filled.count(common), common)
        if rank > best_rank:
            best, best_rank = separator, rank
    return best, best_rank[1]


def _plain_field(field: str) -> str:
    """Return the text of `="150203…"`, with which programs keep Excel from making it a number."""
    found = _FORMULA_TEXT.fullmatch(field)
    return found[1] if found else field
