from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.column_names import load_column_names
from noticegen.roster.headings import field_of_heading, field_of_path, normal_heading, speakable
from noticegen.roster.reading import read_rosters
from noticegen.roster.requirements import require_columns
from noticegen.roster.villages import village_in, village_of_line, village_of_sheet_name
from noticegen.vocabulary.fields import all_fields
from tests.roster.workbooks import IDS, Value, only, read_rows, write_xlsx


def test_no_heading_belongs_to_two_fields() -> None:
    seen: dict[str, str] = {}
    for entry in all_fields().values():
        for synonym in entry.synonyms:
            assert seen.setdefault(normal_heading(synonym), entry.key) == entry.key, synonym


@given(st.sampled_from([(f.key, word) for f in all_fields().values() for word in f.synonyms]))
def test_spelling_of_a_heading_does_not_matter(known: tuple[str, str]) -> None:
    key, word = known
    wide = "".join(chr(ord(mark) + 0xFEE0) if "!" <= mark <= "~" else mark for mark in word)
    for text in (
        word,
        f" {word}\n",
        "\u3000".join(word),
        wide,
        f"{word}：",
        f"{word}（必填）",
        f"*{word}",
    ):
        assert field_of_heading(text) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("户月保障金额（元）", "monthly_amount"),
        ("所属社区（村）", "village"),
        ("所在嘎查（村）", "village"),
        ("户月保障金额(元/月)", "monthly_amount"),
        ("身份证号码（18位）", "id_number"),
        ("1.户主姓名", "head_name"),
        ("金额元", "monthly_amount"),
        ("供养金（元/月）", "monthly_amount"),
        ("保障金额（万元）", None),
        ("姓名（监护人）", None),
        ("邻居", None),
        ("", None),
    ],
)
def test_headings(text: str, key: str | None) -> None:
    assert field_of_heading(text) == key


@pytest.mark.parametrize(
    ("path", "key"),
    [
        (("户主", "姓名"), "head_name"),
        (("家庭成员", "身份证号码"), "member_ids"),
        (("基本情况", "姓名"), "applicant_name"),
        (("其中", "家庭补差"), "amount_part"),
        (("申请人（户主）", "姓名"), "head_name"),
        (("申请人（户主）", "身份证号码"), "id_number"),
        (("户主（申请人）", "身份证号"), "id_number"),
        (("低保金", "户月保障金额"), "monthly_amount"),
        (("供养金（元/月）", "合计"), "total_amount"),
        (("低保金", "人均补差"), "per_person_amount"),
        (("取暖补贴", "金额"), None),
        (("代办人", "姓名"), None),
        (("干部", "身份证号"), None),
        (("发放情况", "银行账号"), "bank_account"),
    ],
)
def test_headings_in_two_rows(path: tuple[str, ...], key: str | None) -> None:
    assert field_of_path(path) == key


def test_long_numbers_are_not_spoken() -> None:
    assert IDS[0] not in speakable(f"代领{IDS[0]}")
    assert speakable("2026年12月") == "2026年12月"


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("九原区哈业胡同镇哈业脑包村2026年12月农村低保花名册", "哈业脑包村"),
        ("哈业胡同镇2026年12月农村低保花名册", ""),
        ("达拉特旗白音嘎查低保", "白音嘎查"),
        ("沙河街道青年社区", "青年社区"),
    ],
)
def test_villages_of_titles(text: str, village: str) -> None:
    assert village_in(text) == village


@pytest.mark.parametrize(
    ("name", "village"),
    [
        ("Sheet1", ""),
        ("12月名单", ""),
        ("新建", "新建"),
        ("1.新村", "新村"),
        ("农村低保", ""),
        ("花名册", ""),
    ],
)
def test_villages_of_sheet_names(name: str, village: str) -> None:
    assert village_of_sheet_name(name) == village


@pytest.mark.parametrize(
    ("text", "village"),
    [("一、新村（12户）", "新村"), ("张三住在新村", ""), ("新村", "新村"), ("合计", "")],
)
def test_villages_of_lines_between(text: str, village: str) -> None:
    assert village_of_line(text) == village


def test_a_mapping_file_names_strange_columns(tmp_path: Path) -> None:
    mapping = tmp_path / "列名.yaml"
    mapping.write_text("户主姓名: 当家的\nmonthly_amount: [钱数, 每月发]\n", encoding="utf-8")
    rows: list[list[Value]] = [["当家的", "身份证号", "钱数（元）"], ["甲某", IDS[0], 700]]
    path = write_xlsx(tmp_path / "名单.xlsx", rows)
    household = only(read_rosters([path], names=load_column_names(mapping)))
    assert household.applicant_name == "甲某"
    assert household.amount == 700
    with pytest.raises(InputError):
        read_rosters([path])


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("某某: 当家的\n", 1),
        ("户主姓名: 甲\n保障金额: 甲\n", 2),
        ("户主姓名: ''\n", 1),
        ("- 甲\n", 1),
        ("户主姓名: 甲\n户主姓名: 乙\n", 2),
        ("", 1),
    ],
)
def test_a_wrong_mapping_file_names_its_line(tmp_path: Path, text: str, row: int) -> None:
    mapping = tmp_path / "列名.yaml"
    mapping.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_column_names(mapping)
    assert caught.value.code is ErrorCode.COLUMNS_INVALID
    assert f"第{row}行" in caught.value.what


def test_a_heading_that_goes_on_below_is_not_read_without_its_lower_row(tmp_path: Path) -> None:
    rows: list[list[Value]] = [
        ["序号", "申请人（户主）", "身份证号码", "家庭救助总金额", None],
        [None, None, None, "其中：家庭补差", "成员重点救助"],
        [1, "王大明", IDS[0], 300, 100],
    ]
    path = tmp_path / "名单.xlsx"
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    for merged in ("A1:A2", "B1:B2", "C1:C2", "D1:E1"):
        book.worksheets[0].merge_cells(merged)
    book.save(path)
    household = only(read_rosters([path]))
    assert household.amount is None  # two parts and no sum: nothing is added up by guess
    assert household.head.text("amount_part") == "300"


def test_a_column_not_understood_is_called_by_all_words_above_it(tmp_path: Path) -> None:
    rows: list[list[Value]] = [
        ["姓名", "户月保障金额", "代办人", None],
        [None, None, "身份证号码", "电话号码"],
        ["甲某", 600, IDS[0], None],
    ]
    roster = read_rows(tmp_path, rows, finish=lambda sheet: sheet.merge_cells("C1:D1"))
    with pytest.raises(InputError) as caught:
        require_columns(roster, ("applicant_name",), ("id_number",))
    assert "代办人身份证号码" in caught.value.message
