"""What only machines can read of a page, and what only people can."""

from __future__ import annotations

import io

import pikepdf
import pytest
import segno
from pikepdf import Name

from noticegen.detection.inspectors.pdf.document import read_pdf
from noticegen.detection.inspectors.pdf.looks import PageLook
from noticegen.rendering.pdf import render_pdf

NUMBER = "150203195803079911"
PARTS = {
    "0": "abcdef",
    "1": "bc",
    "2": "abged",
    "3": "abgcd",
    "5": "afgcd",
    "7": "abc",
    "8": "abcdefg",
    "9": "abcdfg",
}
LINES = {
    "a": (0, 0, 10, 0),
    "b": (10, 0, 10, 10),
    "c": (10, 10, 10, 20),
    "d": (0, 20, 10, 20),
    "e": (0, 10, 0, 20),
    "f": (0, 0, 0, 10),
    "g": (0, 10, 10, 10),
}


def looks(body: str, style: str = "") -> tuple[PageLook, ...]:
    page = f"<html lang=zh><style>{style}</style><body><p>监督电话：<b>0472-5550102</b></p>{body}"
    return read_pdf(render_pdf(page), look=True).looks


def segments(number: str) -> list[tuple[int, int, int, int]]:
    """Return the lines of a number as a clock shows it."""
    return [
        (left + 15 * place, top, right + 15 * place, bottom)
        for place, digit in enumerate(number)
        for left, top, right, bottom in (LINES[part] for part in PARTS.get(digit, "abcdefg"))
    ]


def drawn_in(kind: str) -> str:
    if kind == "borders":
        sides = {"a": "top", "b": "right", "f": "left", "g": "bottom"}
        cells = (
            "".join(
                f"border-{sides[part]}:1px solid;" for part in PARTS.get(digit, "") if part in sides
            )
            for digit in NUMBER
        )
        return "".join(
            f'<i style="display:inline-block;width:10px;height:10px;{cell}"></i>' for cell in cells
        )
    if kind == "boxes":
        return '<div style="position:relative;height:24px">' + "".join(
            f'<i style="position:absolute;background:#000;left:{left}px;top:{top}px;'
            f'width:{max(1, right - left)}px;height:{max(1, bottom - top)}px"></i>'
            for left, top, right, bottom in segments(NUMBER)
        )
    if kind == "between letters":
        return "".join(
            f'某<svg width="14" height="24"><path stroke="#000" d="{_path(digit)}"/></svg>'
            for digit in NUMBER
        )
    return f'<svg width="300" height="24"><path stroke="#000" d="{_path(NUMBER)}"/></svg>'


def _path(number: str) -> str:
    return "".join(f"M{x} {y}L{right} {end}" for x, y, right, end in segments(number))


@pytest.mark.parametrize(
    "style",
    [
        "b { color: #fff }",
        "b { color: #fdfdfd }",
        "b { color: rgba(0, 0, 0, .02) }",
        "b { opacity: 0 }",
        "p { background: #000 }",
        "b { font-size: .1pt }",
        "b { font-size: 2pt }",
        "b { position: relative; left: -3000px }",
        "b { position: absolute; left: 90%; top: 120% }",
        "p { text-indent: -9999px }",
        "p { position: relative } p::after { content: ''; position: absolute; inset: 0;"
        " background: #fff }",
        "b { display: inline-block; transform: scale(.05) }",
        "b { display: inline-block; transform: scaleX(-1) }",
        "b { display: inline-block; transform: rotate(180deg) }",
        "b { display: inline-block; transform: rotate(40deg) }",
        "b { position: absolute; left: 0; top: 0 } p { position: relative }",
        "b { text-decoration: line-through }",
        "b { letter-spacing: -.4em }",
        "b { display: inline-block; width: 1pt; overflow: hidden; white-space: nowrap }",
    ],
)
def test_letters_nobody_can_read_are_counted(style: str) -> None:
    (look,) = looks("", style)
    assert look.unreadable


