"""Lines that sign a page by somebody else, on another day, or cite what no law has."""

from __future__ import annotations

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.release.gate.leaks.public_words import public_words
from noticegen.release.gate.own_words.other_signers import find_other_signers
from noticegen.release.gate.page.source import read_source

PUBLICATION = invent_publication(9)
WORDS = public_words(PUBLICATION, frozenset())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("红旗苏木人民政府", "发布单位"),
        ("名单如下。\n青山镇人民政府（章）\n", "发布单位"),
        ("中共青山县委员会", "发布单位"),
        ("发布单位：青山镇人民政府", "发布单位"),
        ("2026年11月1日", "落款日期"),
        ("二〇二五年十二月一日", "落款日期"),
        ("依据《社会救助暂行办法》第九十九条。", "条文"),
        ("依据《社会救助暂行办法》（国务院令第649号）第六十二条、第七十一条", "条文"),
        ("《中华人民共和国个人信息保护法》第 120 条规定", "条文"),
        ("依据民发〔2012〕220号第三十四条，名单长期公示。", "条文"),
    ],
)
def test_who_signs_otherwise_is_found(text: str, kind: str) -> None:
    assert kind in set(find_other_signers(text, WORDS, PUBLICATION))


@pytest.mark.parametrize(
    "text",
    [
        PUBLICATION.unit.issuer,
        "哈业胡同镇人民政府（章）",
        "抄送：旗民政局，各嘎查村民委员会。",
        "旗民政局监督电话见政策网页",
        "对处理结果不满意的，可以向青山县民政局反映。",
        "监督单位：青山县民政局",
        "应当及时告知乡镇人民政府、街道办事处",
        "请向青山镇人民政府反映",
        "批准机关：青山县人民政府",
        "印发日期：2026年11月28日",
        "2026年12月1日",
        "《社会救助暂行办法》第六十九条、第七十条",
        "《最低生活保障审核确认办法》第九十九条",
        "《社会救助暂行办法》规定，低保对象应当如实申报。第一百条不在此列",
    ],
)
def test_what_signs_nothing_is_left_alone(text: str) -> None:
    assert not list(find_other_signers(text, WORDS, PUBLICATION))


def test_our_own_pages_are_signed_by_the_issuer() -> None:
    text = read_source(notice_html(PUBLICATION)).readable[0].text
    assert not list(find_other_signers(text, WORDS, PUBLICATION))
