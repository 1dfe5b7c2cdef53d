"""How those who bear one name in one village are told apart: never by an identifier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from noticegen.policy.schema import SameName
from noticegen.publication.model import PublicValue


def tell_apart(names: Sequence[PublicValue], how: SameName) -> tuple[PublicValue, ...]:
    """Return the names of one village's list as they are printed, in the order of the list.

    By list number they stay as they are: the number before each row tells them apart. By ordinal
    （1）, （2） stand behind names that appear more than once.
    """
    if how is SameName.LIST_NUMBER:
        return tuple(names)
    often = Counter(names)
    seen: Counter[PublicValue] = Counter()
    told: list[PublicValue] = []
    for name in names:
        seen[name] += 1
        told.append(f"{name}（{seen[name]}）" if often[name] > 1 else name)
    return tuple(told)
