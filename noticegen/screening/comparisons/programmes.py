"""Programmes that exclude each other: nobody may be on both lists of one month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from noticegen.roster.model import Row
from noticegen.screening.comparisons.counties import is_current
from noticegen.screening.comparisons.model import Role
from noticegen.screening.comparisons.people import people_of
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place
from noticegen.vocabulary.programmes import programme_label

_KINDS = ("subsidy_type", "assistance_type", "programme")
_OTHER_KINDS = ("护理",)


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
    """Hold a household of which anybody is also on the list of a programme that excludes its own.

    The other list is one to compare with, or another of the rosters themselves; entries that have
    ended exclude nothing.
    """
    receipts = _receipts(subjects, context)
    for subject in subjects if receipts else ():
        own = _programme_of(subject, context)
        if not is_current(subject.head, context.start):
            continue
        for person in people_of(subject):
            others: dict[str, list[Place]] = {}
            for receipt in receipts.get(person.number, ()):
                pair = find_pair(own, receipt.programme)
                if pair and _is_meant(pair, (own, subject.head), (receipt.programme, receipt.row)):
                    others.setdefault(receipt.programme, []).append(receipt.place)
            for programme, places in others.items():
                who = "申请人" if person.is_applicant else "一名家庭成员"
                advice = (
                    f"{who}同时列在“{programme_label(programme)}”名单里，"
                    "这两个项目不得同时享受；请核实后从一个名单里退出。"
                )
                yield subject.finding(DOUBLE_PROGRAMME, advice, person.place, places)


def find_pair(one: str | None, other: str | None) -> ForbiddenPair | None:
    """Return the rule that forbids two programmes together, in either order."""
    return _PAIRS.get(frozenset({one, other})) if one and other else None


_PAIRS = {frozenset({pair.one, pair.other}): pair for pair in FORBIDDEN_PAIRS}


@dataclass(frozen=True, slots=True)
class _Receipt:
    """One person on the list of one programme."""

    programme: str
    row: Row = field(repr=False)
    place: Place


def _receipts(
    subjects: Sequence[Subject], context: ScreeningContext
) -> Mapping[str, Sequence[_Receipt]]:
    """Return what everybody receives, by ID number, if the lists can exclude each other at all."""
    lists = context.comparisons.of(Role.PROGRAMME)
    known = {_programme_of(subject, context) or "" for subject in subjects}
    known |= {one.programme or "" for one in lists}
    if not any(find_pair(one, other) for one, other in combinations(known, 2)):
        return {}
    receipts: dict[str, list[_Receipt]] = defaultdict(list)
    for one in lists:
        for listed in one.people:
            if listed.number and one.programme and is_current(listed.row, context.start):
                receipt = _Receipt(one.programme, listed.row, listed.place)
                receipts[listed.number].append(receipt)
    for subject in subjects:
        programme = _programme_of(subject, context)
        if programme and is_current(subject.head, context.start):
            for person in people_of(subject):
                receipt = _Receipt(programme, subject.head, person.place)
                receipts[person.number].append(receipt)
    return receipts


def _programme_of(subject: Subject, context: ScreeningContext) -> str | None:
    return subject.household.programme or context.programme


def _is_meant(pair: ForbiddenPair, *sides: tuple[str | None, Row]) -> bool:
    """Tell whether the pair's kind of subsidy is the one received; unnamed, it is assumed."""
    if pair.subsidy is None:
        return True
    for programme, row in sides:
        if programme == pair.other:
            said = " ".join(row.text(key) for key in _KINDS)
            return pair.subsidy in said or not any(kind in said for kind in _OTHER_KINDS)
    return True
