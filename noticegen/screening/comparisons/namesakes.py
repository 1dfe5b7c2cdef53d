"""Entries of comparison lists that have a name and no ID number: at most a warning.

Names repeat: of a hundred villagers two may bear one. What only a name ties together a person
must look at; nothing is held for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from noticegen.screening.comparisons.model import ComparisonList, Role, is_namesake
from noticegen.screening.comparisons.programmes import find_pair
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Reason
from noticegen.vocabulary.place import Place

_LAW = "order-35/compare"
DECEASED_NAMESAKE = Rule(
    "deceased-namesake",
    "死亡名单上是否有同名的人",
    _LAW,
    Reason.DECEASED,
    None,
    "死亡名单上有同名的人",
)
LISTED_NAMESAKE = Rule(
    "listed-namesake", "没有号码的比对名单上是否有同名的人", _LAW, Reason.NAMESAKE, None
)


def deceased_namesake(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Warn of somebody whose namesake is on the list of the dead without a usable number."""
    lists = context.comparisons.of(Role.DEATHS)
    for subject in subjects if _any_unnumbered(lists) else ():
        for place, found in _namesakes(subject, lists):
            advice = "死亡名单上的那一行没有可用的身份证号码；请核实是不是同一个人。"
            yield subject.finding(DECEASED_NAMESAKE, advice, place, found)


def listed_namesake(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Warn of somebody whose namesake is on another list without a usable number.

    The register of card holders is left out: there a name beside the holder's is an entry.
    """
    lists = [
        one
        for one in context.comparisons.lists
        if one.role not in (Role.DEATHS, Role.CARDHOLDERS) and one.unnumbered
    ]
    for subject in subjects if lists else ():
        programme = subject.household.programme or context.programme
        meant = [one for one in lists if _is_meant(one, programme)]
        for place, found in _namesakes(subject, meant):
            advice = (
                "比对名单上的那一行没有可用的身份证号码，分不清是不是同一个人；"
                "请核对，并请对方补上号码。"
            )
            yield subject.finding(LISTED_NAMESAKE, advice, place, found)


def _any_unnumbered(lists: Iterable[ComparisonList]) -> bool:
    return any(one.unnumbered for one in lists)


def _is_meant(one: ComparisonList, programme: str | None) -> bool:
    """Tell whether being on the list would matter: not every two programmes exclude each other."""
    return one.role is not Role.PROGRAMME or find_pair(programme, one.programme) is not None


def _namesakes(
    subject: Subject, lists: Sequence[ComparisonList]
) -> Iterator[tuple[Place, list[Place]]]:
    """Yield where somebody of a household is named, and the entries of the same name."""
    household = subject.household
    people = [(household.applicant_name, subject.place_of("applicant_name"))]
    people += [(member.name, member.place) for member in household.members]
    for name, place in people:
        found = [
            listed.place
            for one in lists
            for listed in one.unnumbered.get(name, ())
            if is_namesake(listed, name, household.village)
        ]
        if name and found:
            yield place, found
