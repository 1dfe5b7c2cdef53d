"""Names of people in running text.

Nothing proves a name; evidence is added up (`scoring`): how usual its characters are, what
leads it in (户主, 其孙), what follows it (同志, 因病), whether a word runs across its edges.
Names the caller knows (the roster's own) need no evidence.
"""

from __future__ import annotations

import re

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.names.beginnings import (
    LEAST_SURNAME,
    find_beginnings,
    is_verb,
    surname_end,
)
from noticegen.detection.names.cells import (
    LISTS,
    LONG_NUMBER,
    find_listed,
    find_owners,
    find_spaced,
)
from noticegen.detection.names.contexts import (
    FOLLOWS,
    HINTS,
    Lead,
    led_in_places,
    listed_places,
    with_hints,
)
from noticegen.detection.names.endings import ends_before
from noticegen.detection.names.framed import find_mongolian_people, is_of_a_place
from noticegen.detection.names.labelled import (
    called_by_words,
    find_beside_sex,
    find_called,
    find_labelled,
    kinship,
)
from noticegen.detection.names.model import is_han
from noticegen.detection.names.mongolian import (
    DOTS,
    find_dotted,
    mongolian_marks,
    whole_transliteration,
)
from noticegen.detection.names.pinyin import VOWELS, find_pinyin
from noticegen.detection.names.scoring import confidence, load_model
from noticegen.detection.names.village import find_long_names, find_village_names
from noticegen.detection.text.normal import Normalised

# What a name with one or two given characters must score.
_ENOUGH = {1: 0.2, 2: 0.0}
_ENOUGH_LISTED = {1: -1.0, 2: -1.0}
_ENOUGH_LABELLED = {1: -1.2, 2: -1.2}
_NOWHERE = frozenset[int]()
_MAY_BE_ANY, _MAY_BE_NONE = (True, True), (False, False)
# What may stand between the names of a list.
_JOINTS = frozenset("、,，/ 和与及")
# 1、张三 2、李四: the mark in front of an item.
_NUMBER_MARKS = frozenset("、.")
_NUMBERED = re.compile(r"(?<![0-9])[0-9]{1,2}[、.]$")
_LEAST_THIRD = 0.5
_AND = frozenset("和与及")
# What the longer reading of a name gains where the shorter one leaves a character over.
_COMPLETES = 3.0
# What a whole cell gains whose first two characters are a word, but a rare one: 毛利生, 常利宏.
_FILLS, _USUAL_THIRD = 2.2, 0.5
# Words of one character that may stand behind a name.
_PARTICLES = frozenset("的去来到在说没也都就还把被给跟和为了过从用叫")


def find_names(normal: Normalised) -> list[Hit]:
    """Find names of people: Han, compound, Mongolian and dotted ones."""
    text, marks = normal.text, normal.marks
    led_in = led_in_places(text, marks)
    names = _han_names(text, led_in)
    if normal.has_digits and LONG_NUMBER.search(text) is not None:
        names += find_owners(text, names)
    is_mongolian, is_dotted = (
        not marks.isdisjoint(mongolian_marks()),
        not marks.isdisjoint(DOTS),
    )
    names += find_long_names(text, led_in)
    names += find_village_names(text, marks, led_in)
    if led_in:
        names += find_labelled(text, led_in, names)
        names += find_called(text, led_in, names)
    if "女" in marks or "男" in marks:
        names += find_beside_sex(text, names)
    if is_mongolian or is_dotted:
        led_in = with_hints(text, marks, led_in)
    if is_mongolian:
        names = [hit for hit in names if not is_of_a_place(text, hit, led_in)]
        names += find_mongolian_people(text, led_in)
    if is_dotted:
        for start, end in find_dotted(text, set(led_in)):
            names.append(Hit(FindingType.PERSON, start, end, 0.8, Reason.FORM))
    if names and (" " in marks or not marks.isdisjoint(LISTS)):
        names += list(find_listed(text, names))
    if " " in marks:
        names += find_spaced(text, led_in)
    return names if marks.isdisjoint(VOWELS) else [*names, *find_pinyin(text, led_in, names)]


