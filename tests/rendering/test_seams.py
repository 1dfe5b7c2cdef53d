from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.rendering.pdf import Box
from noticegen.rendering.seams import OVERLAP, Cuts, Grid, choose_cuts, grid_of
from noticegen.vocabulary.paper import Paper

_LARGE = [Paper.A3, Paper.A2, Paper.A1]


def _size(paper: Paper, *, landscape: bool) -> tuple[int, int]:
    short, long = paper.size_mm
    return (long, short) if landscape else (short, long)


@given(
    paper=st.sampled_from(_LARGE),
    landscape=st.booleans(),
    start=st.floats(min_value=20, max_value=120),
    pitch=st.floats(min_value=4, max_value=14),
)
def test_no_seam_goes_through_a_row_when_rows_are_lower_than_the_freedom(
    paper: Paper, landscape: bool, start: float, pitch: float
) -> None:
    width, height = _size(paper, landscape=landscape)
    grid = grid_of(paper, landscape=landscape)
    column = width / grid.columns
    rows = [
        Box(number * column + 8, top, (number + 1) * column - 8, top + pitch)
        for number in range(grid.columns)
        for top in (start + pitch * row for row in range(int((height - start - 20) / pitch)))
    ]
    cuts = choose_cuts(grid, width, height, rows)
    assert not [row for row in rows if _is_cut(row, cuts, grid)]
    _assert_printable(cuts.across, grid.printable_width)
    _assert_printable(cuts.down, grid.printable_height)


def _is_cut(box: Box, cuts: Cuts, grid: Grid) -> bool:
    """Tell whether a seam takes more of a box than its empty edge of half a millimetre."""
    edge, scale = 0.5, grid.scale
    across, down = cuts.across[1:-1], cuts.down[1:-1]
    return any(box.left * scale + edge < cut < box.right * scale - edge for cut in across) or any(
        box.top * scale + edge < cut < box.bottom * scale - edge for cut in down
    )


def _assert_printable(edges: tuple[float, ...], printable: float) -> None:
    for number, (start, end) in enumerate(pairwise(edges)):
        glued = OVERLAP if number < len(edges) - 2 else 0
        assert 0 < end - start + glued <= printable + 1e-6


@pytest.mark.parametrize("paper", _LARGE)
@pytest.mark.parametrize("landscape", [False, True])
def test_code_is_not_cut_even_where_the_middle_would(paper: Paper, landscape: bool) -> None:
    width, height = _size(paper, landscape=landscape)
    grid = grid_of(paper, landscape=landscape)
    code = Box(width / 2 - 6, height / 2 - 6, width / 2 + 6, height / 2 + 6)
    assert not _is_cut(code, choose_cuts(grid, width, height, [code]), grid)


def test_sheets_are_few() -> None:
    assert [
        grid_of(paper, landscape=False).columns * grid_of(paper, landscape=False).rows
        for paper in _LARGE
    ] == [2, 4, 8]
    assert all(
        grid_of(paper, landscape=turned).scale > 0.8 for paper in _LARGE for turned in (False, True)
    )
