"""Compare stated totals with the sums, and tell a household's amount from its persons' amounts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import accumulate, islice

from noticegen.roster.cell import Cell
from noticegen.roster.household import Doubt, DoubtKind, Household, Row
from noticegen.roster.layout import Layout
from noticegen.roster.model import RowKind, Total
from noticegen.roster.sheet import SheetRow
from noticegen.roster.values.counts import parse_count
from noticegen.roster.values.texts import plain
from noticegen.vocabulary.fields import FieldKind, all_fields
from noticegen.vocabulary.place import Place

HOUSEHOLDS = "households"
_MOST_UNREADABLE = 9
_HOUSEHOLD_COUNT = re.compile(r"(?<!\d)(\d{1,6})户")
_PERSONS = re.compile(r"人均|每人|个人|本人")
_HOUSEHOLD = re.compile(r"户|家庭")
_NOT_ADDED = frozenset({"age", "standard", "per_person_amount", "months", "income"})


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A total or subtotal as it stands in the sheet."""

    kind: RowKind
    place: Place
    row: SheetRow = field(repr=False)


def compare_totals(
    stated: Iterable[TotalRow], rows: Sequence[Row], households: Sequence[Household], layout: Layout
) -> list[Total]:
    """Return every stated figure beside the sum of the rows it can stand for.

    A subtotal sums the rows since the total or subtotal above it. A total sums all rows, or those
    since the last total where each page has one.
    """
    totals = []
    last_total = last_any = 0
    figures = _Figures(rows, households)
    for total in stated:
        number = total.row.number
        starts = (last_any,) if total.kind is RowKind.SUBTOTAL else (0, last_total, last_any)
        for key, figure in _stated_figures(total.row, layout):
            sums = [figures.of(key).between(start, number) for start in starts]
            computed = figure if figure in sums else sums[0]
            unreadable = figures.of(key).unreadable(starts[0], number) if computed is None else ()
            totals.append(
                Total(
                    _place_of(total.place, key, layout),
                    total.kind,
                    key,
                    figure,
                    computed,
                    tuple(_place_of(place, key, layout) for place in unreadable),
                )
            )
        last_any = number
        if total.kind is RowKind.TOTAL:
            last_total = number
    return totals


def settle_amounts(
    households: Sequence[Household], rows: Sequence[Row], layout: Layout, stated: Iterable[TotalRow]
) -> list[Household]:
    """Say of lists of persons whether each row states its person's amount or the household's.

    The heading may say so, or the total row; amounts that differ within a household are its
    persons'. Otherwise `600` in three rows may be 600 or 1800: the household is left in doubt.
    """
    listed = [household for household in households if _amounts_in(household) > 1]
    column = layout.by_field.get("monthly_amount")
    if not listed or column is None:
        return list(households)
    per_person = _said_by_heading(column.heading)
    if per_person is None:
        per_person = _said_by_totals(households, rows, layout, stated)
    if per_person is None and any(map(_amounts_differ, listed)):
        per_person = True
    if per_person is None:
        return [_doubt_amount(household) for household in households]
    if per_person:
        return [replace(household, amount_per_person=True) for household in households]
    return [
        _doubt_amount(household) if _amounts_differ(household) else household
        for household in households
    ]


def doubt_amounts(households: Iterable[Household]) -> list[Household]:
    """Leave every amount in doubt, as where a sheet says that it counts in ten thousands."""
    return [_leave_in_doubt(household, DoubtKind.AMOUNT_UNIT) for household in households]


def _said_by_heading(heading: str) -> bool | None:
    if _PERSONS.search(heading):
        return True
    return False if _HOUSEHOLD.search(heading) else None


def _said_by_totals(
    households: Sequence[Household], rows: Sequence[Row], layout: Layout, stated: Iterable[TotalRow]
) -> bool | None:
    of_persons = _column_of(rows, "monthly_amount")
    of_heads = _column_of((household.head for household in households), "monthly_amount")
    for total in stated:
        figure = dict(_stated_figures(total.row, layout)).get("monthly_amount")
        if figure is None or total.kind is not RowKind.TOTAL:
            continue
        if figure == of_persons.between(0, total.row.number):
            return True
        if figure == of_heads.between(0, total.row.number):
            return False
    return None


