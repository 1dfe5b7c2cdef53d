"""More wordings of telephones that offices publish: pairs, changes, brackets, rows, mobiles."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text

_LINE, _PAIR, _MOBILE = "0472-7153321", "0475-8233110/8233119", "16500000456"
_ANY = [
    "传 真：{}",
    "联系电话（办公）：{}",
    "公示期内接受群众监督（电话：{}）",
    "监督电话1：{}；监督电话2：0472-7155566",
    "防返贫监测申报电话：{}",
    "咨询电话\n{}",
    "监督电话同前：{}",
    "监督电话已变更为{}",
    "监督电话由{}变更为0472-7155566",
    "监督电话有误，应为{}",
    "原监督电话{}停用，现为0472-7155566",
    "欢迎拨打{}",
    "来电请拨{}",
    "supervise_tel={}",
    "hotline: {}",
]
_LANDLINES = [
    "桥西街道 {}",
    "大庙镇{}；王府镇0472-7155566",
    "大庙镇 {}　王府镇 0472-7155566",
    "大庙镇|{}|王府镇|0472-7155566",
    "邮编：024000　电话：{}",
    "网站标识码1504020001 联系电话：{}",
    "经办人电话：{}",
    "科室电话：{}",
    "服务：{}",
    "报名：{}",
    "预约：{}",
    "打{}监督",
    "可通过电话{}或来信反映",
    "可通过电话（{}）、信件反映",
    "电话：{}\n地址：政府大楼",
    "如对公示内容有异议，请拨打{}",
    "拨打12345或{}",
    "如有疑问，请联系{}（民政所）",
    "桥西街道办事处\n2024年3月5日\n{}",
    "☎ {} 民政热线",
    "公示时间：2024年3月1日至3月7日 联系电话：{}",
    "公示期7天，联系电话{}",
    "特此公示。联系电话：{}",
    "如发现冒领行为，请致电{}",
    "冒领骗保线索征集：{}",
    "包片领导电话：{}",
    "残疾人之家{}",
    "供销社：{}",
    "巡视组信箱 电话{}",
    "办公时间：8:30-17:30 电话：{}",
    "上班时间：周一至周五 电话{}",
    "公众号后台留言或致电{}",
    "联系我们 电话：{}",
    "前店村监督小组{}",
    "电　话：{}　　传　真：0472-7155566",
    "监督 电话：{}",
    "监督举报 电话 ：{}",
    "救助热线（24小时）{}",
    "办理进度查询：{}",
    "来函来电：{}",
    "联系人及电话：王主任 {}",
    "王所长：{}",
    "热线12345，座机{}",
    "办公固话{}",
    "工作时间拨打{}，非工作时间拨打12345",
    "扫一扫或拨{}",
    "补交材料联系{}",
    "领取物资联系电话{}",
    "村卫生室电话：{}",
    "敬老院：{}",
    "动物疫情报告电话：{}",
    "值班领导：李镇长 {}",
    "打电话{}举报",
]
_MOBILES = [
    "镇民政办：{}",
    "镇民政办公室（{}）",
    "桥西街道办事处：{}",
    "镇纪委：{}",
    "残联：{}",
    "嘎查委员会：{}",
    "居委会联系电话：{}",
    "经办机构联系电话：{}",
    "请与街道民政办联系（{}）",
    "便民服务大厅电话：{}",
    "我局联系电话{}",
]
_PRIVATE = [
    "工作单位：新光镇政府 电话：{}",
    "配偶在区民政局上班，电话{}",
    "其子在学校就读，电话：{}",
    "家住敬老院旁，{}",
    "入住敬老院，联系电话：{}",
    "镇民政办转来：{}",
    "民政局家属楼2单元，电话：{}",
    "住大庙镇{}",
    "户籍大庙镇，电话{}",
    "本人电话由{}变更为0472-7155566",
    "家庭住址：大庙镇建设路12号 邮编：024000 电话：{}",
    "村委会核实，本人电话{}",
    "王秀英 桥西村委会 {}",
    "3\t王秀英\t桥西村委会\t{}",
    "报名人电话：{}",
    "求助者王秀英，{}",
    "公示名单：王秀英 联系电话：{}",
    "公示对象王秀英，电话{}",
    "在镇政府上班，电话{}",
    "申请人联系电话：{}",
    "领取人联系电话：{}",
    "李秀兰，工作日可接，电话{}",
    "服务对象：{}",
]


def telephones(text: str) -> list[str]:
    return [f.value for f in scan_text(text) if f.type in {"CN_MOBILE", "CN_LANDLINE"}]


@pytest.mark.parametrize("text", _ANY)
@pytest.mark.parametrize("number", [_LINE, _PAIR, _MOBILE])
def test_whatever_is_so_called_is_published(text: str, number: str) -> None:
    assert telephones(text.format(number)) == []


@pytest.mark.parametrize("text", _LANDLINES)
@pytest.mark.parametrize("number", [_LINE, _PAIR, "(0476) 8822113"])
def test_an_office_s_landlines_are_published(text: str, number: str) -> None:
    assert telephones(text.format(number)) == []


@pytest.mark.parametrize("text", _MOBILES)
def test_a_mobile_that_a_body_calls_its_own_is_published(text: str) -> None:
    assert telephones(text.format(_MOBILE)) == []


@pytest.mark.parametrize("text", _PRIVATE)
@pytest.mark.parametrize("number", [_LINE, _MOBILE])
def test_where_somebody_works_or_lives_publishes_nothing(text: str, number: str) -> None:
    assert number in telephones(text.format(number))
