"""Names and titles in traditional Mongolian: from the unit file only, vertical, left of the Han."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from noticegen.documents.invented import INVENTED_UNIT, invent_publication
from noticegen.documents.mongolian import set_columns
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import plan_poster, poster_html
from noticegen.documents.titles import break_title
from noticegen.errors import InputError
from noticegen.publication.model import Publication
from noticegen.settings.unit import load_unit
from noticegen.vocabulary.paper import Paper
from noticegen.vocabulary.stages import Stage

_TITLE = "ᠨᠡᠶᠢᠲᠡ ᠳ᠋ᠤ ᠢᠯᠡᠷᠡᠭᠦᠯᠬᠦ ᠨᠢ"
_UNIT_FILE = """issuer: 包头市九原区哈业胡同镇人民政府
office: 社会救助办公室
address: 哈业胡同镇政府一楼便民大厅
telephone: 0472-7153321
supervision_telephone: 0472-7151234
policy_url: https://mzj.example.gov.cn/policy
"""


def _titled(*stages: Stage) -> Publication:
    unit = replace(INVENTED_UNIT, title_mn=tuple((stage, _TITLE) for stage in stages))
    return replace(invent_publication(12), unit=unit)


def _columns(html: str) -> list[str]:
    (block,) = re.findall(r'<div class="mongolian".*?</div>\s*</div>', html, re.DOTALL)
    return re.findall(r"<div style=\"left[^>]*>(.*?)</div>", block)


def test_title_stands_left_of_the_chinese_one_word_after_word() -> None:
    html = notice_html(_titled(Stage.REVIEW))
    assert " ".join(_columns(html)) == _TITLE
    assert html.index('class="titles"') < html.index('class="mongolian"') < html.index("<h1>")


def test_title_is_only_that_of_its_own_kind_of_notice() -> None:
    assert 'class="mongolian"' not in notice_html(_titled(Stage.PAID))
    assert 'class="mongolian"' not in notice_html(invent_publication(12))


@pytest.mark.parametrize("paper", list(Paper))
def test_title_on_a_poster_keeps_within_the_head(paper: Paper) -> None:
    publication = _titled(Stage.REVIEW)
    plan = plan_poster(publication, paper)
    assert plan.title_mn is not None
    assert plan.title_mn.height <= plan.title_height * plan.sheet.body_points
    assert " ".join(_columns(poster_html(publication, paper))) == _TITLE


def test_columns_hold_whole_words_from_left_to_right() -> None:
    block = set_columns(_TITLE, 12, 40)
    assert " ".join(block.columns) == _TITLE
    assert len(block.columns) > 1


def test_unit_file_gives_one_title_for_all_notices_or_one_for_each(tmp_path: Path) -> None:
    path = tmp_path / "unit.yaml"
    path.write_text(f"{_UNIT_FILE}title_mn: {_TITLE}\n", encoding="utf-8")
    assert {load_unit(path).mongolian_title(stage) for stage in Stage} == {_TITLE}
    path.write_text(f"{_UNIT_FILE}title_mn:\n  paid: {_TITLE}\n", encoding="utf-8")
    assert load_unit(path).mongolian_title(Stage.PAID) == _TITLE
    assert load_unit(path).mongolian_title(Stage.REVIEW) is None


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("title_mn: 公示", "传统蒙古文"),
        ("title_mn: Зарлал", "传统蒙古文"),
        (f"title_mn:\n  posted: {_TITLE}", "posted"),
        (f"title_mn: [{_TITLE}]", "review"),
        ("issuer_mn: 包头市", "传统蒙古文"),
    ],
)
def test_what_is_not_mongolian_or_no_kind_of_notice_is_refused(
    written: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "unit.yaml"
    path.write_text(f"{_UNIT_FILE}{written}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_unit(path)
    assert told in str(caught.value)
    assert "第7行" in str(caught.value) or "第8行" in str(caught.value)


@pytest.mark.parametrize("characters", range(4, 20))
def test_a_title_is_never_torn_within_a_date(characters: int) -> None:
    title = "哈业胡同镇2026年12月农村最低生活保障对象审核公示"
    lines = break_title(title, characters)
    assert "".join(lines) == title
    assert not [line for line in lines if re.search(r"[0-9]$", line) or re.match("[年月]", line)]


@pytest.mark.parametrize("characters", [14, 16, 20])
def test_a_villages_name_is_not_torn_in_a_title(characters: int) -> None:
    village = "巴彦淖尔嘎查乌兰图雅三社新村"
    title = f"包头市九原区哈业胡同镇{village}2026年12月农村最低生活保障发放公示"
    lines = break_title(title, characters)
    assert "".join(lines) == title
    assert any(village in line for line in lines)
    assert any("2026年12月" in line for line in lines)


@pytest.mark.parametrize("times", [4, 6])
def test_a_title_that_leaves_the_chinese_one_no_room_is_refused_in_words(times: int) -> None:
    unit = replace(INVENTED_UNIT, title_mn=((Stage.REVIEW, " ".join([_TITLE] * times)),))
    with pytest.raises(InputError) as caught:
        notice_html(replace(invent_publication(12), unit=unit))
    assert caught.value.code == "page-has-no-room"
    assert "title_mn" in caught.value.message


def test_a_poster_whose_head_is_full_of_mongolian_is_refused_in_words() -> None:
    unit = replace(INVENTED_UNIT, title_mn=((Stage.REVIEW, " ".join([_TITLE] * 12)),))
    with pytest.raises(InputError) as caught:
        plan_poster(replace(invent_publication(12), unit=unit), Paper.A4)
    assert caught.value.code == "page-has-no-room"
