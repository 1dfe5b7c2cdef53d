"""The rows of a page's tables, each row of a list taken apart where it lists several households.

A long list of short rows is often set two or three households to a row. Such a row has as many
names as households, in equal parts; every row of its table is parted like it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import html

from noticegen.publication.model import ColumnKind, Publication
from noticegen.release.gate.folding import squeeze
from noticegen.release.gate.page.village_cells import village_cells

_SPACE = re.compile(r"\s+")
_MOST_PARTS = 4


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table with its cells, what they say, and that squeezed."""

    row: html.HtmlElement = field(repr=False)
    cells: tuple[html.HtmlElement, ...] = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)
    squeezed: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class RowPart:
    """A row of a table, or the part of it that is one household's; `offset` cells are before it."""

    row: html.HtmlElement = field(repr=False)
    cells: tuple[html.HtmlElement, ...] = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)
    squeezed: tuple[str, ...] = field(repr=False)
    offset: int = 0
    is_whole: bool = True

    def is_listed(self, names: Collection[str]) -> bool:
        """Tell whether it is a household's: a number stands in front, or a name in it."""
        return self.texts[0].isdecimal() or any(text in names for text in self.squeezed)


def table_rows(root: html.HtmlElement) -> Iterator[TableRow]:
    """Yield all rows with cells, in the order of the page."""
    for row in root.iter("tr"):
        cells = tuple(row.findall("td"))
        if cells:
            texts = tuple(_SPACE.sub(" ", cell.text_content()).strip() for cell in cells)
            yield TableRow(row, cells, texts, tuple(map(squeeze, texts)))


def row_parts(rows: Iterable[TableRow], publication: Publication) -> Iterator[RowPart]:
    """Yield the rows, and the parts of those that list several of a publication's households.

    The cell that names a village beside all its rows is in none of them.
    """
    rows = tuple(rows)
    root = rows[0].row.getroottree().getroot() if rows else None
    of_villages = village_cells(root, publication) if root is not None else frozenset()
    columns = [
        place for place, one in enumerate(publication.columns) if one.kind is ColumnKind.NAME
    ]
    names = frozenset(
        squeeze(str(entry.values[place])) for entry in publication.entries for place in columns
    )
    widths: dict[html.HtmlElement | None, int] = {}
    for row in filter(None, (_without(row, of_villages) for row in rows)):
        table = next(row.row.iterancestors("table"), None)
        if table not in widths and len(columns) == 1:
            width = _width_of_parts(row.squeezed, names)
            if width:
                widths[table] = width
        parts = list(_parted(row, widths.get(table, 0)))
        if any(part.is_listed(names) for part in parts):
            yield from parts
        else:  # a sum, a note
            yield _whole(row)


def _without(row: TableRow, cells: Collection[html.HtmlElement]) -> TableRow | None:
    """Return a row without those cells, or None where it has no others."""
    if not cells or not any(cell in cells for cell in row.cells):
        return row
    kept = [place for place, cell in enumerate(row.cells) if cell not in cells]
    texts = tuple(row.texts[place] for place in kept)
    squeezed = tuple(row.squeezed[place] for place in kept)
    own = tuple(row.cells[place] for place in kept)
    return TableRow(row.row, own, texts, squeezed) if kept else None


def _width_of_parts(squeezed: Sequence[str], names: Collection[str]) -> int:
    """Return how many cells each household of a row has, or 0 where it lists no two of them."""
    places = [place for place, text in enumerate(squeezed) if text in names]
    count = len(places)
    if not 1 < count <= _MOST_PARTS or len(squeezed) % count:
        return 0
    width = len(squeezed) // count
    return width if all(place % width == places[0] for place in places) else 0


def _parted(row: TableRow, width: int) -> Iterator[RowPart]:
    if not width or len(row.cells) % width:
        yield _whole(row)
        return
    for start in range(0, len(row.cells), width):
        part = slice(start, start + width)
        if any(row.texts[part]):
            yield RowPart(
                *(row.row, row.cells[part], row.texts[part], row.squeezed[part]),
                offset=start,
                is_whole=False,
            )


def _whole(row: TableRow) -> RowPart:
    return RowPart(row.row, row.cells, row.texts, row.squeezed)
