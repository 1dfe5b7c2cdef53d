"""What every poster has around its text: the office, its name plate in two scripts, the code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from noticegen.documents.measure import text_width
from noticegen.documents.mongolian import MongolianBlock, set_columns
from noticegen.documents.page import draw_policy_code
from noticegen.documents.poster_geometry import CODE, GAP, SIDE_PLATE, Sheet
from noticegen.rendering.shaping import mongolian_width
from noticegen.settings.unit import Unit
from noticegen.vocabulary.paper import Design

_PLATE_SIZE = 1.4


@dataclass(frozen=True, slots=True)
class SidePlate:
    """The vertical name plate at a poster's left: Mongolian left, Chinese right."""

    mongolian: MongolianBlock
    issuer: str
    size: float


def poster_frame(unit: Unit, title: str, sheet: Sheet, design: Design) -> dict[str, Any]:
    """Return what the templates of all posters are given."""
    return {
        "unit": unit,
        "title": title,
        "sheet": sheet,
        "design": design.value,
        "code_size": CODE,
        "column_gap": GAP,
        "plate": _side_plate(unit, sheet),
        "plate_width": SIDE_PLATE,
        "qr": draw_policy_code(unit),
    }


def _side_plate(unit: Unit, sheet: Sheet) -> SidePlate | None:
    if not unit.issuer_mn:
        return None
    # Both names run down most of the sheet, at most two ems large.
    tallest = (sheet.height - 2) * sheet.body_points
    size = min(_PLATE_SIZE, tallest / sheet.body_points / text_width(unit.issuer))
    points = size * sheet.body_points
    longest = mongolian_width(unit.issuer_mn) * points
    return SidePlate(
        mongolian=set_columns(unit.issuer_mn, min(points, points * tallest / longest), tallest),
        issuer=unit.issuer,
        size=round(size, 3),
    )
