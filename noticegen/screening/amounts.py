"""Sums of money: must be there, above zero, and not beyond all bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.screening.values import amount_of, is_blank, keys_of_kind
from noticegen.vocabulary.fields import FieldKind
from noticegen.vocabulary.outcomes import Outcome, Reason

AMOUNT_INVALID = Rule(
    "amount-invalid", "金额是否正确", "order-35/notice", Reason.AMOUNT_INVALID, Outcome.HELD
)

AMOUNT_PERIOD = Rule(
    "amount-period", "金额是不是每月的", "order-35/notice", Reason.AMOUNT_UNIT, Outcome.HELD
)

# Of these the notice says 月保障金额, 月供养金额.
_PAID_BY_THE_MONTH = frozenset({"rural-dibao", "urban-dibao", "tekun"})
_OTHER_PERIOD = re.compile(
    r"[/／每按一]\s*(?:季|半年|年)|季度|半年|全年|年度|年(?:补|发|保障|救助|供养)"
)
# No programme pays one household more at once; a mistyped decimal point easily does.
ABSURD_AMOUNT = Decimal(1_000_000)


def amount_invalid(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a sum to be shown that is unreadable, zero, negative or absurd."""
    if subject.doubts(Reason.AMOUNT_INVALID):
        return
    for key in keys_of_kind(context.shown, FieldKind.AMOUNT):
        if not subject.has(key) or is_blank(subject.household, key):
            continue
        fault = _fault(amount_of(subject.household, key))
        if fault:
            advice = f"金额{fault}；请对照审批或发放凭证改正。"
            yield subject.finding(AMOUNT_INVALID, advice, key)


def amount_period(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a sum of a quarter or a year where the notice says that it is the month's."""
    column = subject.household.columns.get("monthly_amount")
    programmes = {subject.household.programme, context.programme}
    if column is None or "monthly_amount" not in context.shown:
        return
    if programmes & _PAID_BY_THE_MONTH and _OTHER_PERIOD.search(column.heading):
        advice = "公示写的是每月的金额，这一列写的是按季度或按年的；请改成每月的元数。"
        yield subject.finding(AMOUNT_PERIOD, advice, "monthly_amount")


def _fault(amount: Decimal | None) -> str | None:
    if amount is None:
        return "读不出来，或者小数超过两位"
    if amount == 0:
        return "是0"
    if amount < 0:
        return "是负数"
    if amount > ABSURD_AMOUNT:
        return "大得不合常理"
    return None
