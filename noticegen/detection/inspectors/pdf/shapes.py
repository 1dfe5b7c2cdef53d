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
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Shape:
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
    shapes: list[Shape] = []
    segments = 0
    for item, matrix in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH and _paints(item):
            segments += pdfium.FPDFPath_CountSegments(item)
            if segments > _MOST_SEGMENTS:
                raise UnreadableError(Unreadable.TOO_LARGE)
            shapes += _shapes_of_path(item, _times(_matrix(item), matrix), _grey(item))
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            is_picture = kind == pdfium.FPDF_PAGEOBJ_IMAGE
            shapes.append(
                _whole(item, ShapeKind.PICTURE if is_picture else ShapeKind.SHADING, matrix)
            )
    return shapes


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[Any, Matrix]]:
    """Yield the objects of a page and of the drawings it repeats, with how they are moved."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _inside(pdfium.FPDFPage_GetObject(page, index), _IDENTITY, 0)


def _inside(item: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
        yield item, matrix
        return
    if depth > _DEEPEST:
        raise UnreadableError(Unreadable.TOO_DEEP)
    inner = _times(_matrix(item), matrix)
    for index in range(pdfium.FPDFFormObj_CountObjects(item)):
        yield from _inside(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)


def _paints(path: Any) -> bool:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, filled, stroked)
    return bool(filled.value or stroked.value)


def _grey(path: Any) -> int:
    """Return how light a ground is; of a line, and of both, the darker."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, filled, stroked)
    if stroked.value:
        return 0
    colour = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(path, *colour)
    red, green, blue, _ = (int(part.value) for part in colour)
    return (299 * red + 587 * green + 114 * blue) // 1000


def _shapes_of_path(path: Any, matrix: Matrix, grey: int) -> Iterator[Shape]:
    for outline in _outlines(path, matrix):
        if outline.curves or not _is_upright(outline.points):
            yield _around(ShapeKind.FREE, outline.points, max(1, len(outline.points)), grey)
        elif _is_box(outline.points):
            yield _around(ShapeKind.STRAIGHT, outline.points, 1, grey)
        else:
            for first, second in pairwise(outline.points):
                yield _around(ShapeKind.STRAIGHT, [first, second], 1, grey)


def _outlines(path: Any, matrix: Matrix) -> Iterator[_Outline]:
    across, up = ctypes.c_float(), ctypes.c_float()
    outline = _Outline()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, across, up)
        point = _moved(across.value, up.value, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(outline.points) > 1:
                yield outline
            outline = _Outline()
        outline.curves += kind == pdfium.FPDF_SEGMENT_BEZIERTO
        outline.points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and len(outline.points) > 1:
            outline.points.append(outline.points[0])
    if len(outline.points) > 1:
        yield outline


def _is_upright(points: list[tuple[float, float]]) -> bool:
    return all(
        abs(first[0] - second[0]) < _STRAIGHT or abs(first[1] - second[1]) < _STRAIGHT
        for first, second in pairwise(points)
    )


def _is_box(points: list[tuple[float, float]]) -> bool:
    corners = {(round(x), round(y)) for x, y in points}
    columns, rows = {x for x, _ in corners}, {y for _, y in corners}
    return len(points) > 3 and len(columns) <= 2 and len(rows) <= 2


def _around(
    kind: ShapeKind, points: list[tuple[float, float]], strokes: int, grey: int = 0
) -> Shape:
    columns, rows = [x for x, _ in points], [y for _, y in points]
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
