"""Where somebody lives as villages and herdsmen tell it, with or without a figure."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text


def _addresses(text: str) -> list[str]:
    return [found.value for found in scan_text(text) if found.type == "ADDRESS"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("家住供销社后院", "供销社后院"),
        ("他家就在小学对面第二个院子", "小学对面第二个院子"),
        ("住红泥井村学校西墙外头一家", "红泥井村学校西墙外头一家"),
        ("家在东营子村戏台后面", "东营子村戏台后面"),
        ("借住在羊场门房", "羊场门房"),
        ("现住水塔下面红砖房", "水塔下面红砖房"),
        ("住址：前街东头路北", "前街东头路北"),
        ("家在保利花园最北头那栋二单元一楼", "保利花园最北头那栋二单元一楼"),
        ("现居巴音嘎查东牧业点", "巴音嘎查东牧业点"),
        ("住敖包东北3公里牧点", "敖包东北3公里牧点"),
        ("冬营盘在乌兰敖包嘎查北边15公里处", "乌兰敖包嘎查北边15公里处"),
        ("夏营盘：查干淖尔嘎查西南沟", "查干淖尔嘎查西南沟"),
        ("乌日图嘎查乌兰巴嘎17号", "乌日图嘎查乌兰巴嘎17号"),
        ("住养老院302房", "养老院302房"),
        ("滨河路89号院2-102", "滨河路89号院2-102"),
        ("碧桂园·天玺17-1-903", "碧桂园·天玺17-1-903"),
        ("柳匠村5社王三女家", "柳匠村5社"),
    ],
)
def test_corners_are_found(text: str, place: str) -> None:
    assert _addresses(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "住土房两间，年久失修",
        "居住在村里的老人",
        "家住偏远牧区的学生住校补贴",
        "住在学校宿舍的学生",
        "居住地派出所户籍室",
        "地址在镇政府后院",
        "登记地址：镇便民服务中心对面",
        "冬营盘在十月份转场",
        "牧业点通电工程",
        "村东头第三家企业入驻",
        "供销社后院仓库招租",
        "国家在农村推行",
        "大家在院子里晒太阳",
        "孩子在学校后院种菜",
        "住户在门前堆放杂物",
        "老人住在儿子家",
        "一家人挤在一起过年",
        "养老院302张床位",
        "解决农村特困户住茅屋领导小组",
        "专家在村西头的果园指导",
    ],
)
def test_how_and_where_everybody_lives_is_none(text: str) -> None:
    assert _addresses(text) == []
