"""What reading the workbook could not settle: the household waits for a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason

READING_DOUBT = Rule(
    "reading-doubt", "这一行是否读得清楚", "order-35/notice", Reason.FIELD_MISSING, Outcome.HELD
)

_PLAIN_ADVICE = "{label}，读表时无法确定；请核对这一处，改正后重试。"
_ADVICE = {
    Reason.HEAD_UNKNOWN: (
        "这一户没有哪一行写明是户主，或者写了不止一个；"
        "请在“与户主关系”一列把户主那一行写成“户主”，并看看这几行是不是一户。"
    )
}


def reading_doubt(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household for every doubt that reading left."""
    for doubt in subject.household.doubts:
        advice = _ADVICE.get(doubt.reason, _PLAIN_ADVICE.format(label=doubt.reason.label))
        finding = subject.finding(READING_DOUBT, advice, doubt.place)
        yield replace(finding, reason=doubt.reason)
