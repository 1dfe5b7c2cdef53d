"""Codes on photographs: turned, tilted, tiny, coloured, several, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter

from noticegen.detection.inspectors.codes import is_code_alone, see_codes

TEXT = "https://example.gov.cn/q?id=1"


def code(text: str = TEXT, scale: int = 5, kind: str = "QRCode") -> Image.Image:
    made = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    return Image.fromarray(zxingcpp.write_barcode_to_image(made, scale=scale)).convert("RGB")


def pasted(small: Image.Image, size: tuple[int, int] = (1400, 1000)) -> Image.Image:
    board = Image.new("RGB", size, "#d8d2c4")
    board.paste(small, (500, 300))
    return board


def coloured(dark: str, light: str) -> Image.Image:
    mask = code().convert("L")
    paper = Image.new("RGB", mask.size, dark)
    paper.paste(Image.new("RGB", mask.size, light), (0, 0), mask)
    return paper


def dotted() -> Image.Image:
    modules = code(scale=1).convert("L")
    side = 10
    picture = Image.new("RGB", (modules.width * side, modules.height * side), "white")
    draw = ImageDraw.Draw(picture)
    for x in range(modules.width):
        for y in range(modules.height):
            if modules.getpixel((x, y)) == 0:
                box = (x * side + 1, y * side + 1, x * side + side - 1, y * side + side - 1)
                draw.ellipse(box, fill="black")
    return picture


LOOKS: dict[str, Callable[[], Image.Image]] = {
    "turned": lambda: pasted(code().rotate(37, Image.Resampling.BICUBIC, True, fillcolor="white")),
    "tiny": lambda: pasted(code(scale=1), (3000, 2000)),
    "light on dark": lambda: pasted(coloured("white", "black")),
    "mirrored": lambda: pasted(code().transpose(Image.Transpose.FLIP_LEFT_RIGHT)),
    "red on yellow": lambda: pasted(coloured("#c81e1e", "#ebc83c")),
    "blue on red": lambda: pasted(coloured("#1e3cdc", "#c81e1e")),
    "in dots": dotted,
    "blurred": lambda: pasted(code(scale=6)).filter(ImageFilter.GaussianBlur(3)),
    "a bar code": lambda: pasted(code("16500005936", 3, "Code128")),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_code_is_read_however_it_looks(look: Callable[[], Image.Image]) -> None:
    assert [found.text for found in see_codes(look())] in ([TEXT], ["16500005936"])


def test_several_codes_are_read_and_lie_where_they_are_seen() -> None:
    board = Image.new("RGB", (1600, 900), "white")
    places = [(100, 100), (700, 420), (1200, 60)]
    for number, place in enumerate(places):
        board.paste(code(f"{TEXT}&n={number}"), place)
    found = {one.text: one.corners for one in see_codes(board)}
    assert len(found) == 3
    for number, (left, top) in enumerate(places):
        corners = found[f"{TEXT}&n={number}"]
        size = code(f"{TEXT}&n={number}").width
        assert all(left < x < left + size and top < y < top + size for x, y in corners)


@pytest.mark.parametrize("shade", ["black", "#dddddd", "#ee2222"])
def test_a_code_with_anything_beside_it_is_not_alone(shade: str) -> None:
    picture = Image.new("RGB", (500, 500), "white")
    picture.paste(code(), (20, 20))
    assert is_code_alone(picture, see_codes(picture))
    ImageDraw.Draw(picture).text((300, 450), "1502", font_size=20, fill=shade)
    assert not is_code_alone(picture, see_codes(picture))
