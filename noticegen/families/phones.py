"""May this telephone get a family's message? Validity after libphonenumber's plan for China."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from noticegen.families.model import Family, Hold
from noticegen.roster.model import Household
from noticegen.vocabulary.fields import PHONE_OF_OTHERS
from noticegen.vocabulary.outcomes import Reason

_REGION = "CN"
_NOT_A_DIGIT = re.compile(r"[^0-9+]")
_BETWEEN = re.compile(r"[、,，;；/\n]+")


@dataclass(frozen=True, slots=True)
class Reachable:
    """A family and the mobile number (11 digits) its message goes to."""

    family: Family = field(repr=False)
    phone: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reach:
    """Families that can be reached, those held with the reason, those who do not want messages."""

    reachable: tuple[Reachable, ...] = field(repr=False)
    holds: tuple[Hold, ...]
    opted_out: tuple[Family, ...] = field(repr=False)


def reach_families(families: Iterable[Family], opted_out: Collection[str]) -> Reach:
    """Find a telephone of its own for every family."""
    found: list[Reachable] = []
    holds: list[Hold] = []
    declined: list[Family] = []
    for family in families:
        phone, reason, advice = _phone_of(family)
        if reason is not None:
            holds += _hold(family, reason, advice)
        elif phone in opted_out:
            declined.append(family)
        else:
            found.append(Reachable(family, phone))
    shared = _shared(found)
    for reached in found:
        if reached.phone in shared:
            advice = "几户写了同一个手机号码，短信会被别家看到；请核对，或者当面告知。"
            holds += _hold(reached.family, Reason.PHONE_SHARED, advice)
    kept = tuple(reached for reached in found if reached.phone not in shared)
    return Reach(kept, tuple(holds), tuple(declined))


def plain_phone(text: str) -> str:
    """Return a number without its ways of being written; the country's code goes."""
    digits = _NOT_A_DIGIT.sub("", unicodedata.normalize("NFKC", text))
    return re.sub(r"^(?:\+86|0086|86(?=1\d{10}$))", "", digits)


def _phone_of(family: Family) -> tuple[str, Reason | None, str]:
    for household in (family.head, *(benefit.household for benefit in family.benefits)):
        text = household.head.text("phone").strip()
        if text:
            return _judge(household, text)
    return "", Reason.PHONE_MISSING, "没有手机号码，请补上，或者当面告知。"


def _judge(household: Household, text: str) -> tuple[str, Reason | None, str]:
    # A family's affairs are not for somebody else to read.
    column = household.columns.get("phone")
    if column is not None and PHONE_OF_OTHERS.search(column.heading):
        return (
            "",
            Reason.PHONE_OF_OTHER,
            "这一列是监护人、家属等别人的号码；请换成本人的，或者当面告知。",
        )
    numbers = [part for part in map(plain_phone, _BETWEEN.split(text)) if part]
    mobiles = [number for number in numbers if _kind(number) == "mobile"]
    if mobiles:
        return mobiles[0], None, ""
    if any(_kind(number) == "landline" for number in numbers):
        return "", Reason.PHONE_LANDLINE, "固定电话收不到短信；请补手机号码，或者当面告知。"
    return "", Reason.PHONE_INVALID, "手机号码位数或者号段不对；请核对。"


def _kind(number: str) -> str:
    """Return `mobile`, `landline` or nothing."""
    import phonenumbers
    from phonenumbers import PhoneNumberType

    try:
        parsed = phonenumbers.parse(number, _REGION)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number_for_region(parsed, _REGION):
        return ""
    kind = phonenumbers.number_type(parsed)
    if kind == PhoneNumberType.MOBILE:
        return "mobile"
    return "landline" if kind == PhoneNumberType.FIXED_LINE else ""


def _shared(found: Iterable[Reachable]) -> frozenset[str]:
    bearers: dict[str, int] = defaultdict(int)
    for reached in found:
        bearers[reached.phone] += 1
    return frozenset(phone for phone, count in bearers.items() if count > 1)


def _hold(family: Family, reason: Reason, advice: str) -> Iterator[Hold]:
    """Yield a hold for every row; a family that receives nothing now has the row it had before."""
    for household in [row.household for row in family.benefits] or [family.head]:
        yield Hold.of(household, reason, advice)
