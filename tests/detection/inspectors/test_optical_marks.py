"""What of a picture may be writing nobody read: ruled lines, codes and lone things are none."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFilter

from noticegen.detection.inspectors.optical import sight
from noticegen.detection.inspectors.optical.lines import turn, turn_corners
from noticegen.detection.inspectors.optical.marks import (
    MANY_MARKS,
    find_marks,
    in_company,
    is_blank,
    shows_more,
    unexplained,
)

numpy = pytest.importorskip("numpy")
pytest.importorskip("cv2")

NOTHING = numpy.zeros((0, 4, 2), numpy.float32)
IDENTITY = "150207195708099933"


def sheet(width: int = 1400, height: int = 1000) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", (width, height), "white")
    return picture, ImageDraw.Draw(picture)


def dots(picture: Image.Image, grain: float = 0.0) -> Any:
    pixels = numpy.asarray(picture)[:, :, ::-1].astype(numpy.float32)
    pixels = pixels + numpy.random.default_rng(7).normal(0, grain, pixels.shape)
    return numpy.ascontiguousarray(numpy.clip(pixels, 0, 255).astype(numpy.uint8))


def corners(left: float, top: float, right: float, bottom: float) -> Any:
    box = [[left, top], [right, top], [right, bottom], [left, bottom]]
    return numpy.array([box], numpy.float32)


def test_ruled_lines_on_a_grainy_scan_are_no_writing() -> None:
    picture, draw = sheet()
    for place in range(60, 960, 45):
        draw.line((40, place, 1360, place + 16), fill="#222", width=3)
    for place in range(40, 1400, 220):
        draw.line((place, 60, place + 12, 940), fill="#222", width=3)
    pixels = dots(picture.filter(ImageFilter.GaussianBlur(1.2)), 7)
    assert len(find_marks(pixels)) < MANY_MARKS
    assert not shows_more(pixels, NOTHING, NOTHING)


def test_a_number_between_ruled_lines_has_as_many_marks_as_figures() -> None:
    picture, draw = sheet()
    draw.line((40, 480, 1360, 480), fill="#222", width=3)
    draw.line((40, 530, 1360, 530), fill="#222", width=3)
    draw.text((300, 488), IDENTITY, font_size=32, fill="black")
    marks = find_marks(dots(picture, 5))
    assert len(in_company(marks, (1000, 1400))) >= len(IDENTITY)


@pytest.mark.parametrize("colours", [("white", "black"), ("#b3181c", "#f2c84b"), ("#222", "#bbb")])
def test_writing_that_no_line_explains_is_seen(colours: tuple[str, str]) -> None:
    ground, ink = colours
    picture = Image.new("RGB", (1400, 1000), ground)
    for row in range(2):
        ImageDraw.Draw(picture).text((300, 300 + 80 * row), IDENTITY, font_size=32, fill=ink)
    pixels = dots(picture, 4)
    assert shows_more(pixels, NOTHING, NOTHING)
    assert not shows_more(pixels, corners(280, 290, 800, 440), NOTHING)
    assert not shows_more(pixels, NOTHING, corners(280, 290, 800, 440))


def test_what_stands_alone_is_no_writing() -> None:
    picture, draw = sheet(1080, 6000)
    for place in range(100, 5900, 200):
        draw.rounded_rectangle((40, place, 130, place + 90), 10, fill="#7a92b0")
    pixels = dots(picture)
    assert len(unexplained(find_marks(pixels), NOTHING, pixels.shape)) >= MANY_MARKS
    assert not shows_more(pixels, NOTHING, NOTHING)


def test_writing_on_a_long_strip_is_seen() -> None:
    picture, draw = sheet(1080, 16_000)
    for row in range(2):
        draw.text((100, 12_000 + 90 * row), IDENTITY, font_size=40, fill="black")
    pixels = dots(picture)
    assert not is_blank(pixels)
    assert shows_more(pixels, NOTHING, NOTHING)


def test_a_strip_is_looked_at_in_pieces_of_full_size(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, ...]] = []

    def find(pixels: Any) -> Any:
        seen.append(pixels.shape[:2])
        return corners(300, 600, 700, 640)

    monkeypatch.setattr(sight, "find_lines", find)
    found = sight.look(numpy.full((9000, 1080, 3), 255, numpy.uint8))
    assert len(seen) == len(found) > 7
    assert all(shape == (1280, 1080) for shape in seen)
    assert found[:, 0, 1].max() > 8000


def test_corners_turn_with_their_picture() -> None:
    pixels = numpy.zeros((60, 100, 3), numpy.uint8)
    pixels[10:20, 70:90] = 255
    for quarters in range(4):
        moved = turn(pixels, quarters)
        box = turn_corners(corners(70, 10, 90, 20), pixels.shape, quarters)[0]
        (left, top), (right, bottom) = box.min(axis=0), box.max(axis=0)
        assert moved[int(top) : int(bottom), int(left) : int(right)].min() == 255
        assert moved.sum() == 255 * 3 * (right - left) * (bottom - top)
