"""死亡未退出: people on the list whom the funeral register knows as dead."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from noticegen.roster.values.dates import PartialDate
from noticegen.screening.comparisons.model import Listed, Role
from noticegen.screening.comparisons.people import Person, people_of
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason

_LAW = "order-35/compare"
DECEASED = Rule("deceased", "是否已经去世", _LAW, Reason.DECEASED, Outcome.HELD)
DECEASED_THREE_MONTHS = Rule(
    "deceased-three-months", "去世后是否超过三个月没有退出", _LAW, Reason.DECEASED, Outcome.HELD
)
PAID_AFTER_DEATH = Rule(
    "paid-after-death", "去世之后是否还在发放", _LAW, Reason.DECEASED, Outcome.HELD
)
_MONTHS = 3


def deceased(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household of which anybody is on the list of the dead."""
    for subject, person, listed in _matches(subjects, context):
        who = "申请人" if person.is_applicant else "一名家庭成员"
        advice = f"{who}在死亡名单里；请入户核实，属实的办理退出或减员，不属实的更正死亡名单。"
        yield subject.finding(DECEASED, advice, person.place, [listed.place])


def deceased_three_months(
    subjects: Sequence[Subject], context: ScreeningContext
) -> Iterable[Finding]:
    """Hold, as a violation, a household still listed more than three months after a death."""
    for subject, person, listed in _matches(subjects, context):
        died = died_on(listed)
        if died and context.start > months_after(died.latest, _MONTHS):
            advice = "去世已超过三个月仍未退出，属于违规情形；请立即停发，并核算应追回的资金。"
            yield subject.finding(DECEASED_THREE_MONTHS, advice, person.place, [listed.place])


def paid_after_death(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household with a payment dated after the month of a death."""
    for subject, person, listed in _matches(subjects, context):
        died, cell = died_on(listed), subject.head.cells.get("paid_date")
        paid = cell.date if cell else None
        if died is None or paid is None:
            continue
        if (paid.earliest.year, paid.earliest.month) > (died.latest.year, died.latest.month):
            advice = "发放日期在去世当月之后；请停发，并核算应追回的资金。"
            places = [listed.place, person.place]
            yield subject.finding(PAID_AFTER_DEATH, advice, "paid_date", places)


def died_on(listed: Listed) -> PartialDate | None:
    """Return the date of death, as far as the list tells it."""
    cell = listed.row.cells.get("death_date")
    return cell.date if cell else None


def months_after(day: date, months: int) -> date:
    """Return the day so many months later, or that month's last (民法典 art. 202)."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _matches(
    subjects: Sequence[Subject], context: ScreeningContext
) -> Iterable[tuple[Subject, Person, Listed]]:
    if not context.comparisons.of(Role.DEATHS):
        return
    for subject in subjects:
        for person in people_of(subject):
            for listed in context.comparisons.matches(Role.DEATHS, person.number):
                yield subject, person, listed
