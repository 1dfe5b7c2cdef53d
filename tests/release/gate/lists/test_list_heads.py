"""The heads of a list's columns are their columns'."""

from __future__ import annotations

import pytest
from lxml import html

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.publication.model import Publication
from noticegen.release.gate.leaks.public_words import public_words
from noticegen.release.gate.lists.heads import has_telling_caption, has_untrue_head
from noticegen.release.gate.lists.listed_households import Household, find_households
from noticegen.release.gate.page.row_parts import row_parts, table_rows


def _is_untrue(publication: Publication, page: str) -> bool:
    root = html.document_fromstring(page)
    return has_untrue_head(_listed(root, publication), publication)


def _listed(root: html.HtmlElement, publication: Publication) -> tuple[Household, ...]:
    return find_households(root, publication, row_parts(table_rows(root), publication))


def _page(publication: Publication, *heads: str, tag: str = "th", more: str = "") -> str:
    head = f"<tr>{''.join(f'<{tag}>{text}</{tag}>' for text in heads)}</tr>"
    rows = "".join(
        f"<tr>{''.join(f'<td>{value}</td>' for value in (entry.number, *entry.values))}</tr>"
        for entry in publication.entries
    )
    return f"<body><table>{more}{head}{rows}</table></body>"


_UNTRUE = [
    ("序号", "家庭人口", "申请人姓名", "月保障金额（元）"),
    ("序号", "申请人姓名", "月保障金额（元）", "家庭人口"),
    ("月保障金额（元）", "家庭人口", "申请人姓名", "序号"),
    ("序号", "申请人姓名", "家庭人口", "年保障金额（元）"),
    ("序号", "艾滋病人姓名", "家庭人口", "月保障金额（元）"),
    ("序号", "精神障碍患者", "家庭人口", "月保障金额（元）"),
    ("序号", "申请人姓名", "残疾人口", "月保障金额（元）"),
    ("序号", "申请人姓名", "家庭人口", "每人月保障金额"),
    ("残疾证编号", "申请人姓名", "家庭人口", "月保障金额（元）"),
]
_IN_OWN_WORDS = [
    ("序号", "申请人姓名", "家庭人口", "月保障金额（元）"),
    ("序号", "姓名", "人口", "金额（元）"),
    ("编号", "户主", "家庭人口（人）", "月保障金额"),
    ("序 号", "户主姓名", "人数", "本月发放金额（元）"),
    ("序号", "保障对象姓名", "保障人数", "每月低保金（元）"),
    ("号", "领取人", "人口数", "实发金额"),
]


@pytest.mark.parametrize(
    ("heads", "is_untrue"),
    [*((heads, True) for heads in _UNTRUE), *((heads, False) for heads in _IN_OWN_WORDS)],
)
@pytest.mark.parametrize("tag", ["th", "td"])
def test_a_head_names_its_column_if_in_an_offices_own_words(
    heads: tuple[str, ...], is_untrue: bool, tag: str
) -> None:
    publication = invent_publication(5, ("新城村",))
    assert _is_untrue(publication, _page(publication, *heads, tag=tag)) is is_untrue


def test_heads_that_span_are_counted_where_they_stand() -> None:
    publication = invent_publication(5, ("新城村",))
    above = (
        '<tr><th rowspan="2">序号</th><th rowspan="2">家庭人口</th>'
        '<th colspan="2">保障情况</th></tr>'
    )
    page = _page(publication, "家庭人口", "月保障金额", more=above)
    assert _is_untrue(publication, page)
    assert not _is_untrue(publication, page.replace('"2">家庭人口', '"2">姓名'))


@pytest.mark.parametrize("households", [1, 7, 60])
def test_the_projects_own_heads_are_true(households: int) -> None:
    publication = invent_publication(households)
    assert not _is_untrue(publication, notice_html(publication))


@pytest.mark.parametrize(
    ("heading", "tells"),
    [("孤儿家庭", True), ("一、大病家庭", True), ("新城村", False), ("一、公示名单", False)],
)
@pytest.mark.parametrize("tag", ["h2", "p"])
def test_the_heading_above_a_list_does_not_tell_who_they_are(
    heading: str, tag: str, *, tells: bool
) -> None:
    publication = invent_publication(5, ("新城村",))
    page = _page(publication, "序号", "申请人姓名", "家庭人口", "月保障金额（元）")
    root = html.document_fromstring(page.replace("<body>", f"<body><{tag}>{heading}</{tag}>"))
    listed = _listed(root, publication)
    assert listed
    words = public_words(publication, frozenset())
    assert has_telling_caption(listed, words) == tells