def _han_names(text: str, led_in: dict[int, Lead]) -> list[Hit]:
    """Return the likeliest names that do not overlap, from left to right."""
    names: list[Hit] = []
    starts = find_beginnings(text, led_in)
    if not starts:
        return names
    items = listed_places(text, led_in) if led_in and "、" in text else _NOWHERE
    held: Hit | None = None
    held_score = 0.0
    filled = 0
    for start in starts:
        lead = _lead(text, start, led_in)
        if lead is None and start < filled:
            continue
        listed = start in items or _goes_on(text, held, start)
        if lead == "hint":
            found = _hinted(text, start) or _best(text, start, None, listed=listed)
        else:
            found = _best(text, start, lead, listed=listed)
        if found is None:
            continue
        score, end = found
        if held is not None and start < held.end:
            inside = lead is None and end <= held.end and _begins_cleanly(text, held.start)
            joined = lead == "hint" and _is_joined(text, held.start, start, end)
            if not joined and (score <= held_score or inside):
                continue
        elif held is not None:
            names.append(held)
        end = whole_transliteration(text, start, end)
        first = _with_surname(text, start, end)
        held_score = score
        held = Hit(FindingType.PERSON, first, end, confidence(score), Reason.CONTEXT)
        # No name begins inside one that reaches to a mark, unless something leads it in.
        ends = end == len(text) or not is_han(text[end])
        filled = end if ends and _begins_cleanly(text, first) else 0
    if held is not None:
        names.append(held)
    return names


def _lead(text: str, start: int, led_in: dict[int, Lead]) -> Lead | None:
    """Return what leads a name in at a position: a word, or a hint."""
    lead = led_in.get(start)
    return "hint" if lead is None and text[start - 1 : start] in HINTS else lead


def _goes_on(text: str, held: Hit | None, start: int) -> bool:
    """Tell whether a list goes on at a position: behind the name before, or behind a number."""
    border = text[start - 1 : start]
    if held is not None and held.end == start - 1 and border in _JOINTS:
        return True
    return border in _NUMBER_MARKS and _NUMBERED.search(text, max(0, start - 4), start) is not None


def _is_joined(text: str, first: int, start: int, end: int) -> bool:
    """Tell whether a name begins behind 和, which is a surname too: 和 | 江文 | 核对."""
    return start == first + 1 and text[first] in _AND and is_han(text[end : end + 1])


def _begins_an_item(text: str, start: int) -> bool:
    return start == 0 or not is_han(text[start - 1])


def _begins_cleanly(text: str, start: int) -> bool:
    """Tell whether no word runs across the beginning of a name."""
    return start == 0 or text[start - 1 : start + 1] not in load_model().tables.words


def _with_surname(text: str, start: int, end: int) -> int:
    """Return where a name begins that was read without its surname: 朱花芳 at the line's start."""
    surnames = load_model().tables.surnames
    if end - start != 2 or start == 0 or not _begins_an_item(text, start - 1):
        return start
    if text[start - 1] in _AND or is_verb(text[start - 1]):
        return start
    usual = surnames.get(text[start - 1], LEAST_SURNAME) > LEAST_SURNAME
    return (
        start - 1
        if usual and text[start - 1 : start + 1] not in load_model().tables.words
        else start
    )


def _hinted(text: str, start: int) -> tuple[float, int] | None:
    """Return the name behind a hint, if a word ends before it and another begins behind it."""
    words = load_model().tables.words
    if text[start - 1 : start + 1] in words or text[start - 2 : start] in words:
        return None
    found = _best(text, start, "verb", listed=False)
    if found is None:
        return None
    score, end = found
    if text[start : start + 2] in words:
        return None
    if end == len(text) or not is_han(text[end]) or FOLLOWS.match(text, end) is not None:
        return score, end
    begins = text[end] in _PARTICLES or text[end : end + 2] in words
    return (score, end) if begins and text[end - 1 : end + 1] not in words else None


