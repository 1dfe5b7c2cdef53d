"""What reading the workbook could not settle: the household waits for a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from noticegen.roster.model import DoubtKind
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason

READING_DOUBT = Rule(
    "reading-doubt", "这一行是否读得清楚", "order-35/notice", Reason.FIELD_MISSING, Outcome.HELD
)

_ADVICE = {
    DoubtKind.AMOUNT_OF_WHOM: (
        "一户有几行都写了金额，看不出写的是每个人的还是全户的；"
        "请把表头写成“户月保障金额”或“人均补助金额”，或者全户的金额只写在户主那一行。"
    ),
    DoubtKind.AMOUNT_UNIT: (
        "表上写明金额以万元等别的单位计，不能照元公示；请把金额换算成元，并改正单位。"
    ),
    DoubtKind.HEAD: (
        "这一户没有哪一行写明是户主，或者写了不止一个；"
        "请在“与户主关系”一列把户主那一行写成“户主”，并看看这几行是不是一户。"
    ),
}


def reading_doubt(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household for every doubt that reading left."""
    for doubt in subject.household.doubts:
        finding = subject.finding(READING_DOUBT, _ADVICE[doubt.kind], doubt.place)
        yield replace(finding, reason=doubt.reason)
