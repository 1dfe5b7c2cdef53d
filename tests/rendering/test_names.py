"""Thirty awkward names and twenty-two rare characters, on paper and back."""

from dataclasses import replace

import pypdfium2
import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.publication.model import Entry, Publication, VillageList
from noticegen.rendering.coverage import uncovered
from noticegen.rendering.pdf import render_pdf
from noticegen.vocabulary.paper import Paper

RARE = "㛃𬱖喆堃翀䶮𫍯𬸚𪨶𰻞𠮷㐂䲜𫖯𬬱𣎴𤋮鿃𫘦𬭼㵘𩽾"
NAMES = (
    *(f"王{character}" for character in RARE),
    "乌云毕力格",
    "阿拉腾·其其格",
    "那仁·图雅·巴特尔",
    "额尔德尼巴雅尔",
    "斯琴高娃",
    "孛儿只斤·苏和巴图",
    "欧阳娜娜",
    "司马·阿丽亚",
    "上官婉儿",
    "诸葛建国",
    "买买提·吐尔逊·阿不都热依木",
    "阿布都热合曼·买买提明·吐尔逊尼亚孜",
    "尼玛次仁",
    "李O",
    "张Ａ",
    "王小二（大）",
    "赵1",
    "A",
    "丁一",
    "亓官龘",
    "龙行龘龘",
    "叶赫那拉·婉",
    "巴·孟克",
    "刘　洋",
    "䶮䶮䶮",
    "𰻞𰻞",
    "老王头他媳妇",
    "某某某",
    "O'Neil",
    "<王>&“李”",
)
VILLAGE = "巴彦淖尔嘎查乌兰图雅三社"  # with the township's suffix below: fourteen characters


@pytest.fixture(scope="module")
def publication() -> Publication:
    base = invent_publication(1)
    amount = base.entries[0].values[2]
    entries = tuple(Entry(number, (name, 2, amount)) for number, name in enumerate(NAMES, start=1))
    return replace(base, villages=(VillageList(VILLAGE + "新村", entries),))


def _pages(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def test_every_character_has_a_glyph() -> None:
    assert uncovered("".join(NAMES)) == frozenset()


@pytest.mark.parametrize("layout", ["notice", "poster"])
def test_every_name_is_whole_on_one_line(publication: Publication, layout: str) -> None:
    html = notice_html(publication) if layout == "notice" else poster_html(publication, Paper.A3)
    lines = {
        line.replace(" ", "").replace("\u3000", "")
        for page in _pages(render_pdf(html))
        for line in page.replace("\r", "\n").split("\n")
    }
    text = "\n".join(lines)
    broken = [name for name in NAMES if name.replace("\u3000", "") not in text]
    # On a poster these would be too small to read from two metres; they break after a dot.
    longest = ["买买提·吐尔逊·阿不都热依木", "阿布都热合曼·买买提明·吐尔逊尼亚孜"]
    assert broken == (longest if layout == "poster" else [])
    halves = ("买买提·吐尔逊·", "阿不都热依木", "阿布都热合曼·", "买买提明·吐尔逊尼亚孜")
    assert all(half in text for half in halves)


def test_a_village_of_fourteen_characters_heads_its_table(publication: Publication) -> None:
    assert VILLAGE + "新村" in _pages(render_pdf(notice_html(publication)))[0]


def test_a_name_too_long_for_any_line_is_broken_and_nothing_is_lost() -> None:
    long = "阿布都" * 20
    base = invent_publication(1)
    entry = Entry(1, (long, 2, base.entries[0].values[2]))
    data = render_pdf(notice_html(replace(base, villages=(VillageList("新村", (entry,)),))))
    assert long in "".join("".join(_pages(data)).split())
