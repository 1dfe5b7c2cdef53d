"""Character recognition, if the optional extra `ocr` is installed; offline, models in its wheel."""

from __future__ import annotations

import logging
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

_LEAST_SCORE = 0.5
# Two lines belong to one row when their middles differ by less than this part of their height.
_SAME_ROW = 0.5


@cache
def can_recognise() -> bool:
    """Tell whether the extra is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def recognise(picture: Image) -> str:
    """Return the text on a picture, a row to a line, pieces of a row parted by TABs."""
    import numpy

    result = _engine()(numpy.asarray(picture))
    if result.txts is None or result.boxes is None:
        return ""
    pieces = [
        (float(box[:, 1].mean()), float(box[:, 0].min()), float(numpy.ptp(box[:, 1])), text)
        for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
        if score >= _LEAST_SCORE
    ]
    return "\n".join("\t".join(row) for row in _rows(pieces))


def _rows(pieces: list[tuple[float, float, float, str]]) -> list[list[str]]:
    """Lay pieces (middle, left, height, text) into rows from top to bottom, left to right."""
    rows: list[list[tuple[float, float, float, str]]] = []
    for piece in sorted(pieces):
        if rows and piece[0] - rows[-1][-1][0] < _SAME_ROW * piece[2]:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [[text for _, _, _, text in sorted(row, key=lambda piece: piece[1])] for row in rows]


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    # It would write to standard output what it loads and where from.
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(params={"Global.log_level": "critical"})
