"""Children told without a birthday: by their school, their number, how little they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection import scan_text
from noticegen.detection.recognizers.children import YOUNG_MARKS, find_young_children
from noticegen.detection.text.normal import normalise


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("家有两个未成年子女", "两个未成年子女"),
        ("家有一个未成年女儿", "一个未成年女儿"),
        ("离异，带两个未成年孩子", "两个未成年孩子"),
        ("未成年人一名，需监护", "未成年人一名"),
        ("孩子尚未成年", "孩子尚未成年"),
        ("子女均未成年，无人照看", "子女均未成年"),
        ("未成年孙子随其生活", "未成年孙子"),
        ("养育三个年幼子女", "三个年幼子女"),
        ("儿子未满18岁", "儿子未满18岁"),
        ("女儿刚满周岁", "刚满周岁"),
        ("小儿子还在吃奶", "还在吃奶"),
        ("这家有个上小学的娃", "上小学"),
        ("还有个念初中的闺女", "念初中"),
        ("正上初二的闺女，住校", "上初二"),
        ("孙子在镇小学读书", "在镇小学读书"),
        ("小学五年级，成绩好，没钱买校服", "小学五年级"),
    ],
)
def test_somebody_s_child_is_found(text: str, told: str) -> None:
    assert ("MINOR_AGE", told) in [(found.type.value, found.value) for found in scan_text(text)]


@pytest.mark.parametrize(
    "text",
    [
        "有两个未成年子女的家庭可申请",
        "未成年人、老年人、残疾人",
        "未成年子女一并申请",
        "未成年人保护工作站",
        "子女未成年的家庭可以申请",
        "孩子年幼的可适当延长",
        "上小学的孩子可申请补助",
        "小学五年级学生资助政策",
        "共同生活的家庭成员包括未成年子女",
        "婴儿未满周岁的可适当延长",
    ],
)
def test_a_rule_speaks_of_no_child(text: str) -> None:
    assert scan_text(text) == []


@given(st.text("家有带两个未成年子女儿刚满周岁还在吃奶，人", max_size=14))
def test_no_young_child_is_in_a_text_without_the_marks_of_one(text: str) -> None:
    if YOUNG_MARKS.isdisjoint(text):
        assert list(find_young_children(normalise(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "唐广财，未满18周岁，东山根村",
        "斯日古冷，未满18周岁",
        "王浩（未满16周岁）",
        "王浩\t未成年\t600",
        "王浩系未成年人",
        "困境儿童，由祖母照料",
        "王浩是困境儿童",
        "类别：困境儿童　姓名：王浩",
        "王浩\t困境儿童\t600",
        "王浩是留守儿童",
        "女儿在第二中学初一读书",
        "儿子在旗一中高一读书",
        "女儿上高中",
        "孙女在幼儿园",
        "家有一婴儿",
    ],
)
def test_a_minor_is_found_beside_a_name_a_school_or_who_cares(text: str) -> None:
    assert "MINOR_AGE" in [found.type.value for found in scan_text(text)]


@pytest.mark.parametrize(
    "text",
    [
        "未满18周岁的孤儿",
        "申请人未满18周岁的，由监护人代为申请",
        "年满16周岁、未满18周岁，以自己劳动收入为主要生活来源",
        "未满18周岁，父母双方死亡",
        "儿童：未满18周岁",
        "困境儿童，是指因家庭贫困导致生活困难的儿童",
        "看望慰问困境儿童",
        "王建国副旗长看望困境儿童",
        "高中一年级新生资助",
        "镇第二中学初一招生",
        "旗一中高一新生报到",
        "家有幼儿的职工可申请育儿假",
        "未成年人保护法宣传月",
    ],
)
def test_rules_and_schools_speak_of_no_minor(text: str) -> None:
    assert "MINOR_AGE" not in [found.type.value for found in scan_text(text)]


@pytest.mark.parametrize(
    "text",
    ["儿子中学生", "女儿上小班", "供两个上学的孩子", "今年上一年级", "小学生一名", "小孙女刚满月"],
)
def test_pupils_of_a_household_are_found(text: str) -> None:
    assert any(found.type == "MINOR_AGE" for found in scan_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "小学生一名以上的家庭可申请",
        "中学生运动会",
        "初中在读学生资助",
        "孩子上中班的家长请填表",
        "今年上一年级的学生请报名",
        "幼儿园中班招生",
    ],
)
def test_pupils_of_everybody_are_none(text: str) -> None:
    assert scan_text(text) == []
