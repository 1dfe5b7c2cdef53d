"""Rows out of lines of text: turned, tilted and curved pages, torn numbers, second lines."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.inspectors.optical.lines import Line
from noticegen.detection.inspectors.optical.reading import Clarity, clarity_of
from noticegen.detection.inspectors.optical.rows import lay_out

numpy = pytest.importorskip("numpy")

_HEIGHT = 20.0


def line(
    left: float, top: float, text: str, width: float | None = None, score: float = 1.0
) -> Line:
    right = left + (width if width is not None else len(text) * _HEIGHT / 2)
    corners = [[left, top], [right, top], [right, top + _HEIGHT], [left, top + _HEIGHT]]
    return Line(numpy.array(corners, numpy.float32), text, score)


def turned(lines: list[Line], degrees: float, lean: float = 0.0) -> list[Line]:
    """Turn a page, and let its lines run together to the right as they do from one side."""
    angle = math.radians(degrees)
    matrix = numpy.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    moved = []
    for one in lines:
        corners = one.corners.copy()
        corners[:, 1] *= 1 - lean * corners[:, 0] / 1000
        moved.append(Line((corners @ matrix.T).astype(numpy.float32), one.text, one.score))
    return moved


def table(rows: int) -> tuple[list[Line], str]:
    """Return the cells of a table in no order, and its text."""
    cells, text = [], []
    for row in range(rows):
        texts = [str(row + 1), "王海龙", f"15020719900101{9900 + row}", f"1650000{row:04}"]
        text.append("\t".join(texts))
        for left, word in zip((0, 60, 180, 460), texts, strict=True):
            cells.append(line(left, 34.0 * row, word))
    return cells[::-1], "\n".join(text)


@given(st.floats(-15, 15), st.floats(-0.12, 0.12), st.integers(1, 20))
def test_rows_of_a_turned_and_tilted_page_stay_rows(degrees: float, lean: float, rows: int) -> None:
    cells, text = table(rows)
    assert lay_out(turned(cells, degrees, lean)) == text


def test_rows_of_a_curved_page_stay_rows() -> None:
    cells, text = table(12)
    for cell in cells:
        cell.corners[:, 1] += 40 * numpy.sin(cell.corners[:, 0] / 220)
    assert lay_out(cells) == text


def test_an_id_that_goes_on_in_the_next_line_of_its_cell_is_told_whole() -> None:
    cell = [line(100, 0, "150207198810"), line(100, 26, "15994X"), line(260, 13, "16500004895")]
    assert "15020719881015994X" in lay_out(cell).splitlines()


def test_an_id_seen_in_two_overlapping_pieces_is_told_whole() -> None:
    pieces = [line(0, 0, "1502071988", 110), line(105, 0, "10159940")]
    assert lay_out(pieces).splitlines() == ["1502071988\t10159940", "150207198810159940"]


def test_neighbouring_columns_and_rows_are_not_glued() -> None:
    cells, _ = table(6)
    assert all(len(word) <= 18 for row in lay_out(cells).splitlines() for word in row.split("\t"))


def test_two_sheets_side_by_side_are_not_one_row() -> None:
    assert lay_out([line(0, 0, "王海龙"), line(900, 0, "十二岁")]).splitlines() == [
        "王海龙",
        "十二岁",
    ]


def test_no_lines_are_no_text() -> None:
    assert lay_out([]) == ""


@pytest.mark.parametrize(
    ("lines", "clarity"),
    [
        ([line(0, 0, "公示"), line(0, 40, "王海龙，三口人，一千元")], Clarity.SURE),
        # A number that was hardly legible.
        ([line(0, 0, "150207198810159940", score=0.7)], Clarity.POOR),
        # Long lines of which nothing was made out could be anything.
        ([line(0, 40.0 * row, "", 300, score=0.0) for row in range(3)], Clarity.POOR),
        # The scraps of a seal are short.
        (
            [line(0, 0, "王海龙"), *(line(0, 40.0 * n, "口", score=0.3) for n in range(5))],
            Clarity.SURE,
        ),
    ],
)
def test_a_picture_that_was_read_poorly_says_so(lines: list[Line], clarity: Clarity) -> None:
    assert clarity_of(lines) is clarity
