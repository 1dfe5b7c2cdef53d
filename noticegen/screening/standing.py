"""Whoever the list itself says has stopped receiving must not stand on a notice of receipt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason

LISTED_AS_ENDED = Rule(
    "listed-as-ended", "名单上是否写明已停发", "order-35/compare", Reason.ENDED, Outcome.HELD
)
_STOPPED = ("停", "终止", "退出", "注销", "取消")
_NOT = ("未", "没", "否", "不", "无", "非")
_ASKS = "是否停"
_ENDED_REMARK = re.compile(
    r"(?:(?:\d{2}|\d{4})年)?(?:\d{1,2}月份?)?(?:\d{1,2}日)?[起底已]?(?:经)?"
    r"(?:停保|停发|停止(?:发放|救助|享受|保障)|退保|退出|清退|注销|死亡|去世|病故|亡故)[。！!]?"
)
_YES = ("是", "已", "√", "停")


def listed_as_ended(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household whose row says that it was stopped, unless just that is to be announced."""
    if context.lists_ended:
        return
    if says_stopped(subject):
        advice = "名单上写明这一户已经停发或退出；请从名单里去掉，仍在享受的改正状态。"
        yield subject.finding(LISTED_AS_ENDED, advice, "status")
    elif _ended_before(subject, context.start):
        advice = "名单上的停止月份已经过去；请从名单里去掉，仍在享受的改正停止月份。"
        yield subject.finding(LISTED_AS_ENDED, advice, "end_month")
    elif _remark_ends(subject):
        advice = "备注里写明已经停发、退出或者去世；请从名单里去掉，仍在享受的改正备注。"
        yield subject.finding(LISTED_AS_ENDED, advice, "remark")


def says_stopped(subject: Subject) -> bool:
    """Tell whether the status says stopped; beneath `是否停发` a yes does."""
    text = "".join(subject.head.text("status").split())
    if not text or text.startswith(_NOT):
        return False
    column = subject.household.columns.get("status")
    if column is not None and _ASKS in column.heading and text.startswith(_YES):
        return True
    return any(word in text for word in _STOPPED)


def _remark_ends(subject: Subject) -> bool:
    """Tell whether the remark says this and nothing else; a longer one may speak of anything."""
    return _ENDED_REMARK.fullmatch("".join(subject.head.text("remark").split())) is not None


def _ended_before(subject: Subject, day: date) -> bool:
    cell = subject.head.cells.get("end_month")
    ended = cell.date if cell else None
    return ended is not None and (ended.latest.year, ended.latest.month) < (day.year, day.month)
