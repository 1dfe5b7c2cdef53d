"""What each method makes of a value: from what was read to what the public may see.

A treatment gets a value that was already read by its kind (text, whole number, sum, day). It is
total: what it does not understand it does not let through.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from noticegen.identifiers.masking import NumberMask
from noticegen.identifiers.names import NameMethod, display_name, surname_of
from noticegen.policy.parameters import (
    BandParameters,
    CategoryParameters,
    CodeParameters,
    EndsParameters,
    ListedParameters,
    NameParameters,
    NoParameters,
    TailParameters,
)
from noticegen.publication.model import PublicValue

Given = str | int | Decimal | date

# Printed where the roster says nothing, or nothing that may be printed.
NOT_STATED = "—"

YES_NO = ("是", "否")

# A batch is told by figures and words of order; a name or a remark has other characters.
_FIGURE = re.compile(
    "[0-9]{1,7}(?:[.][0-9]{1,4})?(?:亩|公顷|平方米|平米|头|只|口|匹|峰|台|吨|公斤|斤|户|人)?"
)
_ORDINAL = re.compile("[0-9０-９一二三四五六七八九十〇年月第批次期季度-]{1,14}")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a method may know besides the value: its household's list number and village."""

    number: int
    village: str


def as_is(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    """Return the value itself, a day in words."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return value


def one_line(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    """Return a text on one line."""
    return " ".join(str(value).split())


def shown_name(method: NameMethod) -> Callable[[Given, NameParameters, Standing], PublicValue]:
    """Return the treatment that shows a name by one of the naming methods."""

    def apply(value: Given, parameters: NameParameters, _standing: Standing) -> PublicValue:
        return display_name(str(value), method, parameters.sign)

    return apply


def ends(value: Given, parameters: EndsParameters, _standing: Standing) -> PublicValue:
    """Return a number with stars between its ends."""
    return NumberMask(parameters.kind, parameters.head, parameters.tail).apply(str(value))


def listed(value: Given, parameters: ListedParameters, _standing: Standing) -> PublicValue:
    """Return a word that the rule lists, or what it says of all others."""
    return value if value in parameters.values and isinstance(value, str) else parameters.otherwise


def yes_no(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    """Return 是 or 否, and nothing else a cell may say."""
    return value if isinstance(value, str) and value in YES_NO else NOT_STATED


def ordinal(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    """Return which batch it is, if that is all the cell says."""
    return str(value) if _ORDINAL.fullmatch(str(value)) else "其他"


def figure(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    """Return a figure with its unit, if that is all the cell says."""
    text = "".join(str(value).split())
    return text if _FIGURE.fullmatch(text) else NOT_STATED


def category(value: Given, parameters: CategoryParameters, _standing: Standing) -> PublicValue:
    """Return the group that the rule puts a word into."""
    for name, words in parameters.groups.items():
        if value == name or value in words:
            return name
    return parameters.otherwise


def band(value: Given, parameters: BandParameters, _standing: Standing) -> PublicValue:
    """Return the range a whole number lies in."""
    if not isinstance(value, int):
        raise TypeError("a band is made of a whole number")
    bounds, unit = parameters.bounds, parameters.unit
    if value < bounds[0]:
        return f"不满{bounds[0]}{unit}"
    for low, high in pairwise(bounds):
        if value < high:
            return f"{low}—{high - 1}{unit}"
    return f"{bounds[-1]}{unit}以上"


def month(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    """Return the month of a day."""
    if not isinstance(value, date):
        raise TypeError("a month is made of a date")
    return f"{value.year}年{value.month}月"


def day(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    """Return a day in words."""
    if not isinstance(value, date):
        raise TypeError("a day is made of a date")
    return f"{value.year}年{value.month}月{value.day}日"


def year(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    """Return the year of a day."""
    if not isinstance(value, date):
        raise TypeError("a year is made of a date")
    return f"{value.year}年"


def village(_value: Given, _parameters: NoParameters, standing: Standing) -> PublicValue:
    """Return the village the household is listed under."""
    return standing.village


def list_code(_value: Given, parameters: CodeParameters, standing: Standing) -> PublicValue:
    """Return the household's number on the list in place of the value."""
    return f"{parameters.prefix}{standing.number}{parameters.suffix}"


def family(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    """Return a family by its surname."""
    return f"{surname_of(str(value))}某家庭"


def tail(value: Given, parameters: TailParameters, _standing: Standing) -> PublicValue:
    """Return the last digits of a number that has three times as many."""
    digits = "".join(mark for mark in str(value) if mark.isdecimal())
    # A short number would be given away whole.
    return f"尾号{digits[-parameters.digits :]}" if len(digits) >= 3 * parameters.digits else ""
