"""Numbers of persons: must be readable, above zero, and fit together."""

from __future__ import annotations

from collections.abc import Iterable

from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.screening.values import count_of, is_blank, keys_of_kind
from noticegen.vocabulary.fields import FieldKind
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

_PERSON_COUNTS = frozenset({"household_size", "insured_persons"})
_LARGEST_HOUSEHOLD = 30


def count_invalid(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a number to be shown that is unreadable or zero, or too large for a household.

    An age is not counted here: what is printed of it comes from the ID number.
    """
    for key in keys_of_kind(context.shown - {"age"}, FieldKind.COUNT):
        if not subject.has(key) or is_blank(subject.household, key):
            continue
        count = count_of(subject.household, key)
        if key in _PERSON_COUNTS and (count is None or not 1 <= count <= _LARGEST_HOUSEHOLD):
            advice = f"人数应当是1到{_LARGEST_HOUSEHOLD}的整数；请改正。"
            yield subject.finding(COUNT_INVALID, advice, key)
        elif not count:
            yield subject.finding(COUNT_INVALID, "这一格应当是大于0的整数；请改正。", key)


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
