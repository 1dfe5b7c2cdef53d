"""The methods a rule may name: one closed table. What each makes of a value: `treatments`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from noticegen.identifiers.names import NameMethod
from noticegen.policy import treatments
from noticegen.policy.parameters import (
    AccountEnds,
    BandParameters,
    CategoryParameters,
    CodeParameters,
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

# Free text is printed only of households whose every word was searched and found clean.
CLEAN_TEXT = "clean-text"


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
class Method:
    """One method: its name and words, for which action and kinds of field, and what it makes.

    `plain_only` keeps it from fields that say something of a person, such as a birth date.
    """

    name: str
    label: str
    action: Action
    kinds: frozenset[FieldKind]
    parameters: type[StrictModel]
    apply: Callable[[Any, Any, treatments.Standing], PublicValue]
    column_kind: ColumnKind | None = None
    plain_only: bool = False

    def treats(self, field: Field) -> bool:
        """Tell whether a rule for the field may name this method."""
        if self.plain_only and field.sensitivity is not Sensitivity.PLAIN:
            return False
        return field.kind in self.kinds


_ANY = frozenset(FieldKind)
_LABELLED = frozenset({FieldKind.CHOICE, FieldKind.TEXT})
# What may be printed as it is: never a number that belongs to one person, never free text.
_SHOWABLE = frozenset({FieldKind.NAME, FieldKind.COUNT, FieldKind.AMOUNT, FieldKind.PLACE})
_DATED = frozenset({FieldKind.DATE})
_NAMED = frozenset({FieldKind.NAME})

METHODS: Mapping[str, Method] = {
    method.name: method
    for method in (
        Method("as-is", "原样", Action.SHOW, _SHOWABLE, NoParameters, treatments.as_is),
        Method(
            CLEAN_TEXT,
            "查过没有个人信息的才原样",
            Action.SHOW,
            frozenset({FieldKind.TEXT}),
            NoParameters,
            treatments.one_line,
        ),
        Method(
            "listed", "只印列出的词", Action.SHOW, _LABELLED, ListedParameters, treatments.listed
        ),
        *(
            Method(
                method.value,
                method.label,
                Action.MASK,
                _NAMED,
                NameParameters,
                treatments.shown_name(method),
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
                treatments.ends,
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
            treatments.yes_no,
        ),
        Method("ordinal", "只印批次", Action.SHOW, _LABELLED, NoParameters, treatments.ordinal),
        Method(
            "figure",
            "数字原样",
            Action.SHOW,
            frozenset({FieldKind.QUANTITY}),
            NoParameters,
            treatments.figure,
        ),
        Method(
            "category",
            "归类",
            Action.GENERALISE,
            _LABELLED,
            CategoryParameters,
            treatments.category,
        ),
        Method(
            "band",
            "分段",
            Action.GENERALISE,
            frozenset({FieldKind.COUNT}),
            BandParameters,
            treatments.band,
            ColumnKind.TEXT,
        ),
        Method("day", "写到日", Action.SHOW, _DATED, NoParameters, treatments.day, plain_only=True),
        Method("month", "只到月份", Action.GENERALISE, _DATED, NoParameters, treatments.month),
        Method("year", "只到年份", Action.GENERALISE, _DATED, NoParameters, treatments.year),
        Method(
            "village",
            "只到村",
            Action.GENERALISE,
            frozenset({FieldKind.ADDRESS, FieldKind.PLACE}),
            NoParameters,
            treatments.village,
        ),
        Method(
            "list-code",
            "编号代替",
            Action.PSEUDONYMISE,
            _ANY,
            CodeParameters,
            treatments.list_code,
            ColumnKind.TEXT,
        ),
        Method(
            "family",
            "只留姓氏，称某家庭",
            Action.MASK,
            frozenset({FieldKind.NAME}),
            NoParameters,
            treatments.family,
        ),
        Method(
            "tail",
            "只留尾号",
            Action.MASK,
            frozenset({FieldKind.ACCOUNT}),
            TailParameters,
            treatments.tail,
        ),
        Method("none", "不公开", Action.SUPPRESS, _ANY, NoParameters, treatments.as_is),
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
