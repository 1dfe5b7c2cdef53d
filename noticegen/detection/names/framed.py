"""Mongolian names by their form and by what stands around them."""

from __future__ import annotations

from collections.abc import Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.names.contexts import FOLLOWS, Lead
from noticegen.detection.names.model import is_han
from noticegen.detection.names.mongolian import find_mongolian, whole_transliteration
from noticegen.detection.names.scoring import load_model

_BOTH_SIDES, _EDGE, _JOINED = 3.0, 1.5, 1.0
_LEAST_BEFORE = 0.5
# So many characters of the usual parts are a name where a word ends or begins beside them.
_LONG = 4


def find_mongolian_people(text: str, led_in: dict[int, Lead]) -> Iterator[Hit]:
    """Yield what is built like a Mongolian name and stands where names do."""
    for found, last, certain in find_mongolian(text):
        start = _whole(text, found, led_in) if certain else found
        left = _left(text, start, led_in)
        end = whole_transliteration(text, start, last)
        whole = end - start >= _LONG and _stands_apart(text, start, end)
        if whole or (certain and left) or left + _right(text, end) >= _BOTH_SIDES:
            yield Hit(FindingType.PERSON, start, end, 0.75, Reason.FORM)


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Tell whether a word ends before a stretch, or begins behind it, or nothing is there."""
    words = load_model().tables.words
    before = text[max(0, start - 2) : start]
    behind = text[end : end + 2]
    return (
        before in words
        or behind in words
        or not is_han(behind[:1])
        or FOLLOWS.match(text, end) is not None
    )


def _whole(text: str, start: int, led_in: dict[int, Lead]) -> int:
    """Return where a Mongolian name begins whose first part no list knows: 莲花其木格."""
    if start in led_in:
        return start
    for first in (start - 1, start - 2):
        if first < 0 or not is_han(text[first]):
            return start
        if first in led_in or first == 0 or not is_han(text[first - 1]):
            return first
    return start


def _left(text: str, start: int, led_in: dict[int, Lead]) -> float:
    """Weigh what stands before a name whose form is evidence already."""
    if start in led_in:
        return _BOTH_SIDES
    if start == 0 or not is_han(text[start - 1]):
        return _EDGE
    odds = load_model().tables.before.get(text[start - 1], 0.0)
    return _JOINED if odds >= _LEAST_BEFORE else 0.0


def _right(text: str, end: int) -> float:
    if FOLLOWS.match(text, end):
        return 2.0
    return _EDGE if end == len(text) or not is_han(text[end]) or text[end] in "和与及" else -0.5
