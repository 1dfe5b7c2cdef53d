"""No row of a list is pointed out."""

from __future__ import annotations

import pytest
from lxml import html

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.documents.web import web_html
from noticegen.release.gate.row_looks import has_marked_row
from noticegen.vocabulary.paper import Paper

PUBLICATION = invent_publication(30)
PAGE = notice_html(PUBLICATION)
FITTED = PAGE.replace('"name whole">王', '"name">王', 1)


def _marked(page: str) -> bool:
    return has_marked_row(html.document_fromstring(page))


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
        *("@media print{tr:nth-child(3) td{color:#c00}}", "td.whole{color:#c00}"),
        *("td.whole{font-weight:900}", "#x td, td.whole{background:#ff0}"),
    ],
)
def test_a_style_that_points_at_a_row_is_found(css: str) -> None:
    assert FITTED != PAGE
    assert _marked(FITTED.replace("</style>", css + "</style>", 1))


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
    assert not _marked(FITTED.replace("</style>", css + "</style>", 1))
