"""Names of people in running text.

Nothing proves a name; evidence is added up (`scoring`): how usual its characters are, what
leads it in (户主, 其孙), what follows it (同志, 因病), whether a word runs across its edges.
Names the caller knows (the roster's own) need no evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.lexicon import any_of, words_of
from noticegen.detection.names.contexts import FOLLOWS, Lead, led_in_places, listed_places
from noticegen.detection.names.model import common_characters, is_han
from noticegen.detection.names.mongolian import (
    DOTS,
    find_dotted,
    find_mongolian,
    mongolian_marks,
    whole_transliteration,
)
from noticegen.detection.names.scoring import NameModel, load_model
from noticegen.detection.text.normal import Normalised

_ENOUGH = {1: 0.5, 2: 0.2}
_NOWHERE = frozenset[int]()
# What may stand between the names of a list.
_JOINTS = frozenset("、,，/ 和与及")
# 1、张三 2、李四: the mark of an item behind one that is a name.
_NUMBERED = re.compile(r"(?<![0-9])[0-9]{1,2}[、.]$")
_ENOUGH_LISTED = -0.8
# What a character of a name found without help must at least be; less needs an edge or a lead.
_LEAST_GIVEN, _LEAST_SURNAME = -1.0, -2.0
_LEAST_BEFORE = 0.5
# What the longer reading of a name gains where the shorter one leaves a character over.
_COMPLETES = 3.0
_BOTH_SIDES, _EDGE, _JOINED = 3.0, 1.5, 1.0
# 柳镇敬老院: what is called a town or village is no person, unless something leads it in.
_PLACE_LEVELS = frozenset("镇乡村旗县市")
_FIGURES = frozenset("一二三四五六七八九十两几")
_COUNT = re.compile(rf"[{''.join(sorted(_FIGURES))}][户人名位个口]")


class _Places:
    """Where a name can begin; the patterns are built once from the model's tables."""

    __slots__ = ("beginnings", "compound", "first", "post_marks", "posts", "spaced", "start")

    def __init__(self, model: NameModel) -> None:
        tables = model.tables
        surnames = "".join(c for c, odds in tables.surnames.items() if odds > _LEAST_SURNAME)
        every = "".join(tables.surnames)
        given = "".join(c for c, odds in tables.given.items() if odds >= _LEAST_GIVEN)
        joins = "".join(c for c, odds in tables.before.items() if odds >= _LEAST_BEFORE)
        rare = _rare_characters()
        compounds = words_of("compound_surnames.txt")
        self.first = frozenset(word[0] for word in compounds)
        first = "".join(sorted(self.first))
        # The first characters of all surnames: no name begins with another one.
        self.beginnings = self.first | frozenset(tables.surnames)
        self.posts = words_of("name_leads.txt", "post")
        self.post_marks = frozenset(word[0] for word in self.posts)
        self.compound = re.compile(any_of(compounds))
        # One class comes first and looks back, because a search that starts with one is the quick
        # one: `every` holds all of `surnames`.
        self.start = re.compile(
            rf"[{every}{first}](?:"
            rf"(?<=[{surnames}])(?:(?=[{given}][{given}])|(?=[一-鿿]?[{rare}]))"
            rf"|(?:(?<![一-鿿].)|(?<=[{joins}].))(?=[一-鿿{rare}])"
            rf"|(?<=[{first}])(?=[一-鿿][{given}]))"
        )
        usual = "".join(c for c, odds in tables.given.items() if odds >= 0)
        common = "".join(c for c, odds in tables.surnames.items() if odds >= 0)
        # 张 三, 王　芳 and 李 秀 英, spaced so that the column looks even.
        self.spaced = re.compile(
            rf"(?<![一-鿿])[{common}] {{1,4}}[{usual}](?: {{0,2}}[{usual}])?(?![一-鿿])"
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


def find_names(normal: Normalised) -> Iterator[Hit]:
    """Find names of people: Han, compound, Mongolian and dotted ones."""
    text, marks = normal.text, normal.marks
    led_in = led_in_places(text)
    yield from _han_names(text, led_in)
    if not marks.isdisjoint(mongolian_marks()):
        for found, end, certain in find_mongolian(text):
            start = _whole(text, found, led_in) if certain else found
            left = _left(text, start, led_in)
            if (certain and left) or left + _right(text, end) >= _BOTH_SIDES:
                yield Hit(FindingType.PERSON, start, end, 0.75, Reason.FORM)
    if not marks.isdisjoint(DOTS):
        for start, end in find_dotted(text, set(led_in)):
            yield Hit(FindingType.PERSON, start, end, 0.8, Reason.FORM)
    if " " in text:
        yield from _spaced_names(text)


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


def _spaced_names(text: str) -> Iterator[Hit]:
    words = load_model().tables.words
    for match in _places().spaced.finditer(text):
        if match.group().replace(" ", "")[:2] not in words or " " not in match.group().strip():
            yield Hit(FindingType.PERSON, *match.span(), 0.5, Reason.FORM)


def _han_names(text: str, led_in: dict[int, Lead]) -> Iterator[Hit]:
    """Yield the likeliest names that do not overlap, from left to right."""
    places = _places()
    starts = [match.start() for match in places.start.finditer(text)]
    if led_in:
        led = [place for place in led_in if text[place : place + 1] in places.beginnings]
        starts = sorted({*starts, *led}) if led else starts
    if not starts:
        return
    items = listed_places(text, led_in) if led_in and "、" in text else _NOWHERE
    held: Hit | None = None
    held_score = 0.0
    for start in starts:
        listed = start in items or (held is not None and _goes_on(text, held.end, start))
        lead = led_in.get(start)
        if lead is Lead.HINT:
            found = _hinted(text, start) or _best(text, start, None, listed=listed)
        else:
            found = _best(text, start, lead, listed=listed)
        if found is None:
            continue
        score, end = found
        if held is not None and start < held.end:
            if score <= held_score:
                continue
        elif held is not None:
            yield held
        end = whole_transliteration(text, start, end)
        held_score = score
        held = Hit(FindingType.PERSON, start, end, _confidence(score), Reason.CONTEXT)
    if held is not None:
        yield held


def _goes_on(text: str, end: int, start: int) -> bool:
    """Tell whether a list goes on at a position, the name before which has ended."""
    border = text[start - 1]
    if border in _JOINTS and end == start - 1:
        return True
    return border in "、." and _NUMBERED.search(text, start - 4, start) is not None


def _hinted(text: str, start: int) -> tuple[float, int] | None:
    """Return the name behind a hint, if a word ends before it and another begins behind it."""
    words = load_model().tables.words
    if text[start - 1 : start + 1] in words or text[start - 2 : start] in words:
        return None
    found = _best(text, start, Lead.VERB, listed=False)
    if found is None:
        return None
    score, end = found
    if end < len(text) and is_han(text[end]) and FOLLOWS.match(text, end) is None:
        return None
    return (score, end) if text[start : start + 2] not in words else None


def _best(text: str, start: int, lead: Lead | None, *, listed: bool) -> tuple[float, int] | None:
    """Return (score, end) of the likelier of the two lengths a name may have here."""
    places, model = _places(), load_model()
    mark = text[start : start + 1]
    compound = places.compound.match(text, start) if mark in places.first else None
    given = compound.end() if compound else start + 1
    if compound is None and mark not in model.tables.surnames:
        return None
    if text[given : given + 1] in places.post_marks and text.startswith(places.posts, given):
        return None  # 王主任, 李医生: a surname and a post
    best: tuple[float, int] | None = None
    for length in (1, 2):
        end = given + length
        if _ends_before(text, end, lead):
            break
        if text[start:end] in model.tables.long_words:
            continue  # 东方红; 欧阳建国 is longer
        enough = _ENOUGH[length]
        if listed or lead is Lead.LABEL:
            enough = _ENOUGH_LISTED
        score = model.score(text, (start, given, end, lead), enough)
        if length == 2 and best is not None and _completes(text, end):
            score += _COMPLETES
        if score >= enough and (best is None or score > best[0]):
            best = (score, end)
    return best


def _ends_before(text: str, end: int, lead: Lead | None) -> bool:
    """Tell whether no name reaches to an end: a place, a count or a mask stands there."""
    if end > len(text) or not is_han(text[end - 1]):
        return True
    last = text[end - 1]
    if last == "某" or (lead is None and last in _PLACE_LEVELS):
        return True  # 孟某梅 is masked
    return last in _FIGURES and _COUNT.match(text, end - 1) is not None


def _completes(text: str, end: int) -> bool:
    """Tell whether only the longer name leaves whole words behind it: 李娜成监护."""
    if load_model().tables.given.get(text[end - 1], -1.0) < 0 or FOLLOWS.match(text, end - 1):
        return False
    return FOLLOWS.match(text, end) is not None or not (end < len(text) and is_han(text[end]))


def _confidence(score: float) -> float:
    """Return a score between 0.5 and 0.9 for log-odds."""
    return min(0.9, max(0.5, 0.6 + score / 16))
