"""异地重复纳入: the same person assisted by another county in the same month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from noticegen.roster.model import Row
from noticegen.screening.comparisons.model import Role
from noticegen.screening.comparisons.people import people_of
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason

OTHER_COUNTY = Rule(
    "other-county",
    "是否在其他旗县区重复纳入",
    "order-35/compare",
    Reason.OTHER_COUNTY,
    Outcome.HELD,
)
_STOPPED = ("停", "终止", "退出", "注销")


def other_county(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household of which anybody is on another county's list, by number or by digest."""
    lists = context.comparisons.of(Role.OTHER_COUNTY)
    for subject in subjects if lists else ():
        for person in people_of(subject):
            places = []
            by_digest = False
            for one in lists:
                if one.digests:
                    by_digest = by_digest or one.digests.holds(person.number)
                places += [
                    listed.place
                    for listed in one.by_number.get(person.number, ())
                    if is_current(listed.row, context.start)
                ]
            if places or by_digest:
                who = "申请人" if person.is_applicant else "一名家庭成员"
                advice = f"{who}也在其他旗县区的名单里；请与对方核实，确定由哪一方救助。"
                yield subject.finding(OTHER_COUNTY, advice, person.place, places)


def is_current(row: Row, day: date) -> bool:
    """Tell whether an entry still holds in the month of a day; unclear counts as holding."""
    if any(word in row.text("status") for word in _STOPPED):
        return False
    end, start = row.cells.get("end_month"), row.cells.get("start_month")
    month = (day.year, day.month)
    if end and end.date and (end.date.latest.year, end.date.latest.month) < month:
        return False
    begun = start.date.earliest if start and start.date else None
    return begun is None or (begun.year, begun.month) <= month
