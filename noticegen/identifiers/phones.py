"""Mobile numbers: the number plan, the segments of a place, and what a mask leaves of them.

Segments are the first seven digits; the operators hand them out by city, and lists of them are
public. Who knows the city therefore knows far more than the three digits that a mask shows.
The plan and the lists are those of libphonenumber.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import product

from noticegen.identifiers.residues import Remaining, summarise

LENGTH = 11
_SEGMENT = 7
_PLANNED = 5  # the plan decides by the first five digits
_COUNTRY = "86"


def is_mobile(number: str) -> bool:
    """Tell whether eleven digits are a mobile number in the Chinese number plan."""
    return len(number) == LENGTH and _plan().fullmatch(number) is not None


def segments_of(city: str) -> frozenset[str]:
    """Return the segments handed out to a city (`包头市`); none for a city that is not listed."""
    return _segments_by_place().get(city.removesuffix("市"), frozenset())


def remaining_mobiles(shown: frozenset[int], city: str | None = None) -> Remaining:
    """Count how many mobile numbers look alike; `city` is where the reader knows they are from.

    Without a city, or for one that is not listed, every number of the plan counts.
    """
    segments = segments_of(city) if city else frozenset()
    prefixes = segments or _planned_prefixes()
    length = len(next(iter(prefixes)))
    hidden = sum(position not in shown for position in range(length, LENGTH))
    visible = [position for position in range(length) if position in shown]
    groups = Counter(tuple(prefix[place] for place in visible) for prefix in prefixes)
    alike = 10 ** (LENGTH - length - hidden)
    sizes: Counter[int] = Counter()
    for count in groups.values():
        sizes[count * 10**hidden] += alike
    return summarise(sizes)


@cache
def _plan() -> re.Pattern[str]:
    from phonenumbers.data.region_CN import PHONE_METADATA_CN

    mobile = PHONE_METADATA_CN.mobile
    if mobile is None or mobile.national_number_pattern is None:
        raise LookupError("phonenumbers has no plan for mobile numbers")
    return re.compile(mobile.national_number_pattern)


@cache
def _planned_prefixes() -> frozenset[str]:
    starts = map("".join, product("0123456789", repeat=_PLANNED - 1))
    return frozenset(f"1{start}" for start in starts if is_mobile(f"1{start}".ljust(LENGTH, "0")))


@cache
def _segments_by_place() -> dict[str, frozenset[str]]:
    """Read the public lists once; this takes seconds, and only masks of phones need it."""
    from phonenumbers.geodata import GEOCODE_DATA

    found: dict[str, set[str]] = {}
    for prefix, names in GEOCODE_DATA.items():
        digits = prefix.removeprefix(_COUNTRY)
        place = names.get("zh", "").removesuffix("市")
        if not prefix.startswith(f"{_COUNTRY}1") or len(digits) > _SEGMENT or not place:
            continue
        for rest in product("0123456789", repeat=_SEGMENT - len(digits)):
            found.setdefault(_city(place), set()).add(digits + "".join(rest))
    return {place: frozenset(segments) for place, segments in found.items()}


def _city(place: str) -> str:
    """Take the province from a name: 内蒙古包头 is 包头."""
    for province in ("内蒙古", "黑龙江省", "广西", "西藏", "宁夏", "新疆"):
        if place.startswith(province) and len(place) > len(province):
            return place.removeprefix(province)
    head, _, city = place.partition("省")
    return city or head
