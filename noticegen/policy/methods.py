"""The methods a rule may name: one closed table, and what each makes of a value.

A method gets a value that was already read by its kind (text, whole number, sum, day) and gives
what the public may see. It is total: what it does not understand it does not let through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Any

from noticegen.identifiers.masking import NumberMask
from noticegen.identifiers.names import NameMethod, display_name, surname_of
from noticegen.policy.parameters import (
    AccountEnds,
    BandParameters,
    CategoryParameters,
    CodeParameters,
    EndsParameters,
    IdCardEnds,
    ListedParameters,
    NameParameters,
    NoParameters,
    PhoneEnds,
    TailParameters,
)
from noticegen.publication.model import ColumnKind, PublicValue
from noticegen.settings.schema import StrictModel
from noticegen.vocabulary.fields import Field, FieldKind, Sensitivity

Given = str | int | Decimal | date

# Printed where the roster says nothing, or nothing that may be printed.
NOT_STATED = "—"

# Free text is printed only of households whose every word was searched and found clean.
CLEAN_TEXT = "clean-text"
YES_NO = ("是", "否")


class Action(StrEnum):
    """What a rule does to a field (GB/T 37964-2019), from the most to the least it reveals."""

    SHOW = "show"
    MASK = "mask"
    GENERALISE = "generalise"
    PSEUDONYMISE = "pseudonymise"
    SUPPRESS = "suppress"

    @property
    def label(self) -> str:
        """Return the word for screen and paper."""
        return {
            Action.SHOW: "公开",
            Action.MASK: "屏蔽",
            Action.GENERALISE: "泛化",
            Action.PSEUDONYMISE: "假名化",
            Action.SUPPRESS: "删除",
        }[self]

    @property
    def reveals(self) -> int:
        """Return how much it reveals, to compare two rules for the same field."""
        order = (Action.SUPPRESS, Action.PSEUDONYMISE, Action.GENERALISE, Action.MASK, Action.SHOW)
        return order.index(self)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a method may know besides the value: its household's list number and village."""

    number: int
    village: str


