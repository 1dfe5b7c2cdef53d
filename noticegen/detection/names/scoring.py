"""The score of a name: what `model` counts as evidence, times the fitted weights.

What a character adds is worked out once, so that scoring a place mostly looks up and adds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from operator import mul
from typing import TypeVar

from noticegen.detection.lexicon import words_of
from noticegen.detection.names.model import (
    EVIDENCE,
    FILE,
    Place,
    Tables,
    context_evidence,
    given_odds,
    is_han,
    load_tables,
    surname_odds,
)

_CONTEXT_FROM = EVIDENCE.index("led")
_MOST_KEPT = 8192  # characters


_Weight = TypeVar("_Weight")


class Weighed(dict[str, _Weight]):
    """What characters add to a score, each worked out when it is met and then looked up."""

    def __init__(self, weigh: Callable[[str], _Weight]) -> None:
        super().__init__()
        self._weigh = weigh

    def __missing__(self, mark: str) -> _Weight:
        weighed = self._weigh(mark)
        if len(self) < _MOST_KEPT:
            self[mark] = weighed
        return weighed


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights for names with one or with two given characters.

    `before` and `behind` are the most that a neighbour can add, `anywhere` the most that all other
    surroundings can; the rest is what words across an edge take away from that.
    """

    surnames: Weighed[float]  # with the bias
    first: Weighed[float]
    second: Weighed[float]
    in_use: float
    names: frozenset[str]
    before: Weighed[float]
    behind: Weighed[float]
    anywhere: float
    over_left: float
    over_right: float
    begins_word: float
    between: float
    context: tuple[float, ...]


_Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most a place can score, by what its characters add to a short name and to a long one.

    `surnames` include the most that all surroundings can add. `next` is the character behind the
    first given one: the neighbour of a short name, a part of a long one. `behind` follows that.
    """

    surnames: Weighed[_Pair]
    before: Weighed[_Pair]
    first: Weighed[_Pair]
    next: Weighed[_Pair]
    behind: Weighed[float]
    in_use: float
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameModel:
    """The fitted weights by the number of given characters, and the tables they belong to."""

    tables: Tables
    weights: dict[int, Weights]
    bounds: Bounds

    def may_score(
        self, text: str, start: int, given: int, enough: dict[int, float]
    ) -> tuple[bool, bool]:
        """Tell whether a place could be a short name, and a long one, if all around spoke for it.

        Most places that look like a name's beginning fail this, and then nothing else is asked.
        """
        bounds, last = self.bounds, given + 2
        short, long = bounds.surnames[text[start:given]]
        before = bounds.before[text[start - 1 : start]]
        first = bounds.first[text[given : given + 1]]
        following = bounds.next[text[given + 1 : last]]
        may_be_short = short + before[0] + first[0] + following[0] >= enough[1]
        most = long + before[1] + first[1] + following[1] + bounds.behind[text[last : last + 1]]
        if text[given:last] in bounds.names:
            most += bounds.in_use
        return may_be_short, most >= enough[2]

    def score(self, text: str, place: Place, enough: float) -> float:
        """Return the log-odds that a place is a name.

        Stops early, with a value below `enough`, where no surroundings could make it one.
        """
        start, given, end, lead = place
        weights = self.weights[end - given]
        total = weights.surnames[text[start:given]] + weights.first[text[given]]
        if end - given > 1:
            total += weights.second[text[end - 1]]
        if text[given:end] in weights.names:
            total += weights.in_use
        if lead is None:
            most = weights.before[text[start - 1 : start]] + weights.behind[text[end : end + 1]]
            most += total + weights.anywhere
            if most < enough:
                return most
            most += self._words(text, place)
            if most < enough:
                return most
        evidence = context_evidence(self.tables, text, place)
        context: float = sum(map(mul, weights.context, evidence))
        return total + context

    def _words(self, text: str, place: Place) -> float:
        """Return what of the most that surroundings can add the words around do not."""
        start, given, end, _ = place
        weights, words = self.weights[end - given], self.tables.words
        crossed, lost = False, 0.0
        before, behind = text[start - 1 : start], text[end : end + 1]
        if is_han(before) and before + text[start] in words:
            crossed, lost = True, weights.over_left
        if is_han(behind) and text[end - 1] + behind in words:
            crossed, lost = True, lost + weights.over_right
        if given == start + 1 and text[start : start + 2] in self.tables.beginnings:
            lost += weights.begins_word
        return lost - weights.between if crossed else lost


@cache
def load_model() -> NameModel:
    """Return the model as fitted."""
    tables = load_tables()
    short, long = (
        _weights(tables, length, tuple(map(float, words_of(FILE, f"weights-{length}"))))
        for length in (1, 2)
    )
    return NameModel(tables, {1: short, 2: long}, _bounds(short, long))


def _bounds(short: Weights, long: Weights) -> Bounds:
    def surname(mark: str) -> _Pair:
        return short.surnames[mark] + short.anywhere, long.surnames[mark] + long.anywhere

    def first(mark: str) -> _Pair:
        in_use = max(0.0, short.in_use) if mark in short.names else 0.0
        return short.first[mark] + in_use, long.first[mark]

    return Bounds(
        surnames=Weighed(surname),
        before=Weighed(lambda mark: (short.before[mark], long.before[mark])),
        first=Weighed(first),
        next=Weighed(lambda mark: (short.behind[mark], long.second[mark])),
        behind=long.behind,
        in_use=max(0.0, long.in_use),
        names=long.names,
    )


def _weights(tables: Tables, length: int, row: tuple[float, ...]) -> Weights:
    fitted = dict(zip(EVIDENCE, row, strict=True))
    # What only speaks against a name adds nothing.
    gain = {name: max(0.0, weight) for name, weight in fitted.items()}
    apart = ("bias", "surname", "given1", "given2", "in-use", "led", "hinted", "before", "behind")
    sides = ("edge-left", "listed", "edge-right", "mark-right")
    before = partial(_neighbour, tables.before, gain["before"], gain["edge-left"] + gain["listed"])
    behind = partial(
        _neighbour, tables.behind, gain["behind"], gain["edge-right"] + gain["mark-right"]
    )
    return Weights(
        surnames=Weighed(
            lambda mark: fitted["bias"] + fitted["surname"] * surname_odds(tables, mark)
        ),
        first=Weighed(lambda mark: fitted["given1"] * given_odds(tables, mark)),
        second=Weighed(lambda mark: fitted["given2"] * given_odds(tables, mark)),
        in_use=fitted["in-use"],
        names=tables.single if length == 1 else tables.in_use,
        before=Weighed(before),
        behind=Weighed(behind),
        anywhere=sum(value for name, value in gain.items() if name not in {*apart, *sides}),
        over_left=fitted["word-left"],
        over_right=fitted["word-right"],
        begins_word=fitted["begins-word"],
        between=gain["between"],
        context=row[_CONTEXT_FROM:],
    )


def _neighbour(odds: dict[str, float], weight: float, at_edge: float, mark: str) -> float:
    """Return the most that a neighbour adds: by its odds, or where no Han character stands."""
    return weight * odds.get(mark, 0.0) if is_han(mark) else at_edge


def confidence(score: float) -> float:
    """Return a score between 0.5 and 0.9 for log-odds."""
    return min(0.9, max(0.5, 0.6 + score / 16))
