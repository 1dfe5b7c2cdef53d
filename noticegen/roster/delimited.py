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
_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)


def read_delimited(path: Path, place: Place, limits: Limits) -> Book:
    """Return the one sheet of a text file; InputError when its encoding cannot be told."""
    text = decode(path.read_bytes(), place)
    collector = RowCollector(place, limits)
    try:
        for number, fields in _records(text, place):
            cells = [text_cell(_plain_field(field), at) for at, field in enumerate(fields, 1)]
            collector.add(number, [cell for cell in cells if cell])
    except csv.Error:
        raise InputError(
            ErrorCode.ROSTER_UNREADABLE, place, why="有一格的引号没有配对，或者太长"
        ) from None
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
    separator = _separator_of(lines[:_LINES_LOOKED_AT])
    reader = csv.reader((line + "\n" for line in lines), delimiter=separator)
    start = 1
    for fields in reader:
        if reader.line_num - start >= _MOST_LINES_OF_ROW:
            raise InputError(
                ErrorCode.ROSTER_UNREADABLE,
                Place(place.file, None, start),
                why="这一行起引号没有配对",
            )
        yield start, fields
        start = reader.line_num + 1


def _separator_of(lines: list[str]) -> str:
    """Return the separator that most lines have the same number of."""
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
    return best


def _plain_field(field: str) -> str:
    """Return the text of `="150203…"`, with which programs keep Excel from making it a number."""
    found = _FORMULA_TEXT.fullmatch(field)
    return found[1] if found else field
