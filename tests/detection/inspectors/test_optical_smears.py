"""A line out of focus among sharp ones is told as unread; what only looks like it is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from noticegen.detection.inspectors.optical.engine import can_recognise
from noticegen.detection.inspectors.optical.lines import Line
from noticegen.detection.inspectors.optical.reading import Clarity, read_writing
from noticegen.detection.inspectors.optical.smears import shows_smear
from noticegen.rendering.fonts import find_fonts

numpy = pytest.importorskip("numpy")
pytest.importorskip("cv2")

_SIZE, _STEP, _LEFT, _WIDTH = 36, 64, 60, 1100
_ROWS = (
    "二〇二六年十一月农村低保公示",
    "王海龙  哈业脑包村  2人  650元",
    "李秀英  哈业脑包村  1人  480元",
    "赵玉珍  哈业脑包村  3人  950元",
    "监督电话：0472-5180012",
)
_BLURRED = 3  # the row that is changed
_NONE = numpy.zeros((0, 4, 2), numpy.float32)


def page() -> tuple[Image.Image, list[Line]]:
    """Print the rows, and one more that stays free; tell where the rows are."""
    path = next(font.path for font in find_fonts() if font.font.file == "NotoSerifCJK-Regular.ttc")
    font = ImageFont.truetype(str(path), _SIZE, index=2)
    picture = Image.new("RGB", (_WIDTH, _STEP * 8), "white")
    draw = ImageDraw.Draw(picture)
    found = []
    for number, text in enumerate(_ROWS):
        top = _STEP * (number + (number >= _BLURRED) + 1)
        draw.text((_LEFT, top), text, font=font, fill="black")
        left, upper, right, lower = draw.textbbox((_LEFT, top), text, font=font)
        corners = [[left, upper], [right, upper], [right, lower], [left, lower]]
        found.append(Line(numpy.array(corners, numpy.float32), text, 0.99))
    return picture, found


def row_box() -> tuple[int, int, int, int]:
    top = _STEP * (_BLURRED + 1) - 8
    return 0, top, _WIDTH, top + _STEP - 2


def with_blurred_row(picture: Image.Image, radius: float) -> None:
    path = next(font.path for font in find_fonts() if font.font.file == "NotoSerifCJK-Regular.ttc")
    font = ImageFont.truetype(str(path), _SIZE, index=2)
    top = _STEP * (_BLURRED + 1)
    text = "苏日娜 150203196503129994 16500001234"
    ImageDraw.Draw(picture).text((_LEFT, top), text, font=font, fill="black")
    box = row_box()
    picture.paste(picture.crop(box).filter(ImageFilter.GaussianBlur(radius)), box)


def smeared(picture: Image.Image, found: list[Line]) -> bool:
    return shows_smear(numpy.asarray(picture)[:, :, ::-1].copy(), found, _NONE)


@pytest.mark.parametrize("radius", [7, 9, 12, 16])
@pytest.mark.parametrize("size", [0.5, 1.0, 2.0])
def test_a_row_out_of_focus_is_told(radius: float, size: float) -> None:
    picture, found = page()
    with_blurred_row(picture, radius)
    picture = picture.resize((round(picture.width * size), round(picture.height * size)))
    scaled = [Line(line.corners * size, line.text, line.score) for line in found]
    assert smeared(picture, scaled)


def band(picture: Image.Image) -> None:
    left, top, right, bottom = row_box()
    ImageDraw.Draw(picture).rectangle((left + 40, top, right - 40, bottom), fill="#d8d8d8")


def bar(picture: Image.Image) -> None:
    left, top, _, bottom = row_box()
    ImageDraw.Draw(picture).rectangle((left + 60, top + 6, 700, bottom - 6), fill="black")


def rules(picture: Image.Image) -> None:
    for number in range(9):
        ImageDraw.Draw(picture).line((20, 50 + _STEP * number, 1080, 50 + _STEP * number), 0, 2)


def shadow(picture: Image.Image) -> None:
    dark = Image.linear_gradient("L").resize(picture.size).point(lambda shade: shade // 2)
    picture.paste(Image.new("RGB", picture.size, "black"), mask=dark)


def fold(picture: Image.Image) -> None:
    _, top, _, bottom = row_box()
    middle = (top + bottom) // 2
    ImageDraw.Draw(picture).line((0, middle, _WIDTH, middle), "#909090", 5)
    picture.paste(picture.filter(ImageFilter.GaussianBlur(1.5)))


def seal(picture: Image.Image) -> None:
    ImageDraw.Draw(picture).ellipse((700, 300, 900, 500), outline="#d02020", width=8)


@pytest.mark.parametrize("change", [lambda _: None, band, bar, rules, shadow, fold, seal])
def test_what_is_no_line_out_of_focus_is_left_alone(change: Callable[[Image.Image], None]) -> None:
    picture, found = page()
    change(picture)
    assert not smeared(picture, found)


def test_a_picture_that_is_blurred_all_over_is_for_others_to_tell() -> None:
    picture, found = page()
    assert not smeared(picture.filter(ImageFilter.GaussianBlur(2)), found)
    assert not smeared(picture, found[:2])


@pytest.mark.slow
@pytest.mark.skipif(not can_recognise(), reason="scripts/setup --ocr installs it")
def test_a_picture_with_a_row_out_of_focus_is_read_poorly() -> None:
    picture, _ = page()
    assert read_writing(picture).clarity is Clarity.SURE
    with_blurred_row(picture, 9)
    assert read_writing(picture).clarity is Clarity.POOR
