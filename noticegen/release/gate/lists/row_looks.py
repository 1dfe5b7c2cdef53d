"""Households of a list look alike: nobody is pointed out by a colour, a heavier letter or a frame.

What a list may not say in words, a template can say by the look of one row: who is ill, who has
complained. So all parts of a list must be written in the same elements, classes and styles, and the
same rules of the style sheet must hold for them; rows may differ by turns, as striped lists do. How
a long name is made to fit its cell depends on the name alone, and what stands between two
households of a village is the same between all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from lxml import html

from noticegen.publication.model import Publication
from noticegen.release.gate.lists.listed_households import Household, Step
from noticegen.release.gate.lists.parted_lists import are_parted_evenly, ends_table
from noticegen.release.gate.lists.pointing_rules import Holding, find_pointing_rules
from noticegen.release.gate.lists.turns import are_every_nth
from noticegen.release.gate.page.village_cells import village_cells

Look = tuple[object, ...]

_TURNS = 2  # striped rows
_FEWEST = 3  # rows that show whether a list is striped
_FITTED = re.compile(r"font-size\s*:[^;]*;?\s*")  # how a long name is made to fit its cell
_OF_FITTING = frozenset({"whole", "halved"})
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SPACE = re.compile(r"[ \t\r\n\f]+")  # other blanks keep their width


def has_marked_row(
    root: html.HtmlElement, listed: Sequence[Household], publication: Publication
) -> bool:
    """Tell whether any household of a list looks otherwise than the others, or those by turns."""
    if len(listed) <= 1:
        return False
    listed = _without_village_cells(listed, village_cells(root, publication))
    steps = (step for household in listed for step in (*household.own, *household.after))
    holding = find_pointing_rules(root, {step.element for step in steps if step.kind == "<"})
    reader = _LookReader(holding, publication)
    looks = [reader.look_of(household) for household in listed]
    between = [reader.between(household) for household in listed]
    lists = list(_lists(listed))
    return (
        not _fit_their_texts(listed)
        or not all(
            _are_alike([[looks[place] for place in places] for places in beside])
            and _are_alike([[between[place] for place in places[:-1]] for places in beside])
            for beside in _by_offset(lists, listed)
        )
        or not _end_alike(between, lists)
        or len({reader.choices_of(household) for household in listed}) > 1
        or not all(_are_even(reader, listed, places) for places in lists)
        or not are_parted_evenly(listed, publication)
    )


def _without_village_cells(
    listed: Sequence[Household], cells: frozenset[html.HtmlElement]
) -> Sequence[Household]:
    """Leave out of each household's part the cell that names its village beside all of it."""
    if not cells:
        return listed
    return [
        replace(
            household,
            own=tuple(
                step
                for step in household.own
                if cells.isdisjoint((step.element, *step.element.iterancestors()))
            ),
        )
        for household in listed
    ]


class _LookReader:
    """Reads how parts of a page look, so far as their elements and the style sheets tell."""

    def __init__(
        self,
        holding: Mapping[Any, Holding] | None,
        publication: Publication,
    ) -> None:
        self._holding = holding
        self._villages = [village.village for village in publication.villages]

    def look_of(self, household: Household) -> Look:
        """Return how a household's part is written, whatever it says."""
        return self._read(household, household.own)

    def between(self, household: Household) -> Look:
        """Return what stands between a household's part and the next one."""
        return self._read(household, household.after)

    def choices_of(self, household: Household) -> tuple[tuple[int, ...], ...]:
        """Return the rules that hold for each element and choose none by turns."""
        if self._holding is None:
            return ()
        return tuple(
            self._holding[step.element].choices
            for step in household.own
            if step.kind == "<" and not _is_half(step)
        )

    def edges_of(self, household: Household) -> tuple[tuple[int, int], ...]:
        """Return the rules that draw a line or leave room at a household's part, and at what."""
        if self._holding is None:
            return ()
        return tuple(
            (place, rule)
            for place, step in enumerate(household.own)
            if step.kind == "<"
            for rule in self._holding[step.element].edges
        )

    def _read(self, household: Household, steps: Sequence[Step]) -> Look:
        own = {str(household.entry.number), *map(str, household.entry.values)}
        in_rows = household.row is not None
        return tuple(
            self._written(step, own)
            for step in steps
            if not _is_half(step) and not (in_rows and _is_cell(step))
        )

    def _written(self, step: Step, own: set[str]) -> object:
        if step.kind == ">":
            return step.element.tag
        if step.kind == "t":
            return self._skeleton(step.text, own)
        element = step.element
        style = element.get("style") or ""
        if element.tag == "td":
            style = _FITTED.sub("", style)
        others = (item for item in element.attrib.items() if item[0] not in ("class", "style"))
        return (
            element.tag,
            frozenset((element.get("class") or "").split()) - _OF_FITTING,
            style.strip(),
            frozenset((name, "" if value in own else value) for name, value in others),
            self._holding[element].looks if self._holding is not None else (),
        )

    def _skeleton(self, text: str, own: set[str]) -> str:
        """Return a text with a sign for whatever is the household's or its village's own."""
        names: Sequence[str] = (
            () if text.isascii() else sorted({*own, *self._villages}, key=len, reverse=True)
        )
        for name in names:
            if not name.isascii():
                text = re.sub(r"\s*".join(map(re.escape, name)), "\x1f", text)
        return _SPACE.sub(" ", _FIGURE.sub("#", text)).strip(" ")


