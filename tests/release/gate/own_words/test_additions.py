"""What an office's own template adds: plain Chinese passes, everything else is refused."""

from __future__ import annotations

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.release.gate.inspection import inspect
from noticegen.release.gate.leaks.public_words import public_words
from noticegen.release.gate.own_words.additions import added_text, check_additions
from noticegen.release.gate.page.source import read_source
from noticegen.release.gate.report import GateRule
from noticegen.rendering.pdf import render_pdf
from noticegen.vocabulary.paper import Paper
from tests.release.conftest import Finished, secrets_for

UNREADABLE = {
    "pinyin": "wang jia hai zi huan bai xue bing",
    "pinyin with tones": "Sīqín Xiǎobǎo",
    "English": "one three eight leukemia",
    "letters for figures": "BDIEIAHCJBF",
    "Roman letters": "XIII VIII IV",
    "Roman figures": "ⅠⅢⅧⅣ",
    "Cyrillic": "Сэцэн Шаобао",
    "letters of no class": "A、D、C、B",
    "Mongolian": "ᠰᠡᠴᠡᠨ",
    "Mongolian figures": "᠑᠓᠘",
    "Tibetan figures": "༡༣༨",
    "Korean": "일삼팔",
    "kana": "スーチン",
    "Bopomofo": "ㄙ ㄑㄧㄣ",
    "Braille": "⠁⠉⠓",
    "mahjong": "🀇🀉🀎",
    "dice": "⚀⚂⚃",
    "cards": "🂡🂣🂨",
    "counting rods": "𝍠𝍢𝍧",
    "keycaps": "1\ufe0f\u20e3",
    "clocks": "🕐🕒🕗",
    "trigrams": "☱☳☰",
    "emoji": "🤒💊",
    "wheelchair": "♿",
    "mathematical figures": "𝟏𝟑𝟖",
    "calculator figures": "🯱🯳🯸",
    "strokes": "| ||| ||||||||",
    "dots": "· ··· ·········· ···· ··",
    "Morse": ".---- ...-- ---.. ....-",
    "commas": "，；，，，；，，，，，，，，",
    "one word again and again": "户，户户户户，户户户户户户户户",
    "votes": "正正一",
    "traditional characters": "斯琴小寶",
    "turned round": "\u202e5172804\u202c",
    "zero width": "监\u200b督",
    "soft hyphens": "监\u00ad督",
}

LAWFUL = [
    "欢迎广大群众监督。本公示张贴在村务公示栏。",
    "注：金额为每户每月的金额，单位为元。",
    "张贴人：________ 见证人：________ 张贴日期：____年__月__日",
    "因病、因残、因学造成困难的家庭，可以向村民委员会申请临时救助。",
    "① 张贴在村务公示栏；② 不少于7天；③ 期满撤下。",
    "□已张贴　□已拍照　□已归档",
    "★阳光低保★ 公平公正、应保尽保……",
    "联系人：张建国",
    "本公示用A4纸打印，也可在“蒙速办”APP查看。",
    "（此件公开发布）",
    "低保对象分为A类、B类、C类，分类施保；A、B、C三类按不同标准补助。",
    "依据：《社会救助暂行办法》（国务院令第649号）第十一条。",
]


def _rules(finished: Finished, text: str) -> set[GateRule]:
    words = public_words(finished.publication, finished.secrets.allowed)
    page = finished.html.replace("</body>", f"<p>{text}</p></body>")
    readable = read_source(page).readable[0].text
    return {finding.rule for finding in check_additions(readable, words)}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_writing_that_the_gate_cannot_read_is_refused(finished: Finished, text: str) -> None:
    assert GateRule.UNEXPECTED_WRITING in _rules(finished, f"附注：{text}")


@pytest.mark.parametrize("text", LAWFUL)
def test_plain_chinese_passes(finished: Finished, text: str) -> None:
    assert _rules(finished, text) == set()


@pytest.mark.parametrize("text", ["李大壮家庭也在其中", "其孙孙浩然", "附注：联系人家的李大壮"])
def test_a_name_that_is_not_listed_is_refused(finished: Finished, text: str) -> None:
    assert GateRule.UNEXPECTED_NAME in _rules(finished, text)


@pytest.mark.parametrize("text", ["0472-6661234", "6661234", "〇四七二六六六一二三四"])
def test_a_telephone_that_is_not_the_offices_is_refused(finished: Finished, text: str) -> None:
    assert GateRule.UNEXPECTED_NUMBER in _rules(finished, f"反映情况请拨打{text}")


def test_the_offices_own_telephone_may_stand_twice(finished: Finished) -> None:
    assert _rules(finished, f"值班电话 {finished.publication.unit.telephone}") == set()


def test_the_place_is_the_page(finished: Finished) -> None:
    html = finished.html.replace("</h1>", "</h1><p>请打six six six</p>")
    report = inspect("公示.pdf", render_pdf(html), html, finished.publication, finished.secrets)
    (finding,) = report.findings
    assert (finding.rule, finding.page) == (GateRule.UNEXPECTED_WRITING, 1)


@pytest.mark.parametrize("households", [1, 9, 120])
def test_our_own_pages_add_next_to_nothing(households: int) -> None:
    publication = invent_publication(households, cents=True)
    words = public_words(publication, secrets_for(publication).allowed)
    text = read_source(notice_html(publication)).readable[0].text
    added = added_text(text, words)
    assert len([mark for mark in added if mark.isalpha()]) < 80
    assert not list(check_additions(text, words))


@pytest.mark.parametrize(
    ("where", "what"),
    [
        ("<title>", "<title>王家孩子病了 "),
        ('<meta name="author"', '<meta name="keywords" content="wang jia"><meta name="author"'),
        ("<h1>", "<style>h1 { bookmark-label: 'wang jia' }</style><h1>"),
        ("<title>救助政策网页", "<title>王家孩子病了"),
    ],
)
def test_properties_and_bookmarks_tell_only_what_the_page_says(
    finished: Finished, where: str, what: str
) -> None:
    assert where in finished.html
    html = finished.html.replace(where, what, 1)
    report = inspect("公示.pdf", render_pdf(html), html, finished.publication, finished.secrets)
    assert GateRule.HIDDEN_TEXT in {finding.rule for finding in report.findings}


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A2])
def test_a_posters_places_are_no_texts(paper: Paper) -> None:
    publication = invent_publication(1, villages=("12村",))
    html = poster_html(publication, paper)
    report = inspect("海报.pdf", render_pdf(html), html, publication, secrets_for(publication))
    assert GateRule.HIDDEN_TEXT not in {finding.rule for finding in report.findings}
