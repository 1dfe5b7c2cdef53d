"""Titles broken as a clerk would: by sense, into lines of like length (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re

from noticegen.documents.measure import text_width

# 2号 (22 pt) on a type area of 156 mm.
TITLE_CHARACTERS = 20.0
# `2026年12月` is never torn; in less room no title can be broken by sense.
LEAST_TITLE_CHARACTERS = 6.0
_FIGURE = 0.62  # ems; of the heaviest weight there is, Black
# A title may be broken before a year or after a month, or what governs a noun.
_SENSE = (
    r"(?<=.)(?=[0-9]{4}年)|(?<=月)|(?<=关于)|(?<=的)|(?<=对象)"
    r"|(?=(?:发放|审核|确认|终止)公[示布])|(?<!发放)(?<!审核)(?<!确认)(?<!终止)(?=公[示布])"
)
# Where these do not do, also between a place and the smaller place within it; a village last.
_NO_NAME = r"(?![镇乡村社嘎街区县市])"
_TOWNSHIPS = (
    r"(?:(?<=苏木)|(?<=街道)|(?<=[旗县盟州])|(?<=[^城]市)|(?<=[^乡城]镇)|(?<=[^社]区))" + _NO_NAME
)
_VILLAGES = r"(?:(?<=嘎查)|(?<=社区)|(?<=[^农乡]村))" + _NO_NAME
_PIECES = (
    re.compile(_SENSE),
    re.compile(f"{_SENSE}|{_TOWNSHIPS}"),
    re.compile(f"{_SENSE}|{_TOWNSHIPS}|{_VILLAGES}"),
)
# What is never torn, however narrow the line: a figure and its unit.
_ATOMS = re.compile(r"[0-9]+年[0-9]+月|[0-9]+[年月日]?|.")


def title_width(title: str) -> float:
    """Return the width of a title in ems; the heavy Song that titles are set in has wide figures.

    `text_width` counts half an em for each, and a title of six figures would then be one
    character longer than the line it was given.
    """
    figures = sum(character.isascii() and character.isalnum() for character in title)
    return text_width(title) + figures * (_FIGURE - 0.5)


def break_title(title: str, characters: float = TITLE_CHARACTERS) -> tuple[str, ...]:
    """Return the title's lines: one if it fits, otherwise as few and as even as sense allows."""
    if title_width(title) <= characters:
        return (title,)
    count = int(-(-title_width(title) // characters))
    for breaks in _PIECES:
        pieces = [piece for piece in breaks.split(title) if piece]
        best = min(
            (lines for more in (0, 1) for lines in _arrangements(pieces, count + more)),
            key=lambda lines: _badness(lines, characters),
            default=(title,),
        )
        if _badness(best, characters)[0] == 0:
            return best
    return _cut_evenly(title, count)


def _arrangements(pieces: list[str], count: int) -> list[tuple[str, ...]]:
    """Return every way to set pieces on a number of lines, in order."""
    if count == 1:
        return [("".join(pieces),)]
    return [
        ("".join(pieces[:first]), *rest)
        for first in range(1, len(pieces) - count + 2)
        for rest in _arrangements(pieces[first:], count - 1)
    ]


def _badness(lines: tuple[str, ...], characters: float) -> tuple[float, int, float]:
    """Judge lines: too long is worst, then many lines, then unlike lengths."""
    widths = [title_width(line) for line in lines]
    return (
        sum(max(0.0, width - characters) for width in widths),
        len(lines),
        max(widths) - min(widths),
    )


def _cut_evenly(title: str, count: int) -> tuple[str, ...]:
    widest = title_width(title) / count
    lines = [""]
    for atom in _ATOMS.findall(title):
        if lines[-1] and title_width(lines[-1] + atom) > widest + 0.5:
            lines.append("")
        lines[-1] += atom
    return tuple(lines)
