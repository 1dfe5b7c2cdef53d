"""The entries of a list are written alike and in their order: no row says more by how it is set.

A blank within one name, a figure in full width, `620.00` among whole yuan or a household moved to
the front point at somebody as well as a colour does. Names of one length may be spread alike, and
a column's figures may all have a sign of money, thousands parted, cents or noughts in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lxml import html

from noticegen.publication.model import Publication, PublicValue
from noticegen.release.gate.folding import squeeze
from noticegen.release.gate.lists.listed_households import Household, name_of
from noticegen.release.gate.lists.row_cells import comparable

_SPACE = re.compile(r"[ \t\r\n\f]+")  # what a page shows as one blank; others keep their width
_FIGURE = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_THOUSAND = 1000


def are_in_order(listed: Sequence[Household], publication: Publication) -> bool:
    """Tell whether the households stand on the page as they are numbered."""
    return all(
        squeeze(name_of(household.entry, publication)) in squeeze(household.text)
        for household in listed
    )


def are_written_alike(listed: Sequence[Household]) -> bool:
    """Tell whether the values of every column are written in one way."""
    columns: dict[int, list[tuple[PublicValue, str]]] = {}
    for household in listed:
        values = (household.entry.number, *household.entry.values)
        written = _in_row(household.cells, values)
        for place, pair in enumerate(written or _in_sentence(household, values)):
            columns.setdefault(place, []).append(pair)
    return all(_is_one_writing(column) for column in columns.values())


def _in_row(
    row: Sequence[html.HtmlElement], values: Sequence[PublicValue]
) -> list[tuple[PublicValue, str]]:
    """Return each value with how its cell writes it; empty ones have no cell to compare."""
    cells = [_SPACE.sub(" ", cell.text_content()).strip(" ") for cell in row]
    told = [value for value in values if value != ""]
    written = list(filter(None, cells))
    if not written:
        return []
    if len(told) != len(written) or comparable(written[0]) != str(told[0]):
        # An office may leave the number out, and tell the village besides.
        known = {comparable(str(value)): value for value in reversed(told[1:])}
        return [(known[shape], cell) for cell in written if (shape := comparable(cell)) in known]
    return list(zip(told, written, strict=True))


def _in_sentence(
    household: Household, values: Sequence[PublicValue]
) -> Iterator[tuple[PublicValue, str]]:
    """Yield each value with how the text behind a name writes it, or nothing where it does not."""
    text = household.text + "".join(step.text for step in household.after)
    figures = _FIGURE.findall(text)
    for value in values:
        if isinstance(value, str):
            found = re.search(r"\s*".join(map(re.escape, value)), text)
            yield value, found.group() if found else ""
        else:
            same = (figure for figure in figures if Decimal(figure.replace(",", "")) == value)
            yield value, next(same, "")


def _is_one_writing(column: Sequence[tuple[PublicValue, str]]) -> bool:
    told = [pair for pair in column if pair[1]]  # sentences may leave the numbers of rows out
    texts = [(value, text) for value, text in told if isinstance(value, str)]
    figures = [(Decimal(value), text) for value, text in told if not isinstance(value, str)]
    return _are_spread_alike(texts) and (
        all(text == str(value) for value, text in figures) or _are_figures_alike(figures)
    )


def _are_spread_alike(column: Sequence[tuple[str, str]]) -> bool:
    """Tell whether texts have their own characters, and blanks that depend on their length.

    Short names are spread to the width of longer ones: a name with blanks among shorter ones
    without any is marked.
    """
    known: dict[int, str] = {}
    for own, text in column:
        letters = "".join(own.split())
        if letters != "".join(text.split()):
            return False
        blanks = "".join(mark if mark.isspace() else "字" for mark in text)
        has_own_blanks = text == own != letters
        if not has_own_blanks and known.setdefault(len(letters), blanks) != blanks:
            return False
    widths = [len(known[length]) - length for length in sorted(known)]
    return widths == sorted(widths, reverse=True)


def _are_figures_alike(column: Sequence[tuple[Decimal, str]]) -> bool:
    forms: set[tuple[str, str, int]] = set()
    wholes: list[str] = []
    parted: set[bool] = set()
    for value, text in column:
        match = _FIGURE.search(text)
        if match is None:
            return False
        whole, _, cents = match.group().partition(".")
        forms.add((text[: match.start()], text[match.end() :], len(cents)))
        wholes.append(whole)
        if abs(value) >= _THOUSAND:
            parted.add("," in whole)
    has_noughts = any(len(whole) > 1 and whole[0] == "0" for whole in wholes)
    return (
        len(forms) <= 1
        and len(parted) <= 1
        and (not has_noughts or len({len(whole) for whole in wholes}) == 1)
    )
