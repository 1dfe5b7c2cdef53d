"""Names that a form asks for: nothing of them need be usual."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text
from noticegen.detection.kinds import FindingType


def _names(text: str) -> list[str]:
    return [found.value for found in scan_text(text) if found.type is FindingType.PERSON]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("户主南海英，家庭3人", "南海英"),
        ("申请人：玄成哲（本村）", "玄成哲"),
        ("户主双喜，2口人", "双喜"),
        ("申请人莲花", "莲花"),
        ("户主沃恩明 低保", "沃恩明"),
        ("该户户主叫雷宁", "雷宁"),
        ("代领人为孙波", "孙波"),
        ("姓名\t家庭人口\n锁成\t3", "锁成"),
    ],
)
def test_what_a_label_asks_for_is_a_name(text: str, name: str) -> None:
    assert _names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "户主：本人，家庭3人",
        "户主死亡，停发",
        "户主变更，请核对",
        "申请人承诺，以上属实",
        "申请人：委托，代理",
        "救助对象名单，共12户",
        "户主：盖章",
        "户主外出，不在家",
        "持卡人密码",
        "收款人账号",
        "姓名 性别 年龄",
    ],
)
def test_what_else_forms_say_there_is_none(text: str) -> None:
    assert _names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1\t刘补成\t女\t52", "刘补成"),
        ("2,高改变,女,450", "高改变"),
        ("冯板凳\t男", "冯板凳"),
        ("3 兰图\t女\t蒙古族", "兰图"),
    ],
)
def test_what_fills_the_cell_in_front_of_a_sex_is_a_name(text: str, name: str) -> None:
    assert _names(text) == [name]


@pytest.mark.parametrize("sex", ["男", "女"])
@pytest.mark.parametrize(
    "cell",
    [
        *(
            "汉族",
            "蒙古族",
            "户主",
            "本人",
            "长子",
            "初中",
            "已婚",
            "丧偶",
            "肢体",
            "低保户",
            "农民",
        ),
        *("二级", "合计", "人数", "其中", "城镇", "石拐区", "新城村", "高中生", "孤儿", "残疾人"),
    ],
)
def test_what_else_stands_in_front_of_a_sex_is_none(cell: str, sex: str) -> None:
    assert _names(f"1\t{cell}\t{sex}\t52") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("户主王\u3000芳，家庭2人", "王\u3000芳"),
        ("其子刘 洋", "刘 洋"),
        ("同意陈\u3000静\u3000享受低保", "陈\u3000静"),
    ],
)
def test_spaced_names_may_be_led_in(text: str, name: str) -> None:
    assert _names(text) == [name]


@pytest.mark.parametrize("text", ["农 户 姓 名", "邻居 高 兴", "项目 名 称 明 细"])
def test_spaced_words_are_no_names(text: str) -> None:
    assert _names(text) == []


@pytest.mark.parametrize(
    ("text", "name"), [("户主⻢建国，家庭3人", "⻢建国"), ("⻩秀英 低保 450元", "⻩秀英")]
)
def test_radicals_of_a_pdf_are_read_as_characters(text: str, name: str) -> None:
    assert _names(text) == [name]
