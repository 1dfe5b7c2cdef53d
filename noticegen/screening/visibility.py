"""Rows a spreadsheet program does not show: neither silently published nor silently lost."""

from __future__ import annotations

from collections.abc import Iterable

from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason

HIDDEN = Rule("hidden-row", "该行是否被隐藏", "order-35/notice", Reason.HIDDEN_ROW, Outcome.HELD)


def hidden_row(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household of which any row is hidden by hand or by a filter."""
    hidden = [row.place for row in subject.household.rows if row.hidden]
    if hidden:
        advice = "可能是手工隐藏，也可能是筛选掉了；请取消隐藏和筛选，确认这一户是否应当公示。"
        yield subject.finding(HIDDEN, advice, related=hidden)
