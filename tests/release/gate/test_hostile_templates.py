"""Whole templates of a hostile author, printed and handed to the gate as a run would."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.release.gate.inspection import inspect
from noticegen.release.gate.report import GateFinding, GateRule
from noticegen.rendering.pdf import render_pdf
from noticegen.settings.resources import resource_directory
from tests.release.conftest import PHONE, secrets_for

pytestmark = pytest.mark.slow

_TABLE = '{{ village_table(table, "second" if listing.form == "headed" else "") }}'
_TOTALS = "{{ paragraph(listing.totals) }}"
_ROWS = (
    "<table>{{% for row in table.rows %}}<tr>{{% for cell in row %}}<td>{{{{ cell.text }}}}{more}"
    "</td>{{% endfor %}}</tr>{{% endfor %}}</table>"
)
_LINES = (
    "{{% for row in table.rows %}}<p>{{{{ row[1].text }}}} {{{{ row[2].text }}}}人 "
    "{{{{ row[3].text{more} }}}}元</p>{{% endfor %}}"
)

HOSTILE: dict[str, tuple[str, str, GateRule]] = {
    "pinyin": (_TOTALS, "<p>附注 wang jia hai zi</p>", GateRule.UNEXPECTED_WRITING),
    "a number by sound": (_TOTALS, "<p>请打衣物灵四把而起</p>", GateRule.UNEXPECTED_NUMBER),
    "a head across the columns": (
        _TABLE,
        '<table><tr><th colspan="4">重病家庭</th></tr><tr><th>序号</th><th>姓名</th>'
        f"<th>家庭人口</th><th>金额（元）</th></tr>{_ROWS.format(more='').removeprefix('<table>')}",
        GateRule.UNTRUE_HEAD,
    ),
    "a stranger": (_TOTALS, "<p>李大壮家庭也在其中。</p>", GateRule.UNEXPECTED_NAME),
    "untrue sums": (_TOTALS, "<p>以上共九十九户。</p>", GateRule.SUM_WRONG),
    "dots to count": (_TOTALS, "<ul>" + "<li></li>" * 7 + "</ul>", GateRule.TEXT_DISAGREES),
    "columns that change places": (
        _TABLE,
        f"<style>td:nth-child(3){{position:relative;left:80pt}}"
        f"td:nth-child(4){{position:relative;left:-80pt}}</style>{_TABLE}",
        GateRule.TEXT_DISAGREES,
    ),
    "names beside other rows": (
        _TABLE,
        f"<style>tr:nth-child(1) .name{{position:relative;top:20pt}}"
        f"tr:nth-child(2) .name{{position:relative;top:-20pt}}</style>{_TABLE}",
        GateRule.READ_OTHERWISE,
    ),
    "a marked row": (
        _TABLE,
        f"<style>tr:nth-child(2) td{{background:#ff0}}</style>{_TABLE}",
        GateRule.MARKED_ROW,
    ),
    "a row chosen by what it is not": (
        _TABLE,
        f"<style>tr:not(:nth-child(2)) td{{color:#555}}</style>{_TABLE}",
        GateRule.MARKED_ROW,
    ),
    "a table for each household": (
        _TABLE,
        "<style>.x td{color:#c00}</style>{% for row in table.rows %}"
        "<table class=\"{{ 'x' if row[1].text == '欧阳建国' }}\"><tr>{% for cell in row %}"
        "<td>{{ cell.text }}</td>{% endfor %}</tr></table>{% endfor %}",
        GateRule.MARKED_ROW,
    ),
    "a paragraph in red": (
        _TABLE,
        "{% for row in table.rows %}<p{{ ' style=color:red' if row[1].text == '欧阳建国' }}>"
        "{{ row[1].text }} {{ row[2].text }}人 {{ row[3].text }}元</p>{% endfor %}",
        GateRule.MARKED_ROW,
    ),
    "a blank in one name": (
        _TABLE,
        _ROWS.format(
            more="{{ '　' if cell.text in (table.rows[0][1].text, table.rows[2][1].text) }}"
        ),
        GateRule.UNEVEN_WRITING,
    ),
    "heads that changed places": (
        _TABLE,
        "<table><tr>{% for head in table.heads|reverse %}<th>{{ head.label }}</th>{% endfor %}</tr>"
        + _ROWS.format(more="").removeprefix("<table>"),
        GateRule.UNTRUE_HEAD,
    ),
    "a head that names an illness": (
        _TABLE,
        "<table><tr><th>序号</th><th>艾滋病人姓名</th><th>人口</th><th>金额</th></tr>"
        + _ROWS.format(more="").removeprefix("<table>"),
        GateRule.UNTRUE_HEAD,
    ),
    "how many of them are disabled": (
        _TOTALS,
        "<p>其中肢残家庭两户，占百分之二十二。</p>",
        GateRule.SAID_OF_LISTED,
    ),
    "a title that tells who they are": (
        _TOTALS,
        "<h2>重度残疾人名单</h2>",
        GateRule.SAID_OF_LISTED,
    ),
    "a household by its place": (_TOTALS, "<p>首户家庭为孤老。</p>", GateRule.POINTED_OUT),
    "a household by its amount": (
        _TOTALS,
        "<p>领取{{ tables[0].rows[1][3].text }}元的家庭情况特殊。</p>",
        GateRule.POINTED_OUT,
    ),
    "a listed name in bold letters": (
        _TOTALS,
        "<p>{% for mark in tables[0].rows[1][1].text %}请看<b>{{ mark }}</b>字{% endfor %}</p>",
        GateRule.POINTED_OUT,
    ),
    "telephones under each other's names": (
        _TOTALS,
        "<p>监督电话：{{ unit.telephone }}</p>",
        GateRule.STATEMENT_MISSING,
    ),
    "binary in words": (_TOTALS, "<p>是否否是是是否否是否是是否</p>", GateRule.UNEXPECTED_NUMBER),
    "blanks of odd widths": (_TOTALS, "<p>说\u2004明\u2006情况</p>", GateRule.UNEXPECTED_WRITING),
    "households in another order": (
        _TABLE,
        _ROWS.format(more="").replace("table.rows", "table.rows[1:] + table.rows[:1]"),
        GateRule.ROW_ORDER,
    ),
    "a sign in one cell": (
        _TABLE,
        _ROWS.format(more="{{ '●' if loop.index == 1 and cell.text == '3' else '' }}"),
        GateRule.UNEXPECTED_CELL,
    ),
    "other amounts in sentences": (
        _TABLE,
        _LINES.format(more="|replace('5', '6')"),
        GateRule.UNEXPECTED_CELL,
    ),
    "a bookmark of single characters": (
        _TOTALS,
        "<style>.q{bookmark-level:1;bookmark-label:'人'}</style><p class=q>说明</p>",
        GateRule.HIDDEN_TEXT,
    ),
    "a bookmark with one listed name": (
        _TOTALS,
        "<style>.q{bookmark-level:1;bookmark-label:'欧阳建国'}</style><p class=q>说明</p>",
        GateRule.HIDDEN_TEXT,
    ),
    "a word for a language": (
        _TOTALS,
        "<div lang='zh-x-wang-bing'>说明</div>",
        GateRule.HIDDEN_TEXT,
    ),
    "a page as large as a number": (
        _TOTALS,
        "<style>@page{size:165mm 501mm}</style>",
        GateRule.UNUSUAL_PAPER,
    ),
    "a picture of pale dots": (
        _TOTALS,
        "<style>.z td{width:13pt;height:13pt;border:0;padding:0}.k{background:#ddd}</style>"
        "<table class=z>{% for y in range(9) %}<tr>{% for x in range(9) %}"
        "<td{{ ' class=k' if (x * 7 + y * 3) % 5 < 2 }}></td>{% endfor %}</tr>{% endfor %}</table>",
        GateRule.DRAWN_TEXT,
    ),
    "a strip behind a row": (
        _TABLE,
        "<div style='position:relative'><p style='position:absolute;z-index:-1;left:0;right:0;"
        f"top:58pt;height:24pt;background:#ffd'></p>{_TABLE}</div>",
        GateRule.MARKED_ROW,
    ),
    "marks in the margin beside rows": (
        _TABLE,
        f"<div style='position:relative'>{_TABLE}{{% for mark in '残健残健' %}}"
        "<p style='position:absolute;right:-18pt;width:16pt;text-indent:0;"
        "top:{{ 70 + 23.4 * loop.index0 }}pt'>{{ mark }}</p>{% endfor %}</div>",
        GateRule.MARKED_ROW,
    ),
    "a figure in the margin beside a row": (
        _TABLE,
        f"<div style='position:relative'>{_TABLE}<p style='position:absolute;left:-18pt;width:16pt;"
        "text-indent:0;top:93pt'>2</p></div>",
        GateRule.MARKED_ROW,
    ),
    "a child's name backwards": (_TOTALS, "<p>宝小琴斯</p>", GateRule.KNOWN_VALUE),
    "the household at a number": (_TOTALS, "<p>第2户系孤儿家庭。</p>", GateRule.POINTED_OUT),
    "untrue sums in a table": (
        _TABLE,
        _ROWS.format(more="").replace(
            "</table>", "<tr><td>合计</td><td></td><td>1</td><td>99999</td></tr></table>"
        ),
        GateRule.SUM_WRONG,
    ),
    "letters squashed": (
        _TOTALS,
        f"{_TOTALS}<p style='transform:scaleX(.15)'>请广大群众监督</p>",
        GateRule.HIDDEN_TEXT,
    ),
    "a heading within a village": (
        _TABLE,
        _ROWS.format(more="").replace("table.rows %}", "table.rows[:2] %}", 1)
        + "<p>重点保障：</p>"
        + _ROWS.format(more="").replace("table.rows %}", "table.rows[2:] %}", 1),
        GateRule.MARKED_ROW,
    ),
    "another government's signature": (
        _TOTALS,
        f"{_TOTALS}<p>青山镇人民政府</p>",
        GateRule.CONTRADICTED,
    ),
    "fewer days": (
        _TOTALS,
        f"{_TOTALS}<p>公示时间为五天</p>",
        GateRule.SUM_WRONG,
    ),
    "one more person": (
        _TABLE,
        _ROWS.format(more="").replace(
            "</table>", "<tr><td>补</td><td>温和平</td><td></td><td>另发</td></tr></table>"
        ),
        GateRule.UNEXPECTED_NAME,
    ),
    "a number of the roster": (_TOTALS, f"<p>{' '.join(PHONE)}</p>", GateRule.KNOWN_VALUE),
}

LAWFUL = {
    "its own table": (_TABLE, _ROWS.format(more="")),
    "sentences": (_TABLE, _LINES.format(more="")),
    "a list in running text": (
        _TABLE,
        "<p>{{ table.village }}：{% for row in table.rows %}{{ row[1].text }}"
        "（{{ row[2].text }}人，{{ row[3].text }}元）{{ '；' if not loop.last else '。' }}"
        "{% endfor %}</p>",
    ),
    "pages that count themselves": (
        _TOTALS,
        "{{ paragraph(listing.totals) }}<style>@page :left{@bottom-left{content:none}"
        "@bottom-center{content:'第' counter(page) '页，共' counter(pages) '页'}}"
        "@page :right{@bottom-right{content:none}"
        "@bottom-center{content:'第' counter(page) '页，共' counter(pages) '页'}}</style>",
    ),
    "a numbered list": (
        _TOTALS,
        "{{ paragraph(listing.totals) }}<ol><li>来人：到便民大厅</li><li>来电：{{ unit.telephone }}"
        "</li></ol>",
    ),
    "two households to a row": (
        _TABLE,
        "<h2>{{ table.village }}</h2><table>{% for pair in table.rows|batch(2) %}<tr>"
        "{% for row in pair %}{% for cell in row %}<td>{{ cell.text }}</td>{% endfor %}{% endfor %}"
        "</tr>{% endfor %}</table>",
    ),
    "every second row shaded": (
        _TOTALS,
        f"{_TOTALS}<style>tbody tr:nth-child(2n) td{{background:#eee}}</style>",
    ),
    "a cell for each village": (
        "{% for table in listing.tables %}\n" + _TABLE + "\n{% endfor %}",
        "<table><tr><th>嘎查村</th><th>序号</th><th>姓名</th><th>人口</th><th>金额（元）</th></tr>"
        "{% for v in records %}{% for h in v.households %}<tr>{% if loop.first %}"
        "<td rowspan='{{ v.households|length }}'>{{ v.village }}</td>{% endif %}"
        "<td>{{ h.number }}.</td><td>{{ h.applicant_name }}</td><td>{{ h.household_size }}</td>"
        "<td>{{ h.monthly_amount }}</td></tr>{% endfor %}{% endfor %}</table>",
    ),
    "landscape": (
        _TOTALS,
        f"{_TOTALS}<style>@page{{size:A4 landscape}}</style>",
    ),
    "a blank form in two colours": (
        _TOTALS,
        "{{ paragraph(listing.totals) }}<style>.z td{height:20pt}.z tr:nth-child(even) td"
        "{background:#eee}</style><table class=z>{% for word in '张贴见证撤下收回' %}<tr>"
        "<td>{{ word }}</td><td></td><td></td><td></td></tr>{% endfor %}</table>",
    ),
    "stripes in a frame": (
        _TABLE,
        "<style>body{border:2pt solid #b5121b;padding:10pt}tbody tr:nth-child(even) td"
        f"{{background:#eee}}</style>{_TABLE}",
    ),
    "who made the list": (
        _TOTALS,
        "{{ paragraph(listing.totals) }}<p>制表人：张建国　审核人：李红梅</p>",
    ),
    "a list and a note": (
        _TOTALS,
        f"{_TOTALS}<ul><li>一看姓名</li><li>二看金额</li></ul><p>张贴人：______　电话："
        "{{ unit.telephone }}，也可拨打12345热线。（此件公开发布）</p>",
    ),
}


def _inspect(templates: Path, old: str, new: str) -> tuple[GateFinding, ...]:
    source = (resource_directory("templates") / "notice.html.j2").read_text("utf-8")
    assert old in source
    (templates / "notice.html.j2").write_text(source.replace(old, new), "utf-8")
    publication = invent_publication(9)
    html = notice_html(publication, templates)
    secrets = secrets_for(publication)
    return inspect("公示.pdf", render_pdf(html), html, publication, secrets).findings


@pytest.mark.parametrize(("old", "new", "rule"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_template_is_refused(tmp_path: Path, old: str, new: str, rule: GateRule) -> None:
    findings = _inspect(tmp_path, old, new)
    assert rule in {finding.rule for finding in findings}
    assert PHONE not in "".join(map(str, findings))


@pytest.mark.parametrize(("old", "new"), LAWFUL.values(), ids=LAWFUL)
def test_a_lawful_template_passes(tmp_path: Path, old: str, new: str) -> None:
    assert _inspect(tmp_path, old, new) == ()
