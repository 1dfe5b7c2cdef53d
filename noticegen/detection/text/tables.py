"""Tables written as text: the heading of each column is put in front of the values below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from noticegen.detection.text.headings import is_heading
from noticegen.detection.text.rewriting import Edit

# What headings of private columns contain; where none of it stands in a text no table is sought.
_PRIVATE = re.compile(
    r"(?:姓名|户主|申请人|监护人|联系人|出生|生日|电话|手机|账号|帐号|卡号|账户|微信|[Qq][Qq]|住址|地址|证件|身份证|"
    r"护照|年龄)"
)
_SEPARATORS = {
    "\t": re.compile(r"\t"),
    "|": re.compile(r"[|｜]"),
    ",": re.compile(r","),
    ";": re.compile(r";"),
    "，": re.compile(r"，"),
    " ": re.compile(r" {1,40}"),
}
_RULE = re.compile(r"[\s|:+\-=]*")
_AROUND = " \"'\r\t　"
_MOST_COLUMNS = 60
_FIGURES = re.compile("[0-9]{3}(?!年)")
_NUMBER = re.compile(r"[0-9]{1,2}")


def heading_edits(text: str) -> Iterator[Edit]:
    """Yield the insertions that give every cell of a table its column's heading."""
    if "\n" not in text or _PRIVATE.search(text) is None:
        return
    headings: list[str] = []
    separator = ""
    for start, end in _lines(text):
        line = text[start:end]
        if _RULE.fullmatch(line):
            continue
        found = _headings_of(line)
        if found is not None:
            separator, headings = found
            continue
        if headings:
            cells = list(_cells(line, separator))
            if not _fits(len(cells), len(headings), separator):
                headings = []
                continue
            for heading, (first, last) in zip(headings, cells, strict=False):
                yield from _label(text, heading, start + first, start + last)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    borders = [-1, *(match.start() for match in re.finditer("\n", text)), len(text)]
    return ((before + 1, after) for before, after in pairwise(borders))


def _headings_of(line: str) -> tuple[str, list[str]] | None:
    """Return the separator and the headings of a line that heads a table."""
    if len(line) > 400:
        return None
    for separator in _SEPARATORS:
        if separator not in line.strip(_AROUND):
            continue
        cells = [line[first:last].rstrip(":：") for first, last in _cells(line, separator)]
        if any(_FIGURES.search(cell) for cell in cells):
            return None  # a row, or a label and a torn number
        least = 3 if separator == " " else 2
        if least <= len(cells) <= _MOST_COLUMNS and is_heading(cell for cell in cells if cell):
            return separator, cells
        if separator in "\t|":
            return None
    return None


def _cells(line: str, separator: str) -> Iterator[tuple[int, int]]:
    """Yield where the cells of a line begin and end, without quotes and spaces around them."""
    first, last = 0, len(line)
    if separator in "| ":
        first = len(line) - len(line.lstrip(" |｜\r"))
        last = max(first, len(line.rstrip(" |｜\r")))
    begins = [first]
    ends = []
    for match in _SEPARATORS[separator].finditer(line, first, last):
        ends.append(match.start())
        begins.append(match.end())
    ends.append(last)
    for begin, end in zip(begins, ends, strict=True):
        cell = line[begin:end]
        inner = cell.lstrip(_AROUND)
        start = end - len(inner)
        yield start, start + len(inner.rstrip(_AROUND))


def _fits(cells: int, headings: int, separator: str) -> bool:
    """Tell whether a row belongs to the headings above it."""
    if separator in " ，":
        return cells == headings
    return 2 <= cells <= headings


def _label(text: str, heading: str, start: int, end: int) -> Iterator[Edit]:
    if not heading or start == end:
        return
    yield Edit(start, start, f"{heading}：")
    if "年龄" in heading and _NUMBER.fullmatch(text, start, end):
        yield Edit(end, end, "岁")
