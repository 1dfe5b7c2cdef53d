import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.model import CellKind, RowKind, VillageSource
from noticegen.roster.purpose import comparison_purpose
from noticegen.roster.reading import read_rosters
from noticegen.roster.requirements import require_columns
from noticegen.roster.source import RosterSource
from noticegen.screening.visibility import hidden_sheet
from tests.roster.workbooks import (
    HEADING,
    IDS,
    TITLE,
    Value,
    line,
    names,
    only,
    read_rows,
    rewrite_part,
    write_xlsx,
)

SHEET = "xl/worksheets/sheet1.xml"


def test_a_clerks_sheet(tmp_path: Path) -> None:
    roster = read_rows(
        tmp_path,
        [
            TITLE,
            ["填报单位：哈业胡同镇人民政府"],
            HEADING,
            line(1),
            line(2),
            ["合计", None, "2户", 4, 1200],
            ["制表人：某某", None, None, "审核人：某某"],
            ["2026年12月1日"],
        ],
    )
    assert names(roster) == ["乙某", "丙某"]
    first = roster.households[0]
    assert str(first.place_of("id_number")) == "名单.xlsx 工作表“新村” 第4行 “身份证号码”（C列）"
    assert (first.village, first.village_source) == ("新村", VillageSource.SHEET_NAME)
    assert (first.household_size, first.amount, first.programme) == (2, Decimal(600), "rural-dibao")
    assert [row.kind for row in roster.skipped] == [
        RowKind.TITLE,
        RowKind.UNIT_LINE,
        RowKind.HEADING,
        RowKind.TOTAL,
        RowKind.SIGNATURE,
        RowKind.SIGNATURE,
    ]
    assert len(roster.totals) == 3
    assert all(total.agrees for total in roster.totals)


def test_nothing_of_anybody_is_in_the_repr(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, [HEADING, line(1, "尉迟某")])
    said = repr(roster) + repr(roster.households) + repr(roster.households[0].head.cells)
    said += repr(list(roster.private_values())) + repr(roster.households[0].members)
    assert "尉迟" not in said
    assert IDS[1] not in said


def test_total_that_is_not_the_sum(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, [HEADING, line(1), line(2), ["合计", None, None, 4, 1300]])
    (wrong,) = [total for total in roster.totals if not total.agrees]
    assert (wrong.stated, wrong.computed) == (Decimal(1300), Decimal(1200))
    assert wrong.place.letter == "E"


def test_a_total_that_cannot_be_summed_names_the_rows_that_state_no_figure(tmp_path: Path) -> None:
    rows: list[list[Value]] = [
        HEADING,
        line(1),
        line(2, amount="待定"),
        ["合计", None, None, 4, 1200],
    ]
    (unread,) = [total for total in read_rows(tmp_path, rows).totals if not total.agrees]
    assert unread.computed is None
    assert [(place.row, place.letter) for place in unread.unreadable] == [(3, "E")]


@pytest.mark.parametrize(
    ("size", "stated"), [("二", 4), ("2人", 4), ("贰口人", "4人"), (2, "四人")]
)
def test_counts_in_words_are_summed_as_they_are_printed(
    tmp_path: Path, size: Value, stated: Value
) -> None:
    people = [[*line(each)[:3], size, line(each)[4]] for each in (1, 2)]
    roster = read_rows(tmp_path, [HEADING, *people, ["合计", None, None, stated, 1200]])
    assert [(total.key, total.agrees) for total in roster.totals] == [
        ("household_size", True),
        ("monthly_amount", True),
    ]


@given(st.lists(st.sampled_from([600, 0, 12.5, "待定", None, "小计"]), min_size=2, max_size=30))
def test_a_subtotal_is_compared_with_the_rows_above_it(said: list[Value]) -> None:
    rows: list[list[Value]] = [HEADING, line(1)]
    expected: list[Decimal | None] = []
    amounts: list[Value] = [600]
    for value in said:
        if value == "小计":
            rows.append(["小计", None, None, None, 77])
            sums = [Decimal(str(amount)) for amount in amounts if isinstance(amount, int | float)]
            expected.append(None if "待定" in amounts else sum(sums, Decimal(0)))
            amounts = []
        else:
            rows.append(line(2, amount=value))
            amounts.append(value)
    with tempfile.TemporaryDirectory() as folder:
        roster = read_rows(Path(folder), rows)
    stated = [total for total in roster.totals if total.key == "monthly_amount"]
    assert [total.computed for total in stated] == expected


