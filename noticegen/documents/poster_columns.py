"""A list dealt out to the columns and sheets of a poster."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from noticegen.documents.measure import text_width
from noticegen.documents.tables import TableCell, VillageTable, half_label
from noticegen.publication.model import Column

# A text wider than this, in ems, is set smaller, not broken: a few long names should not cost
# all others a column.
WIDEST_TEXT = 5.6
LEAST_ROWS = 3  # of a column: a village's name, a household, its sum
_HEAD = 0.62  # the size of headings beside the body's
_CONTINUED = "（续）"
_HEAD_PADDING = 0.25
_PADDING = 0.5  # the air in a cell
# A name that would have to be set smaller than this takes two lines of its row instead.
_SMALLEST_IN_ONE_LINE = 0.6
_LARGEST_IN_TWO_LINES = 0.64
_MOST_LEFT_EMPTY = 4  # lines at the foot of a column, so that none stands alone in the next


@dataclass(frozen=True, slots=True)
class PosterCell:
    """One cell; `scale` below one sets a text smaller that is wider than a column allows.

    `lines` are the two lines of a very long name.
    """

    text: str
    css: str
    scale: float = 1.0
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PosterLine:
    """One line of a column: a village's name, a household, or a village's sums.

    `width` is the column's, in ems: a village's name that is wider is set smaller.
    """

    kind: str
    cells: tuple[PosterCell, ...]
    village: str
    width: float = math.inf


@dataclass(frozen=True, slots=True)
class PosterColumn:
    """The lines of one column, from top to bottom."""

    lines: tuple[PosterLine, ...]


def list_lines(tables: Sequence[VillageTable], needs: Sequence[float]) -> tuple[PosterLine, ...]:
    """Return every line of a list in order, villages one after the other.

    `needs` are the widths of the cells; a sum that is wider than all it sums is set smaller.
    """
    lines: list[PosterLine] = []
    width = sum(needs)
    for table in tables:
        village = table.village
        if village:
            lines.append(_village_line(village, f"{village}（{table.count}）", width))
        lines += [PosterLine("row", _cells(row, needs), village, width) for row in table.rows]
        if table.sums:
            lines.append(PosterLine("sums", _cells(table.sums, needs), village, width))
    return tuple(lines)


def deal_out(
    lines: Sequence[PosterLine], rows: int, columns: int
) -> tuple[tuple[PosterColumn, ...], ...]:
    """Return the columns of each sheet: no more sheets than needed, and all of them as full.

    On the last sheet columns are as even as can be. A village's name never stands alone at the
    foot of a column, and is repeated at the head of the next one; no household and no sum stands
    alone there if that can be helped. A ValueError says that a column has no room for a name and
    a row.
    """
    if rows < LEAST_ROWS:
        raise ValueError("a column needs room for three lines")
    full = _deal(lines, rows, columns)
    least = max(LEAST_ROWS, math.ceil(len(lines) / max(1, len(full) * columns)))
    tried = (_deal(lines, fewer, columns) for fewer in range(least, rows))
    return next((dealt for dealt in tried if len(dealt) <= len(full) and _is_sound(dealt)), full)


def longest_column(sheets: Sequence[Sequence[PosterColumn]]) -> int:
    """Return how many lines the longest column has."""
    return max((len(column.lines) for sheet in sheets for column in sheet), default=0)


def _is_sound(sheets: Sequence[Sequence[PosterColumn]]) -> bool:
    return not any(map(_has_stranded, sheets))


def _deal(
    lines: Sequence[PosterLine], rows: int, columns: int
) -> tuple[tuple[PosterColumn, ...], ...]:
    sheets: list[tuple[PosterColumn, ...]] = []
    rest = tuple(lines)
    while rest:
        dealt, left = _fill_sheet(rest, rows, columns)
        if not left:
            tried = (_fill_sheet(rest, fewer, columns) for fewer in range(LEAST_ROWS, rows + 1))
            even = [sheet for sheet, remaining in tried if not remaining]
            dealt = next((sheet for sheet in even if not _has_stranded(sheet)), even[0])
        sheets.append(dealt)
        rest = left
    return tuple(sheets)


def _fill_sheet(
    lines: tuple[PosterLine, ...], rows: int, columns: int
) -> tuple[tuple[PosterColumn, ...], tuple[PosterLine, ...]]:
    filled: list[PosterColumn] = []
    rest = lines
    while rest and len(filled) < columns:
        column, rest = _fill_column(rest, rows)
        filled.append(column)
    return tuple(filled), rest


def _fill_column(
    lines: tuple[PosterLine, ...], rows: int
) -> tuple[PosterColumn, tuple[PosterLine, ...]]:
    first = lines[0]
    taken: list[PosterLine] = []
    if first.kind != "village" and first.village:
        taken.append(_village_line(first.village, f"{first.village}{_CONTINUED}", first.width))
    count = _place_break(lines, rows - len(taken))
    return PosterColumn((*taken, *lines[:count])), lines[count:]


def _place_break(lines: Sequence[PosterLine], room: int) -> int:
    """Return how many lines go into a column so that nothing stands alone on either side."""
    if room >= len(lines):
        return len(lines)
    near = range(room, max(0, room - _MOST_LEFT_EMPTY - 1), -1)
    good = (count for count in near if not _strands(lines, count))
    fair = (count for count in range(room, 0, -1) if lines[count - 1].kind != "village")
    return next(good, next(fair, room))


def _has_stranded(sheet: Sequence[PosterColumn]) -> bool:
    """Tell whether a column of a sheet goes on with a sum, or a single row and its sum."""
    kinds = (
        [line.kind for line in column.lines[1:3]]
        for column in sheet
        if column.lines[0].cells and column.lines[0].cells[0].text.endswith(_CONTINUED)
    )
    return any(first[0] == "sums" or first == ["row", "sums"] for first in kinds)


def _strands(lines: Sequence[PosterLine], count: int) -> bool:
    """Tell whether a break after so many lines leaves a name, a single row or a sum alone."""
    kinds = [line.kind for line in lines[max(0, count - 2) : count + 2]]
    before, after = kinds[: min(2, count)], kinds[min(2, count) :]
    return (
        before[-1] == "village"
        or after[0] == "sums"
        or (before[-2:] == ["village", "row"] and after[0] == "row")
        or (before[-1] == "row" and after == ["row", "sums"])
    )


def _village_line(village: str, text: str, width: float) -> PosterLine:
    scale = _scale(text, width - 2 * _PADDING)
    return PosterLine("village", (PosterCell(text, "village", scale),), village, width)


def _cells(row: Sequence[TableCell], needs: Sequence[float]) -> tuple[PosterCell, ...]:
    return tuple(
        _cell(cell.text, cell.css, need - _PADDING) for cell, need in zip(row, needs, strict=True)
    )


def _cell(text: str, css: str, room: float) -> PosterCell:
    scale = _scale(text, room)
    if css != "name" or scale >= _SMALLEST_IN_ONE_LINE:
        return PosterCell(text, css, scale)
    lines = _halve(text)
    longest = max(map(text_width, lines))
    return PosterCell(text, css, min(_LARGEST_IN_TWO_LINES, _floor(room / longest)), lines)


def _halve(name: str) -> tuple[str, str]:
    """Break a name after the middle dot next to its middle; one without a dot in the middle."""
    places = [place for place, mark in enumerate(name, start=1) if mark == "·"]
    places = [place for place in places if place < len(name)] or [(len(name) + 1) // 2]
    best = min(places, key=lambda place: abs(2 * place - len(name)))
    return name[:best], name[best:]


def _scale(text: str, room: float) -> float:
    width = text_width(text)
    return _floor(room / width) if width > room else 1.0


def _floor(scale: float) -> float:
    return math.floor(1000 * scale) / 1000


def cell_needs(columns: Sequence[Column], tables: Sequence[VillageTable]) -> tuple[float, ...]:
    """Return the width each column needs, in ems, the number's column first."""
    labels = ("序号", *(column.label for column in columns))
    rows = [row for table in tables for row in table.rows]
    return tuple(
        max(text_width(half_label(label, 3)) * _HEAD, *(_width(row[place]) for row in rows), 1.0)
        + _PADDING
        for place, label in enumerate(labels)
    )


def split_head(label: str, room: float) -> tuple[str, ...]:
    """Return a heading's lines in a column of a width: before its unit, else in the middle."""
    fitting = (room - _HEAD_PADDING) / _HEAD
    if text_width(label) <= fitting:
        return (label,)
    name, bracket, unit = label.partition("（")
    if bracket and max(text_width(name), text_width(bracket + unit)) <= fitting:
        return (name, bracket + unit)
    first = half_label(label, 2)
    return (first, label[len(first) :]) if len(label) > len(first) else (label,)


def _width(cell: TableCell) -> float:
    return min(text_width(cell.text), WIDEST_TEXT)
