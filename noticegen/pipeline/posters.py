"""A poster and, if wanted, the same poster on A4 sheets to be glued together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from noticegen.documents.poster import plan_poster, poster_html
from noticegen.documents.tiles import describe_tile, tiles_html
from noticegen.publication.model import Publication
from noticegen.rendering.bounded import BoundedPress
from noticegen.rendering.pdf import render_pdf, render_with_boxes
from noticegen.rendering.seams import grid_of
from noticegen.rendering.tiling import merge_tiles, plan_tiles
from noticegen.rendering.type_case import TypeCase
from noticegen.vocabulary.paper import Design, Paper

# Makes the bytes of a page, in the fonts cut for its job if there are any.
Printer = Callable[[str, TypeCase | None], bytes]


def print_pdf(html: str, case: TypeCase | None = None) -> bytes:
    """Return the PDF of a page: what a printer does unless somebody wants the pages alone."""
    return render_pdf(html, case)


@dataclass(frozen=True, slots=True)
class PosterOrder:
    """How a poster is wanted."""

    paper: Paper
    tile: bool = False
    design: Design = Design.SOBER
    templates: Path | None = None
    printer: Printer = print_pdf


@dataclass(frozen=True, slots=True)
class PosterFiles:
    """A poster's page, its PDF, and the PDF of its A4 sheets (A4 posters need none)."""

    html: str
    pdf: bytes
    tiled: bytes | None


def make_poster(
    publication: Publication, order: PosterOrder, case: TypeCase | None = None
) -> PosterFiles:
    """Return a list poster; when tiled, its columns stand so that seams run between them."""
    tile = order.tile and order.paper is not Paper.A4
    seams = (
        grid_of(order.paper, landscape=False).columns if tile else 1,
        grid_of(order.paper, landscape=True).columns if tile else 1,
    )
    html = poster_html(publication, order.paper, order.design, order.templates, seams)
    case = case or TypeCase((html,))
    if not tile:
        return PosterFiles(html, order.printer(html, case), None)
    own = order.printer if isinstance(order.printer, BoundedPress) else None
    pdf, boxes = own.with_boxes(html) if own else render_with_boxes(html, case)
    sheet = plan_poster(publication, order.paper, seams, order.templates).sheet
    grid = grid_of(order.paper, landscape=sheet.landscape)
    tiling = plan_tiles(grid, sheet.width_mm, sheet.height_mm, boxes)
    frames = render_pdf(tiles_html(tiling, publication.title), case)
    words = tuple(describe_tile(tile, tiling, publication.title) for tile in tiling.tiles)
    return PosterFiles(html, pdf, merge_tiles(pdf, frames, tiling, words))