def _is_half(step: Step) -> bool:
    """Tell one of the two lines that a long name is broken into."""
    if step.kind == "t" or step.element.tag != "span" or step.element.attrib:
        return False
    parent = step.element.getparent()
    return parent.tag == "td" and "halved" in (parent.get("class") or "").split()


def _is_cell(step: Step) -> bool:
    """Tell what is written in a cell, which is compared with the publication."""
    return step.kind == "t" and any(
        element.tag == "td" for element in (step.element, *step.element.iterancestors())
    )


def _fit_their_texts(listed: Sequence[Household]) -> bool:
    """Tell whether texts of one shape in one column are fitted in one way."""
    known: dict[tuple[int, str], Look] = {}
    for household in listed:
        cells = [step.element for step in household.own if step.kind == "<"]
        for place, cell in enumerate(cell for cell in cells if cell.tag == "td"):
            shape = (place, "".join(map(_shape_of, cell.text_content())))
            if known.setdefault(shape, _fit_of(cell)) != _fit_of(cell):
                return False
    return True


def _shape_of(mark: str) -> str:
    if mark.isspace():
        return ""
    return "字" if unicodedata.east_asian_width(mark) in "WF" else "0" if mark.isalnum() else mark


def _fit_of(cell: html.HtmlElement) -> Look:
    sizes = _FITTED.findall(cell.get("style") or "")
    return (
        _OF_FITTING.intersection((cell.get("class") or "").split()),
        "".join(sizes),
        len(cell.findall("span")),
    )


def _lists(listed: Sequence[Household]) -> Iterator[list[int]]:
    """Yield the places of households that follow each other in one village and one table.

    Of a table that lists several to a row, those at the same place of the rows make a list.
    """
    places: list[int] = []
    for place, household in enumerate(listed):
        places.append(place)
        is_last = place + 1 == len(listed)
        if is_last or listed[place + 1].village != household.village or ends_table(household):
            offsets = dict.fromkeys(listed[one].offset for one in places)
            yield from ([one for one in places if listed[one].offset == at] for at in offsets)
            places = []


def _by_offset(
    lists: Sequence[list[int]], listed: Sequence[Household]
) -> Iterator[list[list[int]]]:
    """Yield the lists of whole rows, or those at the same place of rows that list several."""
    for offset in dict.fromkeys(listed[places[0]].offset for places in lists):
        yield [places for places in lists if listed[places[0]].offset == offset]


def _are_alike(lists: Sequence[Sequence[Look]]) -> bool:
    """Tell whether all looks are one, or two that take turns wherever that can be seen."""
    counted = Counter(look for looks in lists for look in looks)
    if len(counted) == _TURNS and are_every_nth(lists, counted.most_common(1)[0][0]):
        return True
    for looks in lists:
        if any(now != before for before, now in zip(looks, looks[_TURNS:], strict=False)):
            return False
    striped = {frozenset(looks) for looks in lists if len(looks) >= _FEWEST}
    if striped:
        seen = next(iter(striped))
        return len(striped) == 1 and all(seen.issuperset(looks) for looks in lists)
    by_turns = ({looks[place] for looks in lists if len(looks) > place} for place in range(_TURNS))
    return all(len(looks) <= 1 for looks in by_turns)


def _end_alike(between: Sequence[Look], lists: Sequence[Sequence[int]]) -> bool:
    """Tell whether what stands behind a village's last household begins as behind the others.

    In a sentence, people and amounts stand there.
    """
    within = Counter(between[place] for places in lists for place in places[:-1])
    if not within:
        return True
    usual = within.most_common(1)[0][0]
    figures = [place for place, part in enumerate(usual) if isinstance(part, str) and "#" in part]
    if not figures:
        return True
    told, last = usual[: figures[-1]], str(usual[figures[-1]])
    last = last[: last.rindex("#") + 1]
    ends = (between[places[-1]] for places in lists)
    return all(
        end[: len(told)] == told and "".join(map(str, end[len(told) :])).startswith(last)
        for end in ends
    )


def _are_even(reader: _LookReader, listed: Sequence[Household], places: Sequence[int]) -> bool:
    """Tell whether lines and gaps come at the ends of a list or at equal distances in it."""
    hits: dict[tuple[int, int], list[int]] = {}
    for number, place in enumerate(places, start=1):
        for edge in reader.edges_of(listed[place]):
            hits.setdefault(edge, []).append(number)
    last = len(places)
    return all(set(found) <= {1, last} or _are_regular(found, last) for found in hits.values())


def _are_regular(found: Sequence[int], last: int) -> bool:
    steps = {after - before for before, after in pairwise(found)}
    if not steps:
        return found[0] % 5 == 0 and found[0] * 2 > last
    step = min(steps)
    return len(steps) == 1 and found[0] <= step and found[-1] > last - step
