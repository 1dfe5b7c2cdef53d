"""Everything that the notice must show has to be there."""

from __future__ import annotations

from collections.abc import Iterable

from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.screening.values import is_blank
from noticegen.vocabulary.fields import all_fields
from noticegen.vocabulary.outcomes import Outcome, Reason

FIELD_MISSING = Rule(
    "field-missing",
    "应公示的内容是否齐全",
    "order-35/notice",
    Reason.FIELD_MISSING,
    Outcome.HELD,
)


def field_missing(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household for every field that the policy requires and the row leaves blank."""
    for key in sorted(context.required):
        if is_blank(subject.household, key):
            advice = f"应当公示的“{all_fields()[key].label}”没有填写；请补上。"
            yield subject.finding(FIELD_MISSING, advice, key)
