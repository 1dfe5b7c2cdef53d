"""What a finished PDF may be made of, whatever it says: embedded fonts and legible text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.inspectors.contents import Area
from noticegen.detection.inspectors.pdf.document import PdfContents
from noticegen.release.gate.page.printed_pages import PrintedPages
from noticegen.release.gate.pdf.parts import has_foreign_parts
from noticegen.release.gate.report import GateFinding, GateRule

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_POINTS_PER_MM = 72 / 25.4
_CUT_MM = 1.0
# A5 to A0, B5 to B1, 8 and 16 sheets of the old format.
_PAPERS_MM = (
    *((148, 210), (210, 297), (297, 420), (420, 594), (594, 841), (841, 1189)),
    *((176, 250), (250, 353), (353, 500), (500, 707), (707, 1000), (260, 370), (184, 260)),
)
_UNEXPECTED_AREAS = {
    Area.SCRIPT: GateRule.UNEXPECTED_SCRIPT,
    Area.ATTACHMENT: GateRule.UNEXPECTED_ATTACHMENT,
}


def check_form(contents: PdfContents) -> Iterator[GateFinding]:
    """Check fonts, pictures, scripts, attachments and revisions, and that every page was read."""
    for is_wrong, rule, area in (
        (contents.encrypted, GateRule.ENCRYPTED, Area.OBJECT),
        (contents.revisions != 1, GateRule.REVISED, Area.REMAINS),
        (_has_unreliable_text(contents), GateRule.TEXT_UNRELIABLE, Area.PAGE),
        (has_foreign_parts(contents), GateRule.FOREIGN_PART, Area.OBJECT),
        (not _fonts_are_embedded(contents), GateRule.FONT_NOT_EMBEDDED, Area.PAGE),
    ):
        if is_wrong:
            yield GateFinding(rule, area)
    for number, text in enumerate(PrintedPages.of(contents).texts, start=1):
        if not text.strip():
            yield GateFinding(GateRule.EMPTY_PAGE, Area.PAGE, number)
    for page in contents.unread_pages:
        yield GateFinding(GateRule.UNREADABLE, Area.PAGE, page)
    for page in dict.fromkeys(contents.pictures):
        yield GateFinding(GateRule.UNEXPECTED_PICTURE, Area.PICTURE, page or None)
    for area in dict.fromkeys(passage.area for passage in contents.passages):
        if area in _UNEXPECTED_AREAS:
            yield GateFinding(_UNEXPECTED_AREAS[area], area)


def check_looks(contents: PdfContents) -> Iterator[GateFinding]:
    """Check that people can read what machines read, and that nothing is drawn but text."""
    for number, look in enumerate(contents.looks, start=1):
        if look.unreadable:
            yield GateFinding(GateRule.HIDDEN_TEXT, Area.PAGE, number)
        if look.drawn:
            yield GateFinding(GateRule.DRAWN_TEXT, Area.PICTURE, number)
        if look.disordered:
            yield GateFinding(GateRule.READ_OTHERWISE, Area.PAGE, number)
        if look.pictures:
            yield GateFinding(GateRule.UNEXPECTED_PICTURE, Area.PICTURE, number)
        if not _is_paper(look.size):
            yield GateFinding(GateRule.UNUSUAL_PAPER, Area.PAGE, number)


def _is_paper(size: tuple[float, float]) -> bool:
    """Tell whether a page is a sheet that can be bought; any other size could be a number."""
    short, long = sorted(side / _POINTS_PER_MM for side in size)
    return any(
        abs(short - width) <= _CUT_MM and abs(long - height) <= _CUT_MM
        for width, height in _PAPERS_MM
    )


def _has_unreliable_text(contents: PdfContents) -> bool:
    """Tell whether a glyph's character is unknown, untrue, or means what one font makes of it."""
    is_private = any(_PRIVATE.search(text) for text in contents.page_texts)
    return contents.unmapped > 0 or contents.has_lying_font or is_private


def _fonts_are_embedded(contents: PdfContents) -> bool:
    return bool(contents.fonts) and all(font.embedded for font in contents.fonts)
