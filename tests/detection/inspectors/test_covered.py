"""What people cannot see on a page and machines can copy from it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw

from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.contents import Area, FileContents
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.pdf.covered import read_covered
from noticegen.detection.verdict import judge

WORDS = "Batu Suyala 820"
BLACK_BOX = b" q 0 g 15 195 200 20 re f Q"
Change = Callable[[pikepdf.Pdf], object]


def pdf_bytes(*contents: bytes, change: Change | None = None) -> bytes:
    with pikepdf.new() as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        for content in contents:
            page = pdf.add_blank_page(page_size=(400, 400))
            page.obj.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary())
            page.obj.Contents = pdf.make_stream(content)
        if change is not None:
            change(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer, static_id=True)
    return buffer.getvalue()


def shown(text: str = WORDS, setup: str = "", height: int = 200) -> bytes:
    return f"q BT /F 12 Tf 20 {height} Td {setup} ({text}) Tj ET Q".encode()


def scan(text: str) -> Change:
    """Lay a picture of a text under the whole first page."""

    def lay(pdf: pikepdf.Pdf) -> None:
        picture = Image.new("L", (400, 400), 255)
        ImageDraw.Draw(picture).text((24, 190), text, fill=0, font_size=12)
        image = pdf.make_stream(picture.tobytes())
        image.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=400,
            Height=400,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
        pdf.pages[0].obj.Resources.XObject.I = image

    return lay


@pytest.mark.parametrize(
    "content",
    [
        shown() + BLACK_BOX,
        BLACK_BOX + shown(),
        shown() + b" q 1 g 15 195 200 20 re f Q",
        shown() + b" q .5 .2 .2 rg 15 195 m 215 195 l 215 215 l 15 215 l f Q",
        shown() + b" q 22 w 15 205 m 215 205 l S Q",
        shown(setup="1 1 1 rg"),
        shown(setup="3 Tr"),
        b"q 0 0 1 1 re W n " + shown() + b" Q",
        shown(setup="0.02 0 0 0.02 20 200 Tm"),
    ],
    ids=[
        "box",
        "black on black",
        "white box",
        "shape",
        "line",
        "white",
        "invisible",
        "clip",
        "tiny",
    ],
)
def test_what_is_covered_is_found_whatever_it_says(content: bytes) -> None:
    found = read_covered(pdf_bytes(content))
    assert [(passage.area, passage.text, passage.page) for passage in found] == [
        (Area.COVERED, WORDS, 1)
    ]


@pytest.mark.parametrize(
    "content",
    [
        shown(),
        b"q 0 0 .3 rg 15 195 200 20 re f Q " + shown(setup="1 1 1 rg"),
        b"q 1 .9 .4 rg 15 195 200 20 re f Q " + shown(),
        shown(setup=".8 .8 .8 rg"),
        b"q 1 0 0 rg 15 195 200 20 re f Q " + shown(setup="0 .51 0 rg"),
        shown() + b" q 0 g 300 195 60 20 re f Q",
        shown("XXXXXXXXXXXX") + BLACK_BOX,
        shown("l I 1 i j . - _"),
    ],
    ids=["plain", "head of a table", "ground", "grey", "as light", "redacted", "filler", "thin"],
)
def test_what_people_see_is_not(content: bytes) -> None:
    assert read_covered(pdf_bytes(content)) == []


def test_only_the_covered_part_is_told() -> None:
    content = shown() + b" q 0 g 44 195 200 20 re f Q"
    assert [passage.text for passage in read_covered(pdf_bytes(content))] == ["Suyala 820"]


def test_a_turned_page_is_looked_at_upright() -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = 90

    assert read_covered(pdf_bytes(shown(), change=turn)) == []
    assert read_covered(pdf_bytes(shown() + BLACK_BOX, change=turn))


def test_an_annotation_covers_as_well() -> None:
    def stick(pdf: pikepdf.Pdf) -> None:
        look = pdf.make_stream(b"0 g 0 0 200 20 re f")
        look.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 200, 20])
        )
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Square, Rect=[15, 195, 215, 215], AP=Dictionary(N=look)
        )
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    assert [passage.text for passage in read_covered(pdf_bytes(shown(), change=stick))] == [WORDS]


@pytest.mark.parametrize("box", [[300, 300, 390, 390], [0, 0, 400, 150]])
def test_what_the_crop_box_leaves_away_is_cut_off(box: list[int]) -> None:
    def crop(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.CropBox = Array(box)

    assert [passage.area for passage in read_covered(pdf_bytes(shown(), change=crop))] == [
        Area.CROPPED
    ]


def test_a_searchable_scan_is_no_hiding_though_its_text_lies_beside_the_picture() -> None:
    content = b"q 400 0 0 400 0 0 cm /I Do Q " + shown(setup="3 Tr")
    assert read_covered(pdf_bytes(content, change=scan(WORDS))) == []
    assert read_covered(pdf_bytes(content, change=scan("")))


def test_the_sheets_of_a_poster_show_what_the_others_hide() -> None:
    poster = shown("Ordinary Notice of Baiyan Village", height=300) + shown(height=100)
    upper = b"q 0 200 400 200 re W n " + poster + b" Q"
    lower = b"q 0 0 400 200 re W n " + poster + b" Q"
    assert read_covered(pdf_bytes(upper, lower)) == []
    assert [passage.text for passage in read_covered(pdf_bytes(upper))] == [WORDS]


def test_a_word_shown_elsewhere_does_not_excuse_the_covered_one() -> None:
    row = shown("Illness of Batu Suyala") + BLACK_BOX
    assert read_covered(pdf_bytes(row, shown("Paid to Batu Suyala in May")))


def test_a_covered_name_makes_a_file_unfit_and_a_shown_one_does_not() -> None:
    detector = default_detector()

    def verdict(content: bytes) -> list[tuple[str, str]]:
        contents: FileContents = read_file("a.pdf", pdf_bytes(content))
        observations = judge(contents, detector).observations
        return [(seen.type, seen.excerpt) for seen in observations if seen.counts]

    assert verdict(shown("820 yuan a month")) == []
    assert verdict(shown("820 yuan a month") + BLACK_BOX) == [("HIDDEN_TEXT", "8" + "*" * 15)]
