"""A cell that names a village beside all its rows belongs to nobody; beside some it marks them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.publication.model import Publication, VillageList
from noticegen.release.gate.lists.checks import check_lists
from noticegen.release.gate.lists.list_page import read_list_page
from noticegen.release.gate.presence import check_rows
from noticegen.release.gate.report import GateRule


def _two_villages() -> Publication:
    publication = invent_publication(9)
    entries = publication.entries
    first = tuple(replace(entry, number=at) for at, entry in enumerate(entries[:5], start=1))
    second = tuple(replace(entry, number=at) for at, entry in enumerate(entries[5:], start=1))
    villages = (VillageList("新城村", first), VillageList("东园嘎查", second))
    return replace(publication, villages=villages)


PUBLICATION = _two_villages()
ALLOWED = frozenset(str(entry.values[0]) for entry in PUBLICATION.entries) | {
    *("新城村", "东园嘎查"),
}


def _page(spans: dict[tuple[int, int], str], tag: str = "td") -> str:
    """Return a list with cells beside its rows: by village and row, what the cell is."""
    rows = []
    for number, village in enumerate(PUBLICATION.villages):
        for at, entry in enumerate(village.entries):
            cell = spans.get((number, at), "")
            values = "".join(f"<td>{value}</td>" for value in (entry.number, *entry.values))
            rows.append(f"<tr>{cell.replace('CELL', tag)}{values}</tr>")
    heads = "".join(f"<th>{column.label}</th>" for column in PUBLICATION.columns)
    return (
        f"<html><body><table><tr><th>村名</th><th>序号</th>{heads}</tr>"
        + "".join(rows)
        + "</table></body></html>"
    )


def _rules(page: str) -> set[GateRule]:
    read = read_list_page(page, PUBLICATION, ALLOWED)
    return {
        finding.rule
        for finding in (
            *check_rows(read.source, PUBLICATION, read.parts),
            *check_lists(read.source, PUBLICATION, read.words, read.listed),
        )
    }


@pytest.mark.parametrize("tag", ["td", "th"])
@pytest.mark.parametrize("written", ["{}", "（一）{}", "{}（{}户）"])
def test_a_cell_beside_a_whole_village_passes(tag: str, written: str) -> None:
    spans = {
        (number, 0): f'<CELL rowspan="{len(village.entries)}">'
        + written.format(village.village, len(village.entries))
        + "</CELL>"
        for number, village in enumerate(PUBLICATION.villages)
    }
    assert _rules(_page(spans, tag)) == set()


@pytest.mark.parametrize(
    "spans",
    [
        {(0, 0): '<td rowspan="2">新城村</td>', (0, 2): '<td rowspan="3">新城村</td>'},
        {(0, 0): '<td rowspan="5">新城村</td>', (1, 0): '<td rowspan="4">重点户</td>'},
        {(0, 0): '<td rowspan="5">东园嘎查</td>', (1, 0): '<td rowspan="4">新城村</td>'},
        {(0, 1): '<td rowspan="5">新城村</td>'},
    ],
)
def test_a_cell_beside_some_of_it_is_found(spans: dict[tuple[int, int], str]) -> None:
    assert _rules(_page(spans)) & {GateRule.MARKED_ROW, GateRule.UNEXPECTED_CELL}
