"""Sums of money: must be there, above zero, and not beyond all bounds."""

from __future__ import annotations

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
