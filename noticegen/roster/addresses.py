"""Learn villages from addresses, where a list has no better and the office names its villages.

Only a name of the office's own list is ever taken, and only where the address leaves no doubt:
what stands before it is the office's own township, and nothing after it goes on to another
village. Everything else is left to the clerk.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from noticegen.roster.household import Household, VillageSource
from noticegen.roster.model import Roster
from noticegen.roster.values.texts import plain

_NOT_IN_NAMES = re.compile(r"[\W_]+")
_OFFICE = re.compile(r"(?:人民政府|办事处)$")
# `新村湾村3组` may be the hamlet 湾村 of 新村, or the village 新村湾村.
_GOES_ON = re.compile(r"(?!民?委员?会)(?:(?!自然村)\D){0,8}?(?:村|嘎查|社区)")
_COMMITTEES = re.compile(r"^(?:村民委员会|居民委员会|嘎查委员会|村委会|居委会|委会)")


def place_households(roster: Roster, villages: Sequence[str], township: str) -> Roster:
    """Give households without a village the one their address names.

    `villages` are the office's own, `township` is the place it governs with those above it
    (`示例市示例旗青禾镇`). A sheet that has a column of villages is left as it is, and what a
    hidden column says is not for the public.
    """
    if not villages:
        return roster
    return replace(
        roster,
        households=tuple(_place(household, villages, township) for household in roster.households),
    )


def _place(household: Household, villages: Sequence[str], township: str) -> Household:
    column = household.columns.get("address")
    if household.village or "village" in household.columns or column is None or column.hidden:
        return household
    address = _NOT_IN_NAMES.sub("", plain(household.head.text("address")))
    named = [village for village in villages if plain(village) in address]
    found = [one for one in named if not any(one != other and one in other for other in named)]
    if len(found) != 1 or not _names(address, plain(found[0]), plain(township)):
        return household
    return replace(household, village=found[0], village_source=VillageSource.ADDRESS)


def _names(address: str, village: str, township: str) -> bool:
    before, _, after = address.partition(village)
    if not _is_place(_OFFICE.sub("", before), township):
        return False
    rest = _COMMITTEES.sub("", after)
    return village not in rest and not _GOES_ON.match(rest)


def _is_place(before: str, township: str) -> bool:
    """Tell whether the places an address begins with are the office's own, or left out."""
    return township.endswith(before) or before.endswith(township)
