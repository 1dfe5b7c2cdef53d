"""QR codes drawn as shapes (SVG) or as letters: drawn again as pictures, and decoded.

No renderer is asked: pages come from strangers, and modules of a code are boxes and lines.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from PIL import Image, ImageChops, ImageDraw

from noticegen.detection.inspectors.codes import decode
from noticegen.detection.inspectors.markup import Element, local

_TOKEN = re.compile(r"[MmLlHhVvZzCcSsQqTtAa]|-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TRANSFORM = re.compile(r"(scale|translate|matrix)\s*\(([^)]{1,200})\)")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "Z": 0, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
_PALE = frozenset({"none", "white", "#fff", "#ffffff", "transparent"})
_MOST_TOKENS, _MOST_SHAPES, _LEAST_SHAPES = 400_000, 60_000, 15
_SIDE, _QUIET = 1_200, 120
_FARTHEST = 1e9
_SHARPEST = 40.0  # dots for a unit; more are of no use
_BLOCKS = {"█": (1, 1), "▀": (1, 0), "▄": (0, 1), " ": (0, 0), "\u3000": (0, 0), "\xa0": (0, 0)}
_BLOCK_LINE = re.compile("[█▀▄ \u3000\xa0]{11,400}")
_LEAST_LINES, _DOTS = 11, 4

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Shape:
    """An outline that is filled, or (`width`) a line; `dark` or as pale as paper."""

    points: tuple[_Point, ...] = field(repr=False)
    dark: bool
    width: float = 0.0


def drawn_codes(svg: Element) -> list[str]:
    """Return what the codes say that a drawing shows."""
    shapes = list(islice(_shapes(svg), _MOST_SHAPES))
    dark = [shape for shape in shapes if shape.dark]
    if not dark or sum(len(shape.points) for shape in dark) < _LEAST_SHAPES:
        return []
    return decode(_draw(shapes, dark))


def lettered_codes(text: str) -> list[str]:
    """Return what the codes say that a text draws with block characters."""
    found: list[str] = []
    lines: list[str] = []
    for line in (*text.splitlines(), ""):
        if _BLOCK_LINE.fullmatch(line) or (lines and not line.strip("\u3000\xa0 ") and line):
            lines.append(line)
            continue
        if len(lines) >= _LEAST_LINES:
            found += decode(_draw_letters(lines))
        lines = []
    return found


def _shapes(svg: Element) -> Iterator[_Shape]:
    for element in svg.iter():
        kind = local(element).lower()
        if kind in ("rect", "circle", "ellipse"):
            outlines = [_box(element, kind)]
        elif kind == "path":
            outlines = list(_outlines(element.get("d", "")))
        elif kind in ("polygon", "polyline"):
            numbers = [float(n) for n in _NUMBER.findall(element.get("points", ""))]
            outlines = [list(zip(numbers[::2], numbers[1::2], strict=False))]
        else:
            continue
        yield from _painted(element, outlines)


def _painted(element: Element, outlines: list[list[_Point]]) -> Iterator[_Shape]:
    scale_x, scale_y, shift_x, shift_y = _placing(element)
    fill, stroke = _colour(element, "fill") or "black", _colour(element, "stroke")
    width = next((float(n) for n in _NUMBER.findall(_colour(element, "stroke-width"))), 1.0)
    for outline in outlines:
        points = tuple((x * scale_x + shift_x, y * scale_y + shift_y) for x, y in outline)
        if not all(abs(place) < _FARTHEST for point in points for place in point):
            continue
        if len(points) > 2 and fill not in ("none", "transparent"):
            yield _Shape(points, fill not in _PALE)
        if len(points) > 1 and stroke and stroke not in _PALE:
            yield _Shape(points, dark=True, width=width * abs(scale_y))


def _colour(element: Element, key: str) -> str:
    """Return a setting of an element or of what it lies in."""
    for holder in (element, *element.iterancestors()):
        value = holder.get(key)
        style = re.search(rf"(?:^|[;\s]){key}\s*:\s*([^;]+)", holder.get("style", ""))
        if style:
            value = style[1]
        if value:
            return str(value).strip().lower()
    return ""


def _placing(element: Element) -> tuple[float, float, float, float]:
    """Return how far an element is stretched and moved by itself and what it lies in."""
    scale_x, scale_y, shift_x, shift_y = 1.0, 1.0, 0.0, 0.0
    for holder in (element, *element.iterancestors()):
        for kind, arguments in reversed(_TRANSFORM.findall(holder.get("transform", ""))):
            numbers = [float(number) for number in _NUMBER.findall(arguments)]
            first, second = (*numbers, 0.0, 0.0)[:2]
            if kind == "matrix" and len(numbers) == 6:
                by = numbers[0], numbers[3], numbers[4], numbers[5]
            elif kind == "scale":
                by = first, second if len(numbers) > 1 else first, 0.0, 0.0
            else:
                by = 1.0, 1.0, first, second
            scale_x, scale_y = scale_x * by[0], scale_y * by[1]
            shift_x, shift_y = shift_x * by[0] + by[2], shift_y * by[1] + by[3]
    return scale_x, scale_y, shift_x, shift_y


def _box(element: Element, kind: str) -> list[_Point]:
    def told(key: str) -> float:
        found = _NUMBER.match(element.get(key, ""))
        return float(found.group()) if found else 0.0

    if kind == "rect":
        left, top, width, height = told("x"), told("y"), told("width"), told("height")
    else:
        radius_x = told("r") or told("rx")
        radius_y = told("r") or told("ry")
        left, top = told("cx") - radius_x, told("cy") - radius_y
        width, height = 2 * radius_x, 2 * radius_y
    right, bottom = left + width, top + height
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _outlines(path: str) -> Iterator[list[_Point]]:
    """Yield the outlines of a path; of curves only where they end."""
    tokens = [match.group() for match in islice(_TOKEN.finditer(path), _MOST_TOKENS)]
    outline: list[_Point] = []
    command, place = "", 0
    at: _Point = (0.0, 0.0)
    while place < len(tokens):
        if tokens[place].isalpha():
            command, place = tokens[place], place + 1
        count = _ARGUMENTS.get(command.upper())
        if count is None or place + count > len(tokens):
            break
        numbers = tokens[place : place + count]
        if any(number.isalpha() for number in numbers):
            break
        place += count
        if command in "Zz":
            at = outline[0] if outline else at
            command = "" if place < len(tokens) and not tokens[place].isalpha() else command
            continue
        at = _moved(command, [float(number) for number in numbers], at)
        if command in "Mm":
            yield outline
            outline = []
            command = "L" if command == "M" else "l"
        outline.append(at)
    yield outline


def _moved(command: str, numbers: list[float], at: _Point) -> _Point:
    x, y = at if command.islower() else (0.0, 0.0)
    if command in "Hh":
        return x + numbers[0], at[1]
    if command in "Vv":
        return at[0], y + numbers[0]
    return x + numbers[-2], y + numbers[-1]


def _draw(shapes: list[_Shape], dark: list[_Shape]) -> Image.Image:
    """Draw in black and white; an outline inside another of the same kind is a hole in it."""
    xs = [x for shape in dark for x, _ in shape.points]
    ys = [y for shape in dark for _, y in shape.points]
    left, top = min(xs), min(ys)
    extent = max(max(xs) - left, max(ys) - top) or 1.0
    scale = min(_SHARPEST, _SIDE / extent)
    picture = Image.new("1", (_SIDE + 2 * _QUIET,) * 2, 1)
    pen = ImageDraw.Draw(picture)
    for shape in shapes:
        points = [(_fit((x - left) * scale), _fit((y - top) * scale)) for x, y in shape.points]
        if shape.width:
            pen.line(points, fill=0, width=math.ceil(shape.width * scale) + 1)
        elif shape.dark:
            _invert(picture, points)
        else:
            pen.polygon(points, fill=1)
    return picture.convert("L")


def _fit(dots: float) -> int:
    return round(min(max(dots, -_QUIET), _SIDE + _QUIET)) + _QUIET


def _invert(picture: Image.Image, points: list[tuple[int, int]]) -> None:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = (min(xs), min(ys), max(xs), max(ys))
    if box[0] >= box[2] or box[1] >= box[3]:
        return
    mask = Image.new("1", (box[2] - box[0], box[3] - box[1]), 0)
    # The pixels on the right and lower edge belong to the neighbours.
    ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in points], fill=1)
    picture.paste(ImageChops.logical_xor(picture.crop(box), mask), box)


def _draw_letters(lines: list[str]) -> Image.Image:
    width = max(map(len, lines))
    picture = Image.new("L", (width + 8, 2 * len(lines) + 8), 255)
    for row, line in enumerate(lines):
        for column, mark in enumerate(line):
            for half, inked in enumerate(_BLOCKS[mark]):
                if inked:
                    picture.putpixel((column + 4, 2 * row + half + 4), 0)
    return picture.resize((picture.width * _DOTS, picture.height * _DOTS), Image.Resampling.NEAREST)
