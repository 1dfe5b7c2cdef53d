"""Pages that only eyes can read are known as such, whatever else they say."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.contents import Unreadable
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.optical.engine import can_recognise
from noticegen.detection.inspectors.pdf.beneath import pictures_beneath
from noticegen.detection.inspectors.pdf.pictured import pictured_pages
from noticegen.detection.verdict import judge
from noticegen.rendering.fonts import find_fonts

_WORDS = b"BT /F1 12 Tf 40 40 Td (Nothing to see) Tj ET\n"
_INLINE = (
    b"q 200 0 0 100 50 500 cm\nBI /W 100 /H 100 /CS /G /BPC 8 ID " + bytes(10_000) + b"\nEI Q\n"
)
_GROUND = b"0.9 g 50 50 300 20 re f 0 G 50 100 m 350 100 l S\n"


def pdf_of(content: bytes) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(400, 600))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    pdf.pages[0].add_resource(font, pikepdf.Name.Font, pikepdf.Name("/F1"))
    pdf.pages[0].obj.Contents = pdf.make_stream(content)
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def circles(count: int) -> Iterator[bytes]:
    """Draw round outlines of four curves each, as a zero has."""
    for place in range(count):
        x, y, r, k = (
            60 + 12 * (place % 20),
            300 + 30 * (place // 20),
            5.0,
            4 * (math.sqrt(2) - 1) / 3,
        )
        ways = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))
        yield b"%.2f %.2f m" % (x + r, y)
        for (a, b), (c, d) in pairwise(ways):
            points = (a + k * c, b + k * d, c + k * a, d + k * b, c, d)
            yield b"%.2f %.2f %.2f %.2f %.2f %.2f c" % tuple(
                (x, y)[n % 2] + r * value for n, value in enumerate(points)
            )
        yield b"f"


@pytest.mark.parametrize(
    ("content", "pages"),
    [
        (_WORDS, []),
        (_WORDS + _GROUND, []),
        (_WORDS + b"\n".join(circles(6)), []),
        (_WORDS + b"\n".join(circles(18)), [1]),
        (_WORDS + _INLINE, [1]),
    ],
)
def test_pictures_and_outlines_are_seen_beside_words(content: bytes, pages: list[int]) -> None:
    assert list(pictured_pages(pdf_of(content))) == pages


def test_a_code_is_no_picture() -> None:
    code = zxingcpp.create_barcode("https://example.gov.cn", zxingcpp.BarcodeFormat.QRCode)
    buffer = io.BytesIO()
    Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=6)).save(buffer, "PDF")
    assert list(pictured_pages(buffer.getvalue())) == []


def test_without_the_extra_such_a_page_is_said_to_be_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in ("pdf.pages", "pictures"):
        monkeypatch.setattr(f"noticegen.detection.inspectors.{module}.can_recognise", lambda: False)
    contents = read_file("海报.pdf", pdf_of(_WORDS + b"\n".join(circles(18))))
    assert [part.reason for part in contents.unread] == [Unreadable.PICTURE_ONLY]


_LIST = Image.linear_gradient("L").resize((400, 300))


def page_with(
    picture: Image.Image, *, place: bytes = b"300 0 0 225 50 200", over: bytes = b"", **page: object
) -> bytes:
    """Return a page that shows a picture, and something drawn over it."""
    pdf = pikepdf.open(io.BytesIO(pdf_of(b"q %b cm /Im0 Do Q\n%b" % (place, over))))
    stream = pdf.make_stream(picture.tobytes())
    for key, value in (
        ("/Type", pikepdf.Name.XObject),
        ("/Subtype", pikepdf.Name.Image),
        ("/Width", picture.width),
        ("/Height", picture.height),
        ("/ColorSpace", pikepdf.Name.DeviceGray),
        ("/BitsPerComponent", 8),
    ):
        stream[key] = value
    pdf.pages[0].add_resource(stream, pikepdf.Name.XObject, pikepdf.Name("/Im0"))
    for name, setting in page.items():
        pdf.pages[0].obj[f"/{name}"] = setting
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def beneath(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as document:
        return sum(1 for page in document for _ in pictures_beneath(page))


_BOX = b"%b 150 300 120 16 re f"
_WHITE_PICTURE = b"q 120 0 0 16 150 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"


@pytest.mark.parametrize(
    "data",
    [
        page_with(_LIST, over=_BOX % b"0 g"),
        page_with(_LIST, over=_BOX % b"1 g"),
        page_with(_LIST, over=_BOX % b"0.9 0.8 0.1 rg"),
        page_with(_LIST, over=_WHITE_PICTURE),
        page_with(_LIST, over=_BOX % b"0 g", Rotate=90),
        page_with(_LIST, place=b"300 0 0 225 50 1200"),
        page_with(_LIST, place=b"300 0 0 225 50 500"),
        page_with(_LIST, place=b"0 300 -225 0 300 200"),
        page_with(_LIST, place=b"0.3 0 0 0.2 50 200"),
        page_with(_LIST, CropBox=pikepdf.Array([0, 0, 400, 250])),
        page_with(_LIST, over=b"1 g 0 0 400 600 re f"),
    ],
)
def test_a_picture_that_the_page_does_not_show_as_it_is_is_looked_at_by_itself(
    data: bytes,
) -> None:
    assert beneath(data) == 1


@pytest.mark.parametrize(
    "data",
    [
        page_with(_LIST),
        page_with(_LIST, over=_WORDS),
        page_with(_LIST, over=b"3 Tr " + _WORDS),
        page_with(_LIST, place=b"299.7 0 0 224.6 50.3 200.4"),
        page_with(Image.new("L", (60, 8))),
    ],
)
def test_a_picture_shown_as_it_is_is_looked_at_once(data: bytes) -> None:
    assert beneath(data) == 0


@pytest.mark.skipif(not can_recognise(), reason="the recognition extra is not installed")
def test_a_box_on_a_scanned_page_hides_nothing() -> None:
    path = next(font.path for font in find_fonts() if font.font.file == "NotoSerifCJK-Regular.ttc")
    font = ImageFont.truetype(str(path), 36, index=2)
    scan = Image.new("L", (1200, 900), 255)
    ImageDraw.Draw(scan).text((80, 100), "农村低保审核公示", font=font, fill=0)
    ImageDraw.Draw(scan).text((80, 500), "备注 165 0000 4321", font=font, fill=0)
    data = page_with(scan, over=b"0 g 60 280 250 30 re f")
    verdict = judge(read_file("公示.pdf", data), default_detector())
    assert "CN_MOBILE" in {found.type for found in verdict.observations if found.counts}
