"""How a page arranges its list: sorted by what it shows, with columns worked out from it, folded.

An office may set two households to a row, sort them by amount, and add what follows from a row
alone: the amount in capitals, or what each person gets. None of this says more than the list does,
as long as it is done to all rows alike; so such a page is checked against a list arranged likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from noticegen.publication.model import (
    Column,
    ColumnKind,
    Entry,
    Publication,
    PublicValue,
    VillageList,
)
from noticegen.release.gate.folding import fold_text
from noticegen.release.gate.leaks.public_words import listed_names
from noticegen.release.gate.page.row_parts import RowPart
from noticegen.vocabulary.capitals import capital_amount

_FIGURE = re.compile(r"[¥￥]?(\d[\d,]*(?:\.\d{1,2})?)元?")
_CAPITALS = Column("capitals", "人民币大写金额元", ColumnKind.TEXT, "")
_EACH = Column("each", "家庭人均每人每月补差保障金额元", ColumnKind.AMOUNT, "")
_MOST_ADDED = 2


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A publication in the order and with the columns of its page; `folds` households to a row."""

    publication: Publication = field(repr=False)
    folds: int = 1

    @property
    def has_capitals(self) -> bool:
        """Tell whether every row has its amount in capitals."""
        return _CAPITALS in self.publication.columns


def arrange(parts: Iterable[RowPart], publication: Publication) -> Arrangement:
    """Return the publication as the parts of a page's rows arrange it, or as it is."""
    names = frozenset(listed_names(publication))
    parts = [part for part in parts if part.is_listed(names)]
    if not names or len(parts) != len(publication.entries):
        return Arrangement(publication)
    folds = max(
        sum(part.row is other.row for other in parts[at : at + 4]) for at, part in enumerate(parts)
    )
    arranged = next(
        (one for one in _orders(publication, folds) if _is_order_of(parts, one)), publication
    )
    return Arrangement(_with_own_columns(arranged, parts), folds)


def _orders(publication: Publication, folds: int) -> Iterator[Publication]:
    """Yield the publication in its own order and sorted by each column of figures."""
    yield from _folded(publication, folds)
    for place, column in enumerate(publication.columns):
        values = [entry.values[place] for entry in publication.entries]
        if column.kind in (ColumnKind.COUNT, ColumnKind.AMOUNT) and not any(
            isinstance(value, str) for value in values
        ):
            for is_falling in (False, True):
                for is_renumbered in (False, True):
                    yield from _folded(
                        _sorted(publication, place, is_falling, is_renumbered), folds
                    )


def _sorted(
    publication: Publication, place: int, is_falling: bool, is_renumbered: bool
) -> Publication:
    def order(village: VillageList) -> VillageList:
        entries = sorted(
            village.entries, key=lambda entry: Decimal(entry.values[place]), reverse=is_falling
        )
        if is_renumbered:
            entries = [replace(one, number=at) for at, one in enumerate(entries, start=1)]
        return replace(village, entries=tuple(entries))

    return replace(publication, villages=tuple(map(order, publication.villages)))


def _folded(publication: Publication, folds: int) -> Iterator[Publication]:
    """Yield the order across each row and, where rows list several, down each of their parts."""
    yield publication
    if folds > 1:
        yield replace(
            publication,
            villages=tuple(
                replace(village, entries=_read_across(village.entries, folds))
                for village in publication.villages
            ),
        )


def _read_across(entries: Sequence[Entry], folds: int) -> tuple[Entry, ...]:
    height = -(-len(entries) // folds)
    return tuple(
        entries[place] for line in range(height) for place in range(line, len(entries), height)
    )


def _is_order_of(parts: Sequence[RowPart], publication: Publication) -> bool:
    """Tell whether the rows have the names in this order, and their numbers if they have any."""
    names = listed_names(publication)
    return all(
        name in part.squeezed
        and (not part.texts[0].isdecimal() or int(part.texts[0]) == entry.number)
        for part, name, entry in zip(parts, names, publication.entries, strict=True)
    )


def _with_own_columns(publication: Publication, parts: Sequence[RowPart]) -> Publication:
    """Return the publication with the columns that an office has worked out, at the end."""
    added = {
        _added_cells(part, entry) for part, entry in zip(parts, publication.entries, strict=True)
    }
    count = next(iter(added)) if len(added) == 1 else 0
    if not 0 < count <= _MOST_ADDED:
        return publication
    for place in range(-count, 0):
        told = [part.texts[place] for part in parts]
        extended = _extended(publication, told)
        if extended is None:
            return publication
        publication = extended
    return publication


def _added_cells(part: RowPart, entry: Entry) -> int:
    own = sum(value != "" for value in entry.values)
    is_numbered = part.texts[0].isdecimal()
    return sum(map(bool, part.texts)) - own - is_numbered


def _extended(publication: Publication, told: Sequence[str]) -> Publication | None:
    """Return the publication with a column of these cells, if each row gives that."""
    amounts = [
        place for place, one in enumerate(publication.columns) if one.kind is ColumnKind.AMOUNT
    ]
    people = [
        place
        for place, one in enumerate(publication.columns)
        if one.kind is ColumnKind.COUNT and "人" in one.label
    ]
    if not amounts:
        return None
    pairs = list(zip(publication.entries, told, strict=True))
    capitals = [_in_capitals(entry.values[amounts[0]]) for entry, _ in pairs]
    if all(written == cell for written, (_, cell) in zip(capitals, pairs, strict=True)):
        return _with_column(publication, _CAPITALS, capitals)
    if not people:
        return None
    each = [
        _for_each(entry.values[amounts[0]], entry.values[people[0]], cell) for entry, cell in pairs
    ]
    figures = [one for one in each if one is not None]
    return _with_column(publication, _EACH, figures) if len(figures) == len(each) else None


def _in_capitals(amount: PublicValue) -> str:
    return "" if isinstance(amount, str) else capital_amount(amount)


def _for_each(amount: PublicValue, people: PublicValue, cell: str) -> Decimal | None:
    """Return what a cell tells that each person gets, if it does so and is rightly rounded."""
    match = _FIGURE.fullmatch(fold_text(cell))
    if match is None or isinstance(amount, str) or isinstance(people, str) or not people:
        return None
    told = Decimal(match[1].replace(",", ""))
    step = Decimal(1).scaleb(int(told.as_tuple().exponent))
    return told if abs(told - Decimal(amount) / Decimal(people)) * 2 <= step else None


def _with_column(
    publication: Publication, column: Column, values: Sequence[PublicValue]
) -> Publication:
    cells = iter(values)
    villages = tuple(
        replace(
            village,
            entries=tuple(
                replace(entry, values=(*entry.values, next(cells))) for entry in village.entries
            ),
        )
        for village in publication.villages
    )
    return replace(publication, columns=(*publication.columns, column), villages=villages)