@pytest.mark.parametrize(
    "style",
    [
        "",
        "b { color: #666 }",
        "b { color: #b5121b; background: #fdf3e3 }",
        "b { color: #fff; background: #b5121b }",
        "b { border: .5pt solid; padding: 1pt }",
        "b { border-radius: 4pt; border: 1pt solid; padding: 4pt 12pt }",
        "b { text-decoration: underline }",
        "b { font-size: 6pt }",
        "b { display: inline-block; transform: rotate(90deg); margin: 40pt }",
        "p { border-top: 1pt solid red; border-bottom: 3pt double red }",
        "body { outline: 2pt solid red }",
    ],
)
def test_what_an_office_may_do_with_its_letters_is_plain(style: str) -> None:
    (look,) = looks("", style)
    assert look == PageLook(unreadable=0, drawn=False, pictures=0)


@pytest.mark.parametrize("rows", [1, 2, 30])
@pytest.mark.parametrize("lines", ["border: .5pt solid", "border-bottom: .5pt solid #999"])
def test_tables_and_forms_to_fill_in_are_plain(rows: int, lines: str) -> None:
    row = "<tr><td>甲村<td><td><td></tr>"
    table = f"<table>{row * rows}</table>"
    style = f"table {{ width: 100%; border-collapse: collapse }} td {{ {lines}; height: 14pt }}"
    style += " tr:nth-child(even) td { background: #eee }"
    (look,) = looks(table, style)
    assert not look.drawn


@pytest.mark.parametrize("kind", ["lines", "boxes", "borders", "between letters"])
def test_a_number_drawn_as_a_clock_shows_it_is_told(kind: str) -> None:
    (look,) = looks(drawn_in(kind))
    assert look.drawn


def test_a_letter_drawn_by_hand_is_told() -> None:
    body = '<svg width="60" height="30"><path d="M2 5h20M12 2q1 9 4 8l3 9" stroke="#000"/></svg>'
    (look,) = looks(body)
    assert look.drawn


def test_a_code_that_can_be_read_is_no_drawing() -> None:
    (look,) = looks(segno.make(NUMBER).svg_inline(scale=3))
    assert not look.drawn


@pytest.mark.parametrize("change", ["halves", "pale"])
def test_a_code_that_cannot_be_read_is_told(change: str) -> None:
    code = segno.make(NUMBER)
    if change == "pale":
        body = code.svg_inline(scale=3, dark="#eee")
    else:
        rows = [list(row) for row in code.matrix]
        body = "<p>某</p>".join(_modules(part) for part in (rows[:10], rows[10:]))
    (look,) = looks(body)
    assert look.drawn


def _modules(rows: list[list[int]]) -> str:
    squares = "".join(
        f'<rect x="{3 * x}" y="{3 * y}" width="3" height="3"/>'
        for y, row in enumerate(rows)
        for x, module in enumerate(row)
        if module
    )
    return f'<svg width="90" height="{3 * len(rows)}">{squares}</svg>'


def test_a_picture_in_the_page_itself_is_counted() -> None:
    data = render_pdf("<html lang=zh><p>某</p>")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        picture = b"BI /W 8 /H 8 /BPC 1 /IM true ID \xff\x81\x81\x81\x81\x81\x81\xff EI"
        content = b"q 80 0 0 80 50 50 cm " + picture + b" Q"
        pdf.pages[0].contents_add(pdf.make_stream(content))
        buffer = io.BytesIO()
        pdf.save(buffer)
    (look,) = read_pdf(buffer.getvalue(), look=True).looks
    assert look.pictures == 1


def test_a_glyph_that_says_it_is_a_blank_is_counted() -> None:
    data = render_pdf("<html lang=zh><p>监督电话</p>")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
                table = font.ToUnicode.read_bytes()
                lying = table.replace(b"<7535>", b"<3000>")  # 电
                assert lying != table
                font.ToUnicode = pdf.make_stream(lying)
        pdf.pages[0].Rotate = 0
        buffer = io.BytesIO()
        pdf.save(buffer)
    (look,) = read_pdf(buffer.getvalue(), look=True).looks
    assert look.unreadable == 1


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_a_page_that_is_turned_is_looked_at_upright(turn: int) -> None:
    data = render_pdf("<html lang=zh><p>监督电话：0472-5550102</p>")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].obj[Name.Rotate] = turn
        buffer = io.BytesIO()
        pdf.save(buffer)
    (look,) = read_pdf(buffer.getvalue(), look=True).looks
    assert not look.unreadable


