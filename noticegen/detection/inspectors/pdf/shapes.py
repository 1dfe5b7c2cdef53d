"""What a page draws besides text: its lines, boxes, shadings and pictures, each with its place.

Only drawn outlines are told here, whatever their colour; an object that paints nothing, such as a
clipping path, is left out.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from noticegen.detection.inspectors.contents import Unreadable, UnreadableError

_DEEPEST = 12
_MOST_SEGMENTS = 200_000  # of one page
_STRAIGHT = 0.6  # points

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class ShapeKind(Enum):
    """What a shape is: an upright line or box, one with curves or slanting lines, or a picture."""

    STRAIGHT = auto()
    FREE = auto()
    SHADING = auto()
    PICTURE = auto()


class Shape(NamedTuple):
    """One line, box or picture; the box is in points, `strokes` counts the lines it is made of.

    `grey` is how light it is, from 0 for black to 255.
    """

    kind: ShapeKind
    left: float
    bottom: float
    right: float
    top: float
    strokes: int = 1
    grey: int = 0

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how high it is."""
        return self.top - self.bottom


@dataclass(slots=True)
class _Outline:
    points: list[tuple[float, float]] = field(default_factory=list)
    curves: int = 0


def read_shapes(page: pypdfium2.PdfPage) -> list[Shape]:
    """Return everything a page draws; UnreadableError TOO_LARGE beyond any page's number."""
    paths = _PathReader()
    shapes: list[Shape] = []
    for kind, item, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += paths.read(item, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            shapes.append(_whole(item, ShapeKind.PICTURE, matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            shapes.append(_whole(item, ShapeKind.SHADING, matrix))
    return shapes


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[int, Any, Matrix]]:
    """Yield what each object of a page is, with those of drawings, and how it is moved."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _inside(item, _IDENTITY, 0)
        else:
            yield kind, item, _IDENTITY


def _inside(form: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
    if depth > _DEEPEST:
        raise UnreadableError(Unreadable.TOO_DEEP)
    inner = _times(_matrix(form), matrix)
    for index in range(pdfium.FPDFFormObj_CountObjects(form)):
        item = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _inside(item, inner, depth + 1)
        else:
            yield kind, item, inner


class _PathReader:
    """Reads the paths of a page, one after another into the same places of memory."""

    def __init__(self) -> None:
        self._segments = 0
        self._filled, self._stroked = ctypes.c_int(), ctypes.c_int()
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._across, self._up = ctypes.c_float(), ctypes.c_float()

    def read(self, path: Any, matrix: Matrix) -> Iterator[Shape]:
        """Yield what a path draws, if it paints anything."""
        pdfium.FPDFPath_GetDrawMode(path, self._filled, self._stroked)
        if not (self._filled.value or self._stroked.value):
            return
        count = pdfium.FPDFPath_CountSegments(path)
        self._segments += count
        if self._segments > _MOST_SEGMENTS:
            raise UnreadableError(Unreadable.TOO_LARGE)
        grey = 0 if self._stroked.value else self._fill_grey(path)
        for outline in self._outlines(path, count, _times(_matrix(path), matrix)):
            yield from _shapes_of(outline, grey)

    def _fill_grey(self, path: Any) -> int:
        """Return how light a ground is; a line, and what has one around it, is dark."""
        pdfium.FPDFPageObj_GetFillColor(path, *self._colour)
        red, green, blue, _ = self._colour
        return int(299 * red.value + 587 * green.value + 114 * blue.value) // 1000

    def _outlines(self, path: Any, count: int, matrix: Matrix) -> Iterator[_Outline]:
        outline = _Outline()
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, self._across, self._up)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if len(outline.points) > 1:
                    yield outline
                outline = _Outline()
            outline.curves += kind == pdfium.FPDF_SEGMENT_BEZIERTO
            outline.points.append(_moved(self._across.value, self._up.value, matrix))
            if len(outline.points) > 2 and pdfium.FPDFPathSegment_GetClose(segment):
                outline.points.append(outline.points[0])
        if len(outline.points) > 1:
            yield outline


def _shapes_of(outline: _Outline, grey: int) -> Iterator[Shape]:
    points = outline.points
    if len(points) == 2 and not outline.curves:
        yield _stroke(points[0], points[1], grey)
    elif outline.curves or not _is_upright(points):
        yield _around(ShapeKind.FREE, points, len(points), grey)
    elif _is_box(points):
        yield _around(ShapeKind.STRAIGHT, points, 1, grey)
    else:
        for first, second in pairwise(points):
            yield _stroke(first, second, grey)


def _stroke(first: tuple[float, float], second: tuple[float, float], grey: int) -> Shape:
    """Return a line from one point to another: most of what a page draws."""
    is_free = not _are_upright(first, second)
    (x, y), (u, v) = first, second
    return Shape(
        ShapeKind.FREE if is_free else ShapeKind.STRAIGHT,
        *(min(x, u), min(y, v), max(x, u), max(y, v)),
        strokes=2 if is_free else 1,
        grey=grey,
    )


def _is_upright(points: list[tuple[float, float]]) -> bool:
    return all(_are_upright(first, second) for first, second in pairwise(points))


def _are_upright(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return abs(first[0] - second[0]) < _STRAIGHT or abs(first[1] - second[1]) < _STRAIGHT


def _is_box(points: list[tuple[float, float]]) -> bool:
    corners = {(round(x), round(y)) for x, y in points}
    columns, rows = {x for x, _ in corners}, {y for _, y in corners}
    return len(points) > 3 and len(columns) <= 2 and len(rows) <= 2


def _around(
    kind: ShapeKind, points: list[tuple[float, float]], strokes: int, grey: int = 0
) -> Shape:
    columns, rows = zip(*points, strict=True)
    return Shape(kind, min(columns), min(rows), max(columns), max(rows), strokes, grey)


def _whole(item: Any, kind: ShapeKind, matrix: Matrix) -> Shape:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    corners = [
        _moved(x, y, matrix) for x in (left.value, right.value) for y in (bottom.value, top.value)
    ]
    return _around(kind, corners, 1)


def _matrix(item: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(first: Matrix, second: Matrix) -> Matrix:
    if second is _IDENTITY:
        return first
    a, b, c, d, e, f = first
    m, n, o, p, q, r = second
    return (
        a * m + b * o,
        a * n + b * p,
        c * m + d * o,
        c * n + d * p,
        e * m + f * o + q,
        e * n + f * p + r,
    )


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
