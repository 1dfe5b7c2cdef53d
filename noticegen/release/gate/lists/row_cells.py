"""What the cells of a list's row may say: an entry's values, and what all rows have in common.

An office may leave the numbers of rows out, and may tell the village and the programme in columns
of their own. Such a column is filled in every row and calls the programme by one name: `农村低保`
in some rows only would point at them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import product

from noticegen.publication.model import Column, ColumnKind, Entry, Publication
from noticegen.release.gate.folding import digits_of, fold_text, squeeze
from noticegen.vocabulary.programmes import all_programmes

_WITH_UNIT = re.compile(r"([¥￥]?\d[\d,]*(?:\.\d+)?) ?(元|人|口)")


class RowReader:
    """Takes every entry of a publication once, as a row tells it."""

    def __init__(self, publication: Publication, rows: Sequence[Sequence[str]]) -> None:
        self._villages = frozenset(squeeze(village.village) for village in publication.villages)
        self._shared = self._villages | set(map(squeeze, shared_words(publication)))
        self._publication = publication
        first = 0 if any(self._begins_with_a_number(row) for row in rows) else 1
        self._open = Counter(
            (squeeze(village.village), _entry_cells(entry)[first:])
            for village in publication.villages
            for entry in village.entries
        )
        self._columns: tuple[tuple[int, str], ...] | None = None

    def takes(self, row: Sequence[str]) -> bool:
        """Tell whether a row is that of an entry not taken yet, with the columns of the others."""
        told = [_without_unit(cell) for cell in row]
        shapes = [comparable(cell) if cell else "" for cell, _ in told]
        cells = tuple(filter(None, shapes))
        if self._take(self._villages, cells):
            columns: tuple[tuple[int, str], ...] = ()
        else:
            bare = tuple(shape for shape in cells if shape not in self._shared)
            if not self._take(self._villages.intersection(cells) or self._villages, bare):
                return False
            columns = tuple(
                (place, "" if shape in self._villages else shape)
                for place, shape in enumerate(shapes)
                if shape in self._shared
            )
        if not self._units_fit(
            [
                unit
                for (_, unit), shape in zip(told, shapes, strict=True)
                if shape and shape not in self._shared
            ]
        ):
            return False
        if self._columns is None:
            self._columns = columns
        return self._columns == columns

    def _units_fit(self, units: Sequence[str]) -> bool:
        """Tell whether what stands behind a row's figures (3人, 607元) is their columns' unit."""
        if not any(units):
            return True
        columns = self._publication.columns
        own = units[len(units) - len(columns) :] if len(units) > len(columns) else units
        return len(own) == len(columns) and all(
            not unit or _is_unit_of(unit, column) for unit, column in zip(own, columns, strict=True)
        )

    def _take(self, villages: frozenset[str], cells: tuple[str, ...]) -> bool:
        for one in product(villages, (cells,)):
            if self._open[one]:
                self._open[one] -= 1
                return True
        return False

    def _begins_with_a_number(self, row: Sequence[str]) -> bool:
        own = (cell for cell in row if cell and squeeze(cell) not in self._shared)
        return comparable(next(own, "")).isdecimal()  # 1. and 1、 are numbers too


def _without_unit(cell: str) -> tuple[str, str]:
    """Return a cell's figure and its unit, or the whole cell and none."""
    match = _WITH_UNIT.fullmatch(cell.strip())
    return (match[1], match[2]) if match else (cell, "")


def _is_unit_of(unit: str, column: Column) -> bool:
    if unit == "元":
        return column.kind is ColumnKind.AMOUNT
    return column.kind is ColumnKind.COUNT and "人" in column.label


def shared_words(publication: Publication) -> list[str]:
    """Return the names of the villages and of the programme."""
    programme = all_programmes().get(publication.programme)
    names = programme.words if programme else ()
    villages = (village.village for village in publication.villages)
    return [*filter(None, villages), publication.programme_label, *names]


def _entry_cells(entry: Entry) -> tuple[str, ...]:
    return tuple(comparable(str(value)) for value in (entry.number, *entry.values) if value != "")


def comparable(cell: str) -> str:
    """Return a cell so that `1,200.50` and `1200.5` are the same, and spaces make no difference."""
    folded = fold_text(cell).strip()
    if re.fullmatch(r"[¥￥]?[\d,]+(\.\d+)?", folded):
        whole, _, cents = folded.lstrip("¥￥").replace(",", "").partition(".")
        return (whole.lstrip("0") or "0") + ("." + cents.rstrip("0") if cents.rstrip("0") else "")
    return squeeze(cell) or digits_of(folded)
