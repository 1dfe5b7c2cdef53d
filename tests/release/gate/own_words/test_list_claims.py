"""Words about the people of a list that no row of it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.publication.model import Publication
from noticegen.release.gate.leaks.public_words import PublicWords, public_words
from noticegen.release.gate.own_words.list_claims import find_claims
from noticegen.release.gate.page.source import read_source
from noticegen.vocabulary.paper import Paper


def _words(publication: Publication) -> PublicWords:
    return public_words(publication, frozenset())


WORDS = _words(invent_publication(9))


@pytest.mark.parametrize(
    "text",
    [
        *("其中肢残家庭两户，共一千四百九十六元。", "残疾家庭3户", "重残家庭占百分之十八。"),
        *("每五户有一户为重残家庭。", "残疾家庭户均748元。", "三分之一的家庭有病人", "孤儿2名"),
        *("以上家庭均有重病患者。", "所列各户都有病人", "名单里有艾滋病人", "其中有服刑人员的家庭"),
        *("以下家庭已取消资格", "上述人员本月停发", "大部分为单亲家庭"),
        *(
            "以上家庭应退回已领资金",
            "以上家庭均为村干部亲属。",
            "名单中三户是干部亲属。",
            "所列家庭有骗保嫌疑",
        ),
        *(
            "名单中有一人已去世。",
            "以上对象年龄最大的八十五岁",
            "其中六十岁以上十人",
            "本月对象平均年龄七十一岁",
            "本月有一名未成年人单独享受",
            "村里有一户重残家庭",
            "有的家庭里有人每周要去三次透析。",
            "个别户主精神不太好，请邻居体谅。",
            "有个孩子跟着姑姑过，请多关心。",
            "另有一名十二岁女孩单独享受。",
            "名单中蒙古族两户，汉族十一户。",
            "户主中女性八人。",
            "其中女户主家庭八户。",
            "其中学生三人。",
            "其中建档立卡脱贫户五户",
        ),
    ],
)
def test_what_is_said_of_the_listed_is_found(text: str) -> None:
    assert list(find_claims(text, WORDS))


@pytest.mark.parametrize(
    "text",
    [
        *("重病、重残人员可以单独提出申请。", "家庭有2名以上残疾人的", "一级残疾每人每月补贴100元"),
        *(
            "身份证号码、住址、病情等依法不公开。",
            "一户有重病患者的家庭",
            "病退",
            "不满16周岁的未成年人",
        ),
        *("重病患者家庭人均收入低于标准1.5倍的", "未成年人的信息依法不予公开。", "共19户50人"),
        *("领取人死亡的，家属应在30日内报告", "60周岁以上老年人可以申请", "亲属可以代为申请"),
        *("以上2个村共19户", "其中新增3户", "每户一份", "三级以上残疾"),
        *("其中新城村7户、东河套村5户", "个别群众反映的问题已经核实"),
        *("有的村还没有张贴", "其中个人负担部分每人30元", "户主本人须携带户口簿"),
    ],
)
def test_what_a_policy_says_is_no_claim(text: str) -> None:
    assert not list(find_claims(text, WORDS))


@pytest.mark.parametrize("heading", ["重度残疾人名单", "艾滋病人姓名", "孤儿一览表"])
def test_a_title_tells_who_is_listed(heading: str) -> None:
    assert list(find_claims(heading, WORDS, {heading}))


def test_a_title_may_say_that_children_are_not_named() -> None:
    heading = "未成年人姓名依法不公开"
    assert not list(find_claims(heading, WORDS, {heading}))


def test_a_programme_may_be_called_by_its_name() -> None:
    publication = replace(
        invent_publication(9), programme_label="残疾人两项补贴", title="残疾人两项补贴发放公示"
    )
    text = "残疾人补贴发放名单"
    assert not list(find_claims(text, _words(publication), {text}))
    assert list(find_claims(text, WORDS, {text}))


def test_of_ended_help_the_notice_says_so() -> None:
    assert not list(find_claims("以下家庭已停发", WORDS, has_ended=True))


def test_no_page_of_ours_says_more_than_its_rows() -> None:
    publication = invent_publication(30)
    words = _words(publication)
    for page in (notice_html(publication), poster_html(publication, Paper.A3)):
        source = read_source(page)
        text = source.readable[0].text
        assert not list(find_claims(text, words, source.headings))
