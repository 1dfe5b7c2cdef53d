"""Traditional Mongolian: vertical columns from left to right.

The renderer has no vertical writing, so each column is one line turned by a quarter, and the
lines are broken here. Texts come from the unit file or from reviewed templates only; nothing
here translates.
"""

from __future__ import annotations

from dataclasses import dataclass

from noticegen.rendering.shaping import mongolian_width

# Columns stand this far apart, in ems: the script's long tails need air.
_COLUMN_EMS = 1.35


@dataclass(frozen=True, slots=True)
class MongolianBlock:
    """Columns of a text and the size of the box they fill, in points."""

    columns: tuple[str, ...]
    size: float
    pitch: float
    width: float
    height: float


def set_columns(text: str, size: float, tallest: float) -> MongolianBlock:
    """Break a text into columns no taller than `tallest` points; a longer word overrules it."""
    columns: list[str] = []
    for word in text.split(" "):
        joined = f"{columns[-1]} {word}" if columns else word
        if columns and mongolian_width(joined) * size <= tallest:
            columns[-1] = joined
        elif word:
            columns.append(word)
    pitch = size * _COLUMN_EMS
    return MongolianBlock(
        columns=tuple(columns),
        size=size,
        pitch=pitch,
        width=pitch * len(columns),
        height=max((mongolian_width(column) for column in columns), default=0.0) * size,
    )
