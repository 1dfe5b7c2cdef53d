"""Names of other peoples without a dot, with two surnames, in minutes; and what only looks so."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text


def people(text: str) -> list[str]:
    return [finding.value for finding in scan_text(text) if finding.type == "PERSON"]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "阿依古丽",
            "迪丽拜尔",
            "扎西顿珠",
            "央金",
            "吐尔逊",
            "阿不都拉",
            "吉日木图·敖",
            "拉毛·措",
        ),
        *("张王秀英", "刘陈佳怡", "李刘氏", "孙满囤儿", "王二女子", "刘三后生"),
    ],
)
def test_rare_forms_of_names_are_found(name: str) -> None:
    for frame in ("12\t{}\t男\t560", "户主{}，低保C类", "{}\t16500000412", "{}申请临时救助"):
        assert people(frame.format(name)) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("民主评议时谭景和投了反对票", ["谭景和"]),
        ("其妻王桂枝患病", ["王桂枝"]),
        ("其妻王桂枝患肺癌", ["王桂枝"]),
        ("其子李建国肺癌晚期", ["李建国"]),
        ("和江文核对了地亩数", ["江文"]),
        ("补贴应打给夏广财而不是张建国", ["夏广财", "张建国"]),
        ("由王芳申报，金花复核", ["王芳", "金花"]),
        ("驻村工作队曹占山、金文", ["曹占山", "金文"]),
        ("岳立新为缓刑人员", ["岳立新"]),
        ("方占山意外流产后身体虚弱", ["方占山"]),
        ("尉迟敏半失能", ["尉迟敏"]),
        ("错把段建国登记成何铁柱", ["段建国", "何铁柱"]),
        ("袁长青查无此人", ["袁长青"]),
        ("由德力格尔代苏布德·宝音签收", ["德力格尔", "苏布德·宝音"]),
        ("包联领导史涛到村指导", ["史涛"]),
    ],
)
def test_names_are_found_by_what_people_do(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        *("敖民发[2018]70号", "鄂民函(2020)15号", "敖民字［2021］3号", "王老吉、康师傅各5箱"),
        *("经查无车无房", "请向新惠镇人民政府反映", "哈达、奶食、炒米20份", "残疾人和未满16周岁"),
        *("阿莫西林、布洛芬各2盒", "扎西德勒", "格桑花", "方法、石料", "白玛咖啡"),
    ],
)
def test_marks_of_offices_brands_and_words_are_nobody(text: str) -> None:
    assert people(text) == []
