"""A font that draws one character and tells another makes a file unreadable, not clean."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pikepdf
import pytest
import weasyprint
from pikepdf import Array, Dictionary, Name

from noticegen.detection.inspectors.contents import Unreadable
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.pdf.document import read_pdf

NUMBER = "16500005936"
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def table(told: Mapping[int, str]) -> bytes:
    rows = "\n".join(f"<{code:02x}> <{ord(mark):04x}>" for code, mark in told.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(told)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    ).encode()


def range_table(first: int, marks: str) -> bytes:
    listed = " ".join(f"<{ord(mark):04x}>" for mark in marks)
    last = first + len(marks) - 1
    return f"begincmap 1 beginbfrange <{first:02x}> <{last:02x}> [{listed}] endbfrange".encode()


def page(text: str, told: Mapping[int, str] | bytes, **font: Any) -> bytes:
    with pikepdf.new() as pdf:
        first = pdf.add_blank_page()
        described = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            ToUnicode=pdf.make_stream(told if isinstance(told, bytes) else table(told)),
            **font,
        )
        first.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(described)))
        first.Contents = pdf.make_stream(f"BT /F 12 Tf 50 600 Td ({text}) Tj ET".encode())
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def differences(first: int) -> Dictionary:
    return Dictionary(
        Type=Name.Encoding, Differences=Array([first, *(Name(f"/{name}") for name in DIGITS)])
    )


def in_a_drawing(told: Mapping[int, str]) -> bytes:
    """Return a page whose drawing has a font of its own, written into its resources."""
    with pikepdf.new() as pdf:
        first = pdf.add_blank_page()
        described = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            ToUnicode=pdf.make_stream(table(told)),
        )
        drawing = pdf.make_stream(f"BT /F 12 Tf 50 600 Td ({NUMBER}) Tj ET".encode())
        drawing.Subtype = Name.Form
        drawing.BBox = Array([0, 0, 600, 800])
        drawing.Resources = Dictionary(Font=Dictionary(F=described))
        first.Resources = Dictionary(XObject=Dictionary(X=drawing))
        first.Contents = pdf.make_stream(b"/X Do")
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


LETTERS = NUMBER.translate(str.maketrans("0123456789", "abcdefghij"))


@pytest.mark.parametrize(
    "data",
    [
        page(NUMBER, {48 + n: "abcdefghij"[n] for n in range(10)}),
        page(NUMBER, {48 + n: chr(0x4E00 + n) for n in range(10)}),
        page(NUMBER, {48 + n: str(9 - n) for n in range(10)}),
        page(LETTERS, {97 + n: chr(97 + n) for n in range(10)}, Encoding=differences(97)),
        page(NUMBER, range_table(48, "9876543210")),
        page(NUMBER, table({48 + n: str(9 - n) for n in range(10)}) + table({48: "0"})),
        pytest.param(
            page(NUMBER, b"%" + b"x" * 5_000_000 + b"\n" + table({48: "a"})),
            marks=pytest.mark.slow,
        ),
        in_a_drawing({48 + n: str(9 - n) for n in range(10)}),
    ],
    ids=["letters", "han", "turned", "names", "list", "twice", "large", "drawing"],
)
def test_a_lying_font_is_told(data: bytes) -> None:
    assert read_pdf(data).has_lying_font
    contents = read_file("公示.pdf", data)
    assert Unreadable.TEXT_LIES in {part.reason for part in contents.unread}


@pytest.mark.parametrize(
    "data",
    [
        page("abc", {97: "a", 98: "b", 99: "c"}),
        page(LETTERS, {97 + n: str(n) for n in range(10)}, Encoding=differences(97)),
        page("a", {97: "\u2022"}, Encoding=Dictionary(Differences=Array([97, Name.bullet]))),
        page(NUMBER, range_table(48, "0123456789")),
        page("ABC", range_table(65, "ABC")),
        page(NUMBER, b"begincmap 1 beginbfrange <0000> <ffff> <0000> endbfrange"),
        in_a_drawing({48 + n: str(n) for n in range(10)}),
    ],
)
def test_an_honest_font_is_not(data: bytes) -> None:
    assert not read_pdf(data).has_lying_font


def test_an_embedded_font_is_compared_by_its_own_character_map() -> None:
    data = weasyprint.HTML(string=f"<p>电话 {NUMBER} fi ﬁ Ａ").write_pdf()
    assert not read_pdf(data).has_lying_font
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for font in pdf.objects:
            if isinstance(font, Dictionary) and "/ToUnicode" in font:
                stream = font.ToUnicode
                stream.write(stream.read_bytes().replace(b"<0031>", b"<4e00>"))
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert read_pdf(buffer.getvalue()).has_lying_font