def test_subtotals_and_totals_of_two_villages(tmp_path: Path) -> None:
    roster = read_rows(
        tmp_path,
        [
            HEADING,
            ["一、东村（1户）"],
            line(1),
            ["小计", None, None, 2, 600],
            ["二、西村"],
            line(2),
            line(3),
            ["小计", None, None, 4, 1200],
            ["总计", None, None, 6, 1800],
        ],
        sheet="12月名单",
    )
    assert [household.village for household in roster.households] == ["东村", "西村", "西村"]
    assert all(total.agrees for total in roster.totals)
    assert sum(row.kind is RowKind.SUBTOTAL for row in roster.skipped) == 2


def test_rows_hidden_by_hand_or_filter_are_known(tmp_path: Path) -> None:
    def hide(sheet: object) -> None:
        sheet.row_dimensions[3].hidden = True  # type: ignore[attr-defined]  # a new sheet is a Worksheet

    roster = read_rows(tmp_path, [HEADING, line(1), line(2), line(3)], finish=hide)
    assert [household.hidden for household in roster.households] == [False, True, False]


def test_a_row_of_no_height_is_hidden(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "名单.xlsx", [HEADING, line(1), line(2)])
    rewrite_part(path, SHEET, lambda xml: xml.replace('<row r="3"', '<row r="3" ht="0"'))
    assert [household.hidden for household in read_rosters([path]).households] == [False, True]


def test_hidden_columns_are_read_named_and_not_for_showing(tmp_path: Path) -> None:
    def hide(sheet: object) -> None:
        sheet.column_dimensions["E"].hidden = True  # type: ignore[attr-defined]  # a new sheet is a Worksheet

    roster = read_rows(tmp_path, [HEADING, line(1)], finish=hide)
    assert only(roster).amount == 600
    assert [column.heading for column in roster.columns if column.hidden] == ["户月保障金额（元）"]
    require_columns(roster, ["applicant_name"], ["monthly_amount"])
    with pytest.raises(InputError, match="被隐藏"):
        require_columns(roster, ["monthly_amount"])


def test_hidden_sheets_are_known_to_the_gate_alone(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "名单.xlsx", [HEADING, line(1)], more={"上月": [HEADING, line(2, "尉迟某")]}
    )
    rewrite_part(
        path,
        "xl/workbook.xml",
        lambda xml: xml.replace('sheetId="2" state="visible"', 'sheetId="2" state="hidden"'),
    )
    roster = read_rosters([path])
    assert names(roster) == ["乙某"]
    (finding,) = hidden_sheet(roster)
    assert (finding.place.sheet, finding.outcome) == ("上月", None)
    assert names(read_rosters([path], purpose=comparison_purpose())) == ["乙某"]
    assert [(sheet.place.sheet, sheet.households) for sheet in roster.sheets if sheet.hidden] == [
        ("上月", 0)
    ]
    assert "尉迟某" in {value.text for value in roster.private_values()}


def test_somebody_on_a_hidden_sheet_is_found_by_a_comparison(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "死亡.xlsx", [HEADING, line(1)], more={"上半年": [HEADING, line(2, "尉迟某")]}
    )
    rewrite_part(
        path,
        "xl/workbook.xml",
        lambda xml: xml.replace('sheetId="2" state="visible"', 'sheetId="2" state="hidden"'),
    )
    listed = read_rosters([path], purpose=comparison_purpose("deaths"))
    assert names(listed) == ["乙某", "尉迟某"]


def test_comments_are_known_to_the_gate(tmp_path: Path) -> None:
    def note(sheet: object) -> None:
        sheet["B2"].comment = Comment("其孙尉迟某", "某某")  # type: ignore[index]  # a new sheet is a Worksheet

    roster = read_rows(tmp_path, [HEADING, line(1)], finish=note)
    assert any("尉迟某" in value.text for value in roster.private_values())


