"""The door for messages: a reachable family goes in, its message's values come out.

One message for each family and programme. The telephone number goes along as the address; the
text holds only what the policy leaves of the name, the programme's short name, month and sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from noticegen.deidentify.family_sheets import SheetOrder
from noticegen.deidentify.household_rules import HouseholdRules
from noticegen.errors import ErrorCode, RefusalError
from noticegen.families.phones import Reachable
from noticegen.policy.message_texts import (
    LONGEST_MESSAGE,
    LONGEST_VALUE,
    MessageTexts,
    count_segments,
    write_message,
)
from noticegen.policy.methods import Standing
from noticegen.policy.wording import holders_in
from noticegen.vocabulary.programmes import programme_label


@dataclass(frozen=True, slots=True)
class MessageStyle:
    """How messages are written: the signature without brackets, and whether sums are named."""

    texts: MessageTexts
    signature: str
    with_amount: bool = False

    @property
    def template(self) -> str:
        """Return the text with its variables in braces."""
        return self.texts.template(with_amount=self.with_amount)


@dataclass(frozen=True, slots=True)
class Message:
    """One message: to whom (11 digits), about what, the values of its variables, its text."""

    phone: str = field(repr=False)
    programme: str
    values: Mapping[str, str] = field(repr=False)
    text: str = field(repr=False)

    @property
    def segments(self) -> int:
        """Return how many pieces a gateway bills."""
        return count_segments(self.text)


def write_messages(
    reached: Iterable[Reachable], order: SheetOrder, style: MessageStyle
) -> Iterator[Message]:
    """Yield the messages of every family; a RefusalError if one breaks a platform's limits."""
    for family in reached:
        amounts: dict[str, Decimal] = {}
        for benefit in family.family.paid:
            sum_so_far = amounts.get(benefit.programme, Decimal(0))
            amounts[benefit.programme] = sum_so_far + benefit.amount
        for programme, amount in amounts.items():
            yield _write(family, programme, amount, order, style)


def sample_message(order: SheetOrder, style: MessageStyle) -> Message:
    """Return an invented message, for showing."""
    return _make("16500000000", "rural-dibao", "王某家庭", Decimal(836), order, style)


def _write(
    reached: Reachable, programme: str, amount: Decimal, order: SheetOrder, style: MessageStyle
) -> Message:
    family = reached.family
    rules = HouseholdRules(order.policy, order.day, Standing(0, family.village))
    name = rules.apply("applicant_name", family.head.applicant_name)
    return _make(reached.phone, programme, name, amount, order, style)


def _make(  # noqa: PLR0913, PLR0917  # every part of one message, once
    phone: str, programme: str, name: str, amount: Decimal, order: SheetOrder, style: MessageStyle
) -> Message:
    known = {
        "name": name,
        "month": order.period.label,
        "programme": style.texts.short.get(programme, programme_label(programme)),
        "amount": f"{amount:f}",
        "telephone": order.unit.telephone,
    }
    values = {key: known[key] for key in holders_in(style.template)}
    if any(not 1 <= len(value) <= LONGEST_VALUE for value in values.values()):
        raise RefusalError(
            ErrorCode.USAGE,
            why=f"有短信变量超过{LONGEST_VALUE}个字，平台不收",
            how="请改短单位电话或者 policies/guide/messages.yaml 里的叫法。",
        )
    text = write_message(style.template, values, style.signature)
    if len(text) > LONGEST_MESSAGE:
        raise RefusalError(
            ErrorCode.USAGE, why=f"短信超过{LONGEST_MESSAGE}个字", how="请改短短信的文字。"
        )
    return Message(phone, programme, values, text)
