"""A text rewritten before it is searched, with an exact way back to the text as given."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `source[start:end]` by other characters; an insertion where both are equal."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A rewritten text and where each of its edits stood before."""

    text: str = field(repr=False)
    edits: tuple[Edit, ...] = field(default=(), repr=False)
    # Where the replacement of each edit begins in `text`.
    places: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the text before; an empty one where all was put in."""
        return self._position(start, end=False), self._position(end - 1, end=True)

    def _position(self, place: int, *, end: bool) -> int:
        index = bisect_right(self.places, place) - 1
        if index < 0:
            return place + end
        edit, begin = self.edits[index], self.places[index]
        if place < begin + len(edit.replacement):
            return edit.end if end else edit.start
        return edit.end + place - begin - len(edit.replacement) + end


def rewrite(text: str, edits: Sequence[Edit]) -> Rewriting:
    """Carry out edits that do not overlap and come in the order of the text."""
    pieces: list[str] = []
    places: list[int] = []
    position = length = 0
    for edit in edits:
        kept = text[position : edit.start]
        length += len(kept)
        places.append(length)
        pieces += (kept, edit.replacement)
        length += len(edit.replacement)
        position = edit.end
    pieces.append(text[position:])
    return Rewriting("".join(pieces), tuple(edits), tuple(places))