def test_every_cell_is_a_private_value(tmp_path: Path) -> None:
    rows: list[list[Value]] = [[*HEADING, "邻居", "备用电话", "联系电话", None]]
    rows.append([*line(1), "邻居某", "16500000001", "16500000002", "无头某"])
    values = {(value.key, value.text) for value in read_rows(tmp_path, rows).private_values()}
    assert {(None, "邻居某"), (None, "16500000001"), ("phone", "16500000002")} <= values
    assert (None, "无头某") in values


def test_a_number_with_sixteen_digits_has_lost_some(tmp_path: Path) -> None:
    row = line(1)
    row[2] = 150203195001019917
    household = only(read_rows(tmp_path, [HEADING, row]))
    cell = household.head.cells["id_number"]
    assert cell.kind is CellKind.NUMBER
    assert cell.precision_lost
    assert (
        not read_rows(tmp_path, [HEADING, line(1)])
        .households[0]
        .head.cells["id_number"]
        .precision_lost
    )


def test_fifteen_digits_survive_as_a_number(tmp_path: Path) -> None:
    row = line(1)
    row[2] = 150203500101991
    household = only(read_rows(tmp_path, [HEADING, row]))
    assert household.id_number == "150203500101991"
    assert not household.head.cells["id_number"].precision_lost


def test_a_formula_never_calculated_is_named(tmp_path: Path) -> None:
    row = line(1)
    row[4] = "=300*2"
    with pytest.raises(InputError) as caught:
        read_rows(tmp_path, [HEADING, row])
    assert caught.value.code is ErrorCode.FORMULA_NOT_CALCULATED
    assert "第2行" in caught.value.what
    assert "E列" in caught.value.what


def test_the_cached_value_of_a_formula_counts(tmp_path: Path) -> None:
    row = line(1)
    row[4] = "=300*2"
    path = write_xlsx(tmp_path / "名单.xlsx", [HEADING, row])
    rewrite_part(
        path,
        SHEET,
        lambda xml: (
            xml.replace("<f>300*2</f><v></v>", "<f>300*2</f><v>600</v>")
            .replace("<f>300*2</f><v />", "<f>300*2</f><v>600</v>")
            .replace("<f>300*2</f><v/>", "<f>300*2</f><v>600</v>")
        ),
    )
    assert only(read_rosters([path])).amount == 600


def test_two_row_headings_with_merged_cells(tmp_path: Path) -> None:
    def merge(sheet: object) -> None:
        for area in ("A1:A2", "B1:C1", "D1:E1", "F1:F2"):
            sheet.merge_cells(area)  # type: ignore[attr-defined]  # a new sheet is a Worksheet

    rows: list[list[Value]] = [
        ["序号", "户主", None, "家庭成员", None, "家庭救助\n总金额（元）"],
        [None, "姓名", "身份证号码", "姓名", "身份证号", None],
        [1, "甲某", IDS[0], "乙某、丙某", f"{IDS[1]}\n{IDS[2]}", 900],
    ]
    household = only(read_rows(tmp_path, rows, finish=merge))
    assert household.applicant_name == "甲某"
    assert household.id_number == IDS[0]
    assert [(one.name, one.id_number) for one in household.members] == [
        ("乙某", IDS[1]),
        ("丙某", IDS[2]),
    ]
    assert household.amount == 900


def test_a_guardians_name_is_nobodys_application(tmp_path: Path) -> None:
    def merge(sheet: object) -> None:
        for area in ("A1:A2", "B1:C1"):
            sheet.merge_cells(area)  # type: ignore[attr-defined]  # a new sheet is a Worksheet

    rows: list[list[Value]] = [
        ["金额", "代办人", None],
        [None, "姓名", "身份证号"],
        [1, "甲某", IDS[0]],
    ]
    with pytest.raises(InputError) as caught:
        read_rows(tmp_path, rows, finish=merge)
    assert caught.value.code is ErrorCode.HEADING_MISSING


