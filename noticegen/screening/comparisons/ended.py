"""停旧建新: households that were stopped and stand on the list again, under any name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from noticegen.roster.model import Household
from noticegen.screening.comparisons.model import Listed, Role, sound_number
from noticegen.screening.comparisons.people import people_of
from noticegen.screening.comparisons.traces import Trace, traces_of
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason

_LAW = "order-35/compare"
ENDED = Rule("ended", "是否已停止救助", _LAW, Reason.ENDED, Outcome.HELD)
ENDED_NEW_HEAD = Rule(
    "ended-new-head", "停保家庭是否换户主重新进入", _LAW, Reason.ENDED, Outcome.HELD
)
ENDED_THEN_ADMITTED = Rule(
    "ended-then-admitted",
    "停止后是否重新审批",
    _LAW,
    Reason.ENDED,
    None,
    "停止以后又纳入",
)


def ended(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Hold an applicant whose own household was stopped and was not admitted again since."""
    for subject in subjects if context.comparisons.of(Role.ENDED) else ():
        found = [
            listed
            for listed in context.comparisons.matches(Role.ENDED, subject.number or "")
            if _was_head(subject, listed) and not admitted_since(subject, listed)
        ]
        if found:
            advice = "申请人在停止救助名单里；请核实，重新审批的请填写最初享受月份。"
            places = [listed.place for listed in found]
            yield subject.finding(ENDED, advice, "id_number", places)


def ended_new_head(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household that was stopped under another head: a member, account or file is the same.

    A renewal after the old head's death is lawful; the clerk decides.
    """
    traces = _traces_of_ended(context)
    for subject in subjects if context.comparisons.of(Role.ENDED) else ():
        own = subject.number
        found: dict[int, Listed] = {}
        for person in people_of(subject):
            for listed in context.comparisons.matches(Role.ENDED, person.number):
                found[id(listed)] = listed
        for trace in traces_of(subject.head):
            for listed in traces.get(trace, ()):
                found[id(listed)] = listed
        places = [
            listed.place
            for listed in found.values()
            if own != _head_number(listed.household) and not admitted_since(subject, listed)
        ]
        known = context.comparisons.matches(Role.ENDED, own or "")
        if places and not any(_was_head(subject, listed) for listed in known):
            advice = (
                "这一户与已停止救助的一户有相同的成员、账号或证号，户主换了；"
                "请核实是依法重新申请，还是停旧建新。"
            )
            yield subject.finding(ENDED_NEW_HEAD, advice, related=places)


def ended_then_admitted(
    subjects: Sequence[Subject], context: ScreeningContext
) -> Iterable[Finding]:
    """Warn of an applicant who was stopped and, by the list, admitted again since."""
    for subject in subjects if context.comparisons.of(Role.ENDED) else ():
        found = [
            listed
            for listed in context.comparisons.matches(Role.ENDED, subject.number or "")
            if admitted_since(subject, listed)
        ]
        if found:
            advice = "曾经停止救助，名单上写的享受月份在停止之后；请确认重新审批的手续齐全。"
            places = [listed.place for listed in found]
            yield subject.finding(ENDED_THEN_ADMITTED, advice, "start_month", places)


def admitted_since(subject: Subject, listed: Listed) -> bool:
    """Tell whether the list's own month of admission lies after the month of stopping."""
    start, end = subject.head.cells.get("start_month"), listed.row.cells.get("end_month")
    if start is None or end is None or start.date is None or end.date is None:
        return False
    return start.date.earliest > end.date.latest


def _traces_of_ended(context: ScreeningContext) -> dict[Trace, list[Listed]]:
    traces: dict[Trace, list[Listed]] = defaultdict(list)
    for one in context.comparisons.of(Role.ENDED):
        for listed in one.people:
            for trace in traces_of(listed.row):
                traces[trace].append(listed)
    return traces


def _was_head(subject: Subject, listed: Listed) -> bool:
    """Tell whether the stopped household was the applicant's own; unclear counts as such."""
    return _head_number(listed.household) in (subject.number, None)


def _head_number(household: Household) -> str | None:
    return sound_number(household.head.text("id_number"))
