"""A web page hides nothing: what could is refused, whatever window or browser it is seen in."""

from __future__ import annotations

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.web import web_html
from noticegen.publication.model import Publication
from noticegen.release.gate.inspection import inspect_web_page
from noticegen.release.gate.report import GateReport, GateRule
from tests.release.conftest import secrets_for

STYLE = {GateRule.UNEXPECTED_STYLE}
HIDDEN = {GateRule.HIDDEN_TEXT}
FOREIGN = {GateRule.FOREIGN_PART}
DRAWN = {GateRule.DRAWN_TEXT}

REFUSED_STYLES = [
    *(".contact{display:none}", ".contact{visibility:hidden}", ".contact{opacity:0}"),
    *(".contact{position:absolute;left:-9999px}", ".contact{height:0;overflow:hidden}"),
    *(".contact{max-height:0}", ".contact{clip-path:inset(50%)}", ".contact{display:contents}"),
    *(".contact{transform:scale(0)}", ".contact{filter:opacity(0)}", ".contact{zoom:0}"),
    *(".contact{content-visibility:hidden}", ".contact{mix-blend-mode:difference}"),
    *("@media (max-width:600px){.contact{color:#fff}}", "@media print and (color){p{color:red}}"),
    *("@supports(display:grid){.contact{color:#111}}", "@layer x{p{color:#111}}"),
    *(".contact:hover{color:#fff}", ".contact:not(:hover){color:#fff}", "p:target{color:#111}"),
    *("tr:nth-child(2 of :hover){color:#111}", "p:not(.x){color:#111}"),
    *(
        ".contact::before{content:'x'}",
        ".contact p:after{content:'99'}",
        "p::first-line{color:red}",
    ),
    *(":root{--a:#fff}", ".contact{color:var(--a)}", ".contact{all:unset}"),
    *(".contact{direction:rtl}", ".contact{writing-mode:vertical-rl}", ".contact{order:2}"),
    *(".contact{text-transform:uppercase}", ".contact{letter-spacing:-1em}"),
    *(".contact{text-indent:-9999px}", ".contact p{text-indent:9999px}", "p{margin-left:-99px}"),
    *(".contact{margin-left:9999px}", ".contact{padding-left:300vw}", ".contact{line-height:0}"),
    *(".contact{color:transparent}", ".contact{color:rgba(0,0,0,.1)}", ".contact{float:left}"),
    *(".contact{background:linear-gradient(#111,#111)}", "td{text-decoration:line-through}"),
    *(".contact{font-family:Wingdings}", ".contact{font-size:calc(1px)}", "p{font-size:.5vw}"),
    *("@keyframes x{to{opacity:0}}", ".contact{animation:x 1s}", "@import 'x'"),
    *("@font-face{font-family:SimSun;src:local(x)}", ".contact{color:#111;&{display:none}}"),
    *(".contact{disp\\6c ay:none}", ".contact{color:red;;display:none", "}}.contact{display:none}"),
]

HIDING_STYLES = [
    *(".contact{font-size:1px}", ".contact{font-size:.1em}", ".contact{font:1px serif}"),
    *(".contact{color:#fff}", ".contact{color:white!important}", ".contact{color:#eee}"),
    *(".contact{background:#111}", "body{color:#fefefe}", "html{font-size:1px}"),
    *("@media print{.contact{color:#fff}}", "@media screen{.contact{color:#fff}}"),
    *(".contact{line-height:1px}", ".contact{display:inline-block;width:1px}"),
    *("main .contact p{color:#fff} p{color:#111}", "p{color:#111}.contact p{font-size:50%}"),
]