def test_village_cells_merged_down(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["村", "姓名", "身份证号", "金额"]]
    rows += [["东村", "甲某", IDS[0], 1], [None, "乙某", IDS[1], 2], ["西村", "丙某", IDS[2], 3]]
    roster = read_rows(
        tmp_path, rows, sheet="名单", finish=lambda sheet: sheet.merge_cells("A2:A3")
    )
    assert [(each.village, each.village_source) for each in roster.households] == [
        ("东村", VillageSource.COLUMN),
        ("东村", VillageSource.MERGED),
        ("西村", VillageSource.COLUMN),
    ]


def test_one_forgotten_village_is_not_filled_in(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["村", "姓名", "身份证号", "金额"]]
    rows += [["东村", "甲某", IDS[0], 1], [None, "乙某", IDS[1], 2], ["东村", "丙某", IDS[2], 3]]
    roster = read_rows(tmp_path, rows, sheet="名单")
    assert [each.village for each in roster.households] == ["东村", "", "东村"]


def test_headings_repeated_on_every_page(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, [TITLE, HEADING, line(1), TITLE, HEADING, line(2)])
    assert names(roster) == ["乙某", "丙某"]
    assert sum(row.kind is RowKind.HEADING for row in roster.skipped) == 2


def test_another_table_below_is_refused(tmp_path: Path) -> None:
    rows: list[list[Value]] = [
        HEADING,
        line(1),
        ["不予保障名单"],
        ["姓名", "身份证号", "不予保障原因"],
        ["丙某", IDS[2], "x"],
    ]
    with pytest.raises(InputError) as caught:
        read_rows(tmp_path, rows)
    assert caught.value.code is ErrorCode.SECOND_TABLE
    assert "第4行" in caught.value.what


def test_forms_with_numbers_but_nobody_in_them(tmp_path: Path) -> None:
    empty: list[Value] = [2, None, None, None, 0, None]
    roster = read_rows(tmp_path, [HEADING, line(1), empty, empty])
    assert names(roster) == ["乙某"]


def test_a_row_with_a_name_alone_is_not_lost(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, [HEADING, line(1), [None, "丙某"], [3, "丁某"]])
    assert names(roster) == ["乙某", "丙某", "丁某"]


def test_a_row_without_a_name_is_not_lost(tmp_path: Path) -> None:
    row = line(2)
    row[1] = None
    assert len(read_rows(tmp_path, [HEADING, line(1), row]).households) == 2


def test_ambiguous_amounts_are_explained(tmp_path: Path) -> None:
    rows = [[*HEADING, "救助金额"], [*line(1), 300]]
    with pytest.raises(InputError) as caught:
        read_rows(tmp_path, rows)
    assert caught.value.code is ErrorCode.HEADING_AMBIGUOUS
    assert "户月保障金额（元）" in caught.value.what
    assert "救助金额" in caught.value.what
    assert only(read_rows(tmp_path, [[*HEADING, "救助金额"], [*line(1), 600]])).amount == 600


def test_halves_side_by_side_are_told_to_stand_below_one_another(tmp_path: Path) -> None:
    half: list[Value] = ["姓名", "身份证号码", "家庭人口"]
    rows = [half * 3, [*line(1)[1:4], *line(2)[1:4], *line(3)[1:4]]]
    for _ in range(3):
        with pytest.raises(InputError) as caught:
            read_rows(tmp_path, rows)
        assert caught.value.code is ErrorCode.TABLES_SIDE_BY_SIDE
        assert "“姓名”（A列）、“姓名”（D列）、“姓名”（G列）" in caught.value.what
        assert "接到左边一栏的下面" in caught.value.remedy


def test_the_lock_file_beside_an_open_list_is_no_list(tmp_path: Path) -> None:
    lock = tmp_path / "~$名单.xlsx"
    lock.write_bytes(b"\x05clerk")
    with pytest.raises(InputError) as caught:
        read_rosters([lock])
    assert caught.value.code is ErrorCode.ROSTER_LOCK_FILE


def test_error_cells_say_nothing(tmp_path: Path) -> None:
    row = line(1)
    row[1] = "#N/A"
    household = only(read_rows(tmp_path, [HEADING, row]))
    assert household.applicant_name == ""
    assert household.head.cells["applicant_name"].kind is CellKind.FAULT


