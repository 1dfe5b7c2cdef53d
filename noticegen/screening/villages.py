"""A household's village must be one of the unit's own, when the unit names them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from noticegen.roster.model import Roster, VillageSource
from noticegen.roster.values.texts import plain
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place

VILLAGE_UNKNOWN = Rule(
    "village-unknown",
    "嘎查村（社区）是否属于本单位",
    "order-35/notice",
    Reason.VILLAGE_UNKNOWN,
    Outcome.HELD,
)

VILLAGE_FROM_ADDRESS = Rule(
    "village-from-address",
    "村名是不是从住址里认出来的",
    "order-35/notice",
    Reason.VILLAGE_UNKNOWN,
    None,
    "村名取自住址",
)

# A list may say `新村嘎查` where the unit file says `新村`; longer endings first.
_ENDINGS = ("村民委员会", "居民委员会", "嘎查委员会", "村委会", "居委会", "社区", "嘎查", "村")


def village_unknown(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household whose village the unit does not have."""
    village = subject.household.village
    if not context.villages or not village:
        return
    if village_stem(village) not in _stems(context.villages):
        advice = (
            "单位文件写明的嘎查村（社区）里没有这一个；"
            "请核对村名，没有写错的，补进单位文件的 villages 一栏。"
        )
        yield subject.finding(VILLAGE_UNKNOWN, advice, "village")


def village_from_address(roster: Roster, context: ScreeningContext) -> Iterable[Finding]:
    """Say once of a sheet that its villages were learnt from addresses."""
    placed = [
        household
        for household in roster.households
        if household.village_source is VillageSource.ADDRESS
    ]
    for place in dict.fromkeys(Place(each.place.file, each.place.sheet) for each in placed):
        advice = "这张表没有写村的一列，各户的村是按单位文件从住址里认出来的；请看看分得对不对。"
        yield Finding.of(VILLAGE_FROM_ADDRESS, place, advice)


@lru_cache(maxsize=8)
def _stems(villages: frozenset[str]) -> frozenset[str]:
    return frozenset(village_stem(village) for village in villages)


def village_stem(name: str) -> str:
    """Return a village's name without the word for what it is: `新村嘎查` and `新村` agree."""
    stem = plain(name)
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) > len(ending) + 1:
            return stem.removesuffix(ending)
    return stem
