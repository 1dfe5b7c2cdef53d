"""Rows a spreadsheet program does not show: neither silently published nor silently lost."""

from __future__ import annotations

from collections.abc import Iterable

from noticegen.roster.model import Roster
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason

HIDDEN = Rule("hidden-row", "该行是否被隐藏", "order-35/notice", Reason.HIDDEN_ROW, Outcome.HELD)

HIDDEN_SHEET = Rule(
    "hidden-sheet",
    "有没有被隐藏的名单",
    "order-35/notice",
    Reason.HIDDEN_ROW,
    None,
    "这张工作表被隐藏，没有读",
)


def hidden_row(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household of which any row is hidden by hand or by a filter."""
    hidden = [row.place for row in subject.household.rows if row.hidden]
    if hidden:
        advice = "可能是手工隐藏，也可能是筛选掉了；请取消隐藏和筛选，确认这一户是否应当公示。"
        yield subject.finding(HIDDEN, advice, related=hidden)


def hidden_sheet(roster: Roster, context: ScreeningContext | None = None) -> Iterable[Finding]:
    """Name every hidden sheet that people may stand on: they are not posted, and not lost."""
    for sheet in roster.sheets:
        if sheet.hidden and sheet.looks_like_list:
            advice = "里面像是一份名单；有户要公示的，请取消隐藏再做一次，没有的可以不管。"
            yield Finding.of(HIDDEN_SHEET, sheet.place, advice)
