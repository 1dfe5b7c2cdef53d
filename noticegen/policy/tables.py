"""A policy as tables a reviewer reads: what is shown where, and by which law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from noticegen.policy.laws import Reference, cite
from noticegen.policy.model import Policy, Rule
from noticegen.vocabulary.stages import Audience

_PARAMETERS = {
    "values": "可印",
    "otherwise": "其余印",
    "groups": "分为",
    "bounds": "分界",
    "unit": "单位",
    "sign": "代以",
    "head": "留前",
    "tail": "留后",
    "digits": "位数",
    "prefix": "前缀",
    "suffix": "后缀",
}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule in words."""

    field: str
    column: str
    treatment: str
    references: str
    why: str
    since: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """The rules of one stage and channel, or of one audience."""

    heading: str
    posting: str | None
    lines: tuple[RuleLine, ...]


def place_tables(policy: Policy) -> tuple[PlaceTable, ...]:
    """Return a table for every place something can be posted or delivered."""
    return tuple(_tables(policy))


def all_references(policy: Policy) -> tuple[Reference, ...]:
    """Return every law a policy cites, once, in the order of first citation."""
    found: dict[str, Reference] = {}
    for group in (
        policy.listing_references,
        policy.minors.references,
        *(known.basis for known in policy.stages.values()),
        *(
            posting.references
            for known in policy.stages.values()
            for posting in known.posting.values()
        ),
        *(rule.references for rule in policy.all_rules),
    ):
        for reference in group:
            found.setdefault(reference.key, reference)
    return tuple(found.values())


def describe_parameters(rule: Rule) -> str:
    """Say a method's parameters in brackets, or nothing."""
    parts = [
        f"{_PARAMETERS.get(key, key)}：{_write(value)}"
        for key, value in rule.parameters.model_dump().items()
        if value
    ]
    return f"（{'；'.join(parts)}）" if parts else ""


def _tables(policy: Policy) -> Iterator[PlaceTable]:
    for stage, known in policy.stages.items():
        for channel, posting in known.posting.items():
            yield PlaceTable(
                f"{stage.label} · {channel.label}",
                f"公示{posting.label}，依据{cite(posting.references)}",
                _shown(policy.rules(stage, channel)),
            )
    for audience in (Audience.HOUSEHOLD, Audience.INTERNAL):
        lines = _shown(policy.rules(None, None, audience))
        if lines:
            yield PlaceTable(audience.label, None, lines)
    hidden = tuple(_line(rule) for rule in policy.all_rules if not rule.is_shown)
    if hidden:
        yield PlaceTable("写明不公开的字段", "没有写明的字段同样一律不公开", hidden)


def _shown(rules: Iterable[Rule]) -> tuple[RuleLine, ...]:
    return tuple(_line(rule) for rule in rules if rule.is_shown)


def _line(rule: Rule) -> RuleLine:
    treatment = rule.action.label
    if rule.is_shown and rule.method.name != "as-is":
        treatment += f"：{rule.method.label}{describe_parameters(rule)}"
    since = f"{rule.first}起" + (f"至{rule.last}" if rule.last else "")
    return RuleLine(
        field=rule.field.label,
        column=rule.column_label if rule.is_shown else "—",
        treatment=treatment if rule.is_shown else "不公开",
        references=rule.citation,
        why=rule.why or "",
        since=since,
        is_shown=rule.is_shown,
    )


def _write(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, dict):
        return "、".join(value)
    if isinstance(value, tuple | list):
        return "、".join(map(_write, value))
    return str(value)