def _best(text: str, start: int, lead: Lead | None, *, listed: bool) -> tuple[float, int] | None:
    """Return (score, end) of the likelier of the two lengths a name may have here."""
    model = load_model()
    given = surname_end(text, start)
    if given is None:
        return None
    enough = _enough(lead, listed=listed)
    may_score = _MAY_BE_ANY if lead else model.may_score(text, start, given, enough)
    if may_score == _MAY_BE_NONE:
        return None
    best: tuple[float, int] | None = None
    for length in (1, 2):
        end = given + length
        if ends_before(text, start, end, lead):
            break
        if best is not None and _takes_from_the_next_word(text, given, end):
            break
        if not may_score[length - 1] or _is_a_word(text[start:end]):
            continue
        if length == 1 and lead is None and _is_torn_out(text, start):
            continue
        gain = _FILLS if length == 2 and _fills_a_cell(text, start, end) else 0.0
        score = model.score(text, (start, given, end, lead), enough[length] - gain) + gain
        if length == 2 and best is not None and _completes(text, end):
            score += _COMPLETES
        if score >= enough[length] and (best is None or score > best[0]):
            best = (score, end)
    return best


def _is_a_word(name: str) -> bool:
    """Tell 东方红 and 孙子 from a name; 欧阳建国 is longer than its first three characters."""
    return name in load_model().tables.long_words or name in kinship()


def _fills_a_cell(text: str, start: int, end: int) -> bool:
    """Tell whether a name that begins with a word fills a cell, its last character a usual one.

    高成才, 李解放: or a name that a usual surname and a word make up that people are called by.
    """
    if is_han(text[start - 1 : start]) or is_han(text[end : end + 1]):
        return False
    tables = load_model().tables
    if text[end - 2 : end] in called_by_words():
        return tables.surnames.get(text[start], LEAST_SURNAME) > 0
    word = text[start : start + 2]
    if word not in tables.beginnings or word in tables.words or text[end - 2 : end] in tables.words:
        return False
    return tables.given.get(text[end - 1], -1.0) >= _USUAL_THIRD


def _enough(lead: Lead | None, *, listed: bool) -> dict[int, float]:
    """Return what a name must score, by the number of its given characters."""
    if lead == "label":
        return _ENOUGH_LABELLED
    return _ENOUGH_LISTED if listed else _ENOUGH


def _takes_from_the_next_word(text: str, given: int, end: int) -> bool:
    """Tell whether the last character begins what often follows a name: 钱静 | 租住, not 钱静租."""
    follower = FOLLOWS.match(text, end - 1)
    tables = load_model().tables
    runs_on = follower is not None and follower.end() > end and is_han(text[end])
    if text[end - 1] in _AND and tables.surnames.get(text[end : end + 1], 0.0) > 0:
        runs_on = True  # 翟军 | 和邢静
    return runs_on and text[given:end] not in tables.in_use


def _is_torn_out(text: str, start: int) -> bool:
    """Tell whether a surname is the end of a word: 儿童之家."""
    return text[max(0, start - 1) : start + 1] in load_model().tables.words


def _completes(text: str, end: int) -> bool:
    """Tell whether the longer name leaves whole words behind it: 李娜成监护, 卢萍福有工作.

    Most names have three characters; a character of given names that begins no word is the third.
    """
    tables = load_model().tables
    odds = tables.given.get(text[end - 1], -1.0)
    if odds < 0 or FOLLOWS.match(text, end - 1):
        return False
    if not (end < len(text) and is_han(text[end])) or FOLLOWS.match(text, end) is not None:
        return True
    return odds >= _LEAST_THIRD and text[end - 1 : end + 1] not in tables.words
