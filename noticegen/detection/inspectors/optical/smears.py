"""Writing so blurred that nobody sees lines in it, among lines that are sharp.

A phone held close leaves the edge of a page out of focus, a thumb on the lens one row, and somebody
who blurs a number believes it gone. The engine sees nothing there, and no small marks are left that
would tell. What is left is a soft dark band as high as the lines beside it: it has not been read,
and must be told.
"""

from __future__ import annotations

from noticegen.detection.inspectors.optical.engine import Pixels
from noticegen.detection.inspectors.optical.lines import Line
from noticegen.detection.inspectors.optical.marks import scaled

# How high lines are, in dots, when smears are looked for; how surely a line is one to compare with.
_LINE, _SURE, _FEWEST_LINES = 12.0, 0.8, 3
# How far round a place its paper is looked for, in heights of a line.
_AROUND = 3
# How dark a smear is, of 255, and of the writing that is sharp.
_DARK, _SHARE_OF_WRITING = 12.0, 0.12
# How high and how long it is, in heights of a line; what it fills of its frame.
_LOWEST, _HIGHEST, _SHORTEST, _FILLED = 0.5, 1.9, 3.5, 0.45
# How steeply its shade changes, of how the writing's does: softer than half is out of focus.
_SOFT = 0.5
# How far it is from a line that was read, in heights.
_NEAR = 2.5


def shows_smear(pixels: Pixels, found: list[Line], codes: Pixels) -> bool:
    """Tell whether something beside the lines looks like a line out of focus."""
    import cv2
    import numpy

    sharp = [line for line in found if line.score >= _SURE and line.length >= 2 * line.height]
    if len(sharp) < _FEWEST_LINES:
        return False
    scale = min(1.0, _LINE / float(numpy.median([line.height for line in sharp])))
    grey = cv2.cvtColor(scaled(pixels, scale), cv2.COLOR_BGR2GRAY)
    dark, steep = _darkness(grey), cv2.morphologyEx(grey, cv2.MORPH_GRADIENT, _square(3))
    lines = _drawn([line.corners for line in found], codes, scale, grey.shape)
    inside = cv2.erode(lines, _square(3)) > 0
    if not inside.any():
        return False
    writing = float(numpy.percentile(dark[inside], 90))
    softest = _SOFT * float(numpy.percentile(steep[inside], 90)) / max(1.0, writing)
    smeared = cv2.GaussianBlur(dark, (0, 0), 1.5) > max(_DARK, _SHARE_OF_WRITING * writing)
    smeared &= cv2.dilate(lines, _square(5)) == 0
    near = cv2.dilate(lines, _square(int(2 * _NEAR * _LINE) | 1)) > 0
    return any(
        near[place].any() and _steepness(dark[place], steep[place]) <= softest
        for place in _bands(smeared)
    )


def _darkness(grey: Pixels) -> Pixels:
    """Return by how much each dot is darker than the paper around it."""
    import cv2
    import numpy

    ground = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, _square(int(_AROUND * _LINE) | 1))
    return cv2.subtract(ground, grey).astype(numpy.float32)


def _drawn(lines: list[Pixels], codes: Pixels, scale: float, shape: tuple[int, int]) -> Pixels:
    """Return where something was read."""
    import cv2
    import numpy

    canvas: Pixels = numpy.zeros(shape, numpy.uint8)
    for corners in (*lines, *codes):
        cv2.fillPoly(canvas, [numpy.round(corners * scale).astype(numpy.int32)], 1)
    return canvas


def _bands(mask: Pixels) -> list[Pixels]:
    """Return the dots of every connected part that is as high as a line and longer."""
    import cv2
    import numpy

    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(numpy.uint8))
    return [
        labels == number
        for number, (_, _, width, height, area) in enumerate(stats[:count])
        if number
        and _LOWEST * _LINE <= height <= _HIGHEST * _LINE
        and width >= _SHORTEST * _LINE
        and area >= _FILLED * width * height
    ]


def _steepness(dark: Pixels, steep: Pixels) -> float:
    """Return how steeply shades change from dot to dot, of how dark they are."""
    import numpy

    return float(numpy.percentile(steep, 95)) / max(1.0, float(numpy.percentile(dark, 90)))


def _square(side: int) -> Pixels:
    import numpy

    return numpy.ones((side, side), numpy.uint8)
