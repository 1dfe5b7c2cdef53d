"""The policy corner: plain words for every programme, each resting on an article that was read."""

import re
from pathlib import Path

import pytest

from noticegen.documents.invented import INVENTED_UNIT, invent_publication
from noticegen.documents.poster_foot import corner_paragraphs
from noticegen.documents.publicity import publicity_html
from noticegen.errors import InputError
from noticegen.policy.catalogue import register
from noticegen.policy.laws import Evidence
from noticegen.publication.publicity import Publicity
from noticegen.settings.resources import resource_directory
from noticegen.vocabulary.paper import Paper
from noticegen.vocabulary.programmes import all_programmes, programme_label

_TEMPLATE = (resource_directory("templates") / "policy_corner.html.j2").read_text(encoding="utf-8")
_ITEMS = re.findall(
    r'policy_item\("([^"]+)", "([^"]+)", (?:law ~ )?"([^"]+)", "([^"]+)"\)', _TEMPLATE
)
_POSTED = [name for name in all_programmes() if name != "happiness-sheet"]


def _corner(programme: str) -> str:
    period = invent_publication(1).period
    publicity = Publicity(programme, programme_label(programme), INVENTED_UNIT, period)
    html = publicity_html(publicity, Paper.A3)
    (card,) = re.findall(r'<div class="card"[^>]*>(.*?)</div>', html, re.DOTALL)
    return re.sub("<.*?>", "", card)


def test_every_statement_was_found() -> None:
    assert len(_ITEMS) == _TEMPLATE.count("{{ policy_item(")


@pytest.mark.parametrize("item", _ITEMS, ids=[f"{head}-{keys}" for head, _, _, keys in _ITEMS])
def test_every_statement_rests_on_articles_whose_text_was_read(
    item: tuple[str, str, str, str],
) -> None:
    _, text, articles, keys = item
    labels = []
    for key in keys.split():
        known = register()[key]
        assert known.checked is Evidence.TEXT, key
        labels.append(known.article)
    assert articles.split("》")[-1].removeprefix("政府信息公开条例") == "、".join(map(str, labels))
    assert text.endswith("。")


@pytest.mark.parametrize("programme", _POSTED)
def test_every_programme_says_how_to_apply_or_whom_to_ask_and_how_to_object(
    programme: str,
) -> None:
    corner = _corner(programme)
    assert re.search("怎样申请：|不知道找谁：", corner)
    assert re.search("有不同意见：|书面说明理由", corner)
    assert "依据《" in corner


@pytest.mark.parametrize("programme", _POSTED)
def test_the_laws_that_are_cited_are_named_below(programme: str) -> None:
    corner = _corner(programme)
    named = re.findall("《(.+?)》", corner.rpartition("依据")[2])
    known = {law.title for law in register().values()}
    assert named
    assert set(named) <= known


@pytest.mark.parametrize(
    "text",
    [
        "{% macro other() %}{% endmacro %}",
        "{% macro policy_corner(programme) %}{% endmacro %}",
        "{% macro policy_corner(programme, label, brief) %}{{ 1 / 0 }}{% endmacro %}",
        "{% macro policy_corner(programme, label, brief) %}{{ label.name.text }}{% endmacro %}",
        "{% macro policy_corner(programme, label, brief) %}{{ '%09999d' % 1 }}{% endmacro %}",
        "{% macro policy_corner(programme, label, brief) %}"
        "{{ policy_corner(programme, label, brief) }}{% endmacro %}",
        "{% macro policy_corner(",
    ],
    ids=["missing", "fewer", "error", "undefined", "padding", "endless", "syntax"],
)
def test_a_fault_in_an_offices_own_corner_is_told_with_its_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "policy_corner.html.j2").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        corner_paragraphs("rural-dibao", "农村最低生活保障", tmp_path, brief=True)
    assert caught.value.code == "template-invalid"
    assert "policy_corner.html.j2" in caught.value.message
