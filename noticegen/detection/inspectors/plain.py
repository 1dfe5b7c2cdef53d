"""Text files: lines, and tables written as text (CSV, TSV)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.detection.inspectors.decoding import decode_unknown
from noticegen.detection.inspectors.drawn_codes import lettered_codes
from noticegen.detection.inspectors.tables import TableCell, TableRow, read_table

_BLOCKS = re.compile("[█▀▄]{3}")
_DELIMITERS = ",\t;|，"
_LINES_AT_ONCE = 400
_LONGEST_LINE = 100_000
_OVERLAP = 60  # characters; longer than any number, so that none is cut in two


def read_text(data: bytes) -> tuple[Passage, ...]:
    """Read a text file in whatever encoding it is, and the codes it draws with letters."""
    text = decode_unknown(data)
    codes = lettered_codes(text) if _BLOCKS.search(text) else []
    return (*split_lines(text), *(Passage(Area.BARCODE, code) for code in codes))


def split_lines(text: str) -> Iterator[Passage]:
    """Yield a text in pieces of some hundred lines, each with its first line."""
    lines = text.splitlines()
    for first in range(0, len(lines), _LINES_AT_ONCE):
        piece = "\n".join(lines[first : first + _LINES_AT_ONCE])
        for start in range(0, max(1, len(piece)), _LONGEST_LINE):
            begin = max(0, start - _OVERLAP)
            line = first + 1 + piece.count("\n", 0, begin)
            yield Passage(Area.TEXT, piece[begin : start + _LONGEST_LINE], line=line)


def read_csv(data: bytes) -> tuple[Passage, ...]:
    """Read a table written as text; one whose quotes never end is read as any other text."""
    text = decode_unknown(data).replace("\x00", "")
    delimiter = max(_DELIMITERS, key=text[:20_000].count)
    if delimiter not in text:
        return tuple(split_lines(text))
    try:
        return tuple(read_table(_rows(text, delimiter), ""))
    except csv.Error:
        return tuple(split_lines(text))


def _rows(text: str, delimiter: str) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for row in reader:
        cells = tuple(
            TableCell(f"第{place}列", value.removeprefix("="))
            for place, value in enumerate(row, 1)
            if value
        )
        yield TableRow(f"第{line}行", cells)
        line = reader.line_num + 1
