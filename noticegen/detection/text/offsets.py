"""The way back from a changed text to the text as given, and the cuts that change it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple


class OffsetMap(NamedTuple):
    """Positions of a changed text in the text before: piecewise, one cut per change."""

    after: tuple[int, ...]
    before: tuple[int, ...]

    def original(self, position: int) -> int:
        """Return where the character at a changed position stood before."""
        index = bisect_right(self.after, position) - 1
        return self.before[index] + position - self.after[index]

    def gap(self, position: int) -> tuple[int, int]:
        """Return the span that was taken out in front of a changed position: mostly empty."""
        index = bisect_right(self.after, position) - 1
        end = self.before[index] + position - self.after[index]
        if self.after[index] < position:
            return end, end
        index = bisect_left(self.after, position) - 1
        return self.before[index] + position - self.after[index], end

    def changed(self, position: int) -> int:
        """Return the first changed position that stood at or after an original position."""
        index = bisect_left(self.before, position)
        if index < len(self.before) and self.before[index] == position:
            return self.after[index]
        shifted = self.after[index - 1] + position - self.before[index - 1]
        return min(shifted, self.after[index]) if index < len(self.after) else shifted


def take_out(text: str, cuts: list[tuple[int, int]]) -> tuple[str, OffsetMap, tuple[int, ...]]:
    """Remove spans; return the rest, the way back and where something was removed."""
    pieces: list[str] = []
    after, before, joints = [0], [0], []
    length = position = 0
    for start, end in cuts:
        pieces.append(text[position:start])
        length += start - position
        after.append(length)
        before.append(end)
        joints.append(length)
        position = end
    pieces.append(text[position:])
    return "".join(pieces), OffsetMap(tuple(after), tuple(before)), tuple(joints)
