"""What a page says by the way: telephones, numbers of sheets, the day it must be gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from noticegen.documents.invented import INVENTED_UNIT, invent_publication
from noticegen.documents.poster import poster_html
from noticegen.documents.web import web_html
from noticegen.release.gate.folding import squeeze
from noticegen.release.gate.own_words.by_the_way import (
    check_sheet_numbers,
    check_taking_down,
    check_telephones,
)
from noticegen.release.gate.page.source import read_source
from noticegen.vocabulary.paper import Paper

_MINE, _THEIRS = INVENTED_UNIT.telephone, INVENTED_UNIT.supervision_telephone


@pytest.mark.parametrize(
    "text",
    [f"监督电话：{_MINE}", f"举报电话 {_MINE}", f"联系电话：{_THEIRS}", f"咨询电话是{_THEIRS}"],
)
def test_a_telephone_under_the_other_ones_name_is_told(text: str) -> None:
    assert list(check_telephones(squeeze(text), INVENTED_UNIT))


@pytest.mark.parametrize(
    "text",
    [
        *(f"监督电话：{_THEIRS}", f"联系电话：{_MINE}", f"纪委：{_THEIRS}", "监督电话：12345"),
        *(f"监督举报请打{_THEIRS}，电话：{_THEIRS}", f"来电反映：{_THEIRS}"),
    ],
)
def test_a_telephone_under_its_name_is_right(text: str) -> None:
    assert not list(check_telephones(squeeze(text), INVENTED_UNIT))


@pytest.mark.parametrize("text", [f"订餐电话：{_THEIRS}", f"电话 {_MINE}、{_THEIRS}"])
def test_the_supervisors_telephone_is_called_theirs(text: str) -> None:
    assert list(check_telephones(squeeze(text), INVENTED_UNIT))


def test_an_office_may_have_one_telephone_for_both() -> None:
    unit = replace(INVENTED_UNIT, supervision_telephone=_MINE)
    assert not list(check_telephones(squeeze(f"监督电话：{_MINE}，联系电话：{_MINE}"), unit))


def test_the_sheets_of_a_poster_are_numbered_as_they_are() -> None:
    page = poster_html(invent_publication(200), Paper.A3)
    assert "第2张，共" in page
    assert not list(check_sheet_numbers(read_source(page)))
    for untrue in (page.replace("第2张，共", "第3张，共"), page.replace("第1张，共", "第1张，共1")):
        assert list(check_sheet_numbers(read_source(untrue)))


def test_a_web_page_says_when_it_must_be_gone_and_keeps_out_of_searches() -> None:
    publication = invent_publication(9)
    page = web_html(publication)
    assert not list(check_taking_down(read_source(page), publication))
    for untrue in (page.replace("12月8日", "12月20日"), page.replace("noindex", "nosnippet")):
        assert untrue != page
        assert list(check_taking_down(read_source(untrue), publication))
