"""A policy's rules for what a household may read of itself, applied to one family's values."""

from __future__ import annotations

from datetime import date

from noticegen.policy.model import Policy, Rule
from noticegen.policy.treatments import Given, Standing
from noticegen.vocabulary.stages import Audience


class HouseholdRules:
    """The policy's rules for the household, applied to one family's values."""

    def __init__(self, policy: Policy, day: date, standing: Standing) -> None:
        self._rules: dict[str, Rule] = {
            rule.field.key: rule
            for rule in policy.rules(None, None, Audience.HOUSEHOLD, on=day)
            if rule.is_shown
        }
        self._standing = standing

    def apply(self, key: str, value: Given) -> str:
        """Return what the policy leaves of a value; nothing if no rule shows the field."""
        rule = self._rules.get(key)
        if rule is None or not value:
            return ""
        return str(rule.method.apply(value, rule.parameters, self._standing))
