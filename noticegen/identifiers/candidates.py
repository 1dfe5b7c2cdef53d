"""How many people a masked ID number still leaves (GB 11643), counted exactly.

A number has three parts: division, birth date and order code; the check digit follows from them.
A reader sees some of the 18 characters and may know something of the birth date and the sex. Two
numbers that look alike to the reader are in one class; the size of the class is how many people
the masked number may belong to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from noticegen.identifiers.births import BirthKnown, BirthRange
from noticegen.identifiers.id_card import WEIGHTS
from noticegen.identifiers.residues import Remaining, Residues, count_residues, remaining

LENGTH = 18
_MODULUS = 11
_CHECK = 17
_ORDERS = 1000  # 000 to 999, odd for men and even for women
_Group = Mapping[Hashable, Residues]


@dataclass(frozen=True, slots=True)
class Population:
    """Whose numbers are possible: the six digits they may begin with, and when they were born."""

    divisions: frozenset[str]
    births: BirthRange

    def __post_init__(self) -> None:
        if not self.divisions or any(
            len(code) != 6 or not code.isascii() or not code.isdigit() for code in self.divisions
        ):
            raise ValueError("a division has six digits")


@dataclass(frozen=True, slots=True)
class IdView:
    """What a reader has of an ID number: positions shown (from 0), birth and sex known."""

    shown: frozenset[int] = frozenset()
    births: frozenset[BirthKnown] = frozenset()
    sex: bool = False

    def __post_init__(self) -> None:
        if not self.shown <= frozenset(range(LENGTH)):
            raise ValueError("an ID number has the positions 0 to 17")

    def joined(self, other: IdView) -> IdView:
        """Return what a reader has who lays two views side by side."""
        return IdView(self.shown | other.shown, self.births | other.births, self.sex or other.sex)


def remaining_ids(view: IdView, population: Population) -> Remaining:
    """Count how many numbers of a population look alike, whatever the number is."""
    parts = _parts(view, population)
    groups = [part.values() for part in parts]
    return remaining(groups, _MODULUS, check_shown=_CHECK in view.shown)


def _parts(view: IdView, population: Population) -> tuple[_Group, _Group, _Group]:
    return (
        _divisions(view.shown, population.divisions),
        _births(_places(view.shown, 6, 14), view.births, population.births),
        _orders(view.shown, sex=view.sex),
    )


def _places(shown: frozenset[int], start: int, end: int) -> tuple[int, ...]:
    """Return the shown places of a part of the number, counted from the part's beginning."""
    return tuple(place - start for place in sorted(shown) if start <= place < end)


def _seen(digits: str, places: tuple[int, ...]) -> str:
    return "".join([digits[place] for place in places])


def _in_order(births: frozenset[BirthKnown]) -> tuple[BirthKnown, ...]:
    return tuple(sorted(births, key=repr))


def _known(birth: date, births: tuple[BirthKnown, ...]) -> tuple[Hashable, ...]:
    return tuple(known.of(birth) for known in births)


def _divisions(shown: frozenset[int], divisions: frozenset[str]) -> _Group:
    places = _places(shown, 0, 6)
    return _grouped((_seen(code, places), _weigh(code, 0)) for code in divisions)


@lru_cache(maxsize=64)
def _births(places: tuple[int, ...], births: frozenset[BirthKnown], span: BirthRange) -> _Group:
    ordered = _in_order(births)
    return _grouped(
        ((_seen(digits, places), _known(day, ordered)), weight)
        for day, digits, weight in _days(span)
    )


@lru_cache(maxsize=8)
def _days(span: BirthRange) -> tuple[tuple[date, str, int], ...]:
    days = (span.first + timedelta(days=offset) for offset in range(span.days))
    written = ((day, day.isoformat().replace("-", "")) for day in days)
    return tuple((day, digits, _weigh(digits, 6)) for day, digits in written)


def _orders(shown: frozenset[int], *, sex: bool) -> _Group:
    places = _places(shown, 14, 17)
    written = [f"{order:03d}" for order in range(_ORDERS)]
    return _grouped(
        ((_seen(digits, places), int(digits[-1]) % 2 if sex else None), _weigh(digits, 14))
        for digits in written
    )


def _weigh(digits: str, start: int) -> int:
    return sum(int(digit) * WEIGHTS[start + i] for i, digit in enumerate(digits))


def _grouped(values: Iterable[tuple[Hashable, int]]) -> _Group:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for key, weight in values:
        groups[key].append(weight)
    return {key: count_residues(weights, _MODULUS) for key, weights in groups.items()}
