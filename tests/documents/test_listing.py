"""Where a notice's lists stand: in the text, under headings, or attached (GB/T 9704-2012, 7.3)."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.documents.invented import INVENTED_VILLAGES, invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.ordinals import chinese_ordinal
from noticegen.documents.web import web_html
from noticegen.publication.model import Publication
from noticegen.vocabulary.stages import Stage

_MANY = tuple(f"{side}{kind}村" for side in "东西南北中" for kind in "河山湾店")


def _notice(publication: Publication) -> str:
    return _without_style(notice_html(publication))


def _without_style(html: str) -> str:
    return re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)


def _titles(html: str) -> list[str]:
    return [
        re.sub("<.*?>", "", title) for title in re.findall(r'<h2 class="title">(.*?)</h2>', html)
    ]


def _note(html: str) -> list[str]:
    (note,) = re.findall(r'<div class="attached">(.*?)</div>', html, re.DOTALL)
    return [re.sub("<.*?>", "", line).strip() for line in note.split("</p>") if "<p" in line]


def test_one_short_list_stands_in_the_text_without_headings() -> None:
    html = _notice(invent_publication(40, ("新城村",)))
    assert "<h2" not in html
    assert "附件" not in html
    assert ">以上共40户" in html


def test_a_title_that_names_the_village_needs_no_heading_that_says_it_again() -> None:
    publication = invent_publication(9, ("新城村",))
    assert ">新城村</th>" in _notice(publication)
    named = replace(publication, title="哈业胡同镇新城村2026年12月农村最低生活保障审核公示")
    assert ">新城村</th>" not in _notice(named)


def test_lists_of_several_villages_stand_under_headings_of_two_levels() -> None:
    html = _notice(invent_publication(24))
    heads = re.findall(r"<h2>(.*?)</h2>|<th class=\"village\"[^>]*>(.*?)</th>", html)
    assert [first or second for first, second in heads] == [
        "一、公示名单",
        *(f"（{'一二三'[place]}）{name}（8户）" for place, name in enumerate(INVENTED_VILLAGES)),
        "二、公示时间",
        "三、意见反映",
    ]


def test_a_result_that_is_made_public_is_headed_so() -> None:
    publication = replace(invent_publication(24), stage=Stage.CONFIRMED)
    assert "<h2>一、公布名单</h2>" in _notice(publication)


def test_lists_that_fill_their_pages_are_numbered_attachments() -> None:
    html = _notice(invent_publication(57))
    titles = _titles(html)
    assert titles == [
        f"{village}2026年12月农村最低生活保障对象审核名单" for village in INVENTED_VILLAGES
    ]
    assert _note(html) == [
        f"附件：1. {titles[0]}",
        f"2. {titles[1]}",
        f"3. {titles[2]}",
    ]
    assert re.findall(r"<span>(附件\d*)</span>", html) == ["附件1", "附件2", "附件3"]
    assert html.index("附件：1. ") < html.index('class="signature"') < html.index("附件1<")
    assert re.search("本次公示3个村，共57户\\d+人，金额合计[^。]+，名单见附件。", html)
    assert "附件所列家庭由本人申请" in html
    assert "以上" not in html


@pytest.mark.parametrize(
    ("households", "villages"), [(100, ("新城村",)), (100, _MANY), (60, INVENTED_VILLAGES)]
)
def test_one_attachment_holds_what_would_waste_pages_alone(
    households: int, villages: tuple[str, ...]
) -> None:
    html = _notice(invent_publication(households, villages))
    (title,) = _titles(html)
    assert title == "哈业胡同镇2026年12月农村最低生活保障对象审核名单"
    assert _note(html) == [f"附件：{title}"]
    if len(villages) > 1:
        assert f">一、{villages[0]}（" in html
        assert f">{chinese_ordinal(len(villages))}、{villages[-1]}（" in html


def test_a_web_page_has_all_lists_in_its_text() -> None:
    html = _without_style(web_html(invent_publication(100)))
    assert "附件" not in html
    assert ">（三）乌兰计嘎查（33户）</th>" in html
    assert "以上3个村共100户" in html


@given(st.integers(min_value=1, max_value=70), st.integers(min_value=1, max_value=12))
def test_every_household_is_listed_once_however_the_lists_stand(
    households: int, villages: int
) -> None:
    publication = invent_publication(households, _MANY[:villages])
    html = _notice(publication)
    rows = re.findall(r'<td class="number whole">(\d+)</td>', html)
    assert len(rows) == households


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (2003, "二千零三"),
    ],
)
def test_headings_count_as_a_clerk_counts(number: int, words: str) -> None:
    assert chinese_ordinal(number) == words


def test_headings_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="1"):
        chinese_ordinal(0)
