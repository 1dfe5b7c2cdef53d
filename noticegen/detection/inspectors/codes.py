"""QR and bar codes in a picture: what they say, where they stand, what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from noticegen.detection.inspectors.decoding import decode_unknown

# A second look is for codes that are large and hard to read: blurred, drawn as dots, in colours.
_SECOND_LOOK_DOTS = 2_000_000
# A code is seen so exactly: within a part of its half side, and so many dots.
_INEXACT, _BLURRED = 0.03, 6.0
# What differs from the ground by less is grain.
_GRAIN = 12
# Some codes correct and prove themselves; codes of bars are seen in sharpened grain too.
_ALL = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.AllReadable)
_PROVING = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.AllMatrix)

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class SeenCode:
    """A decoded code and its corners in dots, clockwise from its own upper left."""

    text: str = field(repr=False)
    corners: tuple[_Point, _Point, _Point, _Point]


def decode(picture: Image.Image | None) -> list[str]:
    """Return what every code in a picture says, at one look."""
    return [] if picture is None else [code.text for code in find_codes(picture)]


def find_codes(picture: Image.Image, kinds: zxingcpp.BarcodeFormats = _ALL) -> list[SeenCode]:
    """Return every code that one look at a picture finds."""
    return [
        SeenCode(_said(code), _corners(code.position))
        for code in zxingcpp.read_barcodes(picture, formats=kinds)
        if code.text
    ]


def see_codes(picture: Image.Image) -> list[SeenCode]:
    """Return the codes of a photograph in colours; where none is seen, look in other ways too."""
    found = find_codes(picture.convert("L"))
    if found:
        return found
    size = picture.width * picture.height
    step = max(1, round((size / _SECOND_LOOK_DOTS) ** 0.5))
    for another in _second_looks(picture.reduce(step)):
        found = [_enlarged(code, step) for code in find_codes(another, _PROVING)]
        if found:
            break
    return found


def is_code_alone(picture: Image.Image, codes: Sequence[SeenCode]) -> bool:
    """Tell a picture that is its codes, and nothing else, from one that shows something beside."""
    if not codes:
        return False
    beside = Image.new("L", picture.size, 255)
    pen = ImageDraw.Draw(beside)
    for code in codes:
        pen.polygon(_with_edges(code.corners), fill=0)
    lights = (picture if picture.mode == "L" else picture.convert("RGB")).split()
    return all(_is_even(light, beside) for light in lights)


def _is_even(light: Image.Image, where: Image.Image) -> bool:
    """Tell whether one colour of a picture has the same shade everywhere, but for grain."""
    shades = light.histogram(where)
    ground = shades.index(max(shades))
    far = ImageChops.difference(light, Image.new("L", light.size, ground))
    return not any(far.histogram(where)[_GRAIN:])


def _said(code: zxingcpp.Barcode) -> str:
    """Return what a code says; one in GBK that does not say so comes as letters of Europe."""
    text = str(code.text)
    if text.isascii() or not text.isprintable() or max(text) > "\xff":
        return text
    return decode_unknown(bytes(code.bytes))


def _corners(place: zxingcpp.Position) -> tuple[_Point, _Point, _Point, _Point]:
    first, second, third, fourth = (
        (float(corner.x), float(corner.y))
        for corner in (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    )
    return first, second, third, fourth


def _second_looks(picture: Image.Image) -> Iterator[Image.Image]:
    """Yield the picture smoothed, sharpened, and in the lights that part red from blue."""
    grey = picture.convert("L")
    yield grey.filter(ImageFilter.GaussianBlur(3))
    yield grey.filter(ImageFilter.UnsharpMask(4, 300, 0))
    red, _, blue = picture.convert("RGB").split()
    yield from (red, blue)


def _enlarged(code: SeenCode, step: int) -> SeenCode:
    first, second, third, fourth = ((x * step, y * step) for x, y in code.corners)
    return SeenCode(code.text, (first, second, third, fourth))


def _with_edges(corners: tuple[_Point, ...]) -> list[_Point]:
    """Move corners outward by what a code is seen too small; its blank rim stays outside."""
    x = sum(corner[0] for corner in corners) / len(corners)
    y = sum(corner[1] for corner in corners) / len(corners)
    reach = max(1.0, *(abs(left - x) for left, _ in corners))
    grown = 1 + _INEXACT + _BLURRED / reach
    return [(x + (left - x) * grown, y + (top - y) * grown) for left, top in corners]
