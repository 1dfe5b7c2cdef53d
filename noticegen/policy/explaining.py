"""Which rule decides a field, from which law, and what comes out of a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from noticegen.policy.laws import Reference
from noticegen.policy.model import Policy, Rule
from noticegen.policy.showing import read_given
from noticegen.policy.treatments import Standing
from noticegen.vocabulary.fields import Field
from noticegen.vocabulary.stages import Audience, Channel, Stage


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happens to a field in one place; `rule` is None where nothing names it."""

    stage: Stage | None
    channel: Channel | None
    audience: Audience
    rule: Rule | None
    outcome: str | None

    @property
    def place(self) -> str:
        """Say the place in words."""
        if self.stage is None or self.channel is None:
            return self.audience.label
        return f"{self.stage.label} · {self.channel.label}"

    @property
    def action(self) -> str:
        """Say what is done, in words."""
        if self.rule is None:
            return "不公开（没有规则提到，一律不公开）"
        if not self.rule.is_shown:
            return "不公开"
        return f"{self.rule.action.label}（{self.rule.method.label}）"

    @property
    def references(self) -> tuple[Reference, ...]:
        """Return the laws of the rule that decides."""
        return self.rule.references if self.rule else ()


def explain(
    policy: Policy, field: Field, value: str | None, day: date | None
) -> tuple[Explanation, ...]:
    """Explain one field of a policy everywhere it can be posted or delivered."""
    return tuple(_explain(policy, field, value, day, place) for place in _places(policy))


def _places(policy: Policy) -> Iterator[tuple[Stage | None, Channel | None, Audience]]:
    for stage, known in policy.stages.items():
        for channel in known.posting:
            yield stage, channel, Audience.PUBLIC
    for audience in (Audience.HOUSEHOLD, Audience.INTERNAL):
        if any(rule.audience is audience for rule in policy.all_rules):
            yield None, None, audience


def _explain(
    policy: Policy,
    field: Field,
    value: str | None,
    day: date | None,
    place: tuple[Stage | None, Channel | None, Audience],
) -> Explanation:
    rules = [rule for rule in policy.rules(*place, on=day) if rule.field.key == field.key]
    rule = rules[-1] if rules else None
    outcome = None
    if value is not None and rule is not None and rule.is_shown:
        given = read_given(field, value)
        outcome = (
            "（这个内容不能按该字段读懂，不会公开）"
            if given is None
            else str(rule.method.apply(given, rule.parameters, Standing(1, "某村")))
        )
    return Explanation(*place, rule, outcome)
