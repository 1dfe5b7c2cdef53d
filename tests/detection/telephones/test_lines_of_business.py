"""Landlines on lines of business are nobody's; on lines that tell of somebody they are found."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text

_LINE = "0472-7153321"
_BUSINESS = [
    "本通知由镇党政综合办负责解释，联系人：办公室副主任马国栋，{}。",
    "低保政策咨询及投诉，旗里找{}。",
    "监督电话:市局0472-7155566，县局{}",
    "{}（县民政局低保中心，欢迎来电核实）",
    "附件3：各苏木镇民政办联系方式\n1. 大庙苏木 0472-7155566\n2. 王府镇 {}",
    "桥西区人民法院\n地址：东大街92号\n电话：{}\n邮编：014000",
    "本社挂失、查询统一拨{}，夜间转人工。",
    "热力公司收费大厅0472-7155566；维修{}",
    "招标人：县民政局；联系人：采购办赵工；电话：{}",
    "传票：应到处所 第二法庭；联系电话{}（民一庭）",
    "请本人携带身份证到民政办办理，不明白的打{}",
    "停电通知：线路检修，抢修{}",
    "住院费用请到住院处问，或打{}",
    "号码更正：原7155566停用，现启用新电话{}",
    "Contact Us: 8 Hongqi Rd; {}",
]
_SOMEBODY = [
    "联系电话：{}",
    "联系人：王秀英，已申请临时救助，电话{}",
    "贫困生申请表　家庭联系电话：{}",
    "家访记录 学生奶奶电话{} 学校德育处",
    "来访人电话{}，反映低保停发",
    "第7件为张大爷（座机{}）咨询高龄补贴，已回访",
    "多次催收，借款人座机{}，已通知",
    "租客自述电话{}，供暖未交费",
    "老家座机{}，公示期内不在",
    "家庭地址：桥西区东大街92号 固定电话 {} 已申请救助",
]


def landlines(text: str) -> list[str]:
    return [f.value for f in scan_text(text) if f.type == "CN_LANDLINE"]


@pytest.mark.parametrize("text", _BUSINESS)
def test_a_line_of_business_that_tells_of_nobody_publishes_its_landlines(text: str) -> None:
    assert landlines(text.format(_LINE)) == []


@pytest.mark.parametrize("text", _SOMEBODY)
def test_a_landline_on_a_line_that_tells_of_somebody_is_found(text: str) -> None:
    assert landlines(text.format(_LINE)) == [_LINE]


def test_long_lines_of_business_take_linear_time() -> None:
    # Each number looks at a bounded piece of its line.
    text = f"咨询{_LINE}，" * 3_000
    assert landlines(text) == []
