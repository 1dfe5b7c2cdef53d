"""Files that are one XML text are read as what they are, not as letters between marks."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.contents import Unreadable
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.verdict import judge

# Invented; the sequence codes 990–999 belong to nobody.
ID = "150207196203109950"
_HALF, _REST = ID[:9], ID[9:]
_MASKED = "150207********9950"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table")
)


def counted(name: str, text: str) -> set[str]:
    verdict = judge(read_file(name, text.encode()), default_detector())
    return {found.type for found in verdict.observations if found.counts}


def _word(body: str) -> str:
    return f"<w:body><w:p>{body}</w:p></w:body>"


_RUNS = f"<w:r><w:t>{_HALF}</w:t></w:r><w:r><w:t>{_REST}</w:t></w:r>"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.xml",
            '<pkg:package xmlns:pkg="urn:p"><pkg:part pkg:name="/word/document.xml"><pkg:xmlData>'
            f'<w:document xmlns:w="{_WORD}">{_word(_RUNS)}</w:document>'
            "</pkg:xmlData></pkg:part></pkg:package>",
        ),
        ("a.doc", f'<w:wordDocument xmlns:w="urn:w">{_word(_RUNS)}</w:wordDocument>'),
        (
            "a.fodt",
            f"<office:document {_OPEN}><text:p>{_HALF}<text:span>{_REST}</text:span></text:p>"
            "</office:document>",
        ),
        ("a.svg", f"<svg><text><tspan>{_HALF}</tspan><tspan>{_REST}</tspan></text></svg>"),
        ("a.svg", "<svg>" + "".join(f"<text>{digit}</text>\n" for digit in ID) + "</svg>"),
        ("a.svg", f'<!DOCTYPE svg [<!ENTITY a "{_HALF}">]><svg><text>&a;{_REST}</text></svg>'),
        ("a.xml", f"<r><p>{_HALF}<b/>{_REST}</p></r>"),
        ("a.xml", f"<r><!-- {ID} --></r>"),
        ("a.xml", f"<r><![CDATA[{ID}]]></r>"),
        ("a.xml", f'<r><p n="{ID}"/></r>'),
        (
            "a.uof",
            f"<段落><句><文本串>{_HALF}</文本串></句><句><文本串>{_REST}</文本串></句></段落>",
        ),
        ("a.xhtml.xml", f"<html><body><p>{_HALF}<b>{_REST}</b></p></body></html>"),
        (
            "a.xml",
            f"<w:wordDocument xmlns:w='urn:w'><w:p/><w:binData>"
            f"{base64.b64encode(f'身份证{ID}'.encode()).decode()}</w:binData></w:wordDocument>",
        ),
        ("a.xml", f"<r><p>{ID}</q></r>"),
    ],
)
def test_a_number_is_found_as_a_program_shows_it(name: str, text: str) -> None:
    assert counted(name, text) == {"CN_ID_CARD"}


_ROW = "<Row>\n<Cell><Data>{}</Data></Cell>\n<Cell><Data>{}</Data></Cell>\n</Row>"


def _sheet(*rows: tuple[str, str]) -> str:
    table = "".join(_ROW.format(*row) for row in rows)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return f'<Workbook xmlns="{space}"><Worksheet><Table>{table}</Table></Worksheet></Workbook>'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.xls", _sheet(("王海龙", _MASKED))),
        ("a.xls", f"<table>\n<tr>\n<td>王海龙</td>\n<td>{_MASKED}</td></tr></table>"),
        (
            "a.fods",
            f"<office:document {_OPEN}><table:table><table:table-row><table:table-cell>\n"
            "<text:p>王海龙</text:p>\n</table:table-cell><table:table-cell>\n"
            f"<text:p>{_MASKED}</text:p></table:table-cell></table:table-row></table:table>"
            "</office:document>",
        ),
        ("a.xml", f"<r>\n<人>\n<姓名>王海龙</姓名>\n<证号>{_MASKED}</证号>\n</人></r>"),
        ("a.xml", f'<r><人 姓名="王海龙"\n 证号="{_MASKED}"/></r>'),
    ],
)
def test_what_belongs_to_one_person_stays_together(name: str, text: str) -> None:
    assert counted(name, text) == {"MASKED_ID"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.xls", _sheet(("开户名", "银行账号"), ("王海龙", "150020123456789"))),
        ("a.xml", "<r><人><姓名>王海龙</姓名><银行账号>150020123456789</银行账号></人></r>"),
    ],
)
def test_a_field_s_name_says_what_its_number_is(name: str, text: str) -> None:
    assert counted(name, text) == {"CN_BANK_ACCOUNT"}


def test_the_line_of_a_record_is_told() -> None:
    verdict = judge(read_file("a.xml", f"<r>\n\n<p>{ID}</p></r>".encode()), default_detector())
    assert [found.where for found in verdict.observations] == ["第3行 文字"]


def test_the_picture_of_an_object_is_no_unread_part() -> None:
    for start, is_unread in ((b"VCLMTF", False), (b"\x00\x01\x02", True)):
        packed = base64.b64encode(start + bytes(99)).decode()
        text = (
            f"<office:document {_OPEN}><text:p>公示</text:p><office:binary-data>{packed}"
            "</office:binary-data></office:document>"
        )
        assert bool(read_file("a.fods", text.encode()).unread) is is_unread


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- {ID} --><r><a>1</a></r>",
        f"<r><a>1</a></r><?note {ID}?>",
        f"<!DOCTYPE r [<!-- {ID} -->]><r><a>1</a></r>",
        f"<!DOCTYPE r [<!ATTLIST r n CDATA '{ID}'>]><r><a>1</a></r>",
        f"<r><n{ID}>1</n{ID}></r>",
        f"<r xmlns:a{ID}='urn:a'><a>1</a></r>",
    ],
)
def test_what_stands_beside_the_elements_is_read(text: str) -> None:
    assert counted("a.xml", text) == {"CN_ID_CARD"}


_LETTER = "M10 20C1 2 3 4 5 6Q7 8 9 10z"


@pytest.mark.parametrize(
    "text",
    [
        f'<svg xmlns="urn:svg"><path d="{_LETTER * 40}"/><text>公示</text></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg">'
        + f'<g><path d="{_LETTER}"/></g>' * 40
        + "</svg>",
        '<FixedPage xmlns="urn:x"><Canvas>'
        + '<Path Data="M 84,97 V 98 H 86 V 97 Z"/>' * 99
        + "</Canvas></FixedPage>",
    ],
    ids=["one-outline", "many-outlines", "xps"],
)
def test_a_drawing_whose_letters_are_outlines_is_told_as_unread(text: str) -> None:
    contents = read_file("a.svg", text.encode())
    assert {part.reason for part in contents.unread} == {Unreadable.DRAWING}


@pytest.mark.parametrize(
    "inner",
    [
        f'<path d="{_LETTER}"/><text>公示</text>',
        f'<font><glyph unicode="公" d="{_LETTER * 40}"/></font><text>公示</text>',
        '<path d="M0 0h1v1h1z" /><text>公示</text>' * 30,
    ],
    ids=["seal", "font", "boxes"],
)
def test_a_drawing_with_words_is_read(inner: str) -> None:
    text = f'<svg xmlns="urn:svg">{inner}</svg>'
    assert not read_file("a.svg", text.encode()).unread


@given(st.lists(st.integers(-2000, 2000), min_size=20, max_size=200))
def test_the_places_of_an_outline_are_nobody_s_number(places: list[int]) -> None:
    outline = "M" + " ".join(map(str, places))
    glyph = f'<glyph unicode="公" d="{outline}"/>'
    assert counted("a.svg", f'<svg xmlns="urn:svg">{glyph}</svg>') == set()


def test_a_number_in_the_place_of_an_outline_is_found() -> None:
    assert counted("a.svg", f'<svg><glyph d="M0 0 {ID} 3,4"/></svg>') == {"CN_ID_CARD"}