REFUSED_PARTS = [
    *(
        "<details><summary>看</summary>联系</details>",
        "<p hidden>联系</p>",
        "<dialog>联系</dialog>",
    ),
    *("<template>联系</template>", "<noscript>联系</noscript>", "<textarea>联系</textarea>"),
    *("<!-- 备注 -->", "<!--><p>联系</p>", "<p dir=rtl>联系</p>", "<bdo dir=rtl>联系</bdo>"),
    *('<p style="color:#111" style="color:#fff">联系</p>', "<svg><path d='M0 0h9'/></svg>"),
    *("<style media=print>p{color:red}</style>", "<ruby>联<rt>系</rt></ruby>", "<?x联系?>"),
    *(
        "<font color=white>联系</font>",
        "<img alt=联系>",
        "<td width=0>联系</td>",
        "<![CDATA[联系]]>",
    ),
]

DRAWINGS = [
    '<div style="background:#000;width:9px"></div>',
    '<hr style="width:30px">',
    '<table><tr><td style="background:#000"></td><td>联系</td></tr></table>',
    '<span style="border-left:9px solid #000"></span>',
]

LAWFUL_STYLES = [
    'body{font-family:"Microsoft YaHei",SimSun,sans-serif}',
    *("h1{color:#c00;font-size:1.8rem}", "table{width:100%;border:1px solid #999}"),
    *("tr:nth-child(even) td{background:#eee}", "p{line-height:1.6em}", "td{padding:6px 10px}"),
    *(".contact{border:1px solid #ccc;padding:1em;border-radius:6px}", "footer{font-size:90%}"),
    *("main{max-width:900px;margin:20px auto}", "@media print{h1{color:#000}}"),
    *("th{background:#8f0e15;color:#fff}", "body{font:16px/1.8 SimSun,serif}"),
    *(".contact{color:#fff}.contact{color:#111}", "/* 本单位的样式 */ p{color:#222}"),
]


@pytest.fixture(scope="module")
def publication() -> Publication:
    return invent_publication(9)


@pytest.fixture(scope="module")
def page(publication: Publication) -> str:
    return web_html(publication)


def _report(page: str, publication: Publication) -> GateReport:
    return inspect_web_page("公示.html", page, publication, secrets_for(publication))


def _rules(page: str, publication: Publication) -> set[GateRule]:
    return {finding.rule for finding in _report(page, publication).findings}


def _styled(page: str, css: str) -> str:
    return page.replace("</style>", css + "</style>", 1)


def _with(page: str, part: str) -> str:
    return page.replace("</main>", part + "</main>", 1)


@pytest.mark.parametrize("households", [0, 1, 9, 60])
def test_our_own_page_passes(households: int) -> None:
    publication = invent_publication(households)
    assert _report(web_html(publication), publication).findings == ()


@pytest.mark.parametrize("css", REFUSED_STYLES)
def test_a_style_that_could_hide_or_move_is_refused(
    page: str, publication: Publication, css: str
) -> None:
    assert _rules(_styled(page, css), publication) == STYLE


@pytest.mark.parametrize("css", HIDING_STYLES)
def test_letters_that_nobody_can_read_are_found(
    page: str, publication: Publication, css: str
) -> None:
    assert _rules(_styled(page, css), publication) == HIDDEN


@pytest.mark.parametrize("css", LAWFUL_STYLES)
def test_an_office_may_dress_its_page(page: str, publication: Publication, css: str) -> None:
    assert _report(_styled(page, css), publication).findings == ()


@pytest.mark.parametrize("part", REFUSED_PARTS)
def test_elements_that_could_hide_are_refused(
    page: str, publication: Publication, part: str
) -> None:
    assert _rules(_with(page, part), publication) >= FOREIGN


@pytest.mark.parametrize("part", DRAWINGS)
def test_empty_boxes_draw_nothing(page: str, publication: Publication, part: str) -> None:
    assert _rules(_with(page, part), publication) >= DRAWN


@pytest.mark.parametrize(
    ("style", "rules"),
    [
        ("display:none", STYLE),
        ("color:#fff", HIDDEN),
        ("font-size:2px", HIDDEN),
        ("color:red", set()),
    ],
)
def test_an_elements_own_style_is_read(
    page: str, publication: Publication, style: str, rules: set[GateRule]
) -> None:
    assert _rules(_with(page, f'<p style="{style}">欢迎监督</p>'), publication) == rules


