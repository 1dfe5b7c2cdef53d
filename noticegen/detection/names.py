"""Names of people in running text.

Nothing proves a name; evidence is added up: how usual its characters are, what leads it in
(户主, 其孙), what follows it (同志, 因病), whether a word or a place begins the same way.
Names the caller knows (the roster's own) need no evidence. All weights stand in this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from noticegen.detection.finding import FindingType, Hit, Reason
from noticegen.detection.lexicon import any_of, characters_of, words_of
from noticegen.detection.mongolian_names import find_dotted, find_mongolian
from noticegen.detection.name_contexts import (
    FOLLOWING_MARKS,
    FOLLOWS,
    JOINS,
    NEVER_GIVEN,
    PLACE_BEHIND,
    led_in_places,
)

_LED_IN, _EDGE, _JOINED, _LISTED = 3.0, 1.5, 1.0, 0.6
_FOLLOWED, _FOLLOWED_BY_MARK, _IN_TEXT, _PLACE = 2.0, 1.2, -0.5, -6.0
_USUAL, _POSSIBLE, _UNKNOWN = 0.6, 0.3, -0.4
_COMMON_SURNAME, _RARE_SURNAME, _WORD_SURNAME = 0.4, 0.1, -0.6
_IS_WORD, _BEGINS_AS_WORD = -2.3, -0.9
_ENOUGH_LED_IN, _ENOUGH_LONG, _ENOUGH_SHORT = 3.1, 3.9, 3.95
_SURNAME_WEIGHTS = {
    "common": _COMMON_SURNAME,
    "rare": _RARE_SURNAME,
    "word": _WORD_SURNAME,
}
_COUNT = re.compile(r"[一二三四五六七八九十两几][户人名位个口]")


class _Lists:
    """The word lists, read once."""

    __slots__ = ("compound", "possible", "posts", "spaced", "start", "usual", "weights", "words")

    def __init__(self) -> None:
        self.weights = {
            surname: weight
            for group, weight in _SURNAME_WEIGHTS.items()
            for surname in characters_of("surnames.txt", group)
        }
        singles = "".join(self.weights)
        self.usual = frozenset(characters_of("given_characters.txt", "usual"))
        self.possible = frozenset(characters_of("given_characters.txt", "possible"))
        self.posts = words_of("name_leads.txt", "post")
        self.words = frozenset(words_of("name_like_words.txt"))
        compound = any_of(words_of("compound_surnames.txt"))
        first = "".join({word[0] for word in words_of("compound_surnames.txt")})
        joins = "".join(JOINS)
        self.compound = re.compile(compound)
        # Where a name can begin without a word that leads it in. The class comes first and looks
        # back, because a search that starts with a class is the quick one.
        self.start = re.compile(
            rf"[{singles}{first}](?:(?<![一-鿿].)|(?<=[{joins}].))(?=[一-鿿])"
            rf"|[{singles}](?=[一-鿿]{{2}}(?:同志|先生|女士))"
        )
        common, given = characters_of("surnames.txt", "common"), "".join(self.usual)
        # 张 三 and 王　芳, spaced so that the column looks even.
        self.spaced = re.compile(
            rf"(?<![一-鿿])[{common}] {{1,4}}[{given}](?: {{1,2}}[{given}])?(?![一-鿿])"
        )


@cache
def _lists() -> _Lists:
    return _Lists()


def find_names(text: str) -> Iterator[Hit]:
    """Find names of people: Han, compound, Mongolian and dotted ones."""
    led_in = led_in_places(text)
    yield from _han_names(text, led_in)
    for start, end, certain in find_mongolian(text):
        left = _left(text, start, start in led_in)
        if (certain and left) or left + _right(text, end) >= _LED_IN:
            yield Hit(FindingType.PERSON, start, end, 0.75, Reason.FORM)
    for start, end in find_dotted(text, led_in):
        yield Hit(FindingType.PERSON, start, end, 0.8, Reason.FORM)
    if " " in text:
        lists = _lists()
        for match in lists.spaced.finditer(text):
            if match.group()[0] + match.group().strip()[-1] not in lists.words:
                yield Hit(FindingType.PERSON, *match.span(), 0.5, Reason.FORM)


def _han_names(text: str, led_in: set[int]) -> Iterator[Hit]:
    lists = _lists()
    taken = 0
    starts = [match.start() for match in lists.start.finditer(text)]
    for start in sorted({*starts, *led_in}) if led_in else starts:
        if start < taken:
            continue
        compound = lists.compound.match(text, start)
        if compound is None and text[start : start + 1] not in lists.weights:
            continue
        given = compound.end() if compound else start + 1
        if text.startswith(lists.posts, given):
            continue  # 王主任, 李医生: a surname and a post
        left = _left(text, start, start in led_in)
        if 0 < taken == start - 1 and text[start - 1] in "、,，/ ":
            left += _LISTED
        hit = _judge(text, start, given, left, led_in=start in led_in)
        if hit is not None:
            yield hit
            taken = hit.end


def _judge(text: str, start: int, given: int, left: float, *, led_in: bool) -> Hit | None:
    """Weigh the two lengths a name may have; return the better one if it weighs enough."""
    surname = _lists().weights.get(text[start:given], _COMMON_SURNAME)
    best: tuple[float, int] | None = None
    ended = False
    for end, quality, right in _given_names(text, given):
        if ended and right < _FOLLOWED:
            break  # 王强代领: the shorter name is the one that something follows
        weight = left + surname + quality + right
        if given - start == 1:
            weight += _as_word(text, start, end, led_in, right)
        enough = _ENOUGH_SHORT if end - given == 1 else _ENOUGH_LONG
        if weight < (_ENOUGH_LED_IN if led_in else enough):
            continue
        if best is None or weight >= best[0] - 0.2:
            best = (weight, end)
            ended = right >= _FOLLOWED
    if best is None:
        return None
    return Hit(FindingType.PERSON, start, best[1], min(0.9, 0.4 + best[0] / 12), Reason.CONTEXT)


def _given_names(text: str, given: int) -> Iterator[tuple[int, float, float]]:
    """Yield (end, how usual its characters are, what follows) of one and two given characters."""
    lists = _lists()
    quality = 0.0
    unknown = False
    for end in range(given + 1, min(given + 2, len(text)) + 1):
        mark = text[end - 1]
        if _COUNT.match(text, end - 1):
            return
        if mark in lists.usual:
            quality += _USUAL
        elif mark in lists.possible:
            quality += _POSSIBLE
        elif _is_han(mark) and mark not in FOLLOWING_MARKS and mark not in NEVER_GIVEN:
            quality += _UNKNOWN
            unknown = True
        else:
            return
        right = _right(text, end)
        # Characters that names rarely have need an end that is plain to see.
        if not unknown or right >= _FOLLOWED_BY_MARK:
            yield end, quality, right


def _left(text: str, start: int, led_in: bool) -> float:
    if led_in:
        return _LED_IN
    if start == 0 or not _is_han(text[start - 1]):
        return _EDGE
    return _JOINED if text[start - 1] in JOINS else 0.0


def _right(text: str, end: int) -> float:
    if end == len(text):
        return _EDGE
    if PLACE_BEHIND.match(text, end):
        return _PLACE
    if FOLLOWS.match(text, end):
        return _FOLLOWED
    if not _is_han(text[end]):
        return _EDGE
    return _FOLLOWED_BY_MARK if text[end] in FOLLOWING_MARKS else _IN_TEXT


def _as_word(text: str, start: int, end: int, led_in: bool, right: float) -> float:
    """Weigh against a name that is a word, or begins like one."""
    if text[start : start + 2] not in _lists().words:
        return 0.0
    if end - start == 2:
        named = led_in and text[start - 1] in ":：“"
        return _IS_WORD / 3 if named else _IS_WORD
    if led_in and text[start - 1] in ":：“":
        return 0.0
    return _BEGINS_AS_WORD if right > _EDGE else _BEGINS_AS_WORD + _BEGINS_AS_WORD / 2


def _is_han(mark: str) -> bool:
    return "\u4e00" <= mark <= "\u9fff" or "\u3400" <= mark <= "\u4dbf" or mark >= "\U00020000"
