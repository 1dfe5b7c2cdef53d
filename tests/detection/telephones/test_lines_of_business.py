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
    "订票电话：{}；客运站：0472-7155566",
    "旗融媒体中心新闻线索电话：{}",
    "广播电视台报料{}",
    "来电请拨{}，来访请到大沁他拉镇人民政府便民服务中心。",
    "公示期内如有不同意见，请向明仁苏木纪委反映，电话：{}。",
    "查干他拉镇人民政府\n通信地址：文化街\n邮政编码：014000\n联系方式：{}\n2026.1.16",
    "项目联系电话：{}",
    "会务组联系电话：{}",
    "信用社网点：大沁他拉镇分社，电话{}",
    "问：如何申请低保？答：向户籍地苏木镇申请，也可拨打{}咨询。",
    "来信来访地址：党政大楼西门；来电：{}",
    "编辑部电话：{}",
    "送水电话 {}",
    "宾馆订房 {}",
    "青禾镇党群办\n电话：{}",
    "TEL: {}",
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
    "户籍地：青禾镇，电话{}",
    "他电话{}，白天无人",
    "王芳苏木二队人，电话{}",
    "户主座机 TEL: {}",
    "李秀兰 TEL:{}",
    "姓名：高娃\n地址：建设街道\n邮编：014000\n电话：{}",
    "丈夫在客运站上班，电话{}",
    "收件人电话{}",
    "订户电话{}",
    "王秀英送水电话{}",
    "铁蛋家电话{}",
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
