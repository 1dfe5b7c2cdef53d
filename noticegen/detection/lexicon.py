"""The word lists the detector works with; a list that is missing or empty stops the detector."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from heapq import heapify, heapreplace
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from noticegen.errors import ErrorCode, InputError

_DATA = Path(__file__).resolve().parent / "data"
# What the group ends with whose words notices use for much else as well.
EVERYDAY = " everyday"


@cache
def read_words(name: str) -> tuple[tuple[str, str], ...]:
    """Return (group, words) for every line of a list; the group is "" where a line has none.

    A detector without its rules would find nothing and call everything clean, so a list that
    cannot be read or holds no word raises InputError.
    """
    try:
        lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise InputError(ErrorCode.DETECTOR_INCOMPLETE, missing=name) from None
    entries = []
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        group, colon, words = line.partition(": ")
        entries.append((group, words) if colon else ("", line))
    if not entries:
        raise InputError(ErrorCode.DETECTOR_INCOMPLETE, missing=name)
    return tuple(entries)


def words_of(name: str, group: str = "") -> tuple[str, ...]:
    """Return the words of one group of a list, in the order of the list."""
    words = [word for key, line in read_words(name) if key == group for word in line.split()]
    if not words:
        raise InputError(ErrorCode.DETECTOR_INCOMPLETE, missing=f"{name}:{group}")
    return tuple(words)


def characters_of(name: str, group: str = "") -> str:
    """Return the characters of one group of a list, in the order of the list."""
    return "".join(words_of(name, group))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of words of which the longest that stands in a place is matched.

    Words that begin alike share their beginning, so that a search tries each character once.
    """
    rests: dict[str, set[str]] = {}
    for word in words:
        rests.setdefault(word[0], set()).add(word[1:])
    return "|".join(first + _behind(rests[first]) for first in sorted(rests))


def _behind(rests: set[str]) -> str:
    """Return the pattern of what may follow a beginning; "" among it makes the rest optional."""
    longer = rests - {""}
    return f"(?:{any_of(longer)})" + ("?" if "" in rests else "") if longer else ""


_FIRST = re.compile(r"\[([^\]]+)\]|(.)")


def starting_with(pattern: str) -> str:
    """Return alternatives behind a look at their first characters: a search is quicker so.

    Each alternative, also inside a group, begins with a character or a class.
    """
    return f"{first_of(pattern)}(?:{pattern})"


def first_of(pattern: str) -> str:
    """Return a look ahead at the first characters of alternatives, as `starting_with` has it."""
    pieces = (piece.removeprefix("(?:") for piece in pattern.split("|"))
    firsts = {found[1] or found[2] for piece in pieces if (found := _FIRST.match(piece))}
    return f"(?=[{''.join(sorted(firsts))}])"


def automaton_of(words: Iterable[str]) -> AhoCorasick:
    """Return what finds the words of a list in a text, the longest where several begin."""
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


def telling_characters(words: Iterable[str], common: str = "") -> frozenset[str]:
    """Return a few characters of which every word holds one: a text without them has no word.

    Each time the character is taken that most of the words left share for what it costs: those of
    `common`, the most frequent first, stand in many texts and cost the more for it.
    """
    cost = {mark: len(common) - place for place, mark in enumerate(common)}
    every = [frozenset(word) for word in sorted(set(words))]
    left, chosen = every, list[str]()
    shared = Counter(mark for word in every for mark in word)
    # What a character is worth only falls: who is first and is worth what it was stays first.
    worth = [(-count / cost.get(mark, 1), -ord(mark)) for mark, count in shared.items()]
    heapify(worth)
    while left:
        before, code = worth[0]
        telling = chr(-code)
        now = -shared[telling] / cost.get(telling, 1)
        if now != before:
            heapreplace(worth, (now, code))
            continue
        chosen.append(telling)
        shared.subtract(mark for word in left if telling in word for mark in word)
        left = [word for word in left if telling not in word]
    holders = {mark: [word for word in every if mark in word] for mark in chosen}
    kept = frozenset(chosen)
    for mark in sorted(chosen, key=lambda mark: (-cost.get(mark, 0), mark)):
        # What was taken first may have become needless by what was taken later.
        rest = kept - {mark}
        if not any(word.isdisjoint(rest) for word in holders[mark]):
            kept = rest
    return kept
