"""Fonts cut to a job: the same page to the eye, no character lost, the same bytes again."""

import ctypes
import errno
import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint.text.fonts import FontConfiguration

from noticegen.documents.invented import AWKWARD_NAMES, invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.errors import ErrorCode, InputError, RefusalError
from noticegen.rendering.coverage import uncovered
from noticegen.rendering.fontconfig import configured_by, use_declared_fonts
from noticegen.rendering.pdf import render_pdf
from noticegen.rendering.type_case import TypeCase, characters_of
from noticegen.vocabulary.paper import Paper

_PAGE = '<html lang="zh-CN"><title>甲</title><style>{}</style><body style="font-family:{}">{}'
_MONGOLIAN = "ᠪᠤᠭᠤᠲᠤ ᠬᠣᠲᠠ ᠨᠡᠷ᠎ᠡ"
_CHAIN = "FandolFang R,LXGW WenKai Light,Noto Serif CJK SC,HanaMinA,HanaMinB,BabelStone Han"


class _WholeFonts(TypeCase):
    """The chain as it lies on the disk, as it was used before fonts were cut."""

    def fonts_for(self, page: str) -> FontConfiguration:
        with configured_by(use_declared_fonts()):
            return FontConfiguration()


def _letters(data: bytes) -> list[tuple[int, str, float, float]]:
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
            letter = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
            if letter.strip():
                found.append((number, letter, round(x.value, 2), round(y.value, 2)))
    return found


@pytest.mark.parametrize(
    "html",
    [
        notice_html(invent_publication(60, cents=True)),
        poster_html(invent_publication(30), Paper.A2),
        _PAGE.format("", "Noto Sans Mongolian", _MONGOLIAN),
        _PAGE.format("", _CHAIN, "".join(AWKWARD_NAMES)),
    ],
    ids=["notice", "poster", "mongolian", "rare"],
)
def test_every_letter_stands_where_the_whole_fonts_put_it(html: str) -> None:
    assert _letters(render_pdf(html)) == _letters(render_pdf(html, _WholeFonts()))


def test_a_cut_page_is_less_than_half_as_large() -> None:
    html = notice_html(invent_publication(9, ("新城村",)))
    assert len(render_pdf(html)) < len(render_pdf(html, _WholeFonts())) / 2


def test_a_page_that_needs_more_than_the_case_has_it_cut_again() -> None:
    case = TypeCase((_PAGE.format("", _CHAIN, "王"),))
    page = _PAGE.format("", _CHAIN, "喆䶮\U0002cc56")
    assert [letter for _, letter, _, _ in _letters(render_pdf(page, case))][:2] == ["喆", "䶮"]


def test_same_pages_in_the_same_order_are_the_same_bytes() -> None:
    pages = [notice_html(invent_publication(count, ("新城村",))) for count in (1, 3)]
    runs = []
    for _ in range(2):
        case = TypeCase(pages)
        runs.append([render_pdf(page, case) for page in pages])
    assert runs[0] == runs[1]


def test_a_character_that_only_a_stylesheet_writes_is_kept() -> None:
    page = _PAGE.format(r'p::before{content:"\9F98\4DAE "}', _CHAIN, "<p>王")
    assert {"\u9f98", "\u4dae"} <= characters_of(page)
    assert [letter for _, letter, _, _ in _letters(render_pdf(page))] == ["龘", "䶮", "王"]


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_characters_of_a_page_are_those_of_its_text(text: str) -> None:
    assert frozenset(text) <= characters_of(text.replace("&", "&amp;"))


def test_every_character_that_fallback_fonts_draw_survives_being_cut() -> None:
    """HarfBuzz fails on a TrueType font with some thousand glyphs if it has not been cut before."""
    lacking = [
        chr(code)
        for code in (*range(0x3400, 0x4DB6), *range(0x20000, 0x20800))
        if not uncovered(chr(code))
    ][:2500]
    assert len(lacking) == 2500
    data = render_pdf(_PAGE.format("", "LXGW WenKai,HanaMinA,HanaMinB", "".join(lacking)))
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert re.sub(r"\s", "", text) == "".join(lacking)
    assert len(data) < 2_000_000


def test_a_character_without_a_glyph_is_still_an_error() -> None:
    with pytest.raises(RefusalError):
        render_pdf(_PAGE.format("", _CHAIN, "王\U0010fffd"))


def test_a_full_directory_for_temporary_files_is_named_and_not_an_error_of_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_given: object, **_more: object) -> int:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(InputError) as caught:
        TypeCase().fonts_for("<p>甲</p>")
    assert caught.value.code is ErrorCode.OUTPUT_UNWRITABLE
    assert "临时目录" in str(caught.value)
    assert "磁盘空间不足" in str(caught.value)


def test_every_viewer_finds_the_letters_of_a_cut_font() -> None:
    """PDFium takes the numbers in a page for places; the others ask the font what it calls them."""
    page = _PAGE.format("b{font-family:Noto Serif CJK SC}", _CHAIN, "<p>公示㐀𠀀<b>低保名单</b>")
    fonts = 0
    with pikepdf.open(io.BytesIO(render_pdf(page))) as pdf:
        for item in pdf.objects:
            if not isinstance(item, pikepdf.Dictionary) or "/FontFile3" not in item:
                continue
            program = TTFont(io.BytesIO(item.FontFile3.read_bytes()))["CFF "].cff
            table = program.topDictIndex[0]
            if hasattr(table, "ROS"):
                fonts += 1
                numbered = (f"cid{place:05d}" for place in range(1, len(table.charset)))
                assert table.charset == [".notdef", *numbered]
    assert fonts
