from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from noticegen.vocabulary.place import Place, column_letter

HERE = Place("名单.xlsx", "新村", 7, "身份证号码", "C")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (HERE, "名单.xlsx 工作表“新村” 第7行 “身份证号码”（C列）"),
        (replace(HERE, column=None), "名单.xlsx 工作表“新村” 第7行 C列"),
        (replace(HERE, letter=None), "名单.xlsx 工作表“新村” 第7行 “身份证号码”"),
        (Place("名单.csv", row=7), "名单.csv 第7行"),
        (Place("名单.csv"), "名单.csv"),
    ],
)
def test_a_place_is_said_from_the_file_inwards(place: Place, said: str) -> None:
    assert str(place) == said


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("名单.xlsx", "新村", 9), "第9行"),
        (Place("名单.xlsx", "东村", 9), "工作表“东村” 第9行"),
        (Place("外旗.xlsx", "新村", 9), "外旗.xlsx 工作表“新村” 第9行"),
        (Place("名单.xlsx", "新村"), "名单.xlsx 工作表“新村”"),
    ],
)
def test_what_two_places_share_is_not_repeated(place: Place, said: str) -> None:
    assert place.seen_from(HERE) == said


@given(st.integers(1, 18_278))
def test_columns_have_the_letters_of_a_spreadsheet_program(number: int) -> None:
    assert column_letter(number) == get_column_letter(number)
