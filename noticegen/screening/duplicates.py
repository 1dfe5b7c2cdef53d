"""The same person, account or name more than once in one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from noticegen.identifiers.id_card import IdCard, compact_id, parse_id_card
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place

DUPLICATE_ID = Rule(
    "duplicate-id", "同一个人是否列了两次", "order-35/notice", Reason.DUPLICATE, Outcome.HELD
)

ACCOUNT_SHARED = Rule(
    "account-shared",
    "不同的人是否用同一个账号",
    "order-35/cards",
    Reason.DUPLICATE,
    None,
    "不同的人用同一个账号",
)
SAME_NAME = Rule(
    "same-name-in-village",
    "同村是否有同名的人",
    "order-35/notice",
    Reason.DUPLICATE,
    None,
    "同村同名",
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
            others = (other for _, other in found if other is not place)
            advice = "同一个身份证号码在名单里出现了不止一次；请核对是重复列入还是号码录错。"
            yield subject.finding(DUPLICATE_ID, advice, place, others)


def account_shared(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Warn of a bank account that stands beside different people."""
    holders: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        cell = subject.head.cells.get("bank_account")
        account = compact_id(subject.head.text("bank_account"))
        # What a spreadsheet leaves of a long number many accounts share.
        if account and not (cell and cell.precision_lost):
            holders[account].append(subject)
    for found in holders.values():
        people = {subject.number or subject.household.applicant_name for subject in found}
        if len(people) < 2:
            continue
        for subject in found:
            others = (one.place_of("bank_account") for one in found if one is not subject)
            advice = "这个银行账号也写在别人名下；请核对是否录错，或者是否有人代为持卡。"
            yield subject.finding(ACCOUNT_SHARED, advice, "bank_account", others)


def same_name_in_village(
    subjects: Sequence[Subject], context: ScreeningContext
) -> Iterable[Finding]:
    """Warn of two households of one name in one village: readers will take them for one."""
    namesakes: dict[tuple[str, str, str | None], list[Subject]] = defaultdict(list)
    for subject in subjects:
        household = subject.household
        if household.applicant_name and household.village:
            key = (household.applicant_name, household.village, household.programme)
            namesakes[key].append(subject)
    for found in namesakes.values():
        for subject in found if len(found) > 1 else ():
            others = (one.place_of("applicant_name") for one in found if one is not subject)
            advice = "同村有同名的申请人；请核对是两个人，还是同一个人列了两次。"
            yield subject.finding(SAME_NAME, advice, "applicant_name", others)


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
