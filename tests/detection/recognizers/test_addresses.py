"""Addresses of the steppe and the town are found to the door; buildings and things are nobody's."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text

_HOMES = [
    "阿拉善左旗巴彦浩特镇额鲁特西路三完小家属楼2单元4楼西户",
    "土左旗察素齐镇瓦窑村街东37号",
    "乌兰花镇西梁路南二巷6号院2排3号",
    "昆区钢32街坊6-15号",
    "青山区一机街坊丙8号楼3单元502",
    "准格尔旗薛家湾镇柳树湾村帐房塔社12号",
    "达拉特旗树林召镇城塔村五社33号",
    "乌审旗嘎鲁图镇神水台嘎查白音敖包小组18号",
    "鄂托克前旗昂素镇哈日根图嘎查3小队7号",
    "正蓝旗上都镇双井村二组后排东数第三户",
    "四子王旗乌兰牧场三分场2连6号",
    "阿巴嘎旗别力古台镇额尔敦街道北5巷12号",
    "锡林浩特市楚古兰街26-3-402",
    "东乌旗道特淖尔镇巴音图嘎营子6号",
    "科左中旗花吐古拉镇哈拉乌苏艾里27号",
    "扎赉特旗音德尔镇五家子屯前街44号",
    "开鲁县东风镇金宝屯村七社102号",
    "喀喇沁旗牛家营子镇下水地村西梁子4组21号",
    "敖汉旗四家子镇老虎山村杨树沟组9号",
    "杭锦后旗陕坝镇中南渠村四社55号",
    "五原县隆兴昌镇义丰村丰收社8号",
    "磴口县巴彦套海农场五分场三队16号",
    "托克托县双河镇北街二道巷13号",
    "清水河县宏河镇聚宝庄村圪洞坡11号",
    "商都县七台镇不冻河村后圪旦6号",
    "丰镇市隆盛庄镇大庄科村西头第2户",
    "包头市石拐区喜桂图新区14栋2单元6楼东户",
    "白云鄂博矿区矿山路12街坊7栋4号",
    "东河区西脑包大街财神庙街2号院平房9号",
    "东胜区富兴街道万正广场B座1单元2203",
    "康巴什区城央景园7号楼1401",
    "海勃湾区滨河二期18号楼2单元301",
    "乌海市乌达区五虎山东平房37排6号",
    "牙克石市乌尔其汉林业局三段12委4组",
    "鄂伦春旗大杨树镇铁东街5委2组17号",
    "满洲里市扎区矿山街电力楼3单元8号",
]
_NOBODYS = [
    "巴彦浩特镇额鲁特西路改造",
    "一机街坊8号楼竣工验收",
    "5栋、6栋居民楼停水通知",
    "3号楼西侧发现积水",
    "万正广场B座招商",
    "七台镇3号路拓宽",
    "牧区2号路标",
    "三分场2连秋收忙",
    "五社、六社分水",
    "城塔村五社修渠工程",
    "12委4组选举结果",
    "树林召镇城塔村一社至五社道路",
    "东风镇金宝屯村共7社",
    "花园小区3期交房",
    "万达华府1-5号楼消防改造",
    "富强南区12栋至18栋供热管网改造",
    "阳光家园小区2号门封闭施工",
    "黄河小区5号岗亭",
    "青年公寓B区停车场",
    "8号楼东单元电梯维保",
    "敬老院3号楼2层食堂",
    "中心小学2号教学楼",
    "卫生院1号楼3层手术室",
    "民政局2楼205室领取表格",
    "政务服务中心B座3楼12号窗口",
    "哈业胡同镇人民政府1号楼",
    "苗圃5号地块招租",
    "工业园区12号地块",
    "草场3号围栏",
    "巴音杭盖嘎查3号机井",
]


@pytest.mark.parametrize("line", ["家住{}。", "王秀兰，{}，13847210456", "现居{}，独居"])
@pytest.mark.parametrize("home", _HOMES)
def test_a_home_is_covered_to_the_door(home: str, line: str) -> None:
    text = line.format(home)
    start = text.index(home)
    found = [f for f in scan_text(text) if f.type == "ADDRESS"]
    assert any(f.start <= start and start + len(home) <= f.end for f in found)


@pytest.mark.parametrize("text", _NOBODYS)
def test_a_building_or_a_numbered_thing_is_nobody_s_home(text: str) -> None:
    assert scan_text(text) == []


def test_a_building_counts_where_somebody_lives_there() -> None:
    assert [f.value for f in scan_text("现住青松小区23号楼")] == ["青松小区23号楼"]
    assert scan_text("青松小区23号楼加装电梯") == []
