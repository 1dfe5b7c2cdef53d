"""Codes on the picture of a page, wherever they stand and of whatever kind they are."""

from __future__ import annotations

import pytest
import segno
import zxingcpp
from PIL import Image, ImageDraw

from noticegen.detection.inspectors.barcodes import PagePicture, locate

NUMBER = "16500005936"
KINDS = {
    "QRCode": NUMBER,
    "MicroQRCode": NUMBER,
    "RMQRCode": NUMBER,
    "DataMatrix": NUMBER,
    "Aztec": NUMBER,
    "PDF417": NUMBER,
    "CompactPDF417": NUMBER,
    "Code128": NUMBER,
    "Code39": NUMBER,
    "Code93": NUMBER,
    "Codabar": f"A{NUMBER}B",
    "ITF": f"0{NUMBER}",
    "EAN13": "690123456789",
    "EAN8": "1234567",
    "UPCA": NUMBER,
    "Telepen": NUMBER,
    "DataBarOmni": "0123456789012",
    "DataBarLtd": "0123456789012",
}
PAGE = (1241, 1754)  # A4 as the pages are drawn
SCALE = 150 / 72


def code(kind: str, turn: int) -> Image.Image:
    made = zxingcpp.create_barcode(KINDS.get(kind, NUMBER), getattr(zxingcpp.BarcodeFormat, kind))
    drawn = zxingcpp.write_barcode_to_image(made, scale=3, add_quiet_zones=False)
    return Image.fromarray(drawn).rotate(turn, expand=True)


def page_with(picture: Image.Image, left: int, upper: int) -> PagePicture:
    page = Image.new("L", PAGE, 255)
    page.paste(picture, (left, upper))
    return PagePicture(page, SCALE, 0.0, PAGE[1] / SCALE)


@pytest.mark.parametrize(
    ("kind", "turn"),
    [(kind, turn) for kind in KINDS for turn in (0, 90, 180, 270)] + [("MaxiCode", 0)],
)
def test_a_code_is_found_and_placed_on_an_empty_page(kind: str, turn: int) -> None:
    picture = code(kind, turn)
    ((text, frame),) = locate(page_with(picture, 300, 900))
    assert KINDS.get(kind, NUMBER) in text
    middle_x, middle_y = 300 + picture.width / 2, 900 + picture.height / 2
    assert frame.left < middle_x / SCALE < frame.right
    assert frame.bottom < (PAGE[1] - middle_y) / SCALE < frame.top
    assert (frame.right - frame.left) * SCALE < 1.3 * picture.width + 40


@pytest.mark.parametrize("kind", ["QRCode", "DataMatrix", "Code128", "PDF417"])
@pytest.mark.parametrize("corner", ["upper left", "lower right"])
def test_a_code_in_the_corner_of_a_page_is_found(kind: str, corner: str) -> None:
    picture = code(kind, 0)
    room = PAGE[0] - picture.width, PAGE[1] - picture.height
    place = (16, 16) if corner == "upper left" else (room[0] - 16, room[1] - 16)
    assert [text for text, _ in locate(page_with(picture, *place))] == [KINDS[kind]]


def test_an_empty_page_has_no_code() -> None:
    assert locate(page_with(Image.new("L", (1, 1), 255), 0, 0)) == []


@pytest.mark.parametrize("place", [(60, 60), (500, 900), (901, 1303)])
@pytest.mark.parametrize("pitch", [12, 15, 16])
def test_a_code_of_letters_that_stands_alone_is_found(pitch: int, place: tuple[int, int]) -> None:
    squares = [list(row) for row in segno.make(NUMBER, micro=False).matrix]
    picture = Image.new("L", (pitch * len(squares),) * 2, 255)
    pen = ImageDraw.Draw(picture)
    for row, line in enumerate(squares):
        for column, is_dark in enumerate(line):
            if is_dark:
                _draw_letter(pen, column * pitch, row * pitch, pitch)
    assert NUMBER in {text for text, _ in locate(page_with(picture, *place))}


def _draw_letter(pen: ImageDraw.ImageDraw, left: int, upper: int, size: int) -> None:
    """Draw 田: from near by it is lines, from further away a dark square."""
    right, lower = left + size - 2, upper + size - 2
    pen.rectangle((left, upper, right, lower), outline=0, width=2)
    pen.line((left, (upper + lower) // 2, right, (upper + lower) // 2), fill=0, width=2)
    pen.line(((left + right) // 2, upper, (left + right) // 2, lower), fill=0, width=2)
