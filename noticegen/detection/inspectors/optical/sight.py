"""At what size and which way up a picture is looked at, and where its lines of text are.

One look at the whole picture finds ordinary lines; what is too small for it is found by looking
closer, piece by piece, at those parts where something is written or drawn that the first look did
not explain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noticegen.detection.inspectors.optical.engine import Pixels, find_lines
from noticegen.detection.inspectors.optical.lines import holds
from noticegen.detection.inspectors.optical.marks import (
    MANY_MARKS,
    find_marks,
    in_company,
    scaled,
    unexplained,
)

_FIRST_LOOK = 1600  # the longer side, in dots
_MOST_ENLARGED = 2.5
_MOST_DOTS = 14_000_000
_PIECE, _OVERLAP = 1280, 192
# Lines lower than this in the first look are read better from closer.
_LOW_LINE = 16.0
# So many times as long as wide is a strip.
_STRIP = 2.5
# A closer look is worth its time when it shows at least this much more.
_CLOSER = 1.25
# Marks that no line explains and that are worth a look: a telephone number has eleven.
_WORTH_A_LOOK, _FEWEST_EXPLAINED = 7, 4
# How large a patch is, as a part of the longer side, and at least, in dots.
_PATCH, _LEAST_PATCH = 0.36, 480
# So much of a line must be seen from closer to be taken from there.
_SEEN_IN_FULL = 0.7


def fit(pixels: Pixels) -> Pixels:
    """Return the picture with no more dots than are worth the time to read them."""
    height, width = pixels.shape[:2]
    if height * width <= _MOST_DOTS:
        return pixels
    return scaled(pixels, (_MOST_DOTS / (height * width)) ** 0.5)


def look(pixels: Pixels) -> Pixels:
    """Return the corners of the lines seen in one look at the whole picture.

    A strip, such as a chat of many screens, would be too small in it: its pieces are looked at.
    """
    scale = _first_scale(pixels.shape)
    if _is_strip(pixels.shape):
        return _without_doubles(_look_at(pixels, _pieces(pixels.shape)))
    return find_lines(scaled(pixels, scale)) / scale


def look_closer(pixels: Pixels, seen: Pixels, codes: Pixels) -> Pixels:
    """Return the lines seen, with those that only a closer look at some parts shows."""
    marks = unexplained(find_marks(pixels), codes, pixels.shape)
    if max(pixels.shape[:2]) > _CLOSER * _FIRST_LOOK and not _is_strip(pixels.shape):
        seen = _look_at_pieces(pixels, seen, marks)
    return _look_at_patches(pixels, seen, marks)


def _look_at_pieces(pixels: Pixels, seen: Pixels, marks: Pixels) -> Pixels:
    """Look at pieces in full size that have lines too low, or marks no line explains."""
    scale = _first_scale(pixels.shape)
    open_marks = unexplained(marks, seen, pixels.shape)
    worth = [
        (top, left)
        for top, left in _pieces(pixels.shape)
        if _is_in_piece(open_marks, top, left).sum() >= _WORTH_A_LOOK
        or _has_low_lines(_within(seen, top, left), scale)
    ]
    return _merged(seen, _look_at(pixels, worth))


def _look_at(pixels: Pixels, places: Iterable[tuple[int, int]]) -> Pixels:
    """Return the lines of some pieces, where they stand in the whole."""
    import numpy

    found: list[Pixels] = [numpy.zeros((0, 4, 2), numpy.float32)]
    for top, left in places:
        piece = pixels[top : top + _PIECE, left : left + _PIECE]
        found.append(_away_from_edges(find_lines(piece), piece.shape, (top, left), pixels.shape))
    return numpy.concatenate(found)


def _look_at_patches(pixels: Pixels, seen: Pixels, marks: Pixels) -> Pixels:
    """Look for lines that are bent: in a patch, that a line crosses, they are straight enough.

    Of a patch only lines are taken that explain marks no other line does. They end where the patch
    ends; patches overlap by half, so that every number is whole in one of them.
    """
    import numpy

    open_marks = in_company(unexplained(marks, seen, pixels.shape), pixels.shape)[:, :2]
    if len(open_marks) < MANY_MARKS:
        return seen
    side = int(min(max(_PATCH * max(pixels.shape[:2]), _LEAST_PATCH), _PIECE))
    found = [seen[:0]]
    for top in range(0, max(1, pixels.shape[0] - side // 2), side // 2):
        for left in range(0, max(1, pixels.shape[1] - side // 2), side // 2):
            corner = numpy.array((left, top))
            inside = ((open_marks >= corner) & (open_marks < corner + side)).all(axis=1)
            if inside.sum() >= _WORTH_A_LOOK:
                lines = find_lines(pixels[top : top + side, left : left + side]) + corner
                found += [
                    line[None]
                    for line in lines
                    if holds(line, open_marks).sum() >= _FEWEST_EXPLAINED
                ]
    bent = _without_doubles(numpy.concatenate(found).astype(numpy.float32))
    return numpy.concatenate([seen, bent])


def _first_scale(shape: tuple[int, ...]) -> float:
    """Return how large a picture is seen at the first look."""
    if _is_strip(shape):
        return 1.0
    return min(_FIRST_LOOK / max(shape[:2]), _MOST_ENLARGED)


def _is_strip(shape: tuple[int, ...]) -> bool:
    long, short = max(shape[:2]), min(shape[:2])
    return long > _CLOSER * _FIRST_LOOK and long > _STRIP * short


def _pieces(shape: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    for top in _starts(shape[0]):
        for left in _starts(shape[1]):
            yield top, left


def _starts(length: int) -> list[int]:
    """Return where overlapping pieces begin, so that the last one ends with the picture."""
    if length <= _PIECE:
        return [0]
    count = -(-(length - _OVERLAP) // (_PIECE - _OVERLAP))
    return [round(place * (length - _PIECE) / (count - 1)) for place in range(count)]


def _within(corners: Pixels, top: int, left: int) -> Pixels:
    return corners[_is_in_piece(corners.mean(axis=1), top, left)]


def _is_in_piece(points: Pixels, top: int, left: int) -> Pixels:
    return (
        (points[:, 0] >= left)
        & (points[:, 0] < left + _PIECE)
        & (points[:, 1] >= top)
        & (points[:, 1] < top + _PIECE)
    )


def _has_low_lines(inside: Pixels, scale: float) -> bool:
    import numpy

    return len(inside) > 0 and bool(numpy.percentile(heights(inside), 25) * scale < _LOW_LINE)


def heights(corners: Pixels) -> Pixels:
    """Return the shorter side of every line."""
    import numpy

    across = numpy.linalg.norm(corners[:, 1] - corners[:, 0], axis=1)
    down = numpy.linalg.norm(corners[:, 3] - corners[:, 0], axis=1)
    return numpy.minimum(across, down)


def _away_from_edges(
    corners: Pixels, piece: tuple[int, ...], offset: tuple[int, int], whole: tuple[int, ...]
) -> Pixels:
    """Return a piece's lines where they stand in the whole; one cut by the piece's edge is not."""
    top, left = offset
    low, high = corners.min(axis=1), corners.max(axis=1)
    kept = (
        ((low[:, 0] > 2) | (left == 0))
        & ((low[:, 1] > 2) | (top == 0))
        & ((high[:, 0] < piece[1] - 3) | (left + piece[1] >= whole[1]))
        & ((high[:, 1] < piece[0] - 3) | (top + piece[0] >= whole[0]))
    )
    moved = corners[kept]
    moved[:, :, 0] += left
    moved[:, :, 1] += top
    return moved


def _merged(first: Pixels, closer: Pixels) -> Pixels:
    """Lay two looks together: a line that the closer one saw in full is taken from that one."""
    import numpy

    closer = _without_doubles(closer)
    if not len(closer):
        return first
    if not len(first):
        return closer
    inside = numpy.stack([holds(line, closer.mean(axis=1)) for line in first])
    around = numpy.stack([holds(line, first.mean(axis=1)) for line in closer]).any(axis=0)
    replaced = (inside * _lengths(closer)).sum(axis=1) > _SEEN_IN_FULL * _lengths(first)
    kept = ~replaced & ~around
    return numpy.concatenate([first[kept], closer[~inside[kept].any(axis=0)]])


def _without_doubles(corners: Pixels) -> Pixels:
    """Leave out what overlapping pieces saw twice: of two looks at one line the longer is kept."""
    import numpy

    kept: list[int] = []
    for index in numpy.argsort(-_lengths(corners), kind="stable"):
        if not any(
            holds(corners[other], corners[index : index + 1].mean(axis=1))[0] for other in kept
        ):
            kept.append(int(index))
    return corners[sorted(kept)]


def _lengths(corners: Pixels) -> Pixels:
    import numpy

    across = numpy.linalg.norm(corners[:, 1] - corners[:, 0], axis=1)
    down = numpy.linalg.norm(corners[:, 3] - corners[:, 0], axis=1)
    return numpy.maximum(across, down)
