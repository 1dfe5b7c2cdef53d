"""Villages learnt from addresses: the office's own names only, and only beyond doubt."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.addresses import place_households
from noticegen.roster.cell import Cell, CellKind
from noticegen.roster.model import Column, Household, Roster, Row, VillageSource
from noticegen.roster.requirements import require_columns
from noticegen.vocabulary.place import Place
from tests.roster.workbooks import IDS, Value, read_rows

TOWNSHIP = "示例市示例旗青禾镇"
VILLAGES = ("青山嘎查", "东园村", "新村", "幸福社区")


def village_of(address: str, villages: tuple[str, ...] = VILLAGES) -> str:
    place = Place("名单.xlsx", "表", 3)
    column = Column(place, "家庭住址", "address", 1)
    row = Row(place, {"address": Cell(address, CellKind.TEXT, 1)})
    household = Household((row,), {"address": column})
    roster = place_households(Roster((column,), (household,)), villages, TOWNSHIP)
    return roster.households[0].village


@pytest.mark.parametrize(
    ("address", "village"),
    [
        ("青禾镇青山嘎查3组11号", "青山嘎查"),
        ("示例旗青禾镇 东园村", "东园村"),
        ("示例市示例旗青禾镇东园村民委员会2组", "东园村"),
        ("内蒙古自治区示例市示例旗青禾镇新村委会二组", "新村"),
        ("青禾镇人民政府，幸福社区2号楼3单元", "幸福社区"),
        ("新村１组", "新村"),
        ("东园村后沟自然村5号", "东园村"),
        # Not the office's own, or not certain.
        ("青禾镇大东园村3组", ""),
        ("青禾镇新村湾村2组", ""),
        ("另一旗红土镇东园村1组", ""),
        ("红土镇东园村1组", ""),
        ("东园村1组（原青山嘎查）", ""),
        ("青山3组11号", ""),
        ("幸福路7号", ""),
        ("", ""),
    ],
)
def test_the_village_of_an_address(address: str, village: str) -> None:
    assert village_of(address) == village


@given(st.text(max_size=30), st.sampled_from(VILLAGES), st.text(max_size=30))
def test_no_other_name_is_ever_taken(before: str, village: str, after: str) -> None:
    assert village_of(before + village + after) in {"", *VILLAGES}
    assert village_of(before + village + after, ()) == ""


ROWS: list[list[Value]] = [
    ["姓名", "身份证号", "家庭住址", "家庭人口", "保障金额"],
    ["甲某", IDS[0], "青禾镇东园村3组", 1, 300],
    ["乙某", IDS[1], "青禾镇某处", 1, 300],
]


def test_a_sheet_is_taken_whose_addresses_name_villages(tmp_path: Path) -> None:
    roster = place_households(read_rows(tmp_path, ROWS, sheet="12月"), VILLAGES, TOWNSHIP)
    require_columns(roster, ("village",))
    assert [each.village for each in roster.households] == ["东园村", ""]
    assert roster.households[0].village_source is VillageSource.ADDRESS


@pytest.mark.parametrize("villages", [(), ("远村",)])
def test_one_whose_addresses_name_none_is_refused(
    tmp_path: Path, villages: tuple[str, ...]
) -> None:
    roster = place_households(read_rows(tmp_path, ROWS, sheet="12月"), villages, TOWNSHIP)
    with pytest.raises(InputError) as caught:
        require_columns(roster, ("village",))
    assert caught.value.code is ErrorCode.VILLAGE_IN_ADDRESS


def test_an_empty_cell_in_a_column_of_villages_is_not_filled(tmp_path: Path) -> None:
    rows = [[*row, village] for row, village in zip(ROWS, ("村", "", "新村"), strict=True)]
    roster = place_households(read_rows(tmp_path, rows, sheet="12月"), VILLAGES, TOWNSHIP)
    assert [each.village for each in roster.households] == ["", "新村"]


def test_what_a_hidden_column_says_is_not_for_the_public(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["C"].hidden = True

    roster = place_households(
        read_rows(tmp_path, ROWS, sheet="12月", finish=hide), VILLAGES, TOWNSHIP
    )
    assert [each.village for each in roster.households] == ["", ""]
