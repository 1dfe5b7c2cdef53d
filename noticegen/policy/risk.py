"""What a policy's masks leave to be worked out, and what must not stand together on one page.

The reader is taken to be a neighbour: knows the county the number was issued in, and the year of
birth; where that is, the policy says (`risk.reader`). What the same page shows besides is known
as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from noticegen.identifiers.accounts import AccountPlan, remaining_accounts
from noticegen.identifiers.births import BirthDetail, BirthKnown, BirthRange
from noticegen.identifiers.candidates import IdView, Population, remaining_ids
from noticegen.identifiers.masking import NumberKind, NumberMask
from noticegen.identifiers.phones import remaining_mobiles, segments_of
from noticegen.policy.model import Policy, Rule
from noticegen.policy.parameters import EndsParameters, TailParameters
from noticegen.policy.reader import Reader
from noticegen.vocabulary.fields import FieldKind
from noticegen.vocabulary.stages import Audience

_AGES = BirthRange.of_ages(date(2026, 1, 1), 18, 100)
_TELLS_BIRTH = frozenset({"age", "age_band", "birth_date", "sex"})
_KINDS = {
    FieldKind.ID_NUMBER: NumberKind.ID_CARD,
    FieldKind.PHONE: NumberKind.PHONE,
    FieldKind.ACCOUNT: NumberKind.ACCOUNT,
}


@dataclass(frozen=True, slots=True)
class Risk:
    """One thing that can be worked out; `refused` when it is over the policy's limit."""

    rule: Rule
    refused: bool
    why: str
    how: str


def find_risks(policy: Policy) -> Iterator[Risk]:
    """Yield what can be worked out from one policy's pages."""
    masks = [rule for rule in policy.all_rules if mask_of(rule) is not None]
    for rule in masks:
        yield from _few_candidates(policy, rule)
        yield from _bad_company(policy, rule)
    yield from _two_masks(masks)


def find_joint_risks(policies: Iterable[Policy]) -> Iterator[Risk]:
    """Yield masks of one field that differ between policies: laid side by side, they add up."""
    seen: dict[str, tuple[Policy, Rule]] = {}
    for policy in policies:
        for rule in policy.all_rules:
            mask = mask_of(rule)
            if mask is None or mask.is_whole:
                continue
            other_policy, other = seen.setdefault(rule.field.key, (policy, rule))
            if mask_of(other) != mask:
                yield Risk(
                    rule,
                    refused=True,
                    why=f"与政策“{other_policy.name}”对“{rule.field.label}”的屏蔽方法不同，"
                    "两份公示对照就能拼出更多位数",
                    how="全部政策请用同一种屏蔽方法，或者不公开。",
                )


def mask_of(rule: Rule) -> NumberMask | None:
    """Return what a rule leaves of a number, or None if it masks none."""
    kind = _KINDS.get(rule.field.kind)
    if kind is None:
        return None
    if isinstance(rule.parameters, EndsParameters):
        return NumberMask(kind, rule.parameters.head, rule.parameters.tail)
    if isinstance(rule.parameters, TailParameters):
        return NumberMask(kind, 0, rule.parameters.digits)
    return None


def candidates_left(
    mask: NumberMask, reader: Reader, *, birth: BirthDetail | None = BirthDetail.YEAR
) -> int:
    """Return how many numbers a masked one may be, for the person who is worst off.

    Divisions and beginnings are reckoned one by one: the reader knows which one it is.
    """
    if mask.kind is NumberKind.ID_CARD:
        births = frozenset({BirthKnown(birth)}) if birth else frozenset[BirthKnown]()
        view = IdView(mask.positions(mask.kind.lengths.start), births)
        return min(
            remaining_ids(view, Population(frozenset({code}), _AGES)).fewest
            for code in reader.divisions
        )
    if mask.kind is NumberKind.PHONE:
        return remaining_mobiles(mask.positions(mask.kind.lengths.start), reader.city).fewest
    shown = mask.positions(reader.account_length)
    return min(
        remaining_accounts(shown, AccountPlan(reader.account_length, frozenset({prefix}))).fewest
        for prefix in reader.account_prefixes
    )


def _few_candidates(policy: Policy, rule: Rule) -> Iterator[Risk]:
    mask = mask_of(rule)
    if mask is None or mask.is_whole or rule.audience is not Audience.PUBLIC:
        return
    reader = policy.risk.reader
    if mask.kind is NumberKind.PHONE and not segments_of(reader.city):
        yield Risk(
            rule,
            refused=True,
            why=f"查不到“{reader.city}”的电话号段，算不出屏蔽后还剩多少种可能",
            how="请在 risk.reader.city 里写盟市的全名，例如 包头市。",
        )
        return
    left = candidates_left(mask, reader)
    knows = "知道旗县和出生年份的人" if mask.kind is NumberKind.ID_CARD else "当地人"
    limit = policy.risk.least_candidates
    if left < limit:
        yield Risk(
            rule,
            refused=True,
            why=f"“{rule.field.label}”{mask.label}，对{knows}只剩{left}种可能，少于限度{limit}",
            how="请少留几位，或者不公开（suppress）。",
        )
    elif mask.kind is NumberKind.ID_CARD:
        known = candidates_left(mask, reader, birth=BirthDetail.DATE)
        yield Risk(
            rule,
            refused=False,
            why=f"“{rule.field.label}”{mask.label}，对知道出生日期的人只剩{known}种可能",
            how="没有必要时请不公开。",
        )


def _bad_company(policy: Policy, rule: Rule) -> Iterator[Risk]:
    if rule.field.kind is not FieldKind.ID_NUMBER:
        return
    for other in policy.all_rules:
        if other.is_shown and other.field.key in _TELLS_BIRTH and _share_a_page(rule, other):
            yield Risk(
                rule,
                refused=True,
                why=f"屏蔽的“{rule.field.label}”与“{other.field.label}”（规则“{other.key}”）"
                "在同一份公示里，号码可能被推算出来",
                how="两者只能公开一个，或者都不公开。",
            )


def _two_masks(masks: Iterable[Rule]) -> Iterator[Risk]:
    seen: dict[str, Rule] = {}
    for rule in masks:
        other = seen.setdefault(rule.field.key, rule)
        if mask_of(other) != mask_of(rule):
            yield Risk(
                rule,
                refused=True,
                why=f"与规则“{other.key}”对同一字段的屏蔽方法不同，对照就能拼出更多位数",
                how="请用同一种屏蔽方法，或者不公开。",
            )


def _share_a_page(rule: Rule, other: Rule) -> bool:
    return (
        rule.audience is other.audience
        and bool(set(rule.stages) & set(other.stages))
        and (rule.audience is not Audience.PUBLIC or bool(set(rule.channels) & set(other.channels)))
    )
