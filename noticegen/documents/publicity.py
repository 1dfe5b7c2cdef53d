"""The poster that makes a policy known and names nobody."""

from __future__ import annotations

import math
from pathlib import Path

from noticegen.documents.environment import render_template
from noticegen.documents.measure import text_width
from noticegen.documents.poster_foot import (
    Setting,
    corner_paragraphs,
    paragraphs_height,
    publicity_foot_height,
    signature_height,
)
from noticegen.documents.poster_frame import poster_frame
from noticegen.documents.poster_geometry import Sheet
from noticegen.documents.titles import break_title
from noticegen.publication.publicity import Publicity
from noticegen.vocabulary.paper import Design, Paper

PUBLICITY_TEMPLATE = "publicity.html.j2"
_USUAL_TITLE = 2.1  # ems; decides where a title breaks
# In ems: the largest title, a title's line beside its size, the sizes tried for
# the text of its card, the least gap between paragraphs, the card's padding, the air around it.
_BIGGEST_TITLE = 3.0
_TITLE_LEADING = 1.38
_CARD_SIZES = tuple(size / 50 for size in range(110, 44, -1))
_CARD_GAP = 0.45
_CARD_PADDING = 1.6
_CARD_AIR = 1.4


def publicity_html(
    publicity: Publicity,
    paper: Paper,
    design: Design = Design.FESTIVE,
    templates: Path | None = None,
) -> str:
    """Return the page of a poster that explains a policy and names nobody."""
    sheet = Sheet(paper, landscape=False)
    title_lines = break_title(publicity.title, sheet.width / _USUAL_TITLE)
    signature = signature_height(sheet.width, publicity.unit.issuer, publicity.period.label)
    foot = publicity_foot_height(sheet.width, publicity.unit, signature)
    title_size = min(_BIGGEST_TITLE, sheet.width / max(map(text_width, title_lines)))
    title_height = len(title_lines) * title_size * _TITLE_LEADING
    card = sheet.height - title_height - foot - _CARD_AIR
    return render_template(
        PUBLICITY_TEMPLATE,
        {
            **poster_frame(publicity.unit, publicity.title, sheet, design),
            "subject": publicity.title,
            "publicity": publicity,
            "title_lines": title_lines,
            "title_size": math.floor(title_size * 1000) / 1000,
            "card_height": round(card, 3),
            "card_size": _card_size(publicity, sheet.width, card - _CARD_PADDING, templates),
            "foot_height": round(foot, 3),
            "signature_height": round(signature, 3),
        },
        templates,
    )


def _card_size(publicity: Publicity, width: float, room: float, templates: Path | None) -> float:
    """Return the largest size of text, in ems of the body, with which the card fits its room.

    What is left of the room lies between the paragraphs.
    """
    texts = corner_paragraphs(
        publicity.programme, publicity.programme_label, templates, brief=False
    )
    return next(
        (
            size
            for size in _CARD_SIZES
            if paragraphs_height(texts, width - 2 + size, Setting(size, 1.45, 0.62, _CARD_GAP))
            <= room
        ),
        _CARD_SIZES[-1],
    )
