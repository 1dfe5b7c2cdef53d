"""Rows of a table as passages: every value with its column's heading in front.

A bare number says little; `银行账号：6217…` says what it is. Headings are recognised by the words
offices use for them, wherever the table starts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.detection.text.headings import is_heading

# What is longer is no place in the list: the notes below a table stand in its first column.
_SERIAL, _LONGEST_SERIAL = frozenset({"序号", "序", "序 号", "No.", "NO."}), 6


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its name for people (`C列`, `第3列`), its text, and whether the file hides it."""

    name: str
    text: str = field(repr=False)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row with its name for people (`第7行`), its cells, and whether the file hides it."""

    name: str
    cells: tuple[TableCell, ...]
    hidden: bool = False


def read_table(rows: Iterable[TableRow], spot: str, *, hidden: bool = False) -> Iterator[Passage]:
    """Yield a passage for each row that holds anything; the names of hidden cells say so.

    What a hidden column holds still stands beside the row's name, so the row stays whole.
    """
    headings: dict[str, str] = {}
    for row in rows:
        cells = [cell for cell in row.cells if cell.text.strip()]
        if not cells:
            continue
        if is_heading(cell.text for cell in cells):
            headings = {cell.name: cell.text.strip() for cell in cells}
            texts = [_one_line(cell.text) for cell in cells]
        else:
            texts = [_with_heading(headings.get(cell.name), cell.text) for cell in cells]
        yield Passage(
            area=Area.HIDDEN_CELL if hidden or row.hidden else Area.CELL,
            text="\t".join(texts),
            spot=f"{spot} {row.name}".strip(),
            cells=tuple(cell.name + ("（隐藏）" if cell.hidden else "") for cell in cells),
        )


def _with_heading(heading: str | None, text: str) -> str:
    plain = _one_line(text)
    if heading is None or (heading in _SERIAL and len(plain) > _LONGEST_SERIAL):
        return plain
    if "年龄" in heading and plain.isdecimal():
        plain += "岁"
    return f"{_one_line(heading)}：{plain}"


def _one_line(text: str) -> str:
    return text.strip().replace("\t", " ").replace("\r\n", "\n")