def _amounts_in(household: Household) -> int:
    return sum("monthly_amount" in row.cells for row in household.rows)


def _amounts_differ(household: Household) -> bool:
    cells = [row.cells.get("monthly_amount") for row in household.rows]
    return len({cell.amount for cell in cells if cell}) > 1


def _doubt_amount(household: Household) -> Household:
    if _amounts_in(household) < 2:
        return household
    return _leave_in_doubt(household, DoubtKind.AMOUNT_OF_WHOM)


def _leave_in_doubt(household: Household, kind: DoubtKind) -> Household:
    doubt = Doubt(kind, household.place_of("monthly_amount"))
    return replace(household, doubts=(*household.doubts, doubt))


def _stated_figures(row: SheetRow, layout: Layout) -> Iterable[tuple[str, Decimal]]:
    """Yield what a total row states: sums below columns, and a number of households in words."""
    for cell in row.cells:
        column = layout.columns.get(cell.column)
        key = column.field if column else None
        if key and layout.column_of(key) == cell.column and _is_added(key):
            figure = _figure(cell, key)
            if figure is not None:
                yield key, figure
                continue
        if found := _HOUSEHOLD_COUNT.search(plain(cell.text)):
            yield HOUSEHOLDS, Decimal(found[1])


def _is_added(key: str) -> bool:
    kind = all_fields()[key].kind
    return kind in (FieldKind.AMOUNT, FieldKind.COUNT) and key not in _NOT_ADDED


class _Figures:
    """The figures of every field of a table, each field's read once."""

    def __init__(self, rows: Iterable[Row], households: Iterable[Household]) -> None:
        self._rows = rows
        self._known = {HOUSEHOLDS: _Column((each.place, Decimal(1)) for each in households)}

    def of(self, key: str) -> _Column:
        """Return a field's figures."""
        if key not in self._known:
            self._known[key] = _column_of(self._rows, key)
        return self._known[key]


class _Column:
    """The figures of one field, summed up from the top: a list may have a thousand subtotals."""

    def __init__(self, figures: Iterable[tuple[Place, Decimal | None]]) -> None:
        self._figures = sorted(figures, key=lambda figure: figure[0].row or 0)
        self._numbers = [place.row or 0 for place, _ in self._figures]
        amounts = [amount for _, amount in self._figures]
        self._sums = list(accumulate((each or Decimal() for each in amounts), initial=Decimal()))
        self._missing = list(accumulate((each is None for each in amounts), initial=0))

    def between(self, start: int, end: int) -> Decimal | None:
        """Return the sum of the rows between two; None where one of them has no figure."""
        first, last = self._slice(start, end)
        if self._missing[last] > self._missing[first]:
            return None
        return self._sums[last] - self._sums[first]

    def unreadable(self, start: int, end: int) -> list[Place]:
        """Return the first rows between two that state something, but no figure."""
        found = islice(self._figures, *self._slice(start, end))
        return list(islice((place for place, amount in found if amount is None), _MOST_UNREADABLE))

    def _slice(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_right(self._numbers, start)
        return first, max(first, bisect_left(self._numbers, end))


def _column_of(rows: Iterable[Row], key: str) -> _Column:
    cells = ((row.place, row.cells.get(key)) for row in rows)
    return _Column((place, _figure(cell, key)) for place, cell in cells if cell is not None)


def _figure(cell: Cell, key: str) -> Decimal | None:
    """Return the number a cell states; of a count also one in words, which is printed too."""
    number = cell.amount
    if number is None and all_fields()[key].kind is FieldKind.COUNT:
        count = parse_count(cell.text)
        return None if count is None else Decimal(count)
    return number


def _place_of(place: Place, key: str, layout: Layout) -> Place:
    column = layout.by_field.get(key)
    if column is None:
        return place
    return Place(place.file, place.sheet, place.row, column.heading, column.place.letter)
