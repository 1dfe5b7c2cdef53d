"""Names in the frames of everyday sentences: verbs, lists, dots, rare characters."""

from __future__ import annotations

import re

import pytest

from noticegen.detection import scan_text
from noticegen.detection.names import contexts
from noticegen.detection.names.contexts import _ITEM


def people(text: str) -> list[str]:
    return [finding.value for finding in scan_text(text) if finding.type == "PERSON"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("找钱秀英核实", ["钱秀英"]),
        ("何银花得了肺结核", ["何银花"]),
        ("王生贵养羊50只", ["王生贵"]),
        ("萨仁眼睛看不见", ["萨仁"]),
        ("现常志强生活困难", ["常志强"]),
        ("赵有田耳朵聋", ["赵有田"]),
        ("敖登放羊", ["敖登"]),
        ("田生贵信佛", ["田生贵"]),
        ("郭磊糖尿病并发症后丧失劳动力", ["郭磊"]),
        ("段满仓心梗后不能下地", ["段满仓"]),
        ("王军脑梗后遗症，欠债", ["王军"]),
        ("丁秀英肺癌晚期", ["丁秀英"]),
        ("边翠花持港澳通行证", ["边翠花"]),
        ("张榜后有人举报王晓东有车", ["王晓东"]),
        ("会上郝改改发言：建议把标准讲清楚", ["郝改改"]),
        ("云建国问：标准是多少？", ["云建国"]),
        ("昨天格日勒图来镇里问临时救助的事", ["格日勒图"]),
        ("与其弟萨仁分户", ["萨仁"]),
        ("出席：钱栓柱、布仁巴雅尔、侯改改。", ["钱栓柱", "布仁巴雅尔", "侯改改"]),
        ("焦外女的存折找不到了", ["焦外女"]),
        ("麻烦转告訾贵鱼", ["訾贵鱼"]),
        ("地流转给段补林了", ["段补林"]),
        ("昨儿个尚云厚骑摩托来的", ["尚云厚"]),
        ("亢福财按的手印", ["亢福财"]),
        ("白乙娜额吉身体还行", ["白乙娜"]),
        ("取消苏和德力黑的保障资格", ["苏和德力黑"]),
        ("同意票：贺娟 乌日塔娜", ["贺娟", "乌日塔娜"]),
        ("打电话给杜玉兰核实情况", ["杜玉兰"]),
        ("接罗建国来电反映", ["罗建国"]),
        ("会议由丁海涛主持，孔勇记录", ["丁海涛", "孔勇"]),
        ("参加人员：罗强、黄建国、孟淑珍参加", ["罗强", "黄建国", "孟淑珍"]),
        ("孔俊英和何丽珍两家共用一口井", ["孔俊英", "何丽珍"]),
        ("村里罗国强，在家务农", ["罗国强"]),
        ("钱静租住在亲戚家", ["钱静"]),
        ("杜军（户主）、钱英（配偶）", ["杜军", "钱英"]),
        ("由姑姑杜美娟监护", ["杜美娟"]),
        ("户主艾力·依明江，女", ["艾力·依明江"]),
        ("11\t古丽娜尔·阿不都\t低保", ["古丽娜尔·阿不都"]),
        ("阿依古丽·才仁是新疆嫁来的", ["阿依古丽·才仁"]),
        ("嘎查达额尔敦入户", ["额尔敦"]),
        ("牧民娜日苏家受灾", ["娜日苏"]),
        ("蒙古名朝鲁", ["朝鲁"]),
        ("朝鲁和阿古拉两家", ["朝鲁", "阿古拉"]),
        ("26\t王𠅤华\tC类", ["王𠅤华"]),
        ("张犇已办理更名", ["张犇"]),
        ("户主钱彧", ["钱彧"]),
    ],
)
def test_names_are_found_in_everyday_frames(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("隔壁院吴玥能证明", ["吴玥"]),
        ("没有彭垚这个人", ["彭垚"]),
        ("签收：严珺", ["严珺"]),
        ("轮到姜煜发言", ["姜煜"]),
        ("经许丹本人确认", ["许丹"]),
        ("来电人范志宏反映", ["范志宏"]),
        ("1、程一诺 2、胡娜", ["程一诺", "胡娜"]),
    ],
)
def test_what_few_texts_but_many_names_hold_speaks_for_a_name(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("冶成林，男，71岁", ["冶成林"]),
        ("申请人把金莲", ["把金莲"]),
        ("和拜文秀一起来的", ["拜文秀"]),
        ("户主：禚志强", ["禚志强"]),
        ("联系人阴桂香", ["阴桂香"]),
        ("其妻雒秀英无业", ["雒秀英"]),
    ],
)
def test_surnames_that_few_families_bear_are_known(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "given", ["二板", "五柱", "满仓", "拴牛", "存娥", "引弟", "银锁", "四虎", "万金", "改女"]
)
@pytest.mark.parametrize(
    "frame",
    [
        "{} 1136.74元",
        "哈业脑包村{}",
        "{}查出肺病后没有收入",
    ],
)
def test_names_that_villages_give_by_two_parts(given: str, frame: str) -> None:
    assert people(frame.format(f"曹{given}")) == [f"曹{given}"]


