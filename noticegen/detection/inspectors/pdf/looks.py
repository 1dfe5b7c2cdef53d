"""How a page looks: letters nobody can read, and drawings that might be writing.

A lawful page is text, the lines of its tables, frames and coloured grounds around text, and codes.
Short lines, small boxes and free outlines that stand by themselves could spell anything, and no
search of text would see it; they are counted here, page by page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import pypdfium2

from noticegen.detection.inspectors.barcodes import Frame, PagePicture
from noticegen.detection.inspectors.pdf.legibility import Greys, find_unreadable, is_drawn
from noticegen.detection.inspectors.pdf.letters import Letter, LetterMap, Written
from noticegen.detection.inspectors.pdf.order import is_out_of_order
from noticegen.detection.inspectors.pdf.shapes import Shape, ShapeKind, read_shapes

_THIN = 6.0  # points; anything thinner is a line
_SHORT = 36.0  # points; two rows of a table are higher, every rule is longer
_JOINT = 1.6  # points between two lines that are one
_NEAR = 16.0  # points between a short line and the text it belongs to
_CORE = 0.15  # of a letter's size, around its middle: a line there strikes it out
_MOST_CORNERS = 24  # strokes of a box with round corners
_MOST_STRAY = 6  # strokes that stand by themselves on a page: ornaments
_PALE, _CELL = 215, 12.0  # a ground this light and large is an empty cell
_WHITE = 255
_MOST_EMPTY = 12  # pale boxes with nothing in them or beside them: a place for a seal


@dataclass(frozen=True, slots=True)
class PageLook:
    """What is wrong with how a page looks.

    `unreadable` counts letters that nobody can read and glyphs that say they are blanks and are
    not; `drawn` tells that lines or boxes of the page might be writing; `pictures` counts images
    that are no code; `disordered` tells that people read letters in another order than machines;
    `size` is the page's, in points; `grounds` are its coloured boxes, below or above text.
    """

    unreadable: int
    drawn: bool
    pictures: int
    disordered: bool = False
    size: tuple[float, float] = field(default=(0.0, 0.0), compare=False)
    written: Written = field(default=Written(), compare=False, repr=False)
    grounds: tuple[Shape, ...] = field(default=(), compare=False, repr=False)


def look_at(
    page: pypdfium2.PdfPage, written: Written, sheet: PagePicture, codes: Sequence[Frame]
) -> PageLook:
    """Compare what a page says with how it looks; `codes` are where it has codes."""
    letters = LetterMap(written.letters)
    shapes = [
        shape for shape in read_shapes(page) if not any(_lies_in(shape, code) for code in codes)
    ]
    lines = list(_lines(shapes))
    greys = Greys.of(sheet)
    unreadable = find_unreadable(letters, greys)
    unreadable.update(letter for line in lines for letter in _struck(line, letters))
    unreadable.update(blank for blank in written.blanks if is_drawn(blank, greys))
    return PageLook(
        unreadable=len(unreadable),
        drawn=_might_be_writing(shapes, lines, letters),
        pictures=sum(shape.kind is ShapeKind.PICTURE for shape in shapes),
        disordered=is_out_of_order(written.letters, written.text),
        size=page.get_size(),
        written=written,
        grounds=tuple(shape for shape in shapes if _is_coloured_ground(shape)),
    )


def _lies_in(shape: Shape, frame: Frame) -> bool:
    x, y = (shape.left + shape.right) / 2, (shape.bottom + shape.top) / 2
    return frame.left <= x <= frame.right and frame.bottom <= y <= frame.top


def _might_be_writing(shapes: list[Shape], lines: list[Shape], letters: LetterMap) -> bool:
    strays = 0
    rules = [line for line in lines if line.width >= _SHORT]
    for line in lines:
        if not _is_rule(line) and not _belongs_to_text(line, letters):
            strays += 0 if _is_side_of_cell(line, rules) else line.strokes
        if strays > _MOST_STRAY:
            return True
    for shape in shapes:
        if not _is_line(shape) and not _is_ground(shape, letters):
            strays += shape.strokes if shape.kind is ShapeKind.STRAIGHT else _MOST_STRAY + 1
        if strays > _MOST_STRAY:
            return True
    return _are_dots_of_a_picture(shapes, letters)


def _are_dots_of_a_picture(shapes: list[Shape], letters: LetterMap) -> bool:
    """Tell whether pale boxes with nothing in them could be the dots of a picture.

    An empty cell goes on in the colour of a cell of its row that has text.
    """
    grounds = [shape for shape in shapes if _is_pale_box(shape)]
    bands = {_band_of(shape) for shape in grounds if _has_text(shape, letters)}
    empty = (shape for shape in grounds if not _has_text(shape, letters))
    return sum(_band_of(shape) not in bands for shape in empty) > _MOST_EMPTY


def _is_coloured_ground(shape: Shape) -> bool:
    """Tell what colours a place, be it with slanting sides or round corners."""
    is_drawn = shape.kind in (ShapeKind.STRAIGHT, ShapeKind.FREE, ShapeKind.SHADING)
    return is_drawn and min(shape.width, shape.height) >= _THIN and shape.grey < _WHITE


def _is_pale_box(shape: Shape) -> bool:
    is_box = shape.kind is ShapeKind.STRAIGHT and min(shape.width, shape.height) >= _THIN
    return is_box and _PALE <= shape.grey < _WHITE


def _band_of(shape: Shape) -> tuple[int, int, int]:
    return round(shape.bottom), round(shape.top), shape.grey


def _is_rule(line: Shape) -> bool:
    return max(line.width, line.height) >= _SHORT


def _belongs_to_text(line: Shape, letters: LetterMap) -> bool:
    """Tell whether a short line runs under, over or beside a letter, along it."""
    lying = line.width >= line.height
    across, up = (0.0, _NEAR) if lying else (_NEAR, 0.0)
    return _has_text(line, letters, across, up)


def _is_side_of_cell(line: Shape, rules: list[Shape]) -> bool:
    """Tell whether a short upright line goes from one rule to another."""
    if line.width >= line.height:
        return False
    met = [rule for rule in rules if rule.left - _JOINT <= line.left <= rule.right + _JOINT]
    return any(abs(rule.top - line.top) <= _THIN for rule in met) and any(
        abs(rule.bottom - line.bottom) <= _THIN for rule in met
    )


def _is_ground(shape: Shape, letters: LetterMap) -> bool:
    """Tell whether a shape frames or colours some text, or an empty cell."""
    if shape.kind is ShapeKind.PICTURE:
        return True  # counted by itself
    if shape.kind is ShapeKind.STRAIGHT and shape.grey >= _PALE:
        return min(shape.width, shape.height) >= _CELL or _has_text(shape, letters)
    is_simple = shape.strokes <= _MOST_CORNERS
    return is_simple and max(shape.width, shape.height) >= _CELL and _has_text(shape, letters)


def _has_text(shape: Shape, letters: LetterMap, across: float = 0.0, up: float = 0.0) -> bool:
    return bool(
        letters.near(shape.left - across, shape.bottom - up, shape.right + across, shape.top + up)
    )


def _is_line(shape: Shape) -> bool:
    return shape.kind is ShapeKind.STRAIGHT and min(shape.width, shape.height) < _THIN


def _lines(shapes: list[Shape]) -> Iterator[Shape]:
    """Yield the lines of a page; pieces that go on from each other are one line."""
    lines = [shape for shape in shapes if _is_line(shape)]
    lying = [line for line in lines if line.width >= line.height]
    standing = [line for line in lines if line.width < line.height]
    for _, row in groupby(sorted(lying, key=_by_height), lambda line: _by_height(line)[0]):
        yield from _joined(list(row), lying=True)
    for _, column in groupby(sorted(standing, key=_by_place), lambda line: _by_place(line)[0]):
        yield from _joined(list(column), lying=False)


def _by_height(line: Shape) -> tuple[int, float]:
    return round((line.bottom + line.top) / 2), line.left


def _by_place(line: Shape) -> tuple[int, float]:
    return round((line.left + line.right) / 2), line.bottom


def _joined(pieces: list[Shape], *, lying: bool) -> Iterator[Shape]:
    last = pieces[0]
    for piece in pieces[1:]:
        start, end = (piece.left, last.right) if lying else (piece.bottom, last.top)
        if start <= end + _JOINT:
            last = last._replace(
                right=max(last.right, piece.right),
                top=max(last.top, piece.top),
                bottom=min(last.bottom, piece.bottom),
                left=min(last.left, piece.left),
                strokes=last.strokes + piece.strokes,
            )
        else:
            yield last
            last = piece
    yield last


def _struck(line: Shape, letters: LetterMap) -> Iterator[Letter]:
    """Yield the letters that a line goes through the middle of."""
    for letter in letters.near(
        line.left - _THIN, line.bottom - _THIN, line.right + _THIN, line.top + _THIN
    ):
        x, y = letter.middle
        core = letter.size * _CORE
        if (
            line.left < x + core
            and line.right > x - core
            and line.bottom < y + core
            and line.top > y - core
        ):
            yield letter
