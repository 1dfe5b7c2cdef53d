"""The text of a PDF that machines read and people do not: covered, white, cut off.

Somebody who puts a black box on a name believes that the name is gone; it can still be copied. How
it was hidden does not matter: where a letter stands, the picture of the page must show more than
one even colour. Searchable scans lay invisible text on a picture of the same words, and pass; so
do the sheets of a poster, of which each holds the whole poster and shows its part.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from typing import cast

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from noticegen.detection.inspectors.contents import Area, Passage

_DOTS_PER_POINT = 100 / 72
_MOST_DOTS = 16_000_000
_LEAST_CONTRAST = 16  # of 255 in one colour; less is paper that was scanned
_RIM = 0.1  # of a letter's box: a box laid on it may end just there
_CORE = 0.2  # of a letter's em square, left away on each side
_ASTRAY = 1.0  # of a letter's em square, by which it may lie beside its picture
_SMALLEST = 2.0  # points; nobody reads smaller letters
# Figures with other letters between them, and what letters people read over beside the figures.
_PARTED = re.compile(r"[0-9](?:[^0-9\n]{1,3}[0-9]){6,40}")
_SMALL, _PALE = 0.5, 0xE0
_LONG_NUMBER = re.compile(r"[0-9]{7,}")
_FEWEST = 2  # different letters; fewer are fillers such as XXXX
_REACH = 6  # letters and figures on one side that tell that a letter is the same as another one


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float

    def shrunk(self, share: float) -> _Box:
        across, up = (self.right - self.left) * share, (self.top - self.bottom) * share
        return _Box(self.left + across, self.bottom + up, self.right - across, self.top - up)

    def has_middle_of(self, other: _Box) -> bool:
        x, y = (other.left + other.right) / 2, (other.bottom + other.top) / 2
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The picture of a whole page, `scale` dots a point; which part is shown, where images are."""

    picture: Image.Image
    greys: Image.Image
    scale: float
    whole: _Box
    shown: _Box
    images: tuple[_Box, ...]

    def is_even(self, box: _Box) -> bool:
        """Tell whether a place has one colour all over; most have not, and greys show it."""
        left = math.floor((box.left - self.whole.left) * self.scale)
        right = math.ceil((box.right - self.whole.left) * self.scale)
        upper = math.floor((self.whole.top - box.top) * self.scale)
        lower = math.ceil((self.whole.top - box.bottom) * self.scale)
        width, height = self.greys.size
        place = (max(0, left), max(0, upper), min(width, right), min(height, lower))
        if place[0] >= place[2] or place[1] >= place[3]:
            return True
        least, most = cast("tuple[int, int]", self.greys.crop(place).getextrema())
        if most - least >= _LEAST_CONTRAST:
            return False
        colours = cast("tuple[tuple[int, int], ...]", self.picture.crop(place).getextrema())
        return all(most - least < _LEAST_CONTRAST for least, most in colours)


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page says, and how those of its letters and figures are hidden that are.

    `faint` are letters among figures that people do not read for being pale or small.
    """

    text: str
    hidden: dict[int, Area]
    faint: frozenset[int] = frozenset()


def read_covered(data: bytes) -> list[Passage]:
    """Return each piece of text that nobody sees, with its page, and what is seen instead."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [_read_page(page) for page in document]
    if not any(page.hidden or page.faint for page in pages):
        return []
    seen = {
        key
        for page in pages
        for place, keys in _surroundings(page.text)
        if place not in page.hidden
        for key in keys
    }
    covered = [
        Passage(area, text, number)
        for number, page in enumerate(pages, 1)
        for area, text in _pieces(page, seen)
    ]
    return [*covered, *_seen_numbers(pages)]


def _seen_numbers(pages: list[_Page]) -> Iterator[Passage]:
    """Yield what people see of a page where a number has letters between its figures they do not.

    Such a number can be read on paper, and no search finds it in the text.
    """
    for number, page in enumerate(pages, 1):
        unseen = page.hidden.keys() | page.faint
        shown = "".join(mark for place, mark in enumerate(page.text) if place not in unseen)
        if not set(_LONG_NUMBER.findall(shown)) <= set(_LONG_NUMBER.findall(page.text)):
            yield Passage(Area.PAGE, shown, number)


def _read_page(page: pypdfium2.PdfPage) -> _Page:
    textpage = page.get_textpage()
    try:
        codes = [pdfium.FPDFText_GetUnicode(textpage, n) for n in range(textpage.count_chars())]
        text = "".join(chr(code) if code <= sys.maxunicode else "\ufffd" for code in codes)
        letters = [place for place, mark in enumerate(text) if mark.isalnum()]
        if not letters:
            return _Page(text, {})
        sheet = _draw(page)
        judged = ((place, _how_hidden(textpage, place, sheet)) for place in letters)
        hidden = {place: area for place, area in judged if area is not None}
        return _Page(text, hidden, frozenset(_faint(textpage, text)))
    finally:
        textpage.close()
        page.close()


