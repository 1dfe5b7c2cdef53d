"""A poster printed on A4 sheets: the poster's own page shown through a window on each sheet.

The frames (labels, crop marks, glue lines, the sketch of assembly) are pages of their own made
like every other page; here the poster is laid under them. A window shows parts of lines and tables,
so it is tagged as what it is: a figure, with words that name the part and say where the whole text
is (the poster's own file). The file does not claim to be archival.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name

from noticegen.rendering.figures import tag_figure
from noticegen.rendering.pdf import Box
from noticegen.rendering.seams import OVERLAP, PRINTER_MARGIN, Cuts, Grid, choose_cuts

_POINTS_PER_MM = 72 / 25.4
_MARKS = frozenset({"BDC", "BMC", "EMC", "DP", "MP"})


@dataclass(frozen=True, slots=True)
class Tile:
    """One A4 sheet: its place in the grid (from 1) and the window it shows, in scaled mm.

    `right` and `bottom` are the seams; the window reaches an overlap beyond them where another
    sheet is glued on.
    """

    page: int
    row: int
    column: int
    left: float
    top: float
    right: float
    bottom: float
    glued_right: bool
    glued_below: bool

    @property
    def window_width(self) -> float:
        """Return the width of what is printed, with the strip to glue on."""
        return self.right - self.left + (OVERLAP if self.glued_right else 0.0)

    @property
    def window_height(self) -> float:
        """Return the height of what is printed, with the strip to glue on."""
        return self.bottom - self.top + (OVERLAP if self.glued_below else 0.0)


@dataclass(frozen=True, slots=True)
class Tiling:
    """All sheets of a poster, page after page, row after row."""

    grid: Grid
    cuts: tuple[Cuts, ...]
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class _PosterPage:
    """One page of the poster, to be drawn as often as needed, and its height in points."""

    form: pikepdf.Object
    height: float


@dataclass(frozen=True, slots=True)
class _Window:
    """What all windows share, and the number of one's marked content on its page."""

    grid: Grid
    number: int


def plan_tiles(grid: Grid, width: float, height: float, pages: Sequence[Sequence[Box]]) -> Tiling:
    """Return the sheets of a poster whose pages measure so many mm and hold such boxes."""
    cuts = tuple(choose_cuts(grid, width, height, boxes) for boxes in pages)
    tiles = tuple(
        Tile(
            page=page,
            row=row + 1,
            column=column + 1,
            left=cut.across[column],
            top=cut.down[row],
            right=cut.across[column + 1],
            bottom=cut.down[row + 1],
            glued_right=column + 1 < grid.columns,
            glued_below=row + 1 < grid.rows,
        )
        for page, cut in enumerate(cuts)
        for row in range(grid.rows)
        for column in range(grid.columns)
    )
    return Tiling(grid, cuts, tiles)


def merge_tiles(poster: bytes, frames: bytes, tiling: Tiling, words: Sequence[str]) -> bytes:
    """Return the frames with the poster laid under them, one page for each tile in order.

    `words` say for each tile, to who cannot see it, which part of the poster it shows.

    Frame pages beyond the tiles, such as the sketch of assembly in front, stay as they are: the
    last `len(tiling.tiles)` pages are taken for the tiles.
    """
    with pikepdf.open(io.BytesIO(poster)) as source, pikepdf.open(io.BytesIO(frames)) as target:
        posters = [
            _PosterPage(_copy_untagged(target, page), float(page.mediabox[3]))
            for page in source.pages
        ]
        first = len(target.pages) - len(tiling.tiles)
        for place, tile in enumerate(tiling.tiles):
            page = target.pages[first + place]
            number = tag_figure(target, page, words[place])
            _lay_under(target, page, posters[tile.page], tile, _Window(tiling.grid, number))
        _drop_archival_claim(target)
        result = io.BytesIO()
        target.save(result, deterministic_id=True)
    return result.getvalue()


def _lay_under(
    target: pikepdf.Pdf,
    page: pikepdf.Page,
    poster: _PosterPage,
    tile: Tile,
    window_of: _Window,
) -> None:
    grid = window_of.grid
    resources = page.obj.get(Name.Resources, Dictionary())
    objects = resources.get(Name.XObject, Dictionary())
    # Pages share their resources, so every poster page needs a name of its own.
    name = f"/Poster{tile.page + 1}"
    objects[name] = poster.form
    resources[Name.XObject] = objects
    page.obj[Name.Resources] = resources
    margin = PRINTER_MARGIN * _POINTS_PER_MM
    width, height = tile.window_width * _POINTS_PER_MM, tile.window_height * _POINTS_PER_MM
    top = grid.sheet_height * _POINTS_PER_MM - margin
    # The window's top left corner of the scaled poster comes to the printable area's.
    shift_x = margin - tile.left * _POINTS_PER_MM
    shift_y = top - poster.height * grid.scale + tile.top * _POINTS_PER_MM
    window = f"{margin:.3f} {top - height:.3f} {width:.3f} {height:.3f} re W n"
    place = f"{grid.scale} 0 0 {grid.scale} {shift_x:.3f} {shift_y:.3f} cm"
    tag = f"/Figure <</MCID {window_of.number}>> BDC"
    content = f"{tag} q {window} {place} {name} Do Q EMC "
    page.contents_add(target.make_stream(content.encode()), prepend=True)


def _copy_untagged(target: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Object:
    """Return a page to be drawn in parts; the tags of its whole lines would point nowhere."""
    form = target.copy_foreign(page.as_form_xobject())
    kept = [
        instruction
        for instruction in pikepdf.parse_content_stream(form)
        if str(instruction.operator) not in _MARKS
    ]
    form.write(pikepdf.unparse_content_stream(kept))
    return form


def _drop_archival_claim(target: pikepdf.Pdf) -> None:
    with target.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for claim in ("pdfaid:part", "pdfaid:conformance", "pdfaid:rev"):
            if claim in metadata:
                del metadata[claim]
