"""Pages that only eyes can read are known as such, whatever else they say."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from noticegen.detection.inspectors.contents import Unreadable
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.pdf.pictured import pictured_pages

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
