"""The door for messages: a reachable family goes in, its message's values come out.

One message for each family and programme: that it was paid, that it has changed since the month
before, or that it has ended. The telephone number goes along as the address; the text holds only
what the policy leaves of the name, the programme's short name, month and sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from noticegen.deidentify.family_sheets import SheetOrder, changes_of
from noticegen.deidentify.household_rules import HouseholdRules
from noticegen.errors import ErrorCode, RefusalError
from noticegen.families.model import Family
from noticegen.families.months import ChangeKind, Earlier
from noticegen.families.phones import Reachable
from noticegen.policy.message_texts import (
    LONGEST_MESSAGE,
    LONGEST_VALUE,
    MessageTexts,
    Occasion,
    count_segments,
    write_message,
)
from noticegen.policy.treatments import Standing
from noticegen.policy.wording import holders_in


@dataclass(frozen=True, slots=True)
class MessageStyle:
    """How messages are written: the signature without brackets, and whether sums are named."""

    texts: MessageTexts
    signature: str
    with_amount: bool = False

    def template(self, occasion: Occasion) -> str:
        """Return the text with its variables in braces."""
        return self.texts.template(occasion, with_amount=self.with_amount)


@dataclass(frozen=True, slots=True)
class Message:
    """One message: to whom (11 digits), about what, the values of its variables, its text."""

    phone: str = field(repr=False)
    occasion: Occasion
    programme: str
    values: Mapping[str, str] = field(repr=False)
    text: str = field(repr=False)

    @property
    def segments(self) -> int:
        """Return how many pieces a gateway bills."""
        return count_segments(self.text)


@dataclass(slots=True)
class _Matter:
    """What a message is about: the first of the programmes that are called alike, and the sum.

    `months` are the spans of those paid for several months, an empty word for those of the month.
    """

    programme: str
    months: set[str] = field(default_factory=set)
    amount: Decimal = Decimal(0)
    is_paid: bool = False
    is_changed: bool = False

    @property
    def month(self) -> str:
        """Return for which months it is paid, if for several and all of it for the same."""
        return next(iter(self.months)) if len(self.months) == 1 else ""

    @property
    def occasion(self) -> Occasion:
        if not self.is_paid:
            return Occasion.ENDED
        return Occasion.CHANGED if self.is_changed else Occasion.PAID


def write_messages(
    reached: Iterable[Reachable], earlier: Earlier, order: SheetOrder, style: MessageStyle
) -> Iterator[Message]:
    """Yield the messages of every family; a RefusalError if one breaks a platform's limits.

    Programmes that are called alike make one message: two of the same words would look like an
    error, and their number would tell what the words do not.
    """
    for family in reached:
        rules = HouseholdRules(order.policy, order.day, Standing(0, family.family.village))
        name = rules.apply("applicant_name", family.family.head.applicant_name)
        for matter in _matters(family.family, earlier, style.texts):
            yield _make(family.phone, matter, name, order, style)


def _matters(family: Family, earlier: Earlier, texts: MessageTexts) -> tuple[_Matter, ...]:
    matters: dict[str, _Matter] = {}

    def matter_of(programme: str) -> _Matter:
        return matters.setdefault(texts.called(programme), _Matter(programme))

    for benefit in family.paid:
        matter = matter_of(benefit.programme)
        matter.months.add(benefit.span.label if benefit.span else "")
        matter.amount += benefit.amount
        matter.is_paid = True
    for change in changes_of(family, earlier):
        row = change.now or change.before
        if row is not None and change.kind is not ChangeKind.NEW:
            matter_of(row.programme).is_changed = True
    return tuple(matters.values())


def sample_message(order: SheetOrder, style: MessageStyle) -> Message:
    """Return an invented message, for showing."""
    matter = _Matter("rural-dibao", amount=Decimal(836), is_paid=True)
    return _make("16500000000", matter, "王某家庭", order, style)


def _make(
    phone: str, matter: _Matter, name: str, order: SheetOrder, style: MessageStyle
) -> Message:
    template = style.template(matter.occasion)
    known = {
        "name": name,
        "month": matter.month or order.period.label,
        "programme": style.texts.called(matter.programme),
        "amount": f"{matter.amount:f}",
        "telephone": order.unit.telephone,
    }
    values = {key: known[key] for key in holders_in(template)}
    if any(not 1 <= len(value) <= LONGEST_VALUE for value in values.values()):
        raise RefusalError(
            ErrorCode.USAGE,
            why=f"有短信变量超过{LONGEST_VALUE}个字，平台不收",
            how="请改短单位电话或者 policies/guide/messages.yaml 里的叫法。",
        )
    text = write_message(template, values, style.signature)
    if len(text) > LONGEST_MESSAGE:
        raise RefusalError(
            ErrorCode.USAGE, why=f"短信超过{LONGEST_MESSAGE}个字", how="请改短短信的文字。"
        )
    return Message(phone, matter.occasion, matter.programme, values, text)
