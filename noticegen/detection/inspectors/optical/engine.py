"""The recognition engine of the optional extra `ocr`: offline, its models come in its wheel."""

from __future__ import annotations

import logging
from contextvars import ContextVar
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# Arrays of numpy, which is loaded only where pictures are read: height × width × blue, green, red.
Pixels = Any

# How many processors one picture may take; 0 for all. A worker among several takes its share.
threads: ContextVar[int] = ContextVar("threads", default=0)

_MODELS = {"Det.model_path": "*_det_*.onnx", "Rec.model_path": "*_rec_*.onnx"}
# A page full of figures has more lines than the engine looks at by itself.
_MOST_LINES = 5_000
_LONGEST_SIDE = 20_000


@cache
def can_recognise() -> bool:
    """Tell whether the extra is installed, with its models."""
    return find_spec("onnxruntime") is not None and _model_paths() is not None


def find_lines(pixels: Pixels) -> Pixels:
    """Return the corners of every line of text: n × 4 × 2, clockwise from the upper left."""
    import numpy

    found = _engine(threads.get())(pixels, use_det=True, use_cls=False, use_rec=False)
    if found.boxes is None:
        return numpy.zeros((0, 4, 2), numpy.float32)
    return numpy.asarray(found.boxes, numpy.float32)


def read_lines(cuttings: list[Pixels]) -> list[tuple[str, float]]:
    """Return the text of every cutting of one upright line, and how sure the engine is (0–1)."""
    if not cuttings:
        return []
    read = _engine(threads.get()).recognize_txt(cuttings)
    return [(text or "", float(score)) for text, score in zip(read.txts, read.scores, strict=True)]


def _model_paths() -> dict[str, str] | None:
    """Return where the wheel's models lie, or None when one of them is missing."""
    package = find_spec("rapidocr")
    if package is None or package.origin is None:
        return None
    folder = Path(package.origin).parent / "models"
    found = {name: sorted(folder.glob(pattern)) for name, pattern in _MODELS.items()}
    if not all(found.values()):
        return None
    return {name: str(paths[-1]) for name, paths in found.items()}


@cache
def _engine(processors: int) -> Any:
    from rapidocr import RapidOCR

    # It would write to standard output what it loads and where from.
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": _LONGEST_SIDE,
            "Det.max_candidates": _MOST_LINES,
            "EngineConfig.onnxruntime.intra_op_num_threads": processors or -1,
            # A model named by its path is never fetched from anywhere.
            **(_model_paths() or {}),
        }
    )
