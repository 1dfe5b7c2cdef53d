"""Bank accounts: what a mask leaves of a card number whose beginning everybody knows.

The assistance of a township is paid to cards of one bank, so its first digits (the BIN and often
the branch) are no secret. The last digit of a card follows from the others (Luhn, ISO/IEC 7812-1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass

from noticegen.identifiers.residues import Remaining, count_residues, summarise

_MODULUS = 10


@dataclass(frozen=True, slots=True)
class AccountPlan:
    """How the accounts of a bank look: their length, the beginnings possible, and the check.

    `prefixes` are of one length; an empty one stands for an unknown bank. `luhn` is False for
    passbooks and for banks that do not use the check digit.
    """

    length: int
    prefixes: frozenset[str] = frozenset({""})
    luhn: bool = True

    def __post_init__(self) -> None:
        lengths = {len(prefix) for prefix in self.prefixes}
        if len(lengths) != 1 or not all(not p or p.isdigit() for p in self.prefixes):
            raise ValueError("prefixes are digits of one length")
        if max(lengths) >= self.length:
            raise ValueError("a prefix is shorter than the account")


def luhn_sum(digits: str, length: int) -> int:
    """Return the weighted sum of the first digits of a number of a length."""
    return sum(_weigh(int(digit), length - 1 - i) for i, digit in enumerate(digits))


def remaining_accounts(shown: frozenset[int], plan: AccountPlan) -> Remaining:
    """Count how many account numbers of a plan look alike."""
    start = len(next(iter(plan.prefixes)))
    visible = [place for place in range(start) if place in shown]
    hidden = sum(place not in shown for place in range(start, plan.length))
    seen = plan.length - start - hidden
    groups: dict[Hashable, list[int]] = {}
    for prefix in plan.prefixes:
        key = tuple(prefix[place] for place in visible)
        groups.setdefault(key, []).append(luhn_sum(prefix, plan.length))
    sizes: Counter[int] = Counter()
    for sums in groups.values():
        if not plan.luhn:
            sizes[len(sums) * 10**hidden] += 10**seen
        elif hidden:
            # Each hidden digit takes every remainder once, so the check leaves one in ten.
            sizes[len(sums) * 10 ** (hidden - 1)] += 10**seen
        else:
            for count in count_residues(sums, _MODULUS):
                sizes[count] += 10 ** (seen - 1)
    del sizes[0]
    return summarise(sizes)


def _weigh(digit: int, from_the_end: int) -> int:
    """Return what a digit counts; every second one from the end is doubled, its digits added."""
    if from_the_end % 2 == 0:
        return digit
    return digit * 2 - 9 if digit > 4 else digit * 2
