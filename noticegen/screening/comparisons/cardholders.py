"""代为持卡: whose hands a household's bank card is in, and by what agreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from noticegen.roster.model import Row
from noticegen.roster.values.texts import clean_name
from noticegen.screening.comparisons.model import Listed, Role, account_in, is_namesake
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place

CARD_HELD_BY_OTHER = Rule(
    "card-held-by-other",
    "户名不是本人的是否已登记",
    "order-35/cards",
    Reason.CARD_HELD_BY_OTHER,
    Outcome.HELD,
)
HOLDER_OF_MANY = Rule(
    "holder-of-many",
    "是否一人持有多户的卡",
    "order-35/cards",
    Reason.CARD_HELD_BY_OTHER,
    None,
    "一人持有多户的银行卡",
)
HOLDER_IS_STAFF = Rule(
    "holder-is-staff",
    "持卡人是干部的有没有协议",
    "dibao-57/26",
    Reason.CARD_HELD_BY_OTHER,
    Outcome.HELD,
    "银行卡由干部持有，没有协议或备案",
)
_MANY = 3
_ONESELF = frozenset({"本人", "户主", "户主本人", "申请人", "申请人本人", "自己", "同户主", "同上"})
_LEAST_NAME = 2


def card_held_by_other(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household whose account is in another's name and not in the register.

    Without the register it is not asked: many lists name the payee in that column.
    """
    if not context.comparisons.of(Role.CARDHOLDERS):
        return
    for subject in subjects:
        holder = _other_holder(subject)
        if holder and not any(
            clean_name(listed.row.text("account_holder")) in (holder, "")
            for listed in _registered(subject, context)
        ):
            advice = "银行卡户名不是申请人，代为持卡登记里也没有；请核实本人意愿，补办协议和登记。"
            yield subject.finding(CARD_HELD_BY_OTHER, advice, "account_holder")


def holder_of_many(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Warn of one holder of the cards of three households or more."""
    lists = context.comparisons.of(Role.CARDHOLDERS)
    if not lists:
        return
    cards: dict[str, dict[str, tuple[Subject, Place, list[Place]]]] = defaultdict(dict)
    for subject in subjects:
        registered = _registered(subject, context)
        holders = {_holder(listed): [listed.place] for listed in registered}
        other = _other_holder(subject)
        if other:
            holders.setdefault(other, [])
        for holder, places in holders.items():
            if holder and holder != subject.household.applicant_name:
                at = subject.place_of("account_holder")
                cards[holder][str(subject.place)] = (subject, at, places)
    for held in cards.values():
        for subject, at, places in held.values() if len(held) >= _MANY else ():
            others = (one for other, one, _ in held.values() if other is not subject)
            advice = (
                f"同一个人持有{len(held)}户的银行卡；请核实各户是否自愿，卡和钱是否在本人手里。"
            )
            yield subject.finding(HOLDER_OF_MANY, advice, at, chain(places, others))


def holder_is_staff(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household whose card an official keeps without an agreement on file."""
    if not context.comparisons.of(Role.CARDHOLDERS):
        return
    for subject in subjects:
        found = [
            listed.place
            for listed in _registered(subject, context)
            if listed.row.text("post")
            and not (listed.row.text("agreement_date") and listed.row.text("filing_number"))
        ]
        if found:
            advice = (
                "登记里的持卡人是工作人员或村（居）干部，没有写协议日期或备案号；"
                "请补办协议并备案，或交还本人。"
            )
            yield subject.finding(HOLDER_IS_STAFF, advice, related=found)


def _other_holder(subject: Subject) -> str:
    holder = _name_of_holder(subject.head)
    return holder if holder != subject.household.applicant_name else ""


def _holder(listed: Listed) -> str:
    return _name_of_holder(listed.row)


def _name_of_holder(row: Row) -> str:
    """Return who holds a card, or an empty string for a dash, or for words that mean oneself."""
    holder = clean_name(row.text("account_holder"))
    return "" if len(holder) < _LEAST_NAME or holder in _ONESELF else holder


def _registered(subject: Subject, context: ScreeningContext) -> list[Listed]:
    """Return a household's entries: by ID number, by account, or by a name without a number."""
    found: dict[int, Listed] = {}
    name, account = subject.household.applicant_name, account_in(subject.head)
    for one in context.comparisons.of(Role.CARDHOLDERS):
        entries = [
            *one.by_number.get(subject.number or "", ()),
            *one.by_account.get(account, ()),
            *(
                listed
                for listed in one.unnumbered.get(name, ())
                if is_namesake(listed, name, subject.household.village)
            ),
        ]
        found.update((id(listed), listed) for listed in entries)
    return list(found.values())
