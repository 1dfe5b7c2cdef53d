"""Letters that stand out of their words say something together."""

from __future__ import annotations

import pytest
from lxml import html

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.documents.web import web_html
from noticegen.release.gate.page.picked_letters import picked_letters
from noticegen.vocabulary.paper import Paper


@pytest.mark.parametrize(
    ("page", "picked"),
    [
        ("<p>请在<b>白</b>天办理，带<b>小</b>孩的走东门，<b>禾</b>苗另行通知</p>", "白小禾"),
        ("<p>请在<span class=x>白</span>天，<u>小</u>心，<i>禾</i>苗</p>", "白小禾"),
        # Two elements for one letter, letters one behind the other, a comment in between.
        (
            "<p>请在<b><i>白</i></b>天，<i><u>小</u></i>心，<b><!-- 一 --><i>禾</i></b>苗</p>",
            "白小禾",
        ),
        ("<p>请在<b>白</b><b>小</b><b>禾</b>天办理</p>", "白小禾"),
        ("<p>在<b>白</b><!-- 一 -->天，<!-- 一 --><b>小</b>心</p>", "白小"),
        ("<p>请在<b>白<!-- 一 --></b>天<br><b>小</b><br>心<b> 禾 </b>苗</p>", "白禾"),
        ("<div>天<p><b>白</b></p>天</div>", ""),
        ("<p>2<b>0</b>26年<b>1</b>2月，电话0472-71<b>5</b>3321</p>", "015"),
        ("<p>共<b>19</b>户<b>50</b>人，<b>监督</b>电话：<b>0472-7151234</b></p>", ""),
        ("<p><b>注</b>：每户一份</p><p>第<b>1</b>页</p><p><b>请</b></p>", ""),
        ("<p><!-- 一 -->好</p>", ""),
    ],
)
def test_letters_that_stand_out_are_put_together(page: str, picked: str) -> None:
    assert picked_letters(html.document_fromstring(f"<body>{page}</body>")) == picked


def test_no_page_of_ours_picks_letters() -> None:
    publication = invent_publication(30)
    pages = (notice_html(publication), web_html(publication), poster_html(publication, Paper.A3))
    assert not any(picked_letters(html.document_fromstring(page)) for page in pages)