def test_the_place_is_the_line_and_the_property(page: str, publication: Publication) -> None:
    css = "\np{color:#111}\n.contact{\nvisibility:hidden}"
    styled = _styled(page, css)
    line = styled[: styled.index("visibility:hidden")].count("\n") + 1
    (finding,) = _report(styled, publication).findings
    assert finding.kind == f"成页第{line}行 visibility"
    (unknown,) = _report(_styled(page, "p{--x13800:1}"), publication).findings
    assert "13800" not in str(unknown)


@pytest.mark.parametrize(
    "part",
    [
        *("<p>联系电话：0472-6661234</p>", "<p>附注 bai xue bing</p>", "<p>李大壮也在其中</p>"),
        *("<p>其孙孙浩然8岁</p>", "<p>乌云毕力格</p>", '<p title="ta huan bing">说明</p>'),
        *('<p aria-label="王家的孩子">说明</p>', '<meta name="a" content="孩子病了">'),
    ],
)
def test_a_web_page_adds_no_more_than_paper(page: str, publication: Publication, part: str) -> None:
    assert _rules(_with(page, part), publication)


@pytest.mark.parametrize(
    "part",
    [
        *('<p class="王家病">说明</p>', '<p id="王家">说明</p>', '<p role="wang">说明</p>'),
        *('<time datetime="PT85H">说明</time>', '<time datetime="wang">说明</time>'),
        *('<meta name="wang" content="no-referrer">', '<meta name="robots" content="noindex,ta">'),
        *('<meta name="viewport" content="width=wang">', '<p lang="zh-x-wang">说明</p>'),
        '<meta name="take-down" content="wang bing">',
        '<meta http-equiv="Content-Security-Policy" content="default-src wang.bing">',
    ],
)
def test_what_only_a_machine_reads_says_nothing(
    page: str, publication: Publication, part: str
) -> None:
    assert _rules(_with(page, part), publication)


@pytest.mark.parametrize(
    "part",
    [
        *(
            '<p class="note red-head" id="n1">欢迎监督</p>',
            '<div role="note">欢迎监督</div>',
        ),
        *('<meta name="robots" content="noindex, nofollow">', '<p lang="zh-Hans-CN">欢迎监督</p>'),
        '<meta name="viewport" content="width=device-width, initial-scale=1.0, user-scalable=no">',
    ],
)
def test_what_browsers_need_to_know_passes(page: str, publication: Publication, part: str) -> None:
    assert _rules(_with(page, part), publication) == set()


def test_a_window_title_says_what_the_page_says(page: str, publication: Publication) -> None:
    told = page.replace("<title>", "<title>王家", 1)
    assert GateRule.HIDDEN_TEXT in _rules(told, publication)
    one = page.replace(f"<title>{publication.title}", f"<title>{publication.entries[0].values[0]}")
    assert GateRule.HIDDEN_TEXT in _rules(one, publication)


def test_a_required_sentence_in_the_window_title_is_not_on_the_page(
    page: str, publication: Publication
) -> None:
    telephone = publication.unit.supervision_telephone
    hidden = page.replace(telephone, "见上").replace("<title>", f"<title>{telephone} ")
    assert GateRule.STATEMENT_MISSING in _rules(hidden, publication)


def test_a_list_without_a_table_has_the_right_figures(publication: Publication) -> None:
    page = web_html(publication)
    start, end = page.index("<table"), page.rindex("</table>") + len("</table>")
    lines = [
        f"<p>{entry.number}. {name}，家里{size}口人，每月{amount}元</p>"
        for entry in publication.entries
        for name, size, amount in [entry.values]
    ]
    listed = page[:start] + "".join(lines) + page[end:]
    assert GateRule.UNEXPECTED_CELL not in _rules(listed, publication)
    for old, new in (("每月517元", "每月571元"), ("家里4口人", "家里5口人")):
        assert old in listed
        assert GateRule.UNEXPECTED_CELL in _rules(listed.replace(old, new, 1), publication)