NAMES = "".join(
    f"<tr><td>{number}</td><td class=n>{name}</td><td class=p>{people}</td></tr>"
    for number, name, people in (("1", "王芳", "2"), ("2", "李海", "3"), ("3", "赵明", "4"))
)


@pytest.mark.parametrize(
    "style",
    [
        "tr:nth-child(1) .n{position:relative;top:20pt} tr:nth-child(2) .n"
        "{position:relative;top:-20pt}",
        "tr:nth-child(1) .p{transform:translateY(40pt)} tr:nth-child(3) .p"
        "{transform:translateY(-40pt)}",
    ],
)
def test_cells_that_stand_beside_another_row_are_out_of_order(style: str) -> None:
    lines = "td{height:20pt;width:60pt;padding:0;line-height:20pt}"
    table = f"<table>{NAMES}</table>"
    assert not any(look.disordered for look in looks(table, lines))
    assert any(look.disordered for look in looks(table, lines + style))


@pytest.mark.parametrize(
    "body",
    [
        "<div style='columns:2'><p>左栏的文字很多</p><p>第二段</p><p>右栏</p></div>",
        "<div style='display:flex'><div><p>左</p><p>下</p></div><div><p>右</p></div></div>",
        "<div style='position:relative;height:80pt'><p style='position:absolute;right:0;bottom:0'>"
        "某某镇人民政府</p></div><p>（此件公开发布）</p>",
        "<div style='position:relative;height:90pt;padding-left:40pt'><p>第一行</p><p>第二行</p>"
        "<div style='position:absolute;left:0;top:0;width:12pt'>某<br>某<br>镇<br>府</div></div>",
        "<table><tr><td rowspan=2>新城村</td><td>王芳</td></tr><tr><td>李海</td></tr></table>",
    ],
)
def test_blocks_may_be_drawn_in_any_order(body: str) -> None:
    assert not any(look.disordered for look in looks(body))


def test_joined_letters_of_mongolian_script_are_no_letters_on_letters() -> None:
    """ᠪ and ᠤ are drawn as one sign, which stands for both."""
    style = (
        "i{font:18pt 'Noto Sans Mongolian';position:absolute;left:60pt;top:40pt;"
        "white-space:nowrap;transform-origin:0 0;transform:rotate(90deg)}"
    )
    name = "<div style='position:relative;height:160pt'><i lang=mn-Mong>ᠪᠤᠭᠤᠲᠤ ᠬᠣᠲᠠ</i></div>"
    assert [look.unreadable for look in looks(name, style)] == [0]
    twice = name.replace("</i>", "</i><i lang=mn-Mong>ᠬᠣᠲᠠ ᠪᠤᠭᠤᠲᠤ</i>")
    assert looks(twice, style)[0].unreadable > 0


def test_the_numbers_of_a_list_that_goes_on_over_pages_are_in_order() -> None:
    items = "".join(f"<li>第{mark}项事情</li>" for mark in "甲乙丙丁戊己庚辛壬癸")
    pages = looks(f"<ol>{items}</ol>", "li{margin:90pt 0}")
    assert len(pages) > 1
    assert not any(look.disordered for look in pages)


@pytest.mark.parametrize("numbers", [(85, 79, 83), (85, 1), (85, 86, 79)])
def test_other_numbers_set_before_lines_are_out_of_order(numbers: tuple[int, ...]) -> None:
    lines = "".join(f"<p>事项{mark}</p>" for mark in "甲乙丙"[: len(numbers)])
    set_before = "".join(
        f"<p style='position:absolute;left:0;top:{place * 24}pt'>{number}.</p>"
        for place, number in enumerate(numbers)
    )
    body = f"<div style='position:relative'>{lines}{set_before}</div>"
    style = "p{margin:0;height:24pt}div p{padding-left:40pt}div p[style]{padding:0}"
    assert any(look.disordered for look in looks(body, style))
