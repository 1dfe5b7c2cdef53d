"""Masked names in seldom marks, known by their label, their cell or what stands beside them."""

from __future__ import annotations

import pytest

from noticegen.detection import FindingType, scan_text

_FRAMES = [
    "户主：{}",
    "1\t{}\t男\t3人\t680元",
    "{}，男，45岁，因病致贫。",
    "公示名单：李建国、{}、王秀兰",
]
_MARKS = [
    "张··",
    "张••",
    "张•国",
    "张・・",
    "张？？",
    "张……",
    "张^^",
    "张（略）",
    "张[隐去]",
    "张【已脱敏】",
]
_ANYWHERE = ["同意将{}纳入特困供养范围", "根据{}的申请", "经查，{}，家庭人均收入低于标准"]
_SURE = ["张**", "张□□", "张OO", "包**", "*建国", "**其其格", "乌云*"]
_NOBODY = [
    *("*巴彦淖尔市", "姓名：*必填", "户主：*号", "○是 ●否", "※苏木乡镇", "●阿拉善", "* 呼和浩特"),
    *("王？", "李？，你好", "高・低", "水·电·气", "金+银", "由…将", "根据…的申请", "●其中：低保"),
    *("张开（略）", "详情（略）", "名单（保密）", "同意将…纳入"),
]


def masked(text: str) -> list[str]:
    return [f.value for f in scan_text(text) if f.type is FindingType.MASKED_NAME]


@pytest.mark.parametrize("frame", _FRAMES)
@pytest.mark.parametrize("name", _MARKS)
def test_marks_hide_a_name_where_one_is_expected(frame: str, name: str) -> None:
    assert masked(frame.format(name)) == [name]


@pytest.mark.parametrize("frame", [*_FRAMES, *_ANYWHERE])
@pytest.mark.parametrize("name", _SURE)
def test_usual_masks_are_known_in_running_text(frame: str, name: str) -> None:
    assert masked(frame.format(name)) == [name]


def test_a_single_character_shows_behind_a_label_and_in_a_cell() -> None:
    assert masked("户主：*国") == ["*国"]
    assert masked("李建国\t*国\t男") == ["*国"]


@pytest.mark.parametrize("text", _NOBODY)
def test_marks_of_lists_and_footnotes_hide_nobody(text: str) -> None:
    assert masked(text) == []


_PLACES = [
    "户主：{}",
    "1\t{}\t男\t3人\t680元",
    "|{}|低保|",
    "<td>{}</td>",
    "1,{},三道坝镇,9.38万元",
    "{}，138****5678",
    "{} 2人 1200元",
    "150203********1234 {}",
    "{}户，保障人口6人",
    "{}之妻李某",
    "{}等3户",
    "申请人{}于2025年3月申请低保",
    "与{}系夫妻关系",
    "尊敬的{}：您的申请已受理",
    "死亡人员{}停发低保",
]
_SELDOM = ["王--", "王——", "王0", "王00", "王..", "王++", "王==", "王口", "王-国", "王0国", "王/国"]
_HIDDEN = ["某建国", "X建国", "XX建国", "□建国", "■■国"]
_OTHERS = ["王_国", "欧阳□文", "欧阳文*", "包玉*", "包玉某", "王ㄨ国", "王\\*国", "王叉叉"]
_IN_WORDS = ["户主：Z**", "户主：Li**", "申请人：L某某", "户主：小*", "户主：张老*", "姓名：老张*"]
_THINGS = [
    *(
        "高--低",
        "金+银",
        "石00",
        "时00分",
        "党/团员",
        "红/黄/绿码",
        "方--",
        "水、电--、暖",
        "白~黄",
    ),
    *("项目\t高\t0", "合计\t--\t--", "高=1.8米", "成+本", "江...河", "单价=总价/数量", "万..千"),
    *("某建设项目", "X建设银行", "某国有企业", "XX建设工地", "某文化广场", "某市民反映路灯不亮"),
    *(
        "X市民反映",
        "申请人：XXX",
        "申请人：某某某",
        "*国家级贫困县",
        "*文明村",
        "□男 □女",
        "*建设单位：",
    ),
    *("单位：万元\t方/人", "户主：/", "联系人：-", "监护人：——", "户主\t/\t/", "A*算法", "S**/N"),
]


@pytest.mark.parametrize("frame", _PLACES)
@pytest.mark.parametrize("name", [*_SELDOM, *_HIDDEN, *_OTHERS])
def test_seldom_masks_hide_a_name_where_a_name_stands(frame: str, name: str) -> None:
    assert name in masked(frame.format(name))


@pytest.mark.parametrize("text", _IN_WORDS)
def test_initials_and_nicknames_hide_a_name_behind_a_label(text: str) -> None:
    assert masked(text) == [text.partition("：")[2]]


@pytest.mark.parametrize("text", _THINGS)
def test_seldom_masks_hide_nobody_elsewhere(text: str) -> None:
    assert masked(text) == []


def test_an_amount_may_stand_at_once_behind_a_masked_name() -> None:
    assert masked("拟救助王*3000元") == ["王*"]
    assert masked("拟救助欧阳××500元") == ["欧阳××"]


@pytest.mark.parametrize("text", ["户主：王建国*", "户主：王建国--", "1\t王建国00\t男"])
def test_marks_behind_a_whole_name_hide_nothing_of_it(text: str) -> None:
    assert "PERSON" in [f.type.value for f in scan_text(text)]
