"""Words that point at a household by its number, place, name or amount, and those that do not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.release.gate.own_words.pointing_words import find_pointed_at, find_pointed_out
from noticegen.vocabulary.paper import Paper

NAMES = frozenset({"黄永红", "罗文", "于海龙", "高美兰"})
AMOUNTS = frozenset({Decimal(607), Decimal(1254)})


@pytest.mark.parametrize(
    "text",
    [
        *("第3户系孤儿家庭", "第三户情况特殊", "第2、5户请核对", "第 12 号家庭", "序号5请到办公室"),
        *("序号为7的情况不同", "二号户常年服药", "3号家庭", "一号属蛇，二号属马", "12号住户"),
        *("情况特殊的户为二号", "名单第4位", "第8行的金额", "第３户", "第③户", "表中第6个"),
        *("2号情况特殊", "首户家庭为孤老", "表格最后一行的家庭", "倒数第二户为残疾", "末户已搬走"),
        *("合计上面的一户", "人口最多的一户系多子女", "领取最少的一家", "五个字姓名的户主"),
        *("胡姓家庭情况不同", "黄姓的老人", "居中的一户", "前面那一家"),
        *("序号是质数的家庭为重病家庭", "金额为单数的家庭有病人", "户主姓王的都是女性"),
        *("领取金额高于八百元的家庭有重度残疾人", "金额最高的家庭有三名学生"),
        *("人口只有一人的均为孤寡老人", "住在村委会隔壁的那家也在名单里", "村口第一家也在名单上"),
        *("门牌尾数是十二的住户请注意", "卡号以六二一七开头的请换卡", "名单按困难程度排列"),
        *("表中加“·”的姓名为蒙古族", "用黑体的为重点户", "带星号的是残疾家庭"),
    ],
)
def test_a_household_at_a_number_is_found(text: str) -> None:
    assert list(find_pointed_out(text))


@pytest.mark.parametrize(
    "text",
    [
        *("根据第十九条", "第1页，共2页", "民发〔2021〕57号", "12月7日前反映", "请到3号窗口办理"),
        *("每户一票", "共16户", "以上3个村共56户", "第一批名单", "1号楼二层", "公示到7号为止"),
        *("拨打12345号政务热线", "第一次公示", "序号 姓名 人口", "放在第一位", "2026年第4期"),
        *("其中新增3户", "户口簿第一页", "村委会第二会议室", "第一户主栏"),
        *("最高的一户1254元，最低的一户560元", "同姓的家庭", "每户一份", "12月2号情况说明会"),
        *("卡号有误的请告知", "加盖公章的为有效证明", "人均收入高于标准的家庭", "同姓的都是一家"),
        *("保障金额低于50元的按50元发放", "同名的用序号区分", "张贴在村口公示栏", "姓名的写法"),
        *("前一个月", "上一户籍地", "一户一档", "首次公示", "姓名、人口和金额"),
    ],
)
def test_other_numbers_point_at_nobody(text: str) -> None:
    assert not list(find_pointed_out(text))


@pytest.mark.parametrize(
    "text",
    [
        *("领取607元的家庭", "607元户为蒙古族", "月领六百零七元的一户", "1,254.00元的那一户"),
        *("永红家领得多", "海龙们", "美兰那户"),
        *("罗家人口较多。", "黄先生有异议", "到场的有：黄某", "（罗家）"),
    ],
)
def test_a_surname_or_an_amount_of_the_list_points(text: str) -> None:
    assert list(find_pointed_at(text, NAMES, AMOUNTS))


@pytest.mark.parametrize(
    "text",
    [
        *("低于607元的家庭可以申请", "领取700元的家庭", "金额607元", "不足1254元的家庭"),
        *("国家规定", "大家监督", "王家营村", "由于家庭困难", "罗列清单", "高先生", "黄家庄"),
    ],
)
def test_what_the_list_does_not_hold_points_at_nobody(text: str) -> None:
    names = NAMES - {"高美兰"}
    assert not list(find_pointed_at(text, names, AMOUNTS))


def test_no_page_of_ours_points_at_anybody() -> None:
    publication = invent_publication(30)
    for page in (notice_html(publication), poster_html(publication, Paper.A3)):
        assert not list(find_pointed_out(page))
