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

# Widths are in characters of the table's own size. A line of the table holds this many.
LINE_CHARACTERS = 31.5
_PADDING = 1.0
_AMOUNT_PADDING = 2.0
_NUMBER_WIDTH = 3.0
# A name too wide for its column is set smaller before it is broken, but not below this.
_SMALLEST_NAME = 0.7


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading, its CSS class and its share of the table's width in percent."""

    label: str
    css: str
    width: float


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
    """One village's table, ready to print; `count` says how many it lists, e.g. `20户`."""

    village: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    sums: tuple[TableCell, ...] | None
    count: str


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
    widths = _share_widths(columns, texts)
    heads = (
        Head("序号", "number", widths[0]),
        *(
            Head(column.label, column.kind.value, width)
            for column, width in zip(columns, widths[1:], strict=True)
        ),
    )
    return tuple(
        _build_table(village, columns, heads, decimals, f"{len(village.entries)}{word}")
        for village in villages
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


def _build_table(
    village: VillageList,
    columns: Sequence[Column],
    heads: tuple[Head, ...],
    decimals: Sequence[int],
    count: str,
) -> VillageTable:
    rows = tuple(
        (
            TableCell(str(entry.number), "number"),
            *(
                _cell(write_value(value, decimals[place]), columns[place], heads[place + 1])
                for place, value in enumerate(entry.values)
            ),
        )
        for entry in village.entries
    )
    return VillageTable(
        village=village.village,
        heads=heads,
        rows=rows,
        sums=_sum_row(village, columns, heads, decimals, count),
        count=count,
    )


def _cell(text: str, column: Column, head: Head) -> TableCell:
    room = head.width / 100 * LINE_CHARACTERS - _PADDING
    width = text_width(text)
    if width <= room:
        return TableCell(text, column.kind.value)
    scale = math.floor(100 * room / width) / 100
    if column.kind is ColumnKind.NAME and scale >= _SMALLEST_NAME:
        return TableCell(text, column.kind.value, scale=scale)
    return TableCell(text, column.kind.value, fits=False)


def _sum_row(
    village: VillageList,
    columns: Sequence[Column],
    heads: Sequence[Head],
    decimals: Sequence[int],
    count: str,
) -> tuple[TableCell, ...] | None:
    if not any(map(adds_up, columns)):
        return None
    cells = [TableCell("合计", "number")]
    for place, column in enumerate(columns):
        text = ""
        if adds_up(column):
            total = sum(
                (Decimal(value) for value in _column_values(village.entries, place)), Decimal(0)
            )
            text = write_amount(total, decimals[place])
        elif column.kind is ColumnKind.NAME:
            text = count
        cells.append(_cell(text, column, heads[place + 1]))
    return tuple(cells)


def _column_values(entries: Iterable[Entry], place: int) -> Iterable[Decimal | int]:
    return (value for entry in entries if not isinstance(value := entry.values[place], str))


def _share_widths(columns: Sequence[Column], texts: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Share the line among the columns by their longest text; widths are in percent.

    Every column gets what its longest text needs; what is left is shared equally. If the line
    is too short, headings take two lines; then the widest columns give way and their texts break.
    """
    needs = _column_needs(columns, texts, [column.label for column in columns])
    if sum(needs) > LINE_CHARACTERS:
        needs = _column_needs(columns, texts, [half_label(column.label, 2) for column in columns])
    while sum(needs) > LINE_CHARACTERS:
        excess = sum(needs) - LINE_CHARACTERS
        widest = max(range(len(needs)), key=needs.__getitem__)
        others = max((need for place, need in enumerate(needs) if place != widest), default=0.0)
        needs[widest] -= min(excess, max(needs[widest] - others, 0.5))
    spare = (LINE_CHARACTERS - sum(needs)) / max(len(columns), 1)
    shared = [needs[0], *(need + spare for need in needs[1:])]
    return tuple(round(100 * width / LINE_CHARACTERS, 3) for width in shared)


def _column_needs(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], labels: Sequence[str]
) -> list[float]:
    return [
        _NUMBER_WIDTH,
        *(
            max(map(text_width, [label, *values]))
            + (_AMOUNT_PADDING if column.kind is ColumnKind.AMOUNT else _PADDING)
            for column, values, label in zip(columns, texts, labels, strict=True)
        ),
    ]


def half_label(label: str, longest: int = 4) -> str:
    """Return the longer half of a heading that takes two lines if it is longer than that."""
    return label[: (len(label) + 1) // 2] if len(label) > longest else label
