"""What the detector reports: a type, a place in the text as given, a score and a reason."""

from __future__ import annotations

from typing import NamedTuple

from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.wording import explain

_MOST_STARS = 18  # more would only make a table wide


class Hit(NamedTuple):
    """A candidate in normal coordinates, before overlaps are resolved."""

    type: FindingType
    start: int
    end: int
    score: float
    reason: Reason
    shown: int | None = None


class Finding(NamedTuple):
    """Personal data in a text.

    `start` and `end` are offsets into the text as given. `score` runs from 0 to 1: 0.9 and more
    means proven by a check digit, a number plan, a form that nothing else has or the caller's own
    list, 0.7 to 0.9 that form and context speak for it, less that they only make it likely.
    `shown` counts the digits (or letters) that a masked value still shows.

    A named tuple, as `Hit` is: making a frozen dataclass takes ten times as long.
    """

    type: FindingType
    start: int
    end: int
    score: float
    reason: Reason
    shown: int | None = None
    value: str = ""

    def __repr__(self) -> str:
        """Say everything but the value."""
        return (
            f"Finding(type={self.type!r}, start={self.start}, end={self.end}, "
            f"score={self.score}, reason={self.reason!r}, shown={self.shown})"
        )

    @property
    def explanation(self) -> str:
        """Say in Chinese what was found, why it counts and which law protects it."""
        return explain(self.type, self.reason, self.shown)

    @property
    def excerpt(self) -> str:
        """Return the first character, and of long values the last, whatever the text shows."""
        value = "".join(self.value.split())
        if len(value) < 4 or self.type.is_sensitive_word:
            return shorten(value)
        return value[0] + "*" * min(len(value) - 2, _MOST_STARS) + value[-1]


def shorten(value: str) -> str:
    """Leave the first character alone."""
    return value[:1] + "*" * min(_MOST_STARS, max(1, len(value) - 1))