def _as_is(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return value


def _one_line(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    return " ".join(str(value).split())


def _shown_name(method: NameMethod) -> Callable[[Given, NameParameters, Standing], PublicValue]:
    def apply(value: Given, parameters: NameParameters, _standing: Standing) -> PublicValue:
        return display_name(str(value), method, parameters.sign)

    return apply


def _ends(value: Given, parameters: EndsParameters, _standing: Standing) -> PublicValue:
    return NumberMask(parameters.kind, parameters.head, parameters.tail).apply(str(value))


def _listed(value: Given, parameters: ListedParameters, _standing: Standing) -> PublicValue:
    return value if value in parameters.values and isinstance(value, str) else parameters.otherwise


def _yes_no(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    return value if isinstance(value, str) and value in YES_NO else NOT_STATED


def _ordinal(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    return str(value) if _ORDINAL.fullmatch(str(value)) else "其他"


def _figure(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    text = "".join(str(value).split())
    return text if _FIGURE.fullmatch(text) else NOT_STATED


def _category(value: Given, parameters: CategoryParameters, _standing: Standing) -> PublicValue:
    for name, words in parameters.groups.items():
        if value == name or value in words:
            return name
    return parameters.otherwise


def _band(value: Given, parameters: BandParameters, _standing: Standing) -> PublicValue:
    if not isinstance(value, int):
        raise TypeError("a band is made of a whole number")
    bounds, unit = parameters.bounds, parameters.unit
    if value < bounds[0]:
        return f"不满{bounds[0]}{unit}"
    for low, high in pairwise(bounds):
        if value < high:
            return f"{low}—{high - 1}{unit}"
    return f"{bounds[-1]}{unit}以上"


def _month(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    if not isinstance(value, date):
        raise TypeError("a month is made of a date")
    return f"{value.year}年{value.month}月"


def _day(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    if not isinstance(value, date):
        raise TypeError("a day is made of a date")
    return f"{value.year}年{value.month}月{value.day}日"


def _year(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    if not isinstance(value, date):
        raise TypeError("a year is made of a date")
    return f"{value.year}年"


def _village(_value: Given, _parameters: NoParameters, standing: Standing) -> PublicValue:
    return standing.village


def _list_code(_value: Given, parameters: CodeParameters, standing: Standing) -> PublicValue:
    return f"{parameters.prefix}{standing.number}{parameters.suffix}"


def _family(value: Given, _parameters: NoParameters, _standing: Standing) -> PublicValue:
    return f"{surname_of(str(value))}某家庭"


def _tail(value: Given, parameters: TailParameters, _standing: Standing) -> PublicValue:
    digits = "".join(mark for mark in str(value) if mark.isdecimal())
    # A short number would be given away whole.
    return f"尾号{digits[-parameters.digits :]}" if len(digits) >= 3 * parameters.digits else ""


@dataclass(frozen=True, slots=True)
class Method:
    """One method: its name and words, for which action and kinds of field, and what it makes.

    `plain_only` keeps it from fields that say something of a person, such as a birth date.
    """

    name: str
    label: str
    action: Action
    kinds: frozenset[FieldKind]
    parameters: type[StrictModel]
    apply: Callable[[Any, Any, Standing], PublicValue]
    column_kind: ColumnKind | None = None
    plain_only: bool = False

    def treats(self, field: Field) -> bool:
        """Tell whether a rule for the field may name this method."""
        if self.plain_only and field.sensitivity is not Sensitivity.PLAIN:
            return False
        return field.kind in self.kinds


_ANY = frozenset(FieldKind)
# A batch is told by figures and words of order; a name or a remark has other characters.
_FIGURE = re.compile(
    "[0-9]{1,7}(?:[.][0-9]{1,4})?(?:亩|公顷|平方米|平米|头|只|口|匹|峰|台|吨|公斤|斤|户|人)?"
)
_ORDINAL = re.compile("[0-9０-９一二三四五六七八九十〇年月第批次期季度-]{1,14}")
_LABELLED = frozenset({FieldKind.CHOICE, FieldKind.TEXT})
# What may be printed as it is: never a number that belongs to one person, never free text.
_SHOWABLE = frozenset({FieldKind.NAME, FieldKind.COUNT, FieldKind.AMOUNT, FieldKind.PLACE})
_DATED = frozenset({FieldKind.DATE})
_NAMED = frozenset({FieldKind.NAME})

METHODS: Mapping[str, Method] = {
    method.name: method
    for method in (
        Method("as-is", "原样", Action.SHOW, _SHOWABLE, NoParameters, _as_is),
        Method(
            CLEAN_TEXT,
            "查过没有个人信息的才原样",
            Action.SHOW,
            frozenset({FieldKind.TEXT}),
            NoParameters,
            _one_line,
        ),
        Method("listed", "只印列出的词", Action.SHOW, _LABELLED, ListedParameters, _listed),
        *(
            Method(
                method.value, method.label, Action.MASK, _NAMED, NameParameters, _shown_name(method)
            )
            for method in NameMethod
            if method is not NameMethod.FULL
        ),
        *(
            Method(
                f"{parameters.kind.value}-ends",
                f"{parameters.kind.label}只留两头",
                Action.MASK,
                frozenset({field_kind}),
                parameters,
                _ends,
            )
            for parameters, field_kind in (
                (IdCardEnds, FieldKind.ID_NUMBER),
                (PhoneEnds, FieldKind.PHONE),
                (AccountEnds, FieldKind.ACCOUNT),
            )
        ),
        Method(
            "yes-no",
            "只印是或否",
            Action.SHOW,
            frozenset({FieldKind.CHOICE}),
            NoParameters,
            _yes_no,
        ),
        Method("ordinal", "只印批次", Action.SHOW, _LABELLED, NoParameters, _ordinal),
        Method(
            "figure",
            "数字原样",
            Action.SHOW,
            frozenset({FieldKind.QUANTITY}),
            NoParameters,
            _figure,
        ),
        Method("category", "归类", Action.GENERALISE, _LABELLED, CategoryParameters, _category),
        Method(
            "band",
            "分段",
            Action.GENERALISE,
            frozenset({FieldKind.COUNT}),
            BandParameters,
            _band,
            ColumnKind.TEXT,
        ),
        Method("day", "写到日", Action.SHOW, _DATED, NoParameters, _day, plain_only=True),
        Method("month", "只到月份", Action.GENERALISE, _DATED, NoParameters, _month),
        Method("year", "只到年份", Action.GENERALISE, _DATED, NoParameters, _year),
        Method(
            "village",
            "只到村",
            Action.GENERALISE,
            frozenset({FieldKind.ADDRESS, FieldKind.PLACE}),
            NoParameters,
            _village,
        ),
        Method(
            "list-code",
            "编号代替",
            Action.PSEUDONYMISE,
            _ANY,
            CodeParameters,
            _list_code,
            ColumnKind.TEXT,
        ),
        Method(
            "family",
            "只留姓氏，称某家庭",
            Action.MASK,
            frozenset({FieldKind.NAME}),
            NoParameters,
            _family,
        ),
        Method(
            "tail", "只留尾号", Action.MASK, frozenset({FieldKind.ACCOUNT}), TailParameters, _tail
        ),
        Method("none", "不公开", Action.SUPPRESS, _ANY, NoParameters, _as_is),
    )
}

DEFAULT_METHODS: Mapping[Action, str] = {Action.SHOW: "as-is", Action.SUPPRESS: "none"}


def column_kind(method: Method, kind: FieldKind) -> ColumnKind:
    """Return how a column of a field treated by a method is set on paper."""
    if method.column_kind is not None:
        return method.column_kind
    return {
        FieldKind.NAME: ColumnKind.NAME,
        FieldKind.COUNT: ColumnKind.COUNT,
        FieldKind.AMOUNT: ColumnKind.AMOUNT,
    }.get(kind, ColumnKind.TEXT)
