"""The same person, account or name more than once in one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from noticegen.identifiers.id_card import IdCard, parse_id_card
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place

DUPLICATE_ID = Rule(
    "duplicate-id", "同一个人是否列了两次", "order-35/publicity", Reason.DUPLICATE, Outcome.HELD
)


def duplicate_id(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Hold every household of which a person's ID number stands in the list a second time.

    15-digit numbers are compared in their 18 characters. Numbers that a spreadsheet has cut are
    left out: many people share what is left of them.
    """
    occurrences: dict[tuple[str | None, str], list[tuple[Subject, Place]]] = defaultdict(list)
    for subject in subjects:
        programme = subject.household.programme
        for number, place in _numbers_of(subject):
            occurrences[programme, number].append((subject, place))
    for found in occurrences.values():
        if len(found) < 2:
            continue
        for subject, place in found:
            others = [other for _, other in found if other is not place]
            advice = "同一个身份证号码在名单里出现了不止一次；请核对是重复列入还是号码录错。"
            yield subject.finding(DUPLICATE_ID, advice, related=others)


def _numbers_of(subject: Subject) -> Iterable[tuple[str, Place]]:
    identity = subject.identity
    if identity and not identity.lost:
        number = identity.card.number if identity.card else subject.household.id_number
        if number:
            yield number, subject.place_of("id_number")
    for member in subject.household.members:
        parsed = parse_id_card(member.id_number)
        if isinstance(parsed, IdCard):
            yield parsed.number, member.place
