"""Cells that name a village once, beside all the rows of its households, as many offices do.

Such a cell belongs to no household, though it is written in the first one's row. It says nothing of
anybody as long as it stands beside the whole village and nobody else: the names of the rows that it
spans are those of the village's list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lxml import html

from noticegen.publication.model import ColumnKind, Publication
from noticegen.release.gate.folding import squeeze

_COUNT = re.compile(r"共?(\d{1,3})户")
_ORDINAL = re.compile(r"^[一二三四五六七八九十]{1,3}(?=.)")


def village_cells(root: html.HtmlElement, publication: Publication) -> frozenset[html.HtmlElement]:
    """Return the cells that stand beside all households of a village, and no others."""
    tables = {
        next(cell.iterancestors("table"), None) for cell in root.xpath("//table//*[@rowspan]")
    }
    tables.discard(None)
    return frozenset(cell for table in tables for cell in _cells_of(table, publication))


def _cells_of(table: html.HtmlElement, publication: Publication) -> Iterator[html.HtmlElement]:
    places = [place for place, one in enumerate(publication.columns) if one.kind is ColumnKind.NAME]
    listed = {
        squeeze(village.village): [
            squeeze(str(entry.values[place])) for entry in village.entries for place in places
        ]
        for village in publication.villages
        if village.entries and village.village
    }
    rows = list(table.iter("tr"))
    for number, row in enumerate(rows):
        for cell in row.iterchildren("td", "th"):
            name = _village_in(squeeze(cell.text_content()), listed)
            if name is not None:
                spanned = rows[number : number + _span(cell)]
                if Counter(_names_in(spanned, listed)) == Counter(listed[name]):
                    yield cell


def _village_in(text: str, listed: Mapping[str, Sequence[str]]) -> str | None:
    """Return the village that a text names, be it with its number and how many are listed."""
    for told in (text, _ORDINAL.sub("", text)):
        for name, people in listed.items():
            if told.startswith(name) and _is_count(told[len(name) :], len(people)):
                return name
    return None


def _is_count(text: str, households: int) -> bool:
    match = _COUNT.fullmatch(text)
    return not text or (match is not None and int(match[1]) == households)


def _span(cell: html.HtmlElement) -> int:
    told = (cell.get("rowspan") or "1").strip()
    return int(told) if told.isascii() and told.isdecimal() and len(told) <= len("999") else 1


def _names_in(
    rows: Sequence[html.HtmlElement], listed: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    names = {name for of_village in listed.values() for name in of_village}
    for row in rows:
        for cell in row.iterchildren("td", "th"):
            text = squeeze(cell.text_content())
            if text in names:
                yield text
