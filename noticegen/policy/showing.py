"""What a policy makes of one person, field by field: for cases, explanations and comparisons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from noticegen.identifiers.birth import age_on
from noticegen.identifiers.id_card import IdCard, parse_id_card
from noticegen.policy.model import Policy, Rule
from noticegen.policy.treatments import Given, Standing
from noticegen.vocabulary.fields import Field, FieldKind, all_fields
from noticegen.vocabulary.stages import Audience, Channel, Stage


@dataclass(frozen=True, slots=True)
class Place:
    """For whom, where and when."""

    stage: Stage | None
    channel: Channel | None
    audience: Audience
    day: date


@dataclass(frozen=True, slots=True)
class Shown:
    """One field as the page would show it, and the rule that decides."""

    rule: Rule
    text: str


def find_field(name: str) -> Field | None:
    """Return a field by key, label or heading; None if there is none."""
    known = all_fields().get(name)
    if known is not None:
        return known
    return next(
        (one for one in all_fields().values() if name == one.label or name in one.synonyms), None
    )


def read_given(field: Field, text: str) -> Given | None:
    """Return a typed value of a written one; None if it cannot be read."""
    if field.kind is FieldKind.COUNT and re.fullmatch(r"[0-9]{1,6}", text):
        return int(text)
    if field.kind in (FieldKind.AMOUNT, FieldKind.COUNT):
        try:
            return Decimal(text) if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,2})?", text) else None
        except InvalidOperation:
            return None
    if field.kind is FieldKind.DATE:
        try:
            return date.fromisoformat(text if len(text) > 7 else f"{text}-01")
        except ValueError:
            return None
    return text or None


def show_person(
    policy: Policy, given: Mapping[str, str], place: Place, standing: Standing
) -> tuple[Shown, ...]:
    """Return what reaches the page of a person's written values, in column order."""
    shown = []
    for rule in policy.rules(place.stage, place.channel, place.audience, place.day):
        value = _value_of(rule.field, given, place.day)
        if rule.is_shown and value is not None:
            text = str(rule.method.apply(value, rule.parameters, standing))
            shown.append(Shown(rule, text))
    return tuple(shown)


def is_minor(policy: Policy, given: Mapping[str, str], day: date) -> bool:
    """Tell whether a person is withheld: under age by the ID number, or of unknown age."""
    card = parse_id_card(given.get("id_number", ""))
    return not isinstance(card, IdCard) or age_on(card.birth, day) < policy.minors.under


def _value_of(field: Field, given: Mapping[str, str], day: date) -> Given | None:
    if field.key == "age":
        card = parse_id_card(given.get("id_number", ""))
        if isinstance(card, IdCard):
            return age_on(card.birth, day)
    return read_given(field, given.get(field.key, ""))
