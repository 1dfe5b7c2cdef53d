"""GB/T 9704-2012, 5.2: 22 lines of 28 characters in a type area of 156 mm × 225 mm, measured."""

import ctypes
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.rendering.pdf import render_pdf

pytestmark = pytest.mark.slow

_MM = 72 / 25.4
_PAGE_HEIGHT = 297 * _MM
_LEFT, _RIGHT = 28 * _MM, (28 + 156) * _MM
_TOLERANCE = 0.5 * _MM  # half a millimetre


@dataclass(frozen=True)
class Letter:
    text: str
    left: float
    right: float
    baseline: float


def _letters(page: pypdfium2.PdfPage) -> list[Letter]:
    textpage = page.get_textpage()
    letters = []
    for index in range(textpage.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(textpage.raw, index, x, y)
        left, _, right, _ = textpage.get_charbox(index, loose=True)
        text = chr(pdfium.FPDFText_GetUnicode(textpage.raw, index))
        # Pdfium counts a character beyond the BMP as two; the second half adds nothing.
        if text.strip() and not "\udc00" <= text <= "\udfff":
            letters.append(Letter(text, left, right, round(_PAGE_HEIGHT - y.value, 1)))
    return letters


def _lines(page: pypdfium2.PdfPage) -> list[list[Letter]]:
    """Return the lines of the type area, from top to bottom; the page number is below it."""
    inside = [letter for letter in _letters(page) if letter.baseline < (37 + 226) * _MM]
    inside.sort(key=lambda letter: (letter.baseline, letter.left))
    return [list(line) for _, line in groupby(inside, key=lambda letter: letter.baseline)]


def _render(text: str) -> pypdfium2.PdfDocument:
    publication = invent_publication(1, ("新村",))
    wording = replace(publication.wording, procedure=text)
    return pypdfium2.PdfDocument(render_pdf(notice_html(replace(publication, wording=wording))))


@pytest.mark.parametrize(
    "text",
    [
        "依法公示" * 450,
        "王\u36c3李\U0002cc56喆䶮堃𰻞" * 225,  # every line needs fallback fonts
    ],
    ids=["plain", "fallback"],
)
def test_page_holds_22_lines_of_28_characters(text: str) -> None:
    page = _render(text)[1]
    lines = _lines(page)
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}


def test_type_area_lies_where_the_standard_puts_it() -> None:
    lines = _lines(_render("依法公示" * 450)[1])
    lefts = {round(line[0].left, 1) for line in lines}
    assert max(lefts) - min(lefts) < 0.2
    assert abs(min(lefts) - _LEFT) < _TOLERANCE
    steps = {round(after[0].baseline - before[0].baseline, 1) for before, after in pairwise(lines)}
    assert max(abs(step - 28.95) for step in steps) < 0.15
    # The first line's square starts at the top of the type area, the last one ends in it.
    assert lines[0][0].baseline - 16 * 0.88 > 37 * _MM
    assert lines[-1][0].baseline < (37 + 225) * _MM


def test_han_lines_end_at_the_right_margin_and_obey_line_rules() -> None:
    text = "按照规定，经本人申请、入户调查（含邻里走访）；民主评议“公开、公平、公正”。" * 40
    lines = [line for page in list(_render(text))[1:3] for line in _lines(page)]
    body = [line for line in lines if len(line) > 20][:-1]
    assert len(body) > 25
    ragged = [line for line in body if abs(line[-1].right - _RIGHT) > _TOLERANCE]
    assert ragged == []
    assert not [line for line in body if line[0].text in "，。、；：？！）》”’"]
    assert not [line for line in body if line[-1].text in "（《“‘"]


def test_page_number_stands_outside_and_7_mm_below_the_type_area() -> None:
    document = _render("依法公示" * 450)
    for number, page in enumerate(list(document)[:3], start=1):
        folio = [letter for letter in _letters(page) if letter.baseline > (37 + 226) * _MM]
        assert "".join(letter.text for letter in folio) == f"—{number}—"
        if number % 2:
            assert abs(_RIGHT - folio[-1].right - 14) < 2 * _TOLERANCE
        else:
            assert abs(folio[0].left - _LEFT - 14) < 2 * _TOLERANCE
        dash_above_baseline = 14 * 0.33
        below = (folio[0].baseline - dash_above_baseline) / _MM - 262
        assert abs(below - 7) < 1


@pytest.mark.parametrize("more", [0, 1, 2, 3, 4, 5, 6, 7])
def test_the_text_fills_its_pages_and_the_signature_has_text_above_it(more: int) -> None:
    publication = invent_publication(1, ("新村",))
    wording = replace(publication.wording, procedure="依法公示" * 7 * more)
    html = notice_html(replace(publication, wording=wording))
    *before, last = pypdfium2.PdfDocument(render_pdf(html))
    for page in before:
        # Two lines of text and the line above the signature are all that may go with it.
        assert _lines(page)[-1][0].baseline > (37 + 225) * _MM - 3.5 * 28.95
    lines = ["".join(letter.text for letter in line) for line in _lines(last)]
    assert any(line.endswith("2026年12月1日") for line in lines)
    assert [line[:4] for line in lines].index("监督电话") >= 1


def test_amounts_stand_with_their_decimal_points_in_one_line() -> None:
    html = notice_html(invent_publication(40, ("新村",), cents=True))
    pages = list(pypdfium2.PdfDocument(render_pdf(html)))
    points = [letter.left for page in pages for letter in _letters(page) if letter.text == "."]
    in_table = [left for left in points if left > _RIGHT - 20 * _MM]
    assert len(in_table) > 40
    assert max(in_table) - min(in_table) < 0.2
