"""Mongolian names by their form and by what stands around them."""

from __future__ import annotations

from collections.abc import Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.names.contexts import FOLLOWS, Lead
from noticegen.detection.names.model import is_han
from noticegen.detection.names.mongolian import (
    SURNAMES_IN_FRONT,
    covering_place,
    find_mongolian,
    place_end,
    whole_transliteration,
)
from noticegen.detection.names.scoring import load_model

_BOTH_SIDES, _EDGE, _JOINED = 3.0, 1.5, 1.0
_LEAST_BEFORE = 0.5
# So many characters of the usual parts are a name where a word ends or begins beside them.
_LONG = 4


def find_mongolian_people(text: str, led_in: dict[int, Lead]) -> Iterator[Hit]:
    """Yield what is built like a Mongolian name and stands where names do."""
    for found, last, certain in find_mongolian(text):
        is_place_too = covering_place(text, found, last) is not None  # 呼和, 白音
        if is_place_too and not _is_somebodys(text, (found, last), led_in):
            continue
        start = _whole(text, found, led_in) if certain else _with_clan(text, found, led_in)
        left = _left(text, start, led_in)
        place = place_end(text, found, last)
        if place is not None and not _is_somebodys(text, (start, place), led_in):
            continue
        end = whole_transliteration(text, start, last if place is None else place)
        whole = end - start >= _LONG and _stands_apart(text, start, end)
        sure = certain or start < found
        if whole or (sure and left) or left + _right(text, end) >= _BOTH_SIDES:
            yield Hit(FindingType.PERSON, start, end, 0.75, Reason.FORM)


def _is_somebodys(text: str, span: tuple[int, int], led_in: dict[int, Lead]) -> bool:
    """Tell whether what is built like a place's name has somebody's label or verb beside it."""
    return led_in.get(span[0]) == "label" or FOLLOWS.match(text, span[1]) is not None


def is_of_a_place(text: str, name: Hit, led_in: dict[int, Lead]) -> bool:
    """Tell whether what was read as a Han name belongs to a place: 乌 | 兰夫."""
    if led_in.get(name.start) == "label":
        return False
    return covering_place(text, name.start, name.end) is not None


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


def _with_clan(text: str, start: int, led_in: dict[int, Lead]) -> int:
    """Return where a short name begins with a surname that something leads in: 打给 | 白图雅."""
    return start - 1 if start - 1 in led_in and text[start - 1] in SURNAMES_IN_FRONT else start


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
    if end == len(text) or not is_han(text[end]) or text[end] in "和与及":
        return _EDGE
    return 0.0 if text[end : end + 2] in load_model().tables.words else -0.5