@pytest.mark.parametrize(
    "text",
    ["張國強，男", "戶主：劉玉蘭", "陳淑華，女，71歲", "監護人：趙麗娟"],
)
def test_names_in_traditional_characters(text: str) -> None:
    assert len(people(text)) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("哈业脑包村姜来义", "姜来义"),
        ("给武金牛打电话", "武金牛"),
        ("叶六牛自述家中无收入", "叶六牛"),
        ("卜亚丧偶多年", "卜亚"),
        ("儿媳黄平，务农", "黄平"),
    ],
)
def test_what_stands_beside_a_name_in_remarks(text: str, name: str) -> None:
    assert people(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "由于家庭困难",
        "将于近期发放",
        "接到通知后报送",
        "与于同日公布的文件",
        "向日葵、白桦林、杨树苗",
        "贺信已收",
        "“送温暖·献爱心”捐款8168元",
        "乌珠穆沁、锡林郭勒",
        "乌兰牧骑演出",
        "巴彦塔拉饭店",
        "东方红、东方小学",
        "毛毛雨转晴",
        "和平共处，对照检查",
        "给付标准及方式",
        "主持人：党委书记",
        "符合第（三）项情形",
    ],
)
def test_words_that_begin_like_a_name_are_none(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "举报高利贷有奖",
        "凌晨两点",
        "秦长城遗址",
        "祝贺新春",
        "因地制宜",
        "若方案通过",
        "现任务完成",
        "查金额是否正确",
        "高山养羊",
        "群众很满意",
        "经查属实",
        "会上安排部署工作",
        "会上方案获得通过",
        "转告全体村民",
        "记录平时表现",
        "主持全面工作",
        "宣传雷锋精神",
        "宫颈癌、乳腺癌筛查",
        "高血压患者健康管理",
        "居民持身份证办理",
        "单位有车",
        "任何建议都可以提",
        "落实计生政策",
        "所有财产",
        "四子王旗民政局",
        "问：标准是多少？答：每人每月600元。",
    ],
)
def test_what_follows_names_follows_other_words_too(text: str) -> None:
    assert people(text) == []


def test_a_long_list_is_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    class Item:
        def match(self, text: str, place: int) -> re.Match[str] | None:
            seen.append(place)
            return _ITEM.match(text, place)

    monkeypatch.setattr(contexts, "_ITEM", Item())
    text = "户主张三、" * 500
    led_in: dict[int, contexts.Lead] = dict.fromkeys(range(2, len(text), 5), "label")
    places = contexts.listed_places(text, led_in)
    assert places == frozenset(range(5, len(text) + 1, 5))
    assert len(seen) <= 1000
