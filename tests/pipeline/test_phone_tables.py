"""Tables of telephone numbers as offices keep them: in text files and in spreadsheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from noticegen.errors import ErrorCode, InputError
from noticegen.pipeline.phone_tables import read_openids, read_opted_out

NUMBERS = frozenset({"16500000001", "16500000002"})


def write(path: Path, *rows: list[object]) -> Path:
    workbook = Workbook()
    for row in rows:
        workbook.worksheets[0].append(row)
    workbook.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_of_numbers(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "不收短信.txt"
    path.write_text("不愿接收短信的号码\n165-0000-0001\n\n+86 165 0000 0002\n", encoding=encoding)
    assert read_opted_out(path) == NUMBERS


def test_a_spreadsheet_with_names_beside_and_numbers_as_numbers(tmp_path: Path) -> None:
    path = write(
        tmp_path / "不收短信.xlsx",
        ["不愿接收短信的人员"],
        ["序号", "姓名", "手机号码"],
        [1, "甲某", 16500000001],
        [2, "乙某", "１６５ ００００ ０００２（女儿）"],
    )
    assert read_opted_out(path) == NUMBERS


@pytest.mark.parametrize("text", ["", "手机号码\n", "\n\n"])
def test_a_list_of_nobody(tmp_path: Path, text: str) -> None:
    path = tmp_path / "不收短信.txt"
    path.write_text(text, encoding="utf-8")
    assert read_opted_out(path) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "16500000001\n甲某\n",
        "甲某\n乙某\n",
        "16500000001\n1.65E+10\n",
        "一\n二\n三\n四\n16500000001\n",
    ],
)
def test_a_row_that_cannot_be_understood_is_refused_without_its_content(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "不收短信.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_opted_out(path)
    assert caught.value.code is ErrorCode.PHONE_TABLE_INVALID
    assert not any(word in str(caught.value) for word in ("甲某", "1650", "1.65"))
    assert "另存为" not in str(caught.value)


def test_accounts_are_found_in_the_column_called_openid(tmp_path: Path) -> None:
    path = write(
        tmp_path / "微信.xlsx", ["openid", "手机号码", "昵称"], ["oInvented1", 16500000001, "ok"]
    )
    assert read_openids(path) == {"16500000001": "oInvented1"}


@pytest.mark.parametrize(
    "text",
    [
        "16500000001,oA\n16500000002,oA\n",
        "16500000001,oA\n16500000001,oB\n",
        "16500000001,\n",
        "16500000001,16500000002,oA\n",
    ],
)
def test_an_account_of_two_people_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "微信.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_openids(path)
    assert caught.value.code is ErrorCode.PHONE_TABLE_INVALID
