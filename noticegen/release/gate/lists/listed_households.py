"""Where the households of a list stand on a page: each one's own part of it, and what is between.

A list may be a table, a table for every household, paragraphs or one long sentence. A household's
own part is the largest element that holds its name and no other listed one; where there is none,
it is the text from its name to the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from lxml import etree, html

from noticegen.publication.model import ColumnKind, Entry, Publication
from noticegen.release.gate.folding import fold_text, squeeze
from noticegen.release.gate.page.row_parts import RowPart

_UNREAD = frozenset({"style", "script", "title", "desc"})


class Step(NamedTuple):
    """One step through a page: an element `<` begins or `>` ends, or a piece of text `t`."""

    kind: str
    element: Any
    text: str = ""


@dataclass(frozen=True, slots=True)
class Household:
    """One entry's steps: its own, and those that follow up to the next one's.

    `row` is its row of a table, if it has one, and `cells` are its cells of it, with `offset`
    others before them; `before` is the text in front of the first household.
    """

    entry: Entry = field(repr=False)
    village: int
    own: tuple[Step, ...] = field(repr=False)
    after: tuple[Step, ...] = field(repr=False)
    row: html.HtmlElement | None = field(repr=False)
    before: tuple[str, ...] = field(default=(), repr=False)
    cells: tuple[html.HtmlElement, ...] = field(default=(), repr=False)
    offset: int = 0

    @property
    def text(self) -> str:
        """Return what its part says."""
        return "".join(step.text for step in self.own)


def find_households(
    root: html.HtmlElement, publication: Publication, parts: Iterable[RowPart]
) -> tuple[Household, ...]:
    """Return the listed households in the order of the page; none where they cannot be told.

    `parts` are those of all rows of the page's tables.
    """
    villages = [village for village in publication.villages if village.entries]
    entries = [
        (entry, number) for number, village in enumerate(villages) for entry in village.entries
    ]
    names = [squeeze(name) for entry, _ in entries if (name := name_of(entry, publication))]
    steps = list(_steps(root.find("body")))
    known = frozenset(names)
    rows = [part for part in parts if part.is_listed(known)]
    if rows and len(rows) == len(entries):
        places = list(_parts_of_rows(steps, rows, alone=len(entries) == len(villages)))
    else:
        steps, anchors = ([], []) if rows else _names_in(steps, names)
        if len(anchors) != len(entries):
            return ()
        places = list(_parts(steps, anchors, alone=len(entries) == len(villages)))
    starts = [first for first, _ in places] + [len(steps)]
    return tuple(
        Household(
            entry=entry,
            village=village,
            own=tuple(steps[first:end]),
            after=tuple(steps[end : max(end, starts[place + 1])]),
            row=rows[place].row if rows else None,
            before=tuple(step.text for step in steps[:first]) if place == 0 else (),
            cells=rows[place].cells if rows else (),
            offset=rows[place].offset if rows else 0,
        )
        for place, ((first, end), (entry, village)) in enumerate(zip(places, entries, strict=True))
    )


def _parts_of_rows(
    steps: Sequence[Step], rows: Sequence[RowPart], *, alone: bool
) -> Iterator[tuple[int, int]]:
    """Yield where each household's part of its row begins and ends."""
    starts = {step.element: place for place, step in enumerate(steps) if step.kind == "<"}
    if all(part.is_whole for part in rows):
        yield from _parts(steps, [starts[part.row] for part in rows], alone=alone)
        return
    ends = {step.element: place for place, step in enumerate(steps) if step.kind == ">"}
    for part in rows:
        first, last = (part.row, part.row) if part.is_whole else (part.cells[0], part.cells[-1])
        yield starts[first], ends[last] + 1


def name_of(entry: Entry, publication: Publication) -> str:
    """Return the name that an entry is listed under; empty where a list has none."""
    for value, column in zip(entry.values, publication.columns, strict=True):
        if column.kind is ColumnKind.NAME:
            return str(value)
    return ""


def _steps(body: html.HtmlElement | None) -> Iterator[Step]:
    if body is None:
        return
    for event, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        if event in ("start", "end"):
            yield Step("<" if event == "start" else ">", element)
        text = element.text if event == "start" else element.tail if element is not body else None
        is_unread = event == "start" and element.tag in _UNREAD
        if text and text.strip() and not is_unread:
            yield Step("t", element, text)


def _names_in(steps: list[Step], names: list[str]) -> tuple[list[Step], list[int]]:
    """Return the steps with every text broken before each name, and where the names stand."""
    longest_first = sorted(set(names), key=len, reverse=True)
    pattern = re.compile("|".join(r"[\s·]*".join(map(re.escape, name)) for name in longest_first))
    broken: list[Step] = []
    anchors: list[int] = []
    for step in steps:
        if step.kind != "t" or not names:
            broken.append(step)
            continue
        folded = fold_text(step.text)
        searched = folded if len(folded) == len(step.text) else step.text
        spans = [match.span() for match in pattern.finditer(searched)]
        edges = sorted({0, len(step.text), *(edge for span in spans for edge in span)})
        for start, end in pairwise(edges):
            if any(start == first for first, _ in spans):
                anchors.append(len(broken))
            broken.append(step._replace(text=step.text[start:end]))
    return broken, anchors


def _parts(
    steps: Sequence[Step], anchors: Sequence[int], *, alone: bool
) -> Iterator[tuple[int, int]]:
    """Yield where each household's own part begins and ends: as far out as for all of them.

    A village's only household has a table to itself; where others have a row, its row is its part.
    So is it where every household is `alone` in its village.
    """
    around = list(_elements_around(steps, anchors))
    depth = min((len(elements) for elements in around), default=0)
    if alone:
        depth = min(depth, 1)
    for anchor, elements in zip(anchors, around, strict=True):
        first, last = elements[depth - 1] if depth else (anchor, anchor)
        yield first, last + 1


def _elements_around(
    steps: Sequence[Step], anchors: Sequence[int]
) -> Iterator[list[tuple[int, int]]]:
    """Yield where the elements begin and end that hold one name alone, from the inmost outwards."""
    starts = {step.element: place for place, step in enumerate(steps) if step.kind == "<"}
    ends = {step.element: place for place, step in enumerate(steps) if step.kind == ">"}
    bounds = zip((-1, *anchors), anchors, (*anchors[1:], len(steps)), strict=False)
    for before, anchor, behind in bounds:
        found: list[tuple[int, int]] = []
        element = steps[anchor].element
        if ends.get(element, -1) < anchor:
            element = element.getparent()  # the text stands behind it
        while element is not None and element.tag != "body":
            if starts[element] <= before or ends[element] >= behind:
                break
            found.append((starts[element], ends[element]))
            element = element.getparent()
        yield found
