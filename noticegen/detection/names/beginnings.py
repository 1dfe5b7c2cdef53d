"""Where names may begin: at a surname that a usual given name or a mark stands beside."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from noticegen.detection.lexicon import any_of, characters_of, words_of
from noticegen.detection.names.contexts import HINTS, Lead
from noticegen.detection.names.model import common_characters
from noticegen.detection.names.scoring import NameModel, load_model

# What a character of a name found without help must at least be; less needs an edge or a lead.
_LEAST_GIVEN, LEAST_SURNAME = -1.0, -2.0
_LEAST_BEFORE = 0.5
_USUAL = 1.0
_SURNAMES = "surnames.txt"


class _Places:
    """Where a name can begin; the patterns are built once from the model's tables."""

    __slots__ = (
        *("beginnings", "compound", "first", "in_use", "post_marks", "posts", "seldom", "single"),
        *("start", "verbs"),
    )

    def __init__(self, model: NameModel) -> None:
        tables = model.tables
        # Of the seldom ones, which are words, only an edge or a lead makes a beginning.
        verbs = characters_of(_SURNAMES, "verb")
        seldom = characters_of(_SURNAMES, "seldom") + characters_of(_SURNAMES, "measure") + verbs
        self.seldom = frozenset(seldom)
        self.verbs, self.single = frozenset(verbs), tables.single
        # 由王芳 and 经许丹 lead people in whose surnames these are.
        self.in_use = frozenset(
            name
            for name in tables.in_use - tables.beginnings
            if tables.surnames.get(name[0], 0.0) < _USUAL or name[1:] not in tables.single
        )
        likely = (c for c, odds in tables.surnames.items() if odds > LEAST_SURNAME)
        surnames = "".join(c for c in likely if c not in seldom)
        every = "".join(tables.surnames)
        given = "".join(c for c, odds in tables.given.items() if odds >= _LEAST_GIVEN)
        joins = "".join(c for c, odds in tables.before.items() if odds >= _LEAST_BEFORE)
        single = "".join(sorted(tables.single))
        rare, hints = _rare_characters(), "".join(sorted(HINTS))
        compounds = words_of("compound_surnames.txt")
        self.first = frozenset(word[0] for word in compounds)
        first = "".join(sorted(self.first))
        apart = "".join(mark for mark in seldom if mark not in self.first)  # 尉迟, 令狐
        # The first characters of all surnames: no name begins with another one.
        self.beginnings = self.first | frozenset(tables.surnames)
        self.posts = words_of("name_leads.txt", "post")
        self.post_marks = frozenset(word[0] for word in self.posts)
        self.compound = re.compile(any_of(compounds))
        # One class comes first and looks back, because a search that starts with one is the quick
        # one: `every` holds all of `surnames`.
        self.start = re.compile(
            rf"[{every}{first}](?:"
            rf"(?<=[{surnames}])(?=[{given}][{given}]|[{single}]|[一-鿿]?[{rare}])"
            rf"|(?:(?<![一-鿿].)|(?<=[{joins}][^{apart}]))(?=[一-鿿{rare}])"
            rf"|(?<=[{first}])(?=[一-鿿][{given}])|(?<=[{hints}][^{apart}]))"
        )


def _rare_characters() -> str:
    """Return the ranges of the rare Han characters, as a class of a pattern names them."""
    usual = sorted(map(ord, common_characters()))
    edges = [0x4DFF, *(code for code in usual if code < 0xA000), 0xA000]
    gaps = [(low + 1, high - 1) for low, high in pairwise(edges) if high - low > 1]
    inner = "".join(f"{chr(low)}-{chr(high)}" for low, high in gaps)
    return inner + "\u3400-\u4dbf\U00020000-\U0003ffff"


@cache
def _places() -> _Places:
    return _Places(load_model())


def find_beginnings(text: str, led_in: dict[int, Lead]) -> list[int]:
    """Return where names may begin, in the order of the text."""
    places = _places()
    starts = []
    # Most texts hold one or none: searching on is quicker then than an iterator.
    match = places.start.search(text)
    while match is not None:
        starts.append(match.start())
        match = places.start.search(text, match.end())
    if led_in:
        led = [place for place in led_in if text[place : place + 1] in places.beginnings]
        starts = sorted({*starts, *led}) if led else starts
    return starts


def surname_end(text: str, start: int) -> int | None:
    """Return where the given name begins behind a surname, if none but a post follows it."""
    places = _places()
    mark = text[start : start + 1]
    compound = places.compound.match(text, start) if mark in places.first else None
    if compound is None:
        if mark not in load_model().tables.surnames:
            return None
        if mark in places.seldom and (
            _is_of_a_word(text, start) or (mark in places.verbs and not _is_called(text, start))
        ):
            return None
    given = compound.end() if compound else start + 1
    if text[given : given + 1] in places.post_marks and text.startswith(places.posts, given):
        return None  # 王主任, 李医生: a surname and a post
    return given


def _is_called(text: str, start: int) -> bool:
    """Tell whether a given name in use stands behind a verb that is a surname: 由 | 建国."""
    places, end = _places(), start + 3
    if text[start + 1 : end] in places.in_use:
        return True
    short = text[start + 1 : start + 2] in places.single
    return short and not "\u4e00" <= text[start + 2 : end] <= "\u9fff"


def is_verb(mark: str) -> bool:
    """Tell whether a surname is mostly a verb or what stands in front of a name: 由, 问, 经."""
    return mark in _places().verbs


def _is_of_a_word(text: str, start: int) -> bool:
    """Tell whether a surname that is a word begins or ends a longer one: 外公 | 布, 福利科."""
    words = load_model().tables.words
    return text[start : start + 2] in words or text[max(0, start - 1) : start + 1] in words
