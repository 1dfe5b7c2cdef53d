"""Lists that an office sorts, folds, shades and adds to; and what is done to some rows only."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.publication.model import Entry, VillageList
from noticegen.release.gate.figures.stated_sums import check_sums
from noticegen.release.gate.lists.checks import check_lists
from noticegen.release.gate.lists.list_page import read_list_page
from noticegen.release.gate.presence import check_rows
from noticegen.release.gate.report import GateRule
from noticegen.vocabulary.capitals import capital_amount
from tests.release.conftest import secrets_for

PUBLICATION = invent_publication(21)
HEADS = ("序号", "申请人姓名", "家庭人口", "月保障金额（元）")
Row = Sequence[str]


def _row(entry: Entry, number: int | None = None) -> list[str]:
    return [str(number or entry.number), *map(str, entry.values)]


def _amount(entry: Entry) -> Decimal:
    return Decimal(entry.values[2])


def _rows(village: VillageList) -> list[Row]:
    return [_row(entry) for entry in village.entries]


def _page(tables: Sequence[Sequence[Row]], heads: Row = HEADS, style: str = "") -> str:
    made = []
    for village, rows in zip(PUBLICATION.villages, tables, strict=True):
        head = "".join(f"<th>{text}</th>" for text in heads)
        body = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
        made.append(
            f"<h2>{village.village}</h2><table><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>"
        )
    return f"<html><head><style>{style}</style></head><body>{''.join(made)}</body></html>"


def _rules(page: str) -> set[GateRule]:
    read = read_list_page(page, PUBLICATION, secrets_for(PUBLICATION).allowed)
    arranged = read.arranged
    return {
        finding.rule
        for finding in (
            *check_rows(read.source, arranged.publication, read.parts),
            *check_lists(read.source, arranged.publication, read.words, read.listed),
            *check_sums(read.drawn, arranged.publication, has_capitals=arranged.has_capitals),
        )
    }


def _folded(rows: list[Row], folds: int, *, down: bool = False) -> list[Row]:
    height = -(-len(rows) // folds)
    groups = (
        [rows[line::height] for line in range(height)]
        if down
        else [rows[start : start + folds] for start in range(0, len(rows), folds)]
    )
    width = len(rows[0])
    return [
        [cell for row in group for cell in row] + [""] * width * (folds - len(group))
        for group in groups
    ]


@pytest.mark.parametrize("folds", [2, 3])
@pytest.mark.parametrize("down", [False, True])
def test_several_households_to_a_row_are_a_list(folds: int, *, down: bool) -> None:
    tables = [_folded(_rows(one), folds, down=down) for one in PUBLICATION.villages]
    assert not _rules(_page(tables, HEADS * folds))
    stripes = (
        "tbody tr:nth-child(even) td{background:#eee}td:nth-child(4n+1){border-left:2pt solid}"
    )
    assert not _rules(_page(tables, HEADS * folds, stripes))


@pytest.mark.parametrize(
    "style",
    [
        "tbody tr:nth-child(2) td:nth-child(6){color:#c00}",
        "tr:first-child:nth-last-child(4) td:nth-child(6){color:#c00}",
        "tbody tr:nth-child(2) td{background:#ffa}",
    ],
)
def test_one_of_several_to_a_row_is_not_marked(style: str) -> None:
    tables = [_folded(_rows(one), 2) for one in PUBLICATION.villages]
    assert GateRule.MARKED_ROW in _rules(_page(tables, HEADS * 2, style))


def test_the_room_beside_the_last_household_stays_empty() -> None:
    tables = [_folded(_rows(one), 2) for one in PUBLICATION.villages]
    tables[0][-1] = [*tables[0][-1][:4], "8", "温和平", "1", "600"]
    assert GateRule.ROW_COUNT in _rules(_page(tables, HEADS * 2))


def test_heads_of_every_part_are_their_columns() -> None:
    tables = [_folded(_rows(one), 2) for one in PUBLICATION.villages]
    heads = (*HEADS, "序号", "患者姓名", "家庭人口", "月保障金额（元）")
    assert GateRule.UNTRUE_HEAD in _rules(_page(tables, heads))


@pytest.mark.parametrize("is_falling", [False, True])
@pytest.mark.parametrize("is_renumbered", [False, True])
@pytest.mark.parametrize("place", [1, 2])
def test_a_list_may_be_sorted_by_what_it_shows(
    place: int, *, is_falling: bool, is_renumbered: bool
) -> None:
    tables = []
    for village in PUBLICATION.villages:
        entries = sorted(
            village.entries, key=lambda one: Decimal(one.values[place]), reverse=is_falling
        )
        tables.append(
            [_row(one, at if is_renumbered else None) for at, one in enumerate(entries, start=1)]
        )
    assert not _rules(_page(tables))


def test_no_other_order_is_taken() -> None:
    turned = [[*_rows(one)[1:], _rows(one)[0]] for one in PUBLICATION.villages]
    assert GateRule.ROW_ORDER in _rules(_page(turned))
    first, *others = [
        sorted(one.entries, key=_amount, reverse=True) for one in PUBLICATION.villages
    ]
    one_village: list[list[Row]] = [[_row(one) for one in first]]
    one_village += map(_rows, PUBLICATION.villages[1:])
    assert others
    assert GateRule.ROW_ORDER in _rules(_page(one_village))
    ties = [
        sorted(one.entries, key=lambda entry: (Decimal(entry.values[1]), -entry.number))
        for one in PUBLICATION.villages
    ]
    assert GateRule.ROW_ORDER in _rules(_page([[_row(one) for one in table] for table in ties]))


def _with_capitals(entry: Entry) -> list[str]:
    return [*_row(entry), capital_amount(_amount(entry))]


def _with_each(entry: Entry) -> list[str]:
    return [*_row(entry), f"{_amount(entry) / Decimal(entry.values[1]):.2f}"]


def test_a_row_may_tell_its_amount_in_capitals() -> None:
    tables = [[_with_capitals(one) for one in village.entries] for village in PUBLICATION.villages]
    for head in ("大写金额", "金额（大写）", "人民币大写"):
        assert not _rules(_page(tables, (*HEADS, head)))
    assert GateRule.UNTRUE_HEAD in _rules(_page(tables, (*HEADS, "全年金额大写")))
    tables[0][1][-1] = "壹仟元整"
    assert _rules(_page(tables, (*HEADS, "大写金额"))) >= {
        GateRule.UNEXPECTED_CELL,
        GateRule.SUM_WRONG,
    }


def test_a_row_may_tell_what_each_person_gets() -> None:
    tables = [[_with_each(one) for one in village.entries] for village in PUBLICATION.villages]
    for head in ("人均（元）", "人均月保障金额", "家庭人均补差"):
        assert not _rules(_page(tables, (*HEADS, head)))
    assert GateRule.UNTRUE_HEAD in _rules(_page(tables, (*HEADS, "患者补助")))
    tables[0][1][-1] = "1.00"
    assert GateRule.UNEXPECTED_CELL in _rules(_page(tables, (*HEADS, "人均（元）")))


@pytest.mark.parametrize("step", [2, 3, 5])
def test_stripes_may_come_every_second_to_fifth_row(step: int) -> None:
    village = VillageList("新城村", invent_publication(30).villages[0].entries)
    assert len(village.entries) >= 2 * step
    tables = list(map(_rows, PUBLICATION.villages))
    style = f"tbody tr:nth-child({step}n) td{{background:#eee}}"
    has_room = all(len(one.entries) >= 2 * step for one in PUBLICATION.villages)
    assert (GateRule.MARKED_ROW in _rules(_page(tables, style=style))) != has_room


@pytest.mark.parametrize("units", [("人", "元"), ("口", "元"), ("", "元")])
def test_figures_may_have_their_units(units: tuple[str, str]) -> None:
    tables = [
        [[*row[:2], row[2] + units[0], row[3] + units[1]] for row in _rows(one)]
        for one in PUBLICATION.villages
    ]
    assert not _rules(_page(tables))
    wrong = [[[*row[:3], row[3] + "人"] for row in _rows(one)] for one in PUBLICATION.villages]
    assert GateRule.UNEXPECTED_CELL in _rules(_page(wrong))


def test_a_single_long_name_is_not_spread() -> None:
    tables = list(map(_rows, PUBLICATION.villages))
    spread = [
        [[row[0], "　".join(row[1]) if len(row[1]) == 2 else row[1], *row[2:]] for row in table]
        for table in tables
    ]
    assert GateRule.UNEVEN_WRITING not in _rules(_page(spread))
    marked = [
        [[row[0], row[1].replace("欧阳建国", "欧阳　建国"), *row[2:]] for row in table]
        for table in tables
    ]
    assert GateRule.UNEVEN_WRITING in _rules(_page(marked))
