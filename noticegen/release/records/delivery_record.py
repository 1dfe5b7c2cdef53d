"""The impact assessment of what is delivered: sheets to households, messages to their telephones.

That somebody receives assistance may be sensitive information (PIPL art. 28), and whoever sends
the messages processes it for the office (art. 55): both want an assessment beforehand, although
nothing is published. Like that of a notice it rests on policy, counts and figures alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from noticegen import __version__
from noticegen.policy.laws import cite
from noticegen.policy.model import Policy, Rule
from noticegen.policy.risk import candidates_left, mask_of
from noticegen.publication.impact import Decision, ImpactAssessment, RecordWords, RiskFigure
from noticegen.release.records.impact_record import (
    CLERK,
    REVIEWER,
    YEARS_KEPT,
    count_lines,
    describe_field,
    list_digests,
    years_later,
)
from noticegen.release.records.reconciliation import Reconciliation
from noticegen.settings.unit import Unit
from noticegen.vocabulary.outcomes import Outcome
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Audience

_ASSESSED = (
    "接受救助的情况可能属于敏感个人信息（特定身份），按敏感个人信息从严评估"
    "（个人信息保护法第二十八条、第五十五条）。"
)


@dataclass(frozen=True, slots=True)
class DeliveryFacts:
    """What happened in a run that delivers; digests are SHA-256 by kind and name.

    `fields` are the keys of what is printed or sent; `families` how many it is of.
    """

    unit: Unit
    period: Period
    policy: Policy
    day: date
    reconciliation: Reconciliation
    families: int
    warnings: int
    fields: tuple[str, ...]
    digests: Mapping[str, Mapping[str, str]]
    decided: tuple[Decision, ...] = ()


def assess_delivery(facts: DeliveryFacts, words: RecordWords) -> ImpactAssessment:
    """Return what the assessments of sheets and of messages have in common; the rest is empty."""
    policy = facts.policy
    month_end = _last_day(facts.period)
    return ImpactAssessment(
        title="",
        issuer=facts.unit.issuer,
        programme=policy.label,
        stage="",
        channel="",
        period=facts.period.label,
        policy=f"{policy.name}，版本{policy.version}",
        purpose=(
            f"履行告知职责：由{facts.unit.issuer}让本户及时了解{facts.period.label}享受的各类救助补贴"
            f"（个人信息保护法第十三条第一款第三项、第三十四条）。{_ASSESSED}"
        ),
        manner="",
        basis=(cite(policy.listing_references),),
        fields=tuple(map(describe_field, _rules(facts))),
        left_out=facts.reconciliation.dropped_columns,
        influence=(),
        risks=(),
        measures=(),
        counts=count_lines(facts.reconciliation),
        reasons=tuple(
            (
                words.refused if outcome is Outcome.WITHHELD else outcome.label,
                reason.label,
                rows,
            )
            for outcome, reason, rows in facts.reconciliation.reasons
        ),
        decisions=(),
        first_day=None,
        last_day=None,
        take_down=None,
        keep_until=years_later(month_end, YEARS_KEPT),
        digests=list_digests(facts.digests),
        version=__version__,
        words=words,
    )


def _rules(facts: DeliveryFacts) -> tuple[Rule, ...]:
    rules = facts.policy.rules(None, None, Audience.HOUSEHOLD, on=facts.day)
    return tuple(rule for rule in rules if rule.is_shown and rule.field.key in facts.fields)


def describe_numbers(facts: DeliveryFacts) -> tuple[RiskFigure, ...]:
    """Say how many numbers every masked one leaves, or that none is written."""
    masked = tuple(
        RiskFigure(
            f"{rule.column_label}（{mask.label}）：至少还可能是",
            f"{candidates_left(mask, facts.policy.risk.reader)}个号码",
            f"不少于{facts.policy.risk.least_candidates}个",
        )
        for rule in _rules(facts)
        if (mask := mask_of(rule)) is not None and not mask.is_whole
    )
    nothing = RiskFigure("写出的证件号码、账号（含部分数字）", "0项", "0项")
    return masked or (nothing,)


def describe_measures(facts: DeliveryFacts) -> tuple[str, ...]:
    """Say what protects people in every delivery."""
    return (
        "默认不写：政策没有写明的栏一律不用"
        f"（本次{len(facts.reconciliation.dropped_columns)}栏）。",
        "只写申请人的姓氏，不写家庭成员的姓名，未成年人也不例外。",
        "内部文件只有本机当前用户可以读取；制作全过程不联网。",
    )


def list_decisions(facts: DeliveryFacts, verb: str, what: str) -> tuple[Decision, ...]:
    """Return what was decided: to deliver, what is held, which findings were let pass."""
    decisions = [Decision(f"是否{verb}", what, REVIEWER)]
    if facts.reconciliation.counts.held:
        held = f"名单中{facts.reconciliation.counts.held}行先不{verb}，其余先行{verb}"
        decisions.append(Decision(Outcome.HELD.label, held, CLERK))
    if facts.warnings:
        decisions.append(Decision("核对提示", f"有{facts.warnings}条提示，仍然{verb}", CLERK))
    decisions += [
        Decision("比原政策多公开", f"{one.what}（{cite(one.references)}）", REVIEWER)
        for one in facts.policy.widenings
    ]
    return (*decisions, *facts.decided)


def _last_day(period: Period) -> date:
    months = period.year * 12 + period.month
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
