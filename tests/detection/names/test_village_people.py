"""People whom villages, or their kin, call by less than a surname and a given name."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text


def _people(text: str) -> list[str]:
    return [found.value for found in scan_text(text) if found.type == "PERSON"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("铁蛋他妈来村委会问低保的事", "铁蛋"),
        ("二后生家三口人吃低保", "二后生"),
        ("狗娃的残疾证办下来了", "狗娃"),
        ("给三娃子打个电话让他来签字", "三娃子"),
        ("二女子他爹去年走的", "二女子"),
        ("其妻莲花在家务农", "莲花"),
        ("孙女春花由奶奶抚养", "春花"),
        ("丈夫长城去年病故", "长城"),
        ("丈夫建国去年病故", "建国"),
        ("五保老人满仓由侄子照料", "满仓"),
        ("老汉全福住在东头", "全福"),
        ("王氏，91岁，五保户", "王氏"),
        ("刘门张氏", "刘门张氏"),
        ("母亲白氏瘫痪在床", "白氏"),
        ("1\t六十三\t男\t62\t低保", "六十三"),
        ("七十八，男，蒙古族，65岁，牧民", "七十八"),
        ("户主七十三家有羊50只", "七十三"),
        ("刘兰女子\t2\t1200", "刘兰女子"),
        ("| 高成才 | 8人 | 1470", "高成才"),
        ("工作队到刘补换家走访", "刘补换"),
        ("53\t李解放\t2人", "李解放"),
    ],
)
def test_they_are_found(text: str, name: str) -> None:
    assert _people(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "铁蛋白偏低",
        "满仓粮食待售",
        "二毛家庭作业",
        "六斤的羊羔",
        "二女儿家在包头",
        "莲花开了满池塘",
        "儿子争气，考上大学",
        "儿子成才后在外工作",
        "丈夫光荣退休",
        "张氏宗祠修缮项目",
        "李氏中医馆",
        "摄氏零下20度",
        "共六十三户",
        "牧民五十四户，羊两千只",
        "年龄\t七十三\t男",
        "户主七十周岁以上",
        "到大家都满意为止",
        "回到老家看望",
        "到李家营子看现场",
        "由爷爷奶奶抚养",
        "成员和发展方向",
    ],
)
def test_words_like_theirs_are_none(text: str) -> None:
    assert _people(text) == []
