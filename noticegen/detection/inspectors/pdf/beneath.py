"""Pictures of a PDF as they lie in the file, where the page does not show them so.

A black box laid on a scanned list hides nothing: whoever takes the picture out of the file sees
all of it. The same is so of pictures off the page, cut off by its crop box, or made transparent.
"""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from noticegen.detection.inspectors.shown import holds_number

_DEEPEST = 8
_MOST_DOTS = 60_000_000
_SHARPEST, _LONGEST_SIDE = 2.0, 3200.0  # dots of a point, and of the page as it is drawn
# Two pictures are compared square by square, of about half a letter: how sharp they are, and on
# which dot they begin, does not matter then. What covers half a number changes some squares.
_SQUARE = 6.0  # points
_UNLIKE, _LEAST_UNLIKE = 32, 6  # of 255 greys, and squares
_SKEW = 1e-3


def pictures_beneath(page: pypdfium2.PdfPage) -> Iterator[Image.Image]:
    """Yield the pictures that the page shows covered, cut, turned or not at all."""
    drawn: Image.Image | None = None
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST):
        width, height = picture.get_px_size()
        if not holds_number(width, height) or width * height > _MOST_DOTS:
            continue
        try:
            stored = picture.get_bitmap().to_pil().convert("RGB")
        except (pypdfium2.PdfiumError, ValueError):
            continue  # told as unread with the page
        if drawn is None:
            drawn = page.render(scale=_scale(page)).to_pil().convert("L")
        shown = _as_drawn(picture, page, drawn)
        if shown is None or _differ(shown, stored, _SQUARE * _scale(page)):
            yield stored


def _scale(page: pypdfium2.PdfPage) -> float:
    width, height = page.get_size()
    return min(_SHARPEST, _LONGEST_SIDE / max(1.0, float(width), float(height)))


def _as_drawn(
    picture: pypdfium2.PdfObject, page: pypdfium2.PdfPage, drawn: Image.Image
) -> Image.Image | None:
    """Return the part of the drawn page where a picture stands upright, None elsewhere."""
    matrix = picture.get_matrix()
    is_upright = matrix.a > 0 < matrix.d and max(abs(matrix.b), abs(matrix.c)) < _SKEW
    if not is_upright or page.get_rotation():
        return None
    left, bottom, right, top = picture.get_bounds()
    box = page.get_cropbox()
    scale = drawn.width / max(1.0, box[2] - box[0])
    place = (left - box[0], box[3] - top, right - box[0], box[3] - bottom)
    within = (-1.0, -1.0, box[2] - box[0] + 1, box[3] - box[1] + 1)
    if place[0] < within[0] or place[1] < within[1] or place[2] > within[2] or place[3] > within[3]:
        return None
    across = [min(drawn.width, max(0, round(side * scale))) for side in (place[0], place[2])]
    down = [min(drawn.height, max(0, round(side * scale))) for side in (place[1], place[3])]
    if across[1] - across[0] < 2 or down[1] - down[0] < 2:
        return None
    return drawn.crop((across[0], down[0], across[1], down[1]))


def _differ(shown: Image.Image, stored: Image.Image, square: float) -> bool:
    """Tell whether a part of a picture looks otherwise than it is stored."""
    size = (max(1, round(shown.width / square)), max(1, round(shown.height / square)))
    one = shown.resize(size, Image.Resampling.BOX)
    other = stored.convert("L").resize(size, Image.Resampling.BOX)
    # A rim may lie between two dots; a number takes up more than that.
    rim = int(min(size) > _LEAST_UNLIKE)
    inner = (rim, rim, size[0] - rim, size[1] - rim)
    greys = ImageChops.difference(one, other).crop(inner).histogram()
    return sum(greys[_UNLIKE:]) >= _LEAST_UNLIKE
