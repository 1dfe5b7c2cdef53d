"""The rows of a page's tables, each row of a list taken apart where it lists several households.

A long list of short rows is often set two or three households to a row. Such a row has as many
names as households, in equal parts; every row of its table is parted like it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import html

from noticegen.publication.model import ColumnKind, Publication
from noticegen.release.gate.folding import squeeze

_SPACE = re.compile(r"\s+")
_MOST_PARTS = 4


@dataclass(frozen=True, slots=True)
class RowPart:
    """A row of a table, or the part of it that is one household's; `offset` cells are before it."""

    row: html.HtmlElement = field(repr=False)
    cells: tuple[html.HtmlElement, ...] = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)
    offset: int = 0
    is_whole: bool = True

    def is_listed(self, names: Collection[str]) -> bool:
        """Tell whether it is a household's: a number stands in front, or a name in it."""
        return self.texts[0].isdecimal() or any(squeeze(text) in names for text in self.texts)


def row_parts(root: html.HtmlElement, publication: Publication) -> Iterator[RowPart]:
    """Yield all rows with cells, in the order of the page."""
    columns = [
        place for place, one in enumerate(publication.columns) if one.kind is ColumnKind.NAME
    ]
    names = frozenset(
        squeeze(str(entry.values[place])) for entry in publication.entries for place in columns
    )
    widths: dict[html.HtmlElement | None, int] = {}
    for row in root.iter("tr"):
        cells = row.findall("td")
        if not cells:
            continue
        texts = [_SPACE.sub(" ", cell.text_content()).strip() for cell in cells]
        table = next(row.iterancestors("table"), None)
        if table not in widths and len(columns) == 1:
            width = _width_of_parts(texts, names)
            if width:
                widths[table] = width
        parts = list(_parted(row, cells, texts, widths.get(table, 0)))
        if any(part.is_listed(names) for part in parts):
            yield from parts
        else:  # a sum, a note
            yield RowPart(row, tuple(cells), tuple(texts))


def _width_of_parts(texts: Sequence[str], names: Collection[str]) -> int:
    """Return how many cells each household of a row has, or 0 where it lists no two of them."""
    places = [place for place, text in enumerate(texts) if squeeze(text) in names]
    count = len(places)
    if not 1 < count <= _MOST_PARTS or len(texts) % count:
        return 0
    width = len(texts) // count
    return width if all(place % width == places[0] for place in places) else 0


def _parted(
    row: html.HtmlElement, cells: Sequence[html.HtmlElement], texts: Sequence[str], width: int
) -> Iterator[RowPart]:
    if not width or len(cells) % width:
        yield RowPart(row, tuple(cells), tuple(texts))
        return
    for start in range(0, len(cells), width):
        part = tuple(texts[start : start + width])
        if any(part):
            yield RowPart(row, tuple(cells[start : start + width]), part, start, is_whole=False)
