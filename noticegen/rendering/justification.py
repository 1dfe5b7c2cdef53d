"""Chinese text set flush to both margins.

WeasyPrint justifies by widening spaces, and Chinese has none: a line shortened by a rule for
line starts or ends stays ragged. This replaces the one function that spreads a line, for lines
with Han text only. It depends on WeasyPrint's insides, so the version is pinned and
`tests/rendering/test_grid.py` measures the margin.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# More air than this between two characters looks worse than a ragged line (share of the size).
_MOST_SPACING = 0.3


def justify_han_text() -> None:
    """Teach WeasyPrint's line layout to justify Han text; doing it again changes nothing."""
    from weasyprint.layout import inline

    if getattr(inline.justify_line, "__module__", "") == __name__:
        return
    spread_spaces = inline.justify_line

    def justify_line(context: Any, line: Any, extra_width: float) -> None:
        if not _spread_letters(context, line, extra_width):
            spread_spaces(context, line, extra_width)

    justify_line.__module__ = __name__
    inline.justify_line = justify_line


def _spread_letters(context: Any, line: Any, extra_width: float) -> bool:
    """Add letter spacing so that the last character ends at the margin; tell whether it was."""
    texts = list(_text_boxes(line))
    letters = sum(_count_letters(box.text) for box in texts)
    if letters < 2 or not any(_HAN.search(box.text) for box in texts):
        return False
    # The line's width ends with the spacing after its last character, which is not seen.
    tracking = _letter_spacing(texts[-1])
    spacing = (extra_width + tracking) / (letters - 1)
    if abs(spacing) > _MOST_SPACING * texts[-1].style["font_size"]:
        return False
    _space(context, line, spacing, 0.0)
    return True


def _text_boxes(box: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure import boxes

    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox):
            yield from _text_boxes(child)


def _count_letters(text: str) -> int:
    """Count what takes space of its own: no marks, joiners or variation selectors."""
    return sum(unicodedata.category(character)[0] not in "MC" for character in text)


def _letter_spacing(box: Any) -> float:
    spacing = box.style["letter_spacing"]
    return 0.0 if spacing == "normal" else float(spacing)


def _space(context: Any, box: Any, spacing: float, shift: float) -> float:
    """Space out a box and everything in it; return how far what follows must move."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.inline import create_layout

    if isinstance(box, boxes.TextBox):
        box.position_x += shift
        box.style = box.style.copy()
        box.style["letter_spacing"] = _letter_spacing(box) + spacing
        layout = create_layout(box.text, box.style, context, None, 0)
        layout.deactivate()
        box.pango_layout = layout
        gain = spacing * _count_letters(box.text)
        box.width += gain
        return shift + gain
    if not isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.translate(shift, 0)
        return shift
    box.position_x += shift
    moved = shift
    for child in box.children:
        if child.is_in_normal_flow():
            moved = _space(context, child, spacing, moved)
    box.width += moved - shift
    return moved
