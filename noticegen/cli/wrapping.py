"""Lines of Chinese no wider than a terminal: broken between characters, never cut short.

Chinese has no spaces to break at, and what breaks at spaces only must cut a sentence off.
"""

from __future__ import annotations

import re
import unicodedata

_PIECE = re.compile(r"[!-~]+|\s+|.", re.DOTALL)  # a Latin word, a gap, or one character
_NOT_FIRST = frozenset("，。、；：？！）》”’】〕…—")
_NOT_LAST = frozenset("（《“‘【〔")


def cell_width(text: str) -> int:
    """Return how many columns a text takes on a terminal; where terminals differ, the most."""
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def wrap(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` columns; every character of it is there.

    No line starts with a mark that closes or ends with one that opens, unless the line is too
    narrow to hold the group.
    """
    lines = [""]
    for piece in _pieces(text, width):
        if lines[-1] and cell_width((lines[-1] + piece).rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str, width: int) -> list[str]:
    """Return the parts between which a line may break, each no wider than a line."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        previous = pieces[-1] if pieces else ""
        glued = previous and (piece[0] in _NOT_FIRST or previous[-1] in _NOT_LAST)
        if glued and cell_width(previous + piece) <= width:
            pieces[-1] += piece
        elif cell_width(piece) > width:
            pieces += piece  # a word longer than a line breaks anywhere
        else:
            pieces.append(piece)
    return pieces
