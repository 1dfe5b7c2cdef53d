"""Programmes that exclude each other: nobody may be on both lists of one month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from noticegen.screening.comparisons.model import ComparisonList, Listed, Role
from noticegen.screening.comparisons.people import Person, people_of
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.programmes import programme_label


@dataclass(frozen=True, slots=True)
class ForbiddenPair:
    """Two programmes that one person cannot have at once; `subsidy` narrows it to one kind."""

    one: str
    other: str
    law: str
    subsidy: str | None = None


DIBAO = ("rural-dibao", "urban-dibao")
FORBIDDEN_PAIRS = (
    *(ForbiddenPair(dibao, "tekun", "order-35/compare") for dibao in DIBAO),
    ForbiddenPair("rural-dibao", "urban-dibao", "order-35/compare"),
    *(ForbiddenPair(dibao, "low-income-margin", "dibao-57/8") for dibao in DIBAO),
    ForbiddenPair("tekun", "low-income-margin", "dibao-57/8"),
    ForbiddenPair("tekun", "orphan-allowance", "tekun-43/9"),
    ForbiddenPair("orphan-allowance", "unsupported-children", "children-62/3-1"),
    # 困难残疾人生活补贴 only; the nursing subsidy goes together with the allowance.
    ForbiddenPair("unsupported-children", "disability-subsidies", "children-62/3-1", "生活"),
)

DOUBLE_PROGRAMME = Rule(
    "double-programme",
    "是否同时享受不得同时享受的项目",
    "order-35/compare",
    Reason.DOUBLE_PROGRAMME,
    Outcome.HELD,
)


def double_programme(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household of which anybody is on the list of a programme that excludes its own."""
    lists = context.comparisons.of(Role.PROGRAMME)
    for subject in subjects if lists else ():
        programme = subject.household.programme or context.programme
        for other in lists:
            pair = find_pair(programme, other.programme)
            if pair is not None:
                yield from _on_both(subject, other, pair)


def find_pair(one: str | None, other: str | None) -> ForbiddenPair | None:
    """Return the rule that forbids two programmes together, in either order."""
    for pair in FORBIDDEN_PAIRS:
        if {one, other} == {pair.one, pair.other}:
            return pair
    return None


def _on_both(subject: Subject, other: ComparisonList, pair: ForbiddenPair) -> Iterable[Finding]:
    for person in people_of(subject):
        found = [
            listed
            for listed in other.by_number.get(person.number, ())
            if _is_meant(subject, person, listed, pair)
        ]
        if found and other.programme:
            who = "申请人" if person.is_applicant else "一名家庭成员"
            advice = (
                f"{who}同时列在“{programme_label(other.programme)}”名单里，"
                "这两个项目不得同时享受；请核实后从一个名单里退出。"
            )
            places = [listed.place for listed in found]
            yield subject.finding(DOUBLE_PROGRAMME, advice, person.place, places)


def _is_meant(subject: Subject, person: Person, listed: Listed, pair: ForbiddenPair) -> bool:
    """Tell whether the pair's kind of subsidy is the one received; unnamed, it is assumed."""
    if pair.subsidy is None:
        return True
    named = subject.head.text("subsidy_type") or listed.row.text("subsidy_type")
    return not named or pair.subsidy in named
