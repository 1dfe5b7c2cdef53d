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
_COUNTRY = re.compile(r"^(?:\+86|0086|86(?=1\d{10}$))")
_DIALLED_BEFORE = re.compile(r"^(?:0|1(?:[12]\d|79)\d\d)(?=1[3-9]\d{9}$)")
# Whose a number is, said beside it in the cell; a spouse is of the family.
_SOMEBODY_ELSE = re.compile(
    PHONE_OF_OTHERS.pattern + "|儿子|女儿|儿媳|女婿|[外孙]孙|孙[子女]|侄|外甥|嫂|姑|姨|舅|叔|伯"
    "|哥|姐|弟|妹|邻居|[父母]亲|爸|妈|亲戚|村[委长支主]|支书|书记|主任|干部|代[收接办转]"
    "|[(（][长次三四]?[子女][)）]"
)


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
    """Return a number without its ways of being written.

    The country's code goes, and what people dial before a mobile from elsewhere: 0, 17951.
    """
    digits = _NOT_A_DIGIT.sub("", unicodedata.normalize("NFKC", text))
    return _DIALLED_BEFORE.sub("", _COUNTRY.sub("", digits))


def _phone_of(family: Family) -> tuple[str, Reason | None, str]:
    """Return the first mobile that a list states as the family's own, or why there is none."""
    households = (family.head, *(benefit.household for benefit in family.benefits))
    said = [(each, text) for each in households if (text := each.head.text("phone").strip())]
    of_others = {number for each, text in said for number in _of_others(each, text)}
    judged = [_judge(text, of_others) for _, text in said]
    usable = next((one for one in judged if one[1] is None), None)
    missing = ("", Reason.PHONE_MISSING, "没有手机号码，请补上，或者当面告知。")
    return usable or next(iter(judged), missing)


def _of_others(household: Household, text: str) -> frozenset[str]:
    """Return the numbers of a cell that its heading, or words beside them, say are another's."""
    column = household.columns.get("phone")
    all_of_others = column is not None and PHONE_OF_OTHERS.search(column.heading)
    parts = _BETWEEN.split(text)
    return frozenset(
        plain_phone(part) for part in parts if all_of_others or _SOMEBODY_ELSE.search(part)
    )


def _judge(text: str, of_others: Collection[str]) -> tuple[str, Reason | None, str]:
    # A family's affairs are not for somebody else to read.
    numbers = [part for part in map(plain_phone, _BETWEEN.split(text)) if part]
    own = [number for number in numbers if number not in of_others]
    if numbers and not own:
        return (
            "",
            Reason.PHONE_OF_OTHER,
            "写明是监护人、家属等别人的号码；请换成本人的，或者当面告知。",
        )
    mobile = next((number for number in own if _kind(number) == "mobile"), None)
    if mobile is not None:
        return mobile, None, ""
    if any(_kind(number) == "landline" for number in own):
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
