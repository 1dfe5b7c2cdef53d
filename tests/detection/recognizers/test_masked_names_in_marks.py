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
