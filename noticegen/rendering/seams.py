"""Where a large poster is cut into sheets: between rows, beside QR codes, never through them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from noticegen.rendering.pdf import Box
from noticegen.vocabulary.paper import Paper

PRINTER_MARGIN = 8.0  # mm that an office printer cannot reach
OVERLAP = 10.0  # mm of a sheet that the next one is glued onto
# Room to move a seam away from a row, in mm: more than the pitch of rows.
_FREEDOM = 16.0
_TOLERANCE = 0.5  # mm of empty edge that a row or code can lose to a seam

# Sheets across and down for a portrait poster; a landscape one is the same, turned.
_PORTRAIT_GRIDS = {Paper.A4: (1, 1), Paper.A3: (1, 2), Paper.A2: (2, 2), Paper.A1: (2, 4)}


@dataclass(frozen=True, slots=True)
class Grid:
    """How a poster of one paper is printed on A4: sheets across and down, their size, the scale."""

    columns: int
    rows: int
    sheet_width: float
    sheet_height: float
    scale: float

    @property
    def printable_width(self) -> float:
        """Return the width a printer reaches, in mm."""
        return self.sheet_width - 2 * PRINTER_MARGIN

    @property
    def printable_height(self) -> float:
        """Return the height a printer reaches, in mm."""
        return self.sheet_height - 2 * PRINTER_MARGIN


@dataclass(frozen=True, slots=True)
class Cuts:
    """The edges of the sheets of one poster page, in mm of the scaled poster, outer edges too."""

    across: tuple[float, ...]
    down: tuple[float, ...]


def grid_of(paper: Paper, *, landscape: bool) -> Grid:
    """Return the grid of a paper; the scale leaves room to choose every seam."""
    columns, rows = _PORTRAIT_GRIDS[paper]
    width, height = paper.size_mm
    if landscape:
        columns, rows, width, height = rows, columns, height, width
    short, long = Paper.A4.size_mm
    best: Grid | None = None
    for sheet_width, sheet_height in ((short, long), (long, short)):
        scale = min(
            _extent(columns, sheet_width) / width,
            _extent(rows, sheet_height) / height,
            1.0,
        )
        if best is None or scale > best.scale:
            best = Grid(columns, rows, sheet_width, sheet_height, round(scale - 0.0005, 3))
    if best is None:
        raise AssertionError("a grid has at least one orientation")
    return best


def choose_cuts(grid: Grid, width: float, height: float, boxes: Iterable[Box]) -> Cuts:
    """Return where a poster page of a size (mm, unscaled) is cut.

    No cut goes through a box if one can be found that does not.
    """
    scale = grid.scale
    kept = tuple(boxes)
    return Cuts(
        across=_choose(
            width * scale,
            grid.columns,
            grid.printable_width,
            [(box.left * scale, box.right * scale) for box in kept],
        ),
        down=_choose(
            height * scale,
            grid.rows,
            grid.printable_height,
            [(box.top * scale, box.bottom * scale) for box in kept],
        ),
    )


def _cuts_through(cut: float, start: float, end: float) -> bool:
    return start + _TOLERANCE < cut < end - _TOLERANCE


def _extent(count: int, sheet: float) -> float:
    """Return how long a row of glued sheets may be, less the freedom to move its seams."""
    printable = sheet - 2 * PRINTER_MARGIN
    return count * printable - (count - 1) * (OVERLAP + _FREEDOM)


def _choose(
    length: float, count: int, printable: float, kept: Sequence[tuple[float, float]]
) -> tuple[float, ...]:
    edges = [0.0]
    for number in range(1, count):
        later = count - number
        most = edges[-1] + printable - OVERLAP
        least = length - printable - (later - 1) * (printable - OVERLAP)
        # Best in the middle, so that all sheets are about alike.
        wish = min(max(length * number / count, least), most)
        edges.append(_nearest_gap(wish, max(least, edges[-1]), most, kept))
    return (*edges, length)


def _nearest_gap(
    wish: float, least: float, most: float, kept: Sequence[tuple[float, float]]
) -> float:
    """Return the place next to `wish` that cuts least; the best are the edges of what is kept."""
    edges = [edge for interval in kept for edge in interval]
    allowed = [place for place in (wish, *edges) if least <= place <= most]
    return min(
        allowed,
        key=lambda place: (
            sum(_cuts_through(place, start, end) for start, end in kept),
            abs(place - wish),
        ),
    )
