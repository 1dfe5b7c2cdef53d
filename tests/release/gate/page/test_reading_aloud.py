"""The text of a page as somebody reads it aloud: what is not one number is not made one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from noticegen.detection import scan_text
from noticegen.release.gate.inspection import inspect_web_page
from noticegen.release.gate.leaks.detected import detect_torn
from noticegen.release.gate.page.reading_aloud import read_aloud
from noticegen.release.gate.page.source import read_source
from noticegen.release.gate.report import GateRule
from tests.pipeline.invented_office import invented_id
from tests.release.conftest import Finished

PHONE = "1781" + "3164571"


def aloud(body: str) -> str:
    return read_aloud(html.document_fromstring(f"<body>{body}</body>"))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>合计<b>37</b>户</p><p>共<i>2</i>页</p>", "合计37户\n共2页"),
        ("<table><tr><td>178</td><td>131645.71</td></tr></table>", "178\t131645.71"),
        ("<table><tr><td>一</td></tr><tr><td>12</td></tr></table>", "一\n12"),
        ("<p>1<!-- 无 -->3<x>8</x></p>", "138"),
        ("<div>1</div><div>3</div><div>8</div>", "138"),
        ("<p>甲村</p><style>p { color: red }</style><p>乙村</p>", "甲村\n乙村"),
        ("<p>甲<br>乙丙</p>", "甲\n乙丙"),
    ],
)
def test_cells_and_blocks_are_parted_and_what_stands_in_a_line_is_one(body: str, said: str) -> None:
    assert aloud(body) == said


def test_people_beside_a_sum_are_nobodys_telephone() -> None:
    row = "<table><tr><td>合计</td><td>178</td><td>131645.71</td></tr></table>"
    assert scan_text(aloud(row)) == []
    assert scan_text(aloud(row.replace("178</td><td>", "178"))) != []


@pytest.mark.parametrize("tag", ["td", "span", "div", "x"])
def test_a_number_torn_figure_by_figure_is_whole(tag: str) -> None:
    torn = "".join(f"<{tag}>{figure}</{tag}>" for figure in PHONE)
    body = f"<table><tr>{torn}</tr></table>" if tag == "td" else f"<p>{torn}</p>"
    assert [str(found.type) for found in scan_text(aloud(body))] == ["CN_MOBILE"]


@pytest.mark.parametrize("step", [1, 3, 6, 9])
def test_an_identity_number_torn_over_cells_is_found(finished: Finished, step: int) -> None:
    number = invented_id("19580307", 997)
    cells = "".join(f"<td>{number[at : at + step]}</td>" for at in range(0, 18, step))
    page = finished.html.replace("</body>", f"<table><tr>{cells}</tr></table></body>")
    report = inspect_web_page("公示.html", page, finished.publication, finished.secrets)
    assert (GateRule.DETECTED, "CN_ID_CARD") in {(f.rule, f.kind) for f in report.findings}


@example([["61.34", "2.85", "118.90", "0.10", "226.97"]])
@given(
    st.lists(st.lists(st.integers(0, 999_999_99).map(lambda fen: f"{fen / 100:.2f}"), min_size=2))
)
def test_no_table_of_sums_holds_a_number_of_anybody(rows: list[list[str]]) -> None:
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    source = read_source(f"<body><table>{table}</table></body>")
    assert [found for passage in source.readable for found in scan_text(passage.text)] == []
    words = _NoWords()
    assert not list(detect_torn(source.passages, words))  # type: ignore[arg-type]  # explains none


class _NoWords:
    """Public words that explain nothing."""

    def explains(self, _text: str) -> bool:
        return False
