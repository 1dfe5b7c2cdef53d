"""Decode the QR and bar codes of a PDF: of its pages as they look, and of its images."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import pikepdf
import pypdfium2
from PIL import Image, ImageChops

from noticegen.detection.inspectors.codes import SeenCode, find_codes, is_code_alone
from noticegen.detection.inspectors.contents import Unreadable, UnreadableError
from noticegen.detection.inspectors.shown import LEGIBLE_SIDE

_DOTS_PER_POINT = 150 / 72  # a module of the smallest code a phone reads is then 3 dots wide
_MOST_DOTS = 16_000_000  # an A1 poster at 100 dpi
_MOST_IMAGE_DOTS = 60_000_000
_QUIET = 4.0  # points of blank paper around a code that belong to it
_MARGIN = 32  # dots of blank paper that are searched around what is drawn on a page
_SHRUNK_ABOVE, _SHRUNK_BY = 501, 3  # dots of a picture's long side, and how the decoder shrinks it
_SMALLEST_PICTURE = 8  # dots; smaller images are lines and dots of a pattern


@dataclass(frozen=True, slots=True)
class Barcode:
    """One decoded code: the page (None: an image no page was found for) and what it says."""

    page: int | None
    payload: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it looks, in greys; `scale` dots are a point, `left` and `top` its corner."""

    picture: Image.Image
    scale: float
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A box on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def draw_page(page: pypdfium2.PdfPage) -> PagePicture:
    """Draw a page upright, also what its crop box hides."""
    page.set_rotation(0)
    left, _, _, top = box = page.get_mediabox()
    page.set_cropbox(*box)
    width, height = page.get_size()
    scale = min(_DOTS_PER_POINT, math.sqrt(_MOST_DOTS / max(1.0, width * height)))
    bitmap = page.render(scale=scale, grayscale=True)
    return PagePicture(bitmap.to_pil(), scale, left, top)


def locate(sheet: PagePicture) -> list[tuple[str, Frame]]:
    """Return what every code on a page says, and where it is, with its quiet zone."""
    place = _drawn_part(sheet.picture)
    if place is None:
        return []
    codes = find_codes(sheet.picture.crop(place))
    return [(code.text, _frame(code, place, sheet)) for code in codes]


def _drawn_part(picture: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the part of a page that is not blank, with a margin; a third of most pages is.

    It is left so long that the decoder looks at it from as far away as at the whole page, where
    letters and dots that are set as the squares of a code become one.
    """
    box = ImageChops.invert(picture).getbbox()
    if box is None:
        return None
    longest = max(picture.size)
    least = _SHRUNK_ABOVE
    while least * _SHRUNK_BY < longest:
        least *= _SHRUNK_BY
    left, right = _stretch(box[0], box[2], picture.width, least)
    upper, lower = _stretch(box[1], box[3], picture.height, least)
    return left, upper, right, lower


def _stretch(start: int, end: int, whole: int, least: int) -> tuple[int, int]:
    """Add a margin, and what the long side of a page lacks of its least length."""
    start, end = max(0, start - _MARGIN), min(whole, end + _MARGIN)
    if whole < least:  # the short side
        return start, end
    start = max(0, min(start, whole - least))
    return start, max(end, start + least)


def _frame(code: SeenCode, place: tuple[int, int, int, int], sheet: PagePicture) -> Frame:
    columns = [sheet.left + (place[0] + x) / sheet.scale for x, _ in code.corners]
    rows = [sheet.top - (place[1] + y) / sheet.scale for _, y in code.corners]
    return Frame(
        min(columns) - _QUIET, min(rows) - _QUIET, max(columns) + _QUIET, max(rows) + _QUIET
    )


def read_image_barcodes(pdf: pikepdf.Pdf) -> tuple[list[Barcode], tuple[int, ...]]:
    """Decode the file's images by themselves, at their own resolution, shown or not.

    Also returns the page (0: none) of every image that is not a bar code alone.
    """
    pages = _image_pages(pdf)
    found: list[Barcode] = []
    pictures: list[int] = []
    for value in _images(pdf):
        page = pages.get(value.objgen, 0)
        picture = _open(value)
        codes = find_codes(picture) if picture is not None else []
        found += [Barcode(page or None, code.text) for code in codes]
        if not _is_mask(value) and (picture is None or not is_code_alone(picture, codes)):
            pictures.append(page)
    return found, tuple(sorted(pictures))


def loose_images(pdf: pikepdf.Pdf) -> Iterator[Image.Image | None]:
    """Yield the images that no page's own resources name, None for one that cannot be opened.

    They may be shown by an annotation or a pattern, or be left over; a mask belongs to its image.
    """
    shown = _image_pages(pdf)
    masks = {
        mask.objgen
        for value in pdf.objects
        if isinstance(value, pikepdf.Stream)
        for key in ("/SMask", "/Mask")
        if isinstance(mask := value.get(key), pikepdf.Stream)
    }
    for value in _images(pdf):
        if value.objgen not in shown and value.objgen not in masks:
            yield _open(value)


def _images(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    for value in pdf.objects:
        if isinstance(value, pikepdf.Stream) and _is_image(value):
            width, height = int(value.get("/Width", 0)), int(value.get("/Height", 0))
            if width * height > _MOST_IMAGE_DOTS:
                raise UnreadableError(Unreadable.TOO_LARGE)
            if min(width, height) > _SMALLEST_PICTURE:
                yield value


def _is_image(stream: pikepdf.Stream) -> bool:
    """Tell an image, also the small picture of a page, which need not say that it is one."""
    if "/Subtype" in stream:
        return bool(stream["/Subtype"] == "/Image")
    sides = (stream.get("/Width"), stream.get("/Height"))
    return (
        "/BitsPerComponent" in stream
        and all(isinstance(side, int) for side in sides)
        and (max(cast("tuple[int, int]", sides)) >= LEGIBLE_SIDE)
    )


def _is_mask(stream: pikepdf.Stream) -> bool:
    return bool(stream.get("/ImageMask", False))


def _open(stream: pikepdf.Stream) -> Image.Image | None:
    if "/Subtype" not in stream:
        stream["/Subtype"] = pikepdf.Name.Image
    try:
        picture = pikepdf.PdfImage(stream).as_pil_image()
        return picture.convert("L")
    except (pikepdf.PdfError, ValueError, OSError, NotImplementedError, TypeError, KeyError):
        return None  # a codec that is not at hand: reported as a picture nobody could read


def _image_pages(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    pages: dict[tuple[int, int], int] = {}
    for number, page in enumerate(pdf.pages, 1):
        resources = page.resources  # inherited ones too
        if isinstance(resources, pikepdf.Dictionary):
            for image in _xobjects(resources, depth=4):
                pages.setdefault(image.objgen, number)
    return pages


def _xobjects(resources: pikepdf.Dictionary, depth: int) -> Iterator[pikepdf.Object]:
    xobjects = resources.get("/XObject")
    if not isinstance(xobjects, pikepdf.Dictionary):
        return
    for value in xobjects.as_dict().values():
        if not isinstance(value, pikepdf.Stream):
            continue
        if value.get("/Subtype") == "/Image":
            yield value
        elif depth and isinstance(value.get("/Resources"), pikepdf.Dictionary):
            yield from _xobjects(cast("pikepdf.Dictionary", value.Resources), depth - 1)
