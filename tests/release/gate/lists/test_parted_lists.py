"""A village's list goes on in another table where the first is full, and under no other heading."""

from __future__ import annotations

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.release.gate.lists.listed_households import find_households
from noticegen.release.gate.lists.parted_lists import are_parted_evenly
from noticegen.release.gate.page.row_parts import row_parts
from noticegen.release.gate.page.source import read_source

PUBLICATION = invent_publication(9)


def _are_parted_evenly(at: int, between: str) -> bool:
    rows = [
        "<tr>" + "".join(f"<td>{value}</td>" for value in (entry.number, *entry.values)) + "</tr>"
        for entry in PUBLICATION.entries
    ]
    tables = [f"<table>{''.join(part)}</table>" for part in (rows[:at], rows[at:])]
    source = read_source(f"<html><body>{between.join(tables)}</body></html>")
    listed = find_households(source.root, PUBLICATION, row_parts(source.rows, PUBLICATION))
    assert len(listed) == len(rows)
    return are_parted_evenly(listed, PUBLICATION)


@pytest.mark.parametrize("between", ["", "<p>（续表）</p>", "<p>接上页</p>", "<h2>第2页</h2>"])
@pytest.mark.parametrize("at", [5, 6, 8])
def test_a_full_table_may_be_followed_by_another(at: int, between: str) -> None:
    assert _are_parted_evenly(at, between)


@pytest.mark.parametrize(
    ("at", "between"),
    [(1, ""), (2, ""), (5, "<p>重点保障：</p>"), (5, "其他"), (5, "<h2>二类</h2>")],
)
def test_a_village_is_not_divided_in_two(at: int, between: str) -> None:
    assert not _are_parted_evenly(at, between)
