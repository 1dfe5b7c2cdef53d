"""How wide a word is once its letters are joined: HarfBuzz asked directly, for Mongolian."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from noticegen.errors import ErrorCode, InputError
from noticegen.rendering.fonts import find_fonts

MONGOLIAN_FAMILY = "Noto Sans Mongolian"


def mongolian_width(text: str) -> float:
    """Return the length of a Mongolian text set in one line, in ems.

    An InputError says that the font is not installed.
    """
    import uharfbuzz

    font = _font(_mongolian_path())
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    advance = sum(place.x_advance for place in buffer.glyph_positions or ())
    return float(advance / font.face.upem)


def _mongolian_path() -> Path:
    for found in find_fonts():
        if found.font.family == MONGOLIAN_FAMILY and found.path is not None:
            return found.path
    raise InputError(ErrorCode.FONT_MISSING, missing=MONGOLIAN_FAMILY)


@cache
def _font(path: Path) -> Any:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
