"""Everything that the notice must show has to be there, and readable."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.screening.values import in_order, is_blank, keys_of_kind, printed_text
from noticegen.vocabulary.fields import KIN_MARK, FieldKind, all_fields
from noticegen.vocabulary.outcomes import Outcome, Reason

FIELD_MISSING = Rule(
    "field-missing",
    "应公示的内容是否齐全",
    "order-35/notice",
    Reason.FIELD_MISSING,
    Outcome.HELD,
)

FIELD_INVALID = Rule(
    "field-invalid", "应公示的内容是否读得懂", "order-35/notice", Reason.FIELD_INVALID, Outcome.HELD
)

_VILLAGE_IN_ADDRESS = (
    "住址里认不出是本单位的哪个村；请在名单里加上“嘎查村”一列。"
    "单位文件的 villages 一栏写全各村的，能从住址里认出来。"
)
_LONGEST_LINE = 40
# Four digits in a row in a place are a number that somebody typed beside it.
_NUMBER = re.compile(r"\d{4}")


def field_invalid(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household of which a date or place to be shown is not one."""
    for key in keys_of_kind(context.shown, FieldKind.DATE):
        cell = subject.head.cells.get(key)
        if cell and cell.text and not (cell.date and cell.date.month):
            advice = "日期读不懂；请写成四位年、月（日），例如 2026-12-01。"
            yield subject.finding(FIELD_INVALID, advice, key)
    for key in keys_of_kind(context.shown, FieldKind.PLACE):
        text = printed_text(subject.household, key)
        if len(text) > _LONGEST_LINE or "\n" in text or _NUMBER.search(text):
            advice = "地名一栏里夹着别的内容（数字、换行或太长的文字）；请只留地名。"
            yield subject.finding(FIELD_INVALID, advice, key)


def field_missing(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household for every field that the policy requires and the row leaves blank."""
    for key in in_order(context.required):
        if key == KIN_MARK or not is_blank(subject.household, key):
            continue
        label = all_fields()[key].label
        why = "是算不出结果的公式（如 #N/A）" if subject.is_failed_formula(key) else "没有填写"
        advice, at, lacks = f"应当公示的“{label}”{why}；请补上。", key, ""
        if not subject.has(key) and key not in subject.head.cells:
            advice, lacks = f"名单里没有“{label}”一列；请加上这一列，每户都填写。", label
            if key == "village" and subject.has("address"):
                advice, at, lacks = _VILLAGE_IN_ADDRESS, "address", ""
        yield replace(subject.finding(FIELD_MISSING, advice, at), lacks=lacks)
