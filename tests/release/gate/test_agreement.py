"""A font map that lies cannot hide what is drawn: file and source must say the same."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from noticegen.detection.inspectors.pdf.document import read_pdf
from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.release.gate.agreement import texts_agree
from noticegen.release.gate.folding import squeeze
from noticegen.release.gate.inspection import inspect
from noticegen.release.gate.page.printed_pages import PrintedPages
from noticegen.release.gate.page.source import read_source
from noticegen.release.gate.report import GateRule
from noticegen.rendering.pdf import render_pdf
from tests.release.conftest import Finished, secrets_for

_HTML = (
    "<body><p>新城村公示</p>"
    "<table><thead><tr><th>姓名</th></tr></thead><td>王芳</td></table></body>"
)


def _with_lying_maps(data: bytes, first: str, second: str) -> bytes:
    """Return the file with the characters of two glyphs exchanged in every font's map."""
    codes = {f"{ord(first):04x}": f"{ord(second):04x}", f"{ord(second):04x}": f"{ord(first):04x}"}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for value in pdf.objects:
            if isinstance(value, pikepdf.Dictionary) and "/ToUnicode" in value:
                old = value.ToUnicode.read_bytes()
                lie = re.sub(
                    rb"(<[0-9A-Fa-f]+> <)([0-9A-Fa-f]{4})(>)",
                    lambda m: (
                        m[1] + codes.get(m[2].decode().lower(), m[2].decode()).encode() + m[3]
                    ),
                    old,
                )
                value.ToUnicode.write(lie)
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("first", "second"), [("1", "2"), ("村", "公"), ("月", "〇")])
def test_a_lying_font_map_is_refused(finished: Finished, first: str, second: str) -> None:
    lying = _with_lying_maps(finished.data, first, second)
    report = inspect("公示.pdf", lying, finished.html, finished.publication, finished.secrets)
    assert GateRule.TEXT_DISAGREES in {finding.rule for finding in report.findings}


def test_a_file_made_from_another_page_is_refused(finished: Finished) -> None:
    other = finished.html.replace("</body>", "<p>此处另有说明</p></body>")
    for html, data in ((other, finished.data), (finished.html, render_pdf(other))):
        report = inspect("公示.pdf", data, html, finished.publication, finished.secrets)
        assert [finding.rule for finding in report.findings] == [GateRule.TEXT_DISAGREES]


def test_a_long_table_repeats_its_head_and_passes() -> None:
    publication = invent_publication(90)
    html = notice_html(publication)
    report = inspect("公示.pdf", render_pdf(html), html, publication, secrets_for(publication))
    assert report.findings == ()


@pytest.mark.parametrize(
    ("printed", "agrees"),
    [
        ("新城村公示姓名王芳", True),
        ("新城村公示姓名姓名王芳", True),
        ("新城村\n公示 姓名 王芳", True),
        ("姓名王芳新城村公示", True),
        ("新城村公示姓名", False),
        ("新城村公示王芳", False),
        ("新城村公示姓名王芳芳", False),
        ("新城村公示姓名姓王芳", False),
        ("城新村公示姓名王芳", False),
        ("", False),
    ],
)
def test_characters_agree_piece_by_piece(printed: str, agrees: bool) -> None:
    assert texts_agree([printed], read_source(_HTML)) is agrees


def test_a_sentence_over_two_pages_is_whole_though_mongolian_is_drawn_after_it() -> None:
    """What is turned is drawn last on its page, between the two parts of the sentence."""
    base = invent_publication(40)
    sentence = "按照规定，经本人申请、入户调查、民主评议和审核，认为符合条件。" * 22
    publication = replace(
        base,
        unit=replace(base.unit, issuer_mn="ᠪᠤᠭᠤᠲᠤ ᠬᠣᠲᠠ"),
        wording=replace(base.wording, procedure=sentence),
    )
    html = notice_html(publication)
    pages = PrintedPages.of(read_pdf(render_pdf(html))).texts
    assert squeeze(sentence) not in squeeze("".join(pages))
    assert texts_agree(pages, read_source(html))


def test_a_sentence_that_lacks_a_part_or_stands_on_pages_apart_is_not_whole() -> None:
    source = read_source("<body><p>公示期间有异议的可以反映</p></body>")
    assert texts_agree(["公示期间有异", "议的可以反映"], source)
    assert not texts_agree(["公示期间有异", "的可以反映"], source)
    assert not texts_agree(["公示期间有异", "另有说明", "议的可以反映"], source)
    assert not texts_agree(["议的可以反映", "公示期间有异"], source)


@pytest.mark.parametrize("mark", ["●", "*", "※", "☆"])
def test_a_mark_that_a_style_sheet_sets_beside_a_name_is_refused(
    finished: Finished, mark: str
) -> None:
    style = f"<style>tbody tr:nth-child(3) td.name::after {{ content: '{mark}' }}</style>"
    html = finished.html.replace("</head>", style + "</head>")
    pages = PrintedPages.of(read_pdf(render_pdf(html))).texts
    assert not texts_agree(pages, read_source(html))


def test_the_bullets_of_a_list_are_no_marks() -> None:
    html = "<html lang=zh><body><ul><li>新城村</li><li>东园村</li></ul></body>"
    assert texts_agree(PrintedPages.of(read_pdf(render_pdf(html))).texts, read_source(html))
