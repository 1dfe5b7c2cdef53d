from pathlib import Path

import pytest

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.model import DoubtKind
from noticegen.roster.requirements import programmes_by_file, require_programmes
from noticegen.vocabulary.outcomes import Reason
from tests.roster.workbooks import IDS, Value, names, only, read_rows

PERSON_HEADING: list[Value] = ["户编号", "姓名", "与户主关系", "身份证号", "户月保障金额"]


def test_rows_of_persons_become_households(tmp_path: Path) -> None:
    rows: list[list[Value]] = [PERSON_HEADING]
    rows += [["1", "甲某", "户主", IDS[0], 900], ["1", "乙小某", "之子", IDS[1], None]]
    rows += [["2", "丙小某", "孙女", IDS[2], None], ["2", "丁某", "户主", IDS[3], 700]]
    roster = read_rows(tmp_path, rows)
    assert names(roster) == ["甲某", "丁某"]
    assert [each.household_size for each in roster.households] == [2, 2]
    assert [each.amount for each in roster.households] == [900, 700]
    assert [each.place.row for each in roster.households] == [2, 5]
    assert [one.name for one in roster.households[1].members] == ["丙小某"]


def test_a_household_without_a_certain_head_is_in_doubt(tmp_path: Path) -> None:
    rows: list[list[Value]] = [PERSON_HEADING]
    rows += [["1", "甲小某", "之子", IDS[0], 900], ["1", "乙某", "之妻", IDS[1], None]]
    household = only(read_rows(tmp_path, rows))
    assert [doubt.reason for doubt in household.doubts] == [Reason.HEAD_UNKNOWN]


def test_members_below_a_village_written_once_belong_to_their_household(tmp_path: Path) -> None:
    heading: list[Value] = ["嘎查村", "户编号", "姓名", "与户主关系", "身份证号", "户月保障金额"]
    rows: list[list[Value]] = [heading]
    rows += [
        ["新村", "1", "甲某", "户主", IDS[0], 900],
        [None, "1", "乙小某", "之子", IDS[1], None],
    ]
    rows += [["新村", "2", "丙某", "户主", IDS[2], 700]]
    # The next village counts from 1 again; a member may stand above the head.
    rows += [
        ["旧村", "1", "丁小某", "之女", IDS[3], None],
        [None, "1", "戊某", "户主", IDS[0], 300],
    ]
    # Two heads are two households, whatever number they share.
    rows += [["旧村", "3", "己某", "户主", IDS[1], 500], [None, "3", "庚某", "户主", IDS[2], 400]]
    roster = read_rows(tmp_path, rows, sheet="甲村")
    assert names(roster) == ["甲某", "丙某", "戊某", "己某", "庚某"]
    assert [each.village for each in roster.households] == ["新村", "新村", "旧村", "旧村", "甲村"]
    assert [each.amount for each in roster.households] == [900, 700, 300, 500, 400]
    assert not [doubt for each in roster.households for doubt in each.doubts]


def test_heads_name_beside_the_persons(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["户主姓名", "姓名", "身份证号", "月补助金额"]]
    rows += [["甲某", "甲某", IDS[0], 400], ["甲某", "乙小某", IDS[1], 300]]
    household = only(read_rows(tmp_path, rows))
    assert (household.applicant_name, household.household_size) == ("甲某", 2)
    assert household.amount == 700


@pytest.mark.parametrize(
    ("heading", "amount"), [("户月保障金额", 600), ("人均补助金额", None), ("补助金额", None)]
)
def test_the_same_amount_in_every_persons_row(
    tmp_path: Path, heading: str, amount: int | None
) -> None:
    rows: list[list[Value]] = [["户编号", "姓名", "与户主关系", "身份证号", heading]]
    rows += [["1", "甲某", "户主", IDS[0], 600], ["1", "乙某", "之妻", IDS[1], 600]]
    assert only(read_rows(tmp_path, rows)).amount == amount


def test_a_total_tells_whose_the_amounts_are(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["户编号", "姓名", "与户主关系", "身份证号", "补助金额"]]
    rows += [["1", "甲某", "户主", IDS[0], 600], ["1", "乙某", "之妻", IDS[1], 600]]
    assert only(read_rows(tmp_path, [*rows, ["合计", None, None, None, 1200]])).amount == 1200
    assert only(read_rows(tmp_path, [*rows, ["合计", None, None, None, 600]])).amount == 600


def test_a_sheet_in_ten_thousands_leaves_amounts_in_doubt(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["单位：万元"], ["姓名", "身份证号", "金额"], ["甲某", IDS[0], 0.06]]
    household = only(read_rows(tmp_path, rows))
    assert household.amount is None
    assert [doubt.kind for doubt in household.doubts] == [DoubtKind.AMOUNT_UNIT]


def test_members_listed_below_a_merged_name(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["户主姓名", "身份证号码", "家庭成员姓名", "家庭人口", "保障金额"]]
    rows += [["甲某", IDS[0], "乙小某", 3, 900], [None, None, "丙小某", None, None]]
    rows += [["丁某", IDS[1], None, 1, 300]]
    roster = read_rows(tmp_path, rows, finish=lambda sheet: sheet.merge_cells("A2:A3"))
    assert names(roster) == ["甲某", "丁某"]
    assert [member.name for member in roster.households[0].members] == ["乙小某", "丙小某"]
    assert [household.household_size for household in roster.households] == [3, 1]


def test_a_programme_nobody_wrote_down_is_asked_for(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["姓名", "身份证号", "金额"], ["甲某", IDS[0], 600]]
    with pytest.raises(InputError) as caught:
        require_programmes(read_rows(tmp_path, rows))
    assert caught.value.code is ErrorCode.PROGRAMME_UNCERTAIN


def test_a_row_that_names_no_programme_beside_one_that_does_is_no_refusal(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["姓名", "身份证号", "金额", "救助项目"]]
    rows += [["甲某", IDS[0], 600, "特困"], ["乙某", IDS[1], 600, None]]
    roster = read_rows(tmp_path, rows)
    require_programmes(roster)
    assert programmes_by_file(roster) == {"名单.xlsx": ("tekun",)}
