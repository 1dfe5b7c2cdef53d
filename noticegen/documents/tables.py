"""The tables of a notice: cells as text, widths in characters, sums."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from noticegen.documents.amounts import decimals_needed, write_amount
from noticegen.documents.counting import adds_up
from noticegen.documents.measure import text_width
from noticegen.publication.model import (
    Column,
    ColumnKind,
    Entry,
    PublicValue,
    VillageList,
)

_TYPE_AREA_POINTS = 441.0  # 156 mm, less the borders
# 4号, 小4号, 5号: a table with many columns is set smaller before its texts break.
_SIZES = (14.0, 12.0, 10.5)
_PADDING = 1.0
_AMOUNT_PADDING = 2.0
_NUMBER_WIDTH = 3.0
_NARROWEST = 4.0
_TO_WRITE_IN = 2.0  # more than its heading, for a column that is filled in by hand
# A name too wide for its column is set smaller before it is broken, but not below this.
_SMALLEST_NAME = 0.7


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading, its CSS class, its share of the table in percent and its ems."""

    label: str
    css: str
    width: float
    ems: float


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell as it is printed.

    `fits` means that it takes one line and must not be broken, if set at `scale` of the size.
    """

    text: str
    css: str
    fits: bool = True
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class VillageTable:
    """One village's table, ready to print.

    `count` says how many it lists, e.g. `20户`; `size` is the size of its text in points.
    """

    village: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    sums: tuple[TableCell, ...] | None
    count: str
    size: float


def build_tables(
    columns: Sequence[Column], villages: Sequence[VillageList], word: str = "户"
) -> tuple[VillageTable, ...]:
    """Return a table for every village; widths and decimals are the same in all of them.

    `word` is what the list is counted in.
    """
    entries = [entry for village in villages for entry in village.entries]
    decimals = tuple(
        decimals_needed(Decimal(value) for value in _column_values(entries, place))
        if column.kind is ColumnKind.AMOUNT
        else 0
        for place, column in enumerate(columns)
    )
    texts = [
        [write_value(entry.values[place], decimals[place]) for entry in entries]
        for place in range(len(columns))
    ]
    size, widths = _share_widths(columns, texts)
    line = _TYPE_AREA_POINTS / size
    labels = ("序号", *(column.label for column in columns))
    css = ("number", *(column.kind.value for column in columns))
    heads = tuple(
        Head(label, kind, round(100 * width / line, 3), width)
        for label, kind, width in zip(labels, css, widths, strict=True)
    )
    layout = _Layout(columns, heads, decimals, size)
    return tuple(
        _build_table(village, layout, f"{len(village.entries)}{word}") for village in villages
    )


def sum_column(
    columns: Sequence[Column], entries: Iterable[Entry], chosen: Callable[[Column], bool]
) -> Decimal | None:
    """Return the sum of the only column that is chosen; None if none or more than one is."""
    places = [place for place, column in enumerate(columns) if chosen(column)]
    if len(places) != 1:
        return None
    return sum((Decimal(value) for value in _column_values(entries, places[0])), Decimal(0))


def write_value(value: PublicValue, decimals: int) -> str:
    """Write one value as text: amounts with the column's decimals, the rest as it is."""
    return write_amount(value, decimals) if isinstance(value, Decimal) else str(value)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What all tables of a publication share."""

    columns: Sequence[Column]
    heads: tuple[Head, ...]
    decimals: Sequence[int]
    size: float


def _build_table(village: VillageList, layout: _Layout, count: str) -> VillageTable:
    rows = tuple(
        (
            TableCell(str(entry.number), "number"),
            *(
                _cell(write_value(value, decimals), column, head)
                for value, decimals, column, head in zip(
                    entry.values, layout.decimals, layout.columns, layout.heads[1:], strict=True
                )
            ),
        )
        for entry in village.entries
    )
    return VillageTable(
        village=village.village,
        heads=layout.heads,
        rows=rows,
        sums=_sum_row(village, layout, count),
        count=count,
        size=layout.size,
    )


def _cell(text: str, column: Column, head: Head) -> TableCell:
    room = head.ems - _PADDING
    width = text_width(text)
    if width <= room:
        return TableCell(text, column.kind.value)
    scale = math.floor(100 * room / width) / 100
    if column.kind is ColumnKind.NAME and scale >= _SMALLEST_NAME:
        return TableCell(text, column.kind.value, scale=scale)
    return TableCell(text, column.kind.value, fits=False)


def _sum_row(village: VillageList, layout: _Layout, count: str) -> tuple[TableCell, ...] | None:
    if not any(map(adds_up, layout.columns)):
        return None
    cells = [TableCell("合计", "number")]
    for place, column in enumerate(layout.columns):
        text = ""
        if adds_up(column):
            total = sum(
                (Decimal(value) for value in _column_values(village.entries, place)), Decimal(0)
            )
            text = write_amount(total, layout.decimals[place])
        elif column.kind is ColumnKind.NAME:
            text = count
        cells.append(_cell(text, column, layout.heads[place + 1]))
    return tuple(cells)


def _column_values(entries: Iterable[Entry], place: int) -> Iterable[Decimal | int]:
    return (value for entry in entries if not isinstance(value := entry.values[place], str))


def _share_widths(
    columns: Sequence[Column], texts: Sequence[Sequence[str]]
) -> tuple[float, list[float]]:
    """Choose the size of a table, in points, and share its line among the columns, in ems.

    Every column gets what its longest text needs; what is left is shared equally. If the line
    is too short, headings take two lines; then the size gives way; then texts break, names last.
    """
    full = _column_needs(columns, texts, [column.label for column in columns])
    halved = _column_needs(columns, texts, [half_label(column.label, 2) for column in columns])
    if sum(full) <= _TYPE_AREA_POINTS / _SIZES[0]:
        size, needs = _SIZES[0], full
    else:
        fitting = (size for size in _SIZES if sum(halved) <= _TYPE_AREA_POINTS / size)
        size, needs = next(fitting, _SIZES[-1]), halved
    line = _TYPE_AREA_POINTS / size
    by_hand = (place for place, values in enumerate(texts, start=1) if values and not any(values))
    needs = _narrow(columns, needs, line, frozenset(by_hand))
    spare = max(0.0, line - sum(needs)) / max(len(columns), 1)
    shared = [needs[0], *(need + spare for need in needs[1:])]
    # Figures alone can be wider than the line; then all columns shrink alike.
    excess = max(1.0, sum(shared) / line)
    return size, [width / excess for width in shared]


def _narrow(
    columns: Sequence[Column], needs: Sequence[float], line: float, kept: frozenset[int]
) -> list[float]:
    """Take width from the widest columns of text until the line is long enough, then from names.

    Figures never break: a number torn in two is another number. `kept` are the places of columns
    that are filled in by hand.
    """
    narrowed = list(needs)
    for kind in (ColumnKind.TEXT, ColumnKind.NAME):
        places = [
            place
            for place, column in enumerate(columns, start=1)
            if column.kind is kind and place not in kept
        ]
        while sum(narrowed) > line:
            wide = [place for place in places if narrowed[place] > _NARROWEST]
            if not wide:
                break
            widest = max(wide, key=narrowed.__getitem__)
            narrowed[widest] -= min(sum(narrowed) - line, 0.5, narrowed[widest] - _NARROWEST)
    return narrowed


def _column_needs(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], labels: Sequence[str]
) -> list[float]:
    return [
        _NUMBER_WIDTH,
        *(
            max(map(text_width, [label, *values]))
            + (_TO_WRITE_IN if values and not any(values) else 0.0)
            + (_AMOUNT_PADDING if column.kind is ColumnKind.AMOUNT else _PADDING)
            for column, values, label in zip(columns, texts, labels, strict=True)
        ),
    ]


def half_label(label: str, longest: int = 4) -> str:
    """Return the longer half of a heading that takes two lines if it is longer than that."""
    return label[: (len(label) + 1) // 2] if len(label) > longest else label
