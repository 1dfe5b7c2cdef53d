"""No row of a list is pointed out."""

from __future__ import annotations

import re

import pytest
from jinja2 import Template
from lxml import html

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.documents.web import web_html
from noticegen.release.gate.lists.listed_households import find_households
from noticegen.release.gate.lists.row_looks import has_marked_row
from noticegen.release.gate.page.row_parts import row_parts, table_rows
from noticegen.vocabulary.paper import Paper

PUBLICATION = invent_publication(30)
PAGE = notice_html(PUBLICATION)


def _marked(page: str) -> bool:
    root = html.document_fromstring(page)
    listed = find_households(root, PUBLICATION, row_parts(table_rows(root), PUBLICATION))
    assert len(listed) == len(PUBLICATION.entries)
    return has_marked_row(root, listed, PUBLICATION)


@pytest.mark.parametrize(
    "page",
    [PAGE, web_html(PUBLICATION), *(poster_html(PUBLICATION, paper) for paper in Paper)],
    ids=["notice", "web", *Paper],
)
def test_our_own_pages_point_nobody_out(page: str) -> None:
    assert not _marked(page)


@pytest.mark.parametrize(
    "css",
    [
        *("tr:nth-child(3) td{color:#c00}", "tr:nth-child(3){background:#ff0}"),
        *("tr:nth-child(3) td{font-weight:900}", "tbody>*:nth-child(5) td{border:2pt solid}"),
        *("tr:nth-last-child(4) td{font-style:italic}", "tr:nth-child(7n) td{color:red}"),
        *("tr:first-child td{color:red}", "tr:nth-child(2)+tr td{text-decoration:underline}"),
        *("@media print{tr:nth-child(3) td{color:#c00}}", "td:is(tr:nth-child(3) td){color:#c00}"),
        *("tr:not(:nth-child(3)) td{color:#c00}", "tbody > :where(tr:nth-child(4)) {color:#c00}"),
        *(
            "tr:nth-child(n+4):nth-child(-n+4) td{border:2pt solid}",
            "tr:lang(zh):nth-child(4){color:red}",
        ),
        *("tr:nth-child(100n+4){padding:9pt}", "tbody{& tr:nth-child(4) td{color:#c00}}"),
        *("tr{&:nth-child(4){color:#c00}}", "tr:nth-child(4){@media print{color:#c00}}"),
        *("tr:nth-child(4){break-before:page}", "tr:has(+tr:last-child){font-weight:900}"),
        *(
            "tbody{> tr:nth-child(4), > tr:nth-child(6){color:#c00}}",
            "tr:nth-of-type(4){color:red}",
        ),
    ],
)
def test_a_style_that_points_at_a_row_is_found(css: str) -> None:
    assert _marked(PAGE.replace("</style>", css + "</style>", 1))


def _own(rows: str) -> str:
    """Return the page with lists of an office's own making; `rows` is what is made of each row."""
    source = (
        "<style>.x,.x td{color:#c00}</style><main>{% for village in publication.villages %}"
        "<h2>{{ village.village }}</h2>{% for entry in village.entries %}"
        "{% set name, people, amount = entry.values %}{% set is_ill = name in chosen %}"
        f"{rows}{{% endfor %}}{{% endfor %}}</main>"
    )
    chosen = [PUBLICATION.entries[place].values[0] for place in (4, 13)]
    return f"<body>{Template(source).render(publication=PUBLICATION, chosen=chosen)}</body>"


_CELLS = "<td>{{ entry.number }}</td><td>{{ name }}</td><td>{{ people }}</td><td>{{ amount }}</td>"
_SAID = "{{ name }} {{ people }}人 {{ amount }}元"
_OWN_LISTS = {
    "a table for each": "<table%s><tr>" + _CELLS + "</tr></table>",
    "a frame for each table": "<div%s><table><tr>" + _CELLS + "</tr></table></div>",
    "paragraphs": "<p%s>" + _SAID + "</p>",
    "a list": "<li%s><b>{{ name }}</b> {{ people }}人 {{ amount }}元</li>",
    "running text": "<i%s>{{ name }}</i>{{ people }}人{{ amount }}元；",
}


@pytest.mark.parametrize("rows", _OWN_LISTS.values(), ids=_OWN_LISTS)
def test_lists_of_every_make_are_compared(rows: str) -> None:
    assert not _marked(_own(rows % ""))
    assert not _marked(_own(rows % ' class="y" style="color:#222"'))
    assert _marked(_own(rows % "{{ ' class=x' if is_ill }}"))
    assert _marked(_own(rows % "{{ ' style=color:#c00' if is_ill }}"))


@pytest.mark.parametrize(
    "rows",
    [
        "<p>" + _SAID + "</p>{{ '<p></p>'|safe if is_ill }}",
        "<p>" + _SAID + "{{ '　' if is_ill }}</p>",
        "<p>{{ name }} {{ people }}人 {% if is_ill %}<u>{{ amount }}</u>{% else %}{{ amount }}"
        "{% endif %}元</p>",
        "<p>" + _SAID + "</p>{{ '</div><div>'|safe if is_ill }}",
        "{% if is_ill %}<b>{{ name }}</b>{% else %}{{ name }}{% endif %}{{ people }}{{ amount }}",
        "{{ name }}{{ people }}{% if is_ill %}<b>{{ amount }}</b>{% else %}{{ amount }}{% endif %}",
    ],
)
def test_what_stands_between_households_is_compared(rows: str) -> None:
    assert _marked(_own(rows))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<tr><td", "<tr></tr><tr><td"),
        ("<tr><td", "</tbody><tbody><tr><td"),
        ("<tr><td", "</table><table><tr><td"),
        ('<td class="name whole">王', '<td class="name">王'),
        ('<td class="name whole">王', '<td class="name whole" style="font-size:0.9em">王'),
        ('<td class="name whole">王', '<td class="name whole halved"><span></span>王'),
    ],
)
def test_one_row_set_apart_is_found(old: str, new: str) -> None:
    places = [match.start() for match in re.finditer(re.escape(old), PAGE)]
    assert len(places) > 2
    place = places[2]
    assert _marked(PAGE[:place] + new + PAGE[place + len(old) :])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (">517</td>", "><b>517</b></td>"),
        ('<td class="number whole">3<', '<td class="number whole red">3<'),
        ('<td class="number whole">3<', '<td class="number whole" style="color:red">3<'),
        ('<td class="number whole">3<', '<td class="number whole" id="x">3<'),
    ],
)
def test_a_row_that_is_written_otherwise_is_found(old: str, new: str) -> None:
    assert old in PAGE
    assert _marked(PAGE.replace(old, new, 1))


@pytest.mark.parametrize(
    "css",
    [
        *("tr:nth-child(even) td{background:#eee}", "tr:nth-child(2n+1){background:#eee}"),
        *("td:nth-child(4){font-weight:700}", "tr:nth-child(5n) td{border-bottom:1pt solid}"),
        *("tr:last-child td{border-bottom:2pt solid}", "td{color:#222}"),
        *("td.whole{white-space:nowrap;letter-spacing:0}", "td.amount{color:#c00}"),
        *("tr:nth-child(2){break-before:avoid}", "tr.sums td{font-weight:900}"),
    ],
)
def test_stripes_columns_and_breaks_point_nobody_out(css: str) -> None:
    assert not _marked(PAGE.replace("</style>", css + "</style>", 1))
