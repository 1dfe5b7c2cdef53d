"""From published households to the rows of a notice: every value through its rule's method."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from noticegen.deidentify.reading import Reading, read_value, refusal
from noticegen.policy.model import Rule
from noticegen.policy.same_names import tell_apart
from noticegen.policy.schema import SameName
from noticegen.policy.treatments import NOT_STATED, Standing
from noticegen.publication.model import Column, Entry, PublicValue, VillageList
from noticegen.roster.model import Household
from noticegen.vocabulary.fields import FieldKind, all_fields

VILLAGE = "village"


def columns_of(rules: Iterable[Rule]) -> tuple[Column, ...]:
    """Return the columns that rules make; the village heads the lists and is no column."""
    return tuple(
        Column(rule.field.key, rule.column_label, rule.column_kind, rule.key)
        for rule in _column_rules(rules)
    )


def list_villages(
    households: Iterable[Household], rules: Sequence[Rule], same_name: SameName, reading: Reading
) -> tuple[VillageList, ...]:
    """Return the households by village, both in the roster's order, numbered from 1."""
    by_village: dict[str, list[Household]] = {}
    shows_village = any(rule.field.key == VILLAGE and rule.is_shown for rule in rules)
    for household in households:
        village = village_of(household, reading) if shows_village else ""
        by_village.setdefault(village, []).append(household)
    return tuple(
        VillageList(village, _entries(members, village, rules, same_name, reading))
        for village, members in by_village.items()
    )


def leave_out_empty(
    columns: Sequence[Column], villages: Sequence[VillageList]
) -> tuple[tuple[Column, ...], tuple[VillageList, ...]]:
    """Return the lists without the columns in which nothing is stated of anybody."""
    entries = [entry for village in villages for entry in village.entries]
    kept = [
        place
        for place in range(len(columns))
        if not entries or any(entry.values[place] != NOT_STATED for entry in entries)
    ]
    if len(kept) == len(columns):
        return tuple(columns), tuple(villages)
    return tuple(columns[place] for place in kept), tuple(
        replace(village, entries=tuple(_keep(entry, kept) for entry in village.entries))
        for village in villages
    )


def _keep(entry: Entry, places: Sequence[int]) -> Entry:
    return replace(entry, values=tuple(entry.values[place] for place in places))


def village_of(household: Household, reading: Reading) -> str:
    """Return the village a household is listed under; an empty string if it is not known."""
    value = read_value(household, all_fields()[VILLAGE], reading)
    return value if isinstance(value, str) else ""


def _entries(
    households: Sequence[Household],
    village: str,
    rules: Sequence[Rule],
    same_name: SameName,
    reading: Reading,
) -> tuple[Entry, ...]:
    chosen = _column_rules(rules)
    rows = [
        tuple(_apply(household, rule, Standing(number, village), reading) for rule in chosen)
        for number, household in enumerate(households, start=1)
    ]
    for place, rule in enumerate(chosen):
        if rule.field.kind is FieldKind.NAME:
            names = tell_apart([row[place] for row in rows], same_name)
            rows = [
                (*row[:place], name, *row[place + 1 :])
                for row, name in zip(rows, names, strict=True)
            ]
    return tuple(Entry(number, values) for number, values in enumerate(rows, start=1))


def _apply(household: Household, rule: Rule, standing: Standing, reading: Reading) -> PublicValue:
    value = read_value(household, rule.field, reading)
    if value is not None:
        return rule.method.apply(value, rule.parameters, standing)
    if rule.required:
        raise refusal(household, rule.field, f"缺少{rule.field.label}")
    return NOT_STATED


def _column_rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.is_shown and rule.field.key != VILLAGE)
