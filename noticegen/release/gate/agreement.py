"""Whether a file says, as machines read it, exactly what the page it was made from says.

A font inside a PDF tells which character each glyph stands for, and may lie: a missing glyph or a
hostile map makes every other check blind just there. The renderer's input cannot lie about
itself. What a page may add to it is known: its number, and a table's head again on a new page.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from noticegen.release.gate.folding import fold_text, squeeze
from noticegen.release.gate.page.source import SourcePage

_BULLETS = frozenset("•◦▪·")  # of lists, drawn by themselves; some fonts make a dot of them


def texts_agree(pages: Iterable[str], source: SourcePage) -> bool:
    """Tell whether the pages' characters are those of the source: none lost, none added.

    `pages` come without their numbers. Order is compared within every piece of text only,
    because columns and flexible boxes are drawn in an order of their own.
    """
    pages = tuple(pages)
    sheets, pieces = tuple(map(squeeze, pages)), tuple(map(squeeze, source.drawn))
    printed, written = "".join(sheets), "".join(pieces)
    if not all(_is_printed(piece, printed, sheets) for piece in pieces):
        return False
    heads = sorted({squeeze(head) for head in source.heads} - {""}, key=len, reverse=True)
    for head in heads:
        # A mark that squeezing never leaves stands for a head; how often it is there may differ.
        if printed.count(head) < written.count(head):
            return False
        printed, written = printed.replace(head, "\n"), written.replace(head, "\n")
    added = Counter(printed.replace("\n", ""))
    added.subtract(written.replace("\n", ""))
    numbered = Counter(source.ordinals)
    if any(count not in (0, numbered[mark]) for mark, count in added.items()):
        return False
    text = "".join(pages)
    return _has_no_added_marks(text, source) and _rows_agree("".join(sheets), source)


def _has_no_added_marks(printed: str, source: SourcePage) -> bool:
    """Tell whether no mark was added that the source has not: a ● on one row says something.

    A list has one bullet for each of its items; more of them could count something.
    """
    known = {mark for head in source.heads for mark in _marks_of(head)}
    added = Counter(_marks_of(printed)) - Counter(_marks_of("".join(source.drawn)))
    own = _BULLETS | {"."} if source.ordinals else _BULLETS
    bullets = sum(added[mark] for mark in own - known)
    return bullets <= source.items and not set(added) - known - own


def _rows_agree(printed: str, source: SourcePage) -> bool:
    """Tell whether every row stands on paper in its own order, no cell beside another row's.

    A cell that is broken into lines stands between them; what is before and behind it does not.
    """
    return all(_is_whole(row.squeezed, printed) for row in source.rows)


def _is_whole(cells: Sequence[str], printed: str) -> bool:
    if "".join(cells) in printed:
        return True
    longest = max(range(len(cells)), key=lambda place: len(cells[place]))
    return "".join(cells[:longest]) in printed and "".join(cells[longest + 1 :]) in printed


def _marks_of(text: str) -> Iterator[str]:
    for mark in fold_text(text):
        if not mark.isalnum() and unicodedata.category(mark)[0] in "PS":
            yield mark


def _is_printed(piece: str, printed: str, pages: Sequence[str]) -> bool:
    """Tell whether a piece stands in the text, if need be in two parts on pages that follow.

    What is turned or placed, such as a name in Mongolian script, is drawn after everything else of
    its page, and then stands between the two parts of a sentence.
    """
    if piece in printed:
        return True
    return any(
        piece[:cut] in before and piece[cut:] in after
        for before, after in pairwise(pages)
        for cut in range(1, len(piece))
    )
