"""Numbers of persons: must be readable, above zero, and fit together."""

from __future__ import annotations

from collections.abc import Iterable

from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.screening.values import count_of, is_blank
from noticegen.vocabulary.outcomes import Outcome, Reason

COUNT_INVALID = Rule(
    "count-invalid", "人数是否正确", "order-35/notice", Reason.COUNT_INVALID, Outcome.HELD
)
INSURED_EXCEED_HOUSEHOLD = Rule(
    "insured-exceed-household",
    "保障人口是否多于家庭人口",
    "order-35/notice",
    Reason.COUNT_INVALID,
    Outcome.HELD,
)

_PERSON_COUNTS = ("household_size", "insured_persons")
_LARGEST_HOUSEHOLD = 30


def count_invalid(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a number of persons to be shown that is unreadable, zero or absurd."""
    for key in _PERSON_COUNTS:
        if key not in context.shown or not subject.has(key) or is_blank(subject.household, key):
            continue
        count = count_of(subject.household, key)
        if count is None or not 1 <= count <= _LARGEST_HOUSEHOLD:
            advice = f"人数应当是1到{_LARGEST_HOUSEHOLD}的整数；请改正。"
            yield subject.finding(COUNT_INVALID, advice, key)


def insured_exceed_household(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household in which more persons are assisted than it has."""
    size = count_of(subject.household, "household_size")
    insured = count_of(subject.household, "insured_persons")
    if size is not None and insured is not None and insured > size:
        advice = "保障人口比家庭人口还多；请核对这两个数。"
        yield subject.finding(
            INSURED_EXCEED_HOUSEHOLD,
            advice,
            "insured_persons",
            [subject.place_of("household_size")],
        )
