"""Words of illness and the like that somebody has disguised, so that a search would miss them.

A word torn by marks, written backwards for a style sheet to turn round, or in traditional
characters is read by every villager. A word in plain writing is the detector's, which asks what
the sentence says; a disguise needs no sentence. Between everyday words (`中，风`) a comma is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ahocorasick_rs import AhoCorasick

from noticegen.detection.lexicon import EVERYDAY, read_words
from noticegen.detection.names.model import is_han
from noticegen.release.gate.folding import fold_text

_LEAST_WORD = 3  # characters that nobody sets side by side by chance
_WIDEST_GAP = 4  # characters between two of a word
_NATURAL = frozenset(" \t\r\n\u3000、，。；：？！,;:?!()（）《》“”|0123456789")
_SICKNESS = ("\u7592", "\u766d")  # the characters written with 疒
_EVERYDAY = frozenset("病疾症")
_SIMPLE = str.maketrans(
    "癲癇腎腫腦臟殘聾啞癱瘓結風癥鬱貧壞離遺棄殺緩癡",
    "癫痫肾肿脑脏残聋哑瘫痪结风症郁贫坏离遗弃杀缓痴",
)
_HIV = re.compile(r"(?<![a-z])h[^a-z0-9]{1,3}i[^a-z0-9]{1,3}v(?![a-z])")


def find_disguised(text: str) -> Iterator[tuple[str, str]]:
    """Yield each disguised word's type and the stretch of the folded text it stands in."""
    folded = fold_text(text)
    simple = folded.translate(_SIMPLE)
    yield from (("SENSITIVE_HEALTH", match.group()) for match in _HIV.finditer(simple))
    places = [place for place, mark in enumerate(simple) if is_han(mark)]
    if not places:
        return
    letters = "".join(simple[place] for place in places)
    matcher, words = _words()
    for backwards in (False, True):
        searched = letters[::-1] if backwards else letters
        for index, start, end in matcher.find_matches_as_indexes(searched, overlapping=True):
            word, kind = words[index]
            taken = (
                places[len(places) - end : len(places) - start] if backwards else places[start:end]
            )
            stretch = folded[taken[0] : taken[-1] + 1]
            if _is_disguised(word, stretch, taken, backwards=backwards):
                yield kind, stretch


def _is_disguised(word: str, stretch: str, taken: list[int], *, backwards: bool) -> bool:
    if any(after - before > _WIDEST_GAP + 1 for before, after in pairwise(taken)):
        return False
    if backwards:
        return _is_telling(word)
    if stretch == word:
        return False  # plain writing
    between = [mark for mark in stretch if not is_han(mark)]
    return _is_telling(word) or any(mark not in _NATURAL for mark in between)


def _is_telling(word: str) -> bool:
    """Tell whether a word's characters never stand side by side by chance."""
    first, last = _SICKNESS
    return len(word) >= _LEAST_WORD or any(
        first <= mark <= last and mark not in _EVERYDAY for mark in word
    )


@cache
def _words() -> tuple[AhoCorasick, tuple[tuple[str, str], ...]]:
    listed = {
        word: group
        for group, line in read_words("sensitive_words.txt")
        if not group.endswith(EVERYDAY)
        for word in line.split()
        if len(word) > 1 and not word.isascii()
    }
    return AhoCorasick(listed), tuple(listed.items())
