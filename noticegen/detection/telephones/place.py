"""Where a telephone stands in a text: what is in front of it, behind it, and who is named there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from noticegen.detection.contexts import after, before

Spans = Sequence[tuple[int, int]]

# How far from its number a public label may begin, and an office stand.
REACH, NEAR = 90, 44
_LINE_BEFORE, _LINE_BEHIND = 120, 60
_CLAUSE, _NOTE = 24, 10
_CLAUSE_ENDS = "。；;\n"

# An area code in front of a local number that the number plan does not join with it.
AREA_CODE = r"(?:[(（]?0[1-9][0-9]{1,2}[)）]?[- ]?)?"
# What of a number may stand in front of where it was found: (0472), +86-472-, 400-.
_BEGINS = re.compile(
    r"(?<![0-9])[(（]?(?:\+?86[)）]?[-~. ]?)?[(（]?(?:(?P<service>[48]00)|0?[1-9][0-9]{1,2})?"
    r"(?:(?<=[0-9])[)）])?[-~/. ]?\Z"
)
_BEGINNING_ENDS = frozenset("0123456789()（）-~/. ")

# Of numbers in lines of their own only those with an area code are taken for one office's.
_MOST_IN_A_ROW = 4
_STROKES = frozenset("/、\n")
_FIRST_OF_PAIR = re.compile(
    r"(?<![0-9\-])(?:[(（]?0[1-9][0-9]{1,2}[)）]?[-—~ ]?[2-8][0-9]{2,3}-?[0-9]{4}"
    r"(?:[/、]|\n(?P<own_line>))"
    r"|[2-8][0-9]{2,3}-?[0-9]{4}[/、])\Z"
)
_SECOND_OF_PAIR = re.compile(r"[/、](?:0[1-9][0-9]{1,2}-?)?[2-8][0-9]{6,7}(?![0-9])")


class Place(NamedTuple):
    """A telephone from `start` to `end` of a text, and the names of the text in its order.

    The span is the whole of it: with its area code, and with the numbers that strokes join to it.
    `is_service` says that it begins like the telephone of a service: 400, 800. `window` is what
    stands at once in front on the same line, `rest` what stands behind.
    """

    text: str
    start: int
    end: int
    people: Spans
    is_service: bool
    window: str
    rest: str

    @property
    def window_start(self) -> int:
        """Where in the text the window begins."""
        return self.start - len(self.window)

    # Most telephones are judged without these, so they are not sought before they are asked for.
    @property
    def line(self) -> tuple[int, int]:
        """From where to where the words of the line can be about the number."""
        low, high = max(0, self.start - _LINE_BEFORE), self.end + _LINE_BEHIND
        stop = self.text.find("\n", self.end, high)
        first = self.text.rfind("\n", low, self.start) + 1
        return first or low, stop if stop >= 0 else min(len(self.text), high)

    @property
    def clause(self) -> tuple[int, int]:
        """The same for its own clause."""
        low = max(0, self.start - _CLAUSE)
        first = max(self.text.rfind(mark, low, self.start) + 1 for mark in _CLAUSE_ENDS)
        return first or low, min(self.line[1], self.end + _NOTE)


def names_between(people: Spans, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the names that stand wholly between two positions."""
    place = bisect_left(people, (first, 0))
    while place < len(people) and people[place][1] <= last:
        yield people[place]
        place += 1


def find_place(text: str, start: int, end: int, people: Spans = ()) -> Place:
    """Return the place of a telephone that was found from `start` to `end`."""
    prefix = _beginning(text, start)
    is_service = prefix is not None and prefix["service"] is not None
    start, end = _whole_row(text, start if prefix is None else prefix.start(), end)
    window, rest = before(text, start, NEAR), after(text, end)
    return Place(text, start, end, people, is_service, window, rest)


def _beginning(text: str, start: int) -> re.Match[str] | None:
    """Return what of a number stands in front of where it was found; mostly nothing does."""
    if text[start - 1 : start] not in _BEGINNING_ENDS:
        return None
    return _BEGINS.search(text, max(0, start - 14), start)


def _whole_row(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a number with those that a stroke joins to it: 7153321/7153322."""
    for _ in range(_MOST_IN_A_ROW):
        if text[start - 1 : start] not in _STROKES:
            break
        first = _FIRST_OF_PAIR.search(text, max(0, start - 20), start)
        if first is None or (first["own_line"] is not None and text[start] not in "(（0"):
            break
        start = first.start()
    second = _SECOND_OF_PAIR.match(text, end) if text[end : end + 1] in _STROKES else None
    return start, second.end() if second is not None else end
