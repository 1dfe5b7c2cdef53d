"""The frames of a tiled poster: labels, crop marks, glue lines, and the sketch of assembly."""

from __future__ import annotations

from dataclasses import dataclass

from noticegen.documents.environment import render_template
from noticegen.rendering.seams import OVERLAP, PRINTER_MARGIN
from noticegen.rendering.tiling import Tile, Tiling

TEMPLATE = "tiles.html.j2"
_SKETCH_WIDTH = 120.0  # mm


@dataclass(frozen=True, slots=True)
class SketchCell:
    """One sheet in the sketch: its label and its place, in mm of the sketch."""

    label: str
    left: float
    top: float
    width: float
    height: float


def tiles_html(tiling: Tiling, title: str) -> str:
    """Return the sketch of assembly and after it one frame for each tile."""
    return render_template(
        TEMPLATE,
        {
            "title": title,
            "grid": tiling.grid,
            "tiles": tiling.tiles,
            "sketch": _sketch(tiling),
            "label_of": {tile: label_tile(tile, tiling) for tile in tiling.tiles},
            "pages": len(tiling.cuts),
            "margin": PRINTER_MARGIN,
            "overlap": OVERLAP,
        },
    )


def label_tile(tile: Tile, tiling: Tiling) -> str:
    """Name a sheet by row and column, and by poster when there are several."""
    label = f"第{tile.row}行第{tile.column}列"
    return f"第{tile.page + 1}张海报 {label}" if len(tiling.cuts) > 1 else label


def describe_tile(tile: Tile, tiling: Tiling, title: str) -> str:
    """Say to who cannot see a sheet which part of the poster it shows, and where to read it all."""
    return f"{title}，{label_tile(tile, tiling)}的画面；全部文字请看没有分块的海报。"


def _sketch(tiling: Tiling) -> tuple[SketchCell, ...]:
    """Draw the first poster's sheets; all posters of a run are cut into the same grid."""
    first = tiling.cuts[0]
    scale = min(_SKETCH_WIDTH / first.across[-1], _SKETCH_WIDTH / first.down[-1])
    return tuple(
        SketchCell(
            f"第{tile.row}行第{tile.column}列",
            round(tile.left * scale, 2),
            round(tile.top * scale, 2),
            round((tile.right - tile.left) * scale, 2),
            round((tile.bottom - tile.top) * scale, 2),
        )
        for tile in tiling.tiles
        if tile.page == 0
    )
