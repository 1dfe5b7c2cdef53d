"""Counting with check digits: how many values of each part leave each remainder.

A check digit ties the parts of a number together by a weighted sum, modulo 11 or 10. Instead of
writing out every number, each part is counted by its remainder and the parts are folded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

Residues = tuple[int, ...]
"""How many values leave the remainder 0, 1, 2 …"""


@dataclass(frozen=True, slots=True)
class Remaining:
    """How many numbers cannot be told apart by what is shown.

    `fewest` is for the number that is worst off, `typical` the mean over all numbers.
    """

    fewest: int
    typical: int


def count_residues(values: Iterable[int], modulus: int) -> Residues:
    """Count values by their remainder."""
    found = [0] * modulus
    for value in values:
        found[value % modulus] += 1
    return tuple(found)


def fold(first: Residues, second: Residues) -> Residues:
    """Return the residues of every sum of a value of the first part and one of the second."""
    modulus = len(first)
    folded = [0] * modulus
    for i, left in enumerate(first):
        if left:
            for j, right in enumerate(second):
                folded[(i + j) % modulus] += left * right
    return tuple(folded)


def remaining(parts: Sequence[Iterable[Residues]], modulus: int, *, check_shown: bool) -> Remaining:
    """Count the numbers in each class that a reader cannot tell apart.

    Every part comes as the groups its values fall into by what is shown of it. With the check
    digit shown, a class is one remainder of the sum; without it the remainders stay together.
    """
    classes = Counter({_turned((1, *[0] * (modulus - 1))): 1})
    for part in parts:
        classes = _fold_groups(classes, Counter(map(_turned, part)))
    sizes: Counter[int] = Counter()
    for residues, times in classes.items():
        for size in residues if check_shown else [sum(residues)]:
            sizes[size] += times
    del sizes[0]
    return summarise(sizes)


def summarise(sizes: Mapping[int, int]) -> Remaining:
    """Summarise classes of indistinguishable numbers, given as size and how many there are."""
    total = sum(size * times for size, times in sizes.items())
    if not total:
        return Remaining(0, 0)
    return Remaining(min(sizes), sum(size**2 * times for size, times in sizes.items()) // total)


def _fold_groups(classes: Counter[Residues], groups: Counter[Residues]) -> Counter[Residues]:
    folded: Counter[Residues] = Counter()
    for residues, times in classes.items():
        for group, groups_alike in groups.items():
            folded[_turned(fold(residues, group))] += times * groups_alike
    return folded


@lru_cache(maxsize=4096)
def _turned(residues: Residues) -> Residues:
    """Return the smallest rotation: the sizes of the classes are the same for all of them."""
    return min(residues[turn:] + residues[:turn] for turn in range(len(residues)))
