"""How likely a stretch of text is a person's name: evidence added up with fitted weights.

A logistic model, one for names of two characters and one for three. It adds how much oftener
each character stands in names than in text (surname, given name), whether the given name is in
use, what stands before and behind, and whether a word runs across an edge. All figures stand in
`data/name_model.txt`, which `scripts/build_name_model.py` fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from noticegen.detection.lexicon import characters_of, read_words, words_of
from noticegen.detection.names.contexts import (
    FOLLOWS,
    NUMBER_BEFORE,
    NUMBER_ENDS,
    PLACE_AHEAD,
    PLACE_BEHIND,
    PLACE_ENDS,
    Lead,
)

FILE = "name_model.txt"
_WORDS = "common_words.txt"
_VILLAGES = "village_names.txt"
_NO_NAMES = "no_names.txt"
EVIDENCE = (
    *("bias", "surname", "given1", "given2", "in-use"),
    *("led", "hinted", "edge-left", "before", "word-left"),
    *("edge-right", "follows", "behind", "word-right", "place", "begins-word", "given-word"),
    *("listed", "mark-right", "alone", "place-ahead", "place-end", "number-left"),
    *("word-ends", "word-begins", "between", "doubled"),
)
_MARKS_RIGHT = frozenset("、,，/）)（( \t:：")
_MARKS_LEFT = frozenset("、,，/")
_UNKNOWN_GIVEN, _UNKNOWN_BEHIND = -2.0, -1.0
_BESIDE = 0.5  # from these odds on a neighbour speaks for a name
# Characters outside GB 2312 are written in names and little else (𬍛, 喆, 犇).
_RARE_GIVEN = 4.0
# A surname of two characters is rare in other text, unless it is a word as well.
_COMPOUND_SURNAME, _WORD_SURNAME = 4.5, 2.0
_WORD_SURNAMES = frozenset({"东方", "长孙", "西门", "南宫", "百里", "太叔", "单于", "东郭"})


# A stretch of text that may be a name: where it and its given part begin, where it ends, and what
# leads it in. A bare tuple, because one is made for every candidate.
Place = tuple[int, int, int, Lead | None]


@dataclass(frozen=True, slots=True)
class Tables:
    """Log-odds of characters, the given names in use and the common words."""

    surnames: dict[str, float]
    given: dict[str, float]
    before: dict[str, float]
    behind: dict[str, float]
    single: frozenset[str]
    in_use: frozenset[str]
    words: frozenset[str]
    beginnings: frozenset[str]
    long_words: frozenset[str]


def name_evidence(
    tables: Tables, text: str, place: Place
) -> tuple[float, float, float, float, float]:
    """Return how name-like the characters themselves are."""
    start, given, end, _ = place
    surname = surname_odds(tables, text[start:given])
    first = given_odds(tables, text[given])
    if end - given == 1:
        return 1.0, surname, first, 0.0, float(text[given] in tables.single)
    second = given_odds(tables, text[end - 1])
    return 1.0, surname, first, second, float(text[given:end] in tables.in_use)


def surname_odds(tables: Tables, surname: str) -> float:
    """Return how much oftener one or two characters stand as a surname than in text."""
    odds = tables.surnames.get(surname)
    if odds is not None:
        return odds
    return _WORD_SURNAME if surname in _WORD_SURNAMES else _COMPOUND_SURNAME


def given_odds(tables: Tables, mark: str) -> float:
    """Return how much oftener a character stands in given names than in text."""
    odds = tables.given.get(mark)
    if odds is not None:
        return odds
    return _RARE_GIVEN if is_rare(mark) else _UNKNOWN_GIVEN


def is_rare(mark: str) -> bool:
    """Tell whether a Han character is outside the set of the common ones (GB 2312)."""
    return is_han(mark) and mark not in common_characters()


@cache
def common_characters() -> frozenset[str]:
    """Return the Han characters of GB 2312."""
    rows = (bytes((row, place)) for row in range(0xB0, 0xF8) for place in range(0xA1, 0xFF))
    return frozenset(b"".join(rows).decode("gb2312", "ignore"))


def context_evidence(tables: Tables, text: str, place: Place) -> list[float]:
    """Return what the surroundings say."""
    start, given, end, lead = place
    before, behind = text[start - 1 : start], text[end : end + 1]
    han_before, han_behind = is_han(before), is_han(behind)
    free_left = lead is None and han_before
    over_left = free_left and before + text[start] in tables.words
    over_right = han_behind and text[end - 1] + behind in tables.words
    follows = FOLLOWS.match(text, end) is not None
    word_ends = free_left and not over_left and text[start - 2 : start] in tables.words
    word_begins = han_behind and not over_right and text[end : end + 2] in tables.words
    odds_before = tables.before.get(before, 0.0) if free_left else 0.0
    odds_behind = tables.behind.get(behind, _UNKNOWN_BEHIND) if han_behind else 0.0
    if follows:
        odds_behind = max(0.0, odds_behind)  # the whole word says more than its first character
    # Where the words on both sides leave exactly this stretch over.
    between = (not free_left or word_ends or odds_before >= _BESIDE) and (
        not han_behind or follows or word_begins or odds_behind >= _BESIDE
    )
    return [
        lead == "label",
        lead == "verb",
        not han_before,
        odds_before,
        over_left,
        not han_behind,
        follows,
        odds_behind,
        over_right,
        han_behind and PLACE_BEHIND.match(text, end) is not None,
        given == start + 1 and text[start : start + 2] in tables.beginnings,
        end - given == 2 and text[given:end] in tables.words,
        before in _MARKS_LEFT and before != "",
        behind in _MARKS_RIGHT and behind != "",
        not han_before and not han_behind,
        han_behind and PLACE_AHEAD.match(text, end) is not None,
        text[end - 1] in PLACE_ENDS,
        before in NUMBER_ENDS and NUMBER_BEFORE.search(text, max(0, start - 7), start) is not None,
        word_ends,
        word_begins,
        between and not over_left and not over_right,
        end - given == 2 and text[given] == text[end - 1],
    ]


@cache
def load_tables() -> Tables:
    """Return the tables of characters and words; InputError where the installation lacks them."""
    twos = frozenset(words_of(_WORDS)) | frozenset(words_of(_NO_NAMES, "two"))
    made = _made_names() - twos - frozenset(words_of(_WORDS, "beginnings"))
    return Tables(
        surnames=_graded("surname"),
        given=_graded("given"),
        before=_graded("before"),
        behind=_graded("behind"),
        single=frozenset(characters_of(FILE, "single")),
        in_use=frozenset(words_of(FILE, "in-use")) | frozenset(words_of(_VILLAGES)) | made,
        words=twos,
        beginnings=twos | frozenset(words_of(_WORDS, "beginnings")),
        long_words=frozenset(words_of(_WORDS, "three")) | frozenset(words_of(_NO_NAMES, "three")),
    )


def _made_names() -> frozenset[str]:
    """Return the given names that are put together from two lists of characters."""
    return frozenset(
        first + second
        for pair in words_of(_VILLAGES, "made")
        for firsts, seconds in (pair.split("/"),)
        for first in firsts
        for second in seconds
        if first != second
    )


def _graded(table: str) -> dict[str, float]:
    """Read the lines `table GRADE: characters` of one table."""
    grades = {
        character: float(group.split()[1])
        for group, _ in read_words(FILE)
        if group.split()[0] == table
        for character in characters_of(FILE, group)
    }
    if not grades:
        words_of(FILE, table)  # raises what a missing list raises
    return grades


def is_han(mark: str) -> bool:
    """Tell whether a character is a Han character."""
    return "\u4e00" <= mark <= "\u9fff" or "\u3400" <= mark <= "\u4dbf" or mark >= "\U00020000"
