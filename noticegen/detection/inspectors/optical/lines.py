"""Lines of text on a picture: cut out, turned the right way up and read."""

from __future__ import annotations

from dataclasses import dataclass, field

from noticegen.detection.inspectors.optical.engine import Pixels, read_lines

# What is higher than this is a line that runs downwards: the page lies on its side.
_UPRIGHT = 1.5
_SAMPLE = 8
# By so much of its height, at most, a line is seen longer than it is.
_RIM = 1.0
_SURE = 0.9
_LEAST_HEIGHT, _MOST_HEIGHT = 6, 96
_WIDEST = 60.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: its corners, clockwise from the upper left, and how sure it was read."""

    corners: Pixels = field(repr=False)
    text: str = field(repr=False)
    score: float = 0.0

    @property
    def length(self) -> float:
        """Return how long the line is, in dots."""
        return max(_sides(self.corners))

    @property
    def height(self) -> float:
        """Return how high the line is, in dots."""
        return min(_sides(self.corners))


def quarter_turns(pixels: Pixels, corners: Pixels) -> int:
    """Return by how many quarters, anticlockwise, the picture must be turned to be upright.

    Most lines tell whether it lies on its side; a few of them, read both ways, where its head is.
    """
    if not len(corners):
        return 0
    shapes = [_sides(line) for line in corners]
    lying = sum(down for across, down in shapes if down > _UPRIGHT * across)
    upright = sum(across for across, down in shapes if across > _UPRIGHT * down)
    on_side = lying > upright
    order = sorted(range(len(corners)), key=lambda index: -max(shapes[index]))
    chosen = [index for index in order if (shapes[index][1] > shapes[index][0]) == on_side][
        :_SAMPLE
    ]
    if not chosen:
        return 0
    cuttings = [_cut(pixels, corners[index], on_side=on_side) for index in chosen]
    as_is = sum(_weight(*read) for read in read_lines(cuttings))
    turned = sum(_weight(*read) for read in read_lines([_turned(one) for one in cuttings]))
    if on_side:
        return 1 if as_is >= turned else 3
    return 0 if as_is >= turned else 2


def set_apart(corners: Pixels) -> Pixels:
    """Return lines whose ends overlap cut back to the middle between them.

    The engine sees every line a little longer than it is; where columns stand close, the edge of
    one would be read with the other.
    """
    import numpy

    apart = corners.copy()
    lefts = (corners[:, 0] + corners[:, 3]) / 2
    rights = (corners[:, 1] + corners[:, 2]) / 2
    for index, line in enumerate(corners):
        for other in numpy.flatnonzero(holds(line, lefts)):
            if other == index or not holds(corners[other], rights[index : index + 1])[0]:
                continue
            half = (rights[index] - lefts[other]) / 2
            if numpy.linalg.norm(half) > _RIM * min(_sides(line)):
                continue  # two looks at one bent line
            apart[index, 1:3] -= half
            apart[other, 0] += half
            apart[other, 3] += half
    return apart


def holds(line: Pixels, points: Pixels) -> Pixels:
    """Tell which of the points lie inside a line."""
    import numpy

    inside = numpy.ones(len(points), bool)
    for corner, following in zip(line, numpy.roll(line, -1, axis=0), strict=True):
        along, towards = following - corner, points - corner
        inside &= along[0] * towards[:, 1] - along[1] * towards[:, 0] >= 0
    return inside


def turn(pixels: Pixels, quarters: int) -> Pixels:
    """Return the picture turned anticlockwise."""
    import numpy

    return numpy.ascontiguousarray(numpy.rot90(pixels, quarters)) if quarters else pixels


def turn_corners(corners: Pixels, shape: tuple[int, ...], quarters: int) -> Pixels:
    """Return where corners come to lie when a picture of this shape is turned."""
    import numpy

    height, width = shape[:2]
    for _ in range(quarters):
        corners = numpy.stack([corners[..., 1], width - corners[..., 0]], axis=-1)
        height, width = width, height
    return corners


def read(pixels: Pixels, corners: Pixels) -> list[Line]:
    """Read every line of an upright picture; a doubtful one is read in other ways as well."""
    cuttings = []
    for line in corners:
        across, down = _sides(line)
        cuttings.append(_cut(pixels, line, on_side=down > _UPRIGHT * across))
    best = read_lines(cuttings)
    doubtful = [index for index, (_, score) in enumerate(best) if score < _SURE]
    for another in (_turned, _with_contrast):
        again = read_lines([another(cuttings[index]) for index in doubtful])
        for index, answer in zip(doubtful, again, strict=True):
            if _weight(*answer) > _weight(*best[index]):
                best[index] = answer
        doubtful = [index for index in doubtful if best[index][1] < _SURE]
    return [
        Line(line, text, score if text.strip() else 0.0)
        for line, (text, score) in zip(corners, best, strict=True)
    ]


def _weight(text: str, score: float) -> float:
    """Weigh an answer: a short word read for a long line is no better for being sure of it."""
    return score * min(len(text), 8)


def _sides(line: Pixels) -> tuple[float, float]:
    import numpy

    across = numpy.linalg.norm(line[1] - line[0]) + numpy.linalg.norm(line[2] - line[3])
    down = numpy.linalg.norm(line[3] - line[0]) + numpy.linalg.norm(line[2] - line[1])
    return float(across) / 2, float(down) / 2


def _cut(pixels: Pixels, line: Pixels, *, on_side: bool) -> Pixels:
    """Cut one line out, straightened; one that runs downwards is turned anticlockwise."""
    import cv2
    import numpy

    across, down = _sides(line)
    if on_side:
        line, across, down = numpy.roll(line, -1, axis=0), down, across
    height = min(max(down, _LEAST_HEIGHT), _MOST_HEIGHT)
    width = min(max(across * height / max(down, 1.0), _LEAST_HEIGHT), height * _WIDEST)
    size = (round(width), round(height))
    target = numpy.array([[0, 0], [size[0], 0], size, [0, size[1]]], numpy.float32)
    matrix = cv2.getPerspectiveTransform(numpy.ascontiguousarray(line, numpy.float32), target)
    return cv2.warpPerspective(
        pixels, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )


def _turned(cutting: Pixels) -> Pixels:
    import numpy

    return numpy.ascontiguousarray(cutting[::-1, ::-1])


def _with_contrast(cutting: Pixels) -> Pixels:
    """Spread what there is between dark and light, with the shadow taken off."""
    import cv2
    import numpy

    grey = cv2.cvtColor(cutting, cv2.COLOR_BGR2GRAY)
    if grey.shape[0] < 48:
        scale = 48 / grey.shape[0]
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    ground = cv2.GaussianBlur(cv2.dilate(grey, numpy.ones((9, 9))), (0, 0), 21)
    flat = cv2.divide(grey, ground, scale=255)
    low, high = numpy.percentile(flat, (2, 98))
    spread = (flat.astype(numpy.float32) - low) * (255 / max(1.0, high - low))
    return cv2.cvtColor(numpy.clip(spread, 0, 255).astype(numpy.uint8), cv2.COLOR_GRAY2BGR)