def _faint(textpage: pypdfium2.PdfTextPage, text: str) -> Iterator[int]:
    """Yield the places of letters that stand between the figures of a number and are not read."""
    for run in _PARTED.finditer(text):
        places = range(*run.span())
        figures = [place for place in places if text[place].isdigit()]
        height = max(pdfium.FPDFText_GetFontSize(textpage, place) for place in figures)
        for place in places:
            if text[place].isdigit():
                continue
            is_small = pdfium.FPDFText_GetFontSize(textpage, place) < _SMALL * height
            if is_small or _is_pale(textpage, place):
                yield place


def _is_pale(textpage: pypdfium2.PdfTextPage, index: int) -> bool:
    red, green, blue, weight = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(textpage, index, red, green, blue, weight)
    return min(red.value, green.value, blue.value) >= _PALE or weight.value <= 255 - _PALE


def _draw(page: pypdfium2.PdfPage) -> _Sheet:
    """Draw a page upright and whole, also what its crop box leaves away."""
    whole, shown = page.get_mediabox(), page.get_cropbox()
    page.set_rotation(0)
    page.set_cropbox(*whole)
    width, height = page.get_size()
    scale = min(_DOTS_PER_POINT, math.sqrt(_MOST_DOTS / max(1.0, width * height)))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    images = tuple(_image_boxes(page))
    return _Sheet(picture, picture.convert("L"), scale, _Box(*whole), _Box(*shown), images)


def _image_boxes(page: pypdfium2.PdfPage) -> Iterator[_Box]:
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        with suppress(pypdfium2.PdfiumError):  # of an image without any size
            yield _Box(*image.get_bounds())


def _how_hidden(textpage: pypdfium2.PdfTextPage, index: int, sheet: _Sheet) -> Area | None:
    ink = _read_ink(textpage, index)
    is_tiny = max(ink.right - ink.left, ink.top - ink.bottom) < _SMALLEST
    is_shown = sheet.shown.has_middle_of(ink) and sheet.whole.has_middle_of(ink)
    if is_shown and not is_tiny and not sheet.is_even(ink.shrunk(_RIM)):
        return None
    square = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, index, square)
    em = _Box(square.left, square.bottom, square.right, square.top)
    if not (sheet.shown.has_middle_of(em) and sheet.whole.has_middle_of(em)):
        return Area.CROPPED
    if max(em.top - em.bottom, em.right - em.left) < _SMALLEST:
        return Area.COVERED
    # All of 一 is ink, and nothing of the middle of 口: only both together tell.
    if not (sheet.is_even(ink.shrunk(_RIM)) and sheet.is_even(em.shrunk(_CORE))):
        return None
    return None if _is_of_scan(textpage, index, em, sheet) else Area.COVERED


def _read_ink(textpage: pypdfium2.PdfTextPage, index: int) -> _Box:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    return _Box(left.value, bottom.value, right.value, top.value)


def _is_of_scan(textpage: pypdfium2.PdfTextPage, index: int, em: _Box, sheet: _Sheet) -> bool:
    """Tell a letter that is laid on a scanned page for searching, be it not quite in place."""
    drawing = pdfium.FPDFText_GetTextObject(textpage, index)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(drawing)
    return (
        mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        and any(image.has_middle_of(em) for image in sheet.images)
        and not sheet.is_even(em.shrunk(-_ASTRAY))
    )


def _surroundings(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield each letter's or figure's place and what is before and behind it, if that is enough."""
    places = [place for place, mark in enumerate(text) if mark.isalnum()]
    letters = "".join(text[place] for place in places)
    for order, place in enumerate(places):
        keys = []
        if order >= _REACH:
            keys.append(f"{letters[order - _REACH : order]}<{letters[order]}")
        if order + _REACH < len(letters):
            keys.append(f"{letters[order]}>{letters[order + 1 : order + 1 + _REACH]}")
        yield place, tuple(keys)


def _pieces(page: _Page, seen: set[str]) -> Iterator[tuple[Area, str]]:
    """Yield what is hidden on a page and not shown, in the same surroundings, on another one."""
    areas: list[Area | None] = [None] * len(page.text)
    for place, keys in _surroundings(page.text):
        areas[place] = None if seen.intersection(keys) else page.hidden.get(place)
    for place, mark in enumerate(page.text):
        if place and not mark.isalnum():
            areas[place] = areas[place - 1]  # a blank is hidden as what stands before it is
    start = 0
    for area, run in groupby(areas):
        end = start + len(tuple(run))
        text = page.text[start:end].strip()
        if area is not None and len(set(filter(str.isalnum, text))) >= _FEWEST:
            yield area, text
        start = end