def test_programmes_of_several_files(tmp_path: Path) -> None:
    one = write_xlsx(tmp_path / "一.xlsx", [HEADING, line(1)])
    two = write_xlsx(tmp_path / "特困供养.xlsx", [HEADING, line(2)])
    roster = read_rosters([f"rural-dibao={one}", two])
    assert [household.programme for household in roster.households] == ["rural-dibao", "tekun"]
    assert roster.programme is None


def test_same_file_name_in_two_folders(tmp_path: Path) -> None:
    paths = []
    for folder in ("东村", "西村"):
        (tmp_path / folder).mkdir()
        paths.append(write_xlsx(tmp_path / folder / "名单.xlsx", [HEADING, line(1)]))
    roster = read_rosters(paths)
    assert [each.place.file for each in roster.households] == ["东村/名单.xlsx", "西村/名单.xlsx"]


def test_a_person_called_like_a_village_is_not_lost(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, [HEADING, line(1), [None, "李新村"]])
    assert names(roster) == ["乙某", "李新村"]


def test_a_person_called_like_a_total_is_not_lost(tmp_path: Path) -> None:
    row = line(2, "合计某")
    row[2] = None
    assert names(read_rows(tmp_path, [HEADING, line(1), row])) == ["乙某", "合计某"]


def test_a_list_of_several_programmes(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["救助姓名", "所在村屯", "救助类型", "救助人数"]]
    rows += [["甲某", "东村", "农村低保", 2], ["乙某", "东村", "特困", 1]]
    roster = read_rows(tmp_path, rows)
    assert [household.programme for household in roster.households] == ["rural-dibao", "tekun"]


@pytest.mark.parametrize(
    "row",
    [
        ["填表人：张三", None, None, None, "2026年12月1日"],
        [None, "以下空白", None, None, None],
        [None, "（以下无正文）", None, None, None],
    ],
)
def test_what_stands_below_a_list_is_nobody(tmp_path: Path, row: list[Value]) -> None:
    heading: list[Value] = ["序号", "户主姓名", "身份证号码", "嘎查村", "户月保障金额（元）"]
    path = write_xlsx(tmp_path / "名单.xlsx", [heading, [1, "王大明", IDS[0], "新村", 600], row])
    assert only(read_rosters([path])).amount == 600


def test_a_place_never_means_two_rows(tmp_path: Path) -> None:
    for folder in ("甲/12月", "乙/12月"):
        (tmp_path / folder).mkdir(parents=True)
        write_xlsx(tmp_path / folder / "名单.xlsx", [HEADING, line(1)])
    first = tmp_path / "甲/12月/名单.xlsx"
    rosters: list[Path | str | RosterSource] = [
        first,
        tmp_path / "乙/12月/名单.xlsx",
        first,
        f"tekun={first}",
    ]
    roster = read_rosters(rosters)
    assert [household.place.file for household in roster.households] == [
        "甲/12月/名单.xlsx",
        "乙/12月/名单.xlsx",
        "甲/12月/名单.xlsx（第2份）",
        "甲/12月/名单.xlsx（第3份）",
    ]


def test_sheets_named_by_numbers_keep_apart(tmp_path: Path) -> None:
    rows = [HEADING, line(1)]
    path = write_xlsx(tmp_path / "名单.xlsx", rows, sheet=IDS[0], more={IDS[1]: [HEADING, line(2)]})
    places = [household.place for household in read_rosters([path]).households]
    assert [place.sheet for place in places] == ["＊＊＊", "＊＊＊（第2份）"]


def test_an_error_within_a_sheet_does_not_repeat_its_number(tmp_path: Path) -> None:
    formula = [*line(1)[:4], "=1+1"]
    path = write_xlsx(tmp_path / "名单.xlsx", [HEADING, formula], sheet=IDS[0])
    with pytest.raises(InputError) as caught:
        read_rosters([path])
    assert IDS[0] not in caught.value.message


@pytest.mark.parametrize("row", [["※", "王某"], [None, "阿拉腾其其格·巴特尔图雅"]])
def test_who_has_a_name_and_nothing_else_is_not_lost(tmp_path: Path, row: list[Value]) -> None:
    roster = read_rows(tmp_path, [HEADING, line(1), row, line(2)])
    assert len(roster.households) == 3
