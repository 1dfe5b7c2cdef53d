"""From findings to outcomes: withheld by law, held for a person, decided by one, or published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from noticegen.screening.decisions import DECIDABLE, Choice, Decision, Decisions, find_decisions
from noticegen.screening.majority import Majority
from noticegen.screening.model import Finding, Rule, Verdict
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place

DECISION_VOID = Rule("decision-void", "决定能不能生效", "civil-code/17", Reason.AGE_UNKNOWN, None)


def judge(
    subjects: Sequence[Subject], findings: Sequence[Finding], decisions: Decisions
) -> tuple[tuple[Verdict, ...], tuple[Finding, ...]]:
    """Return the verdict of every household, and a finding for every decision without effect.

    Withheld wins over held: what the law keeps off the notice is not for a clerk to decide.
    """
    by_household: dict[Place, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.household is not None:
            by_household[finding.household].append(finding)
    decided = _decisions_for(subjects, by_household, decisions)
    verdicts, void = [], []
    for subject in subjects:
        own = by_household.get(subject.place, [])
        decision = decided.get(subject.place)
        verdict = _judge(subject, own, decision)
        verdicts.append(verdict)
        if decision and verdict.decision is None:
            void.append(_void(subject, own))
    return tuple(verdicts), tuple(void)


def may_publish(subject: Subject, findings: Sequence[Finding]) -> bool:
    """Tell whether a person may decide a held household into publication.

    Never a minor, nor anybody not proven an adult by every source in the row; and never a row
    with nothing sound to print.
    """
    blocking = [finding for finding in findings if finding.outcome]
    return subject.majority is Majority.ADULT and all(
        finding.outcome is Outcome.HELD and finding.reason in DECIDABLE for finding in blocking
    )


def blocking_rules(findings: Sequence[Finding]) -> frozenset[str]:
    """Return the names of the rules that keep a household off."""
    return frozenset(finding.rule for finding in findings if finding.outcome)


def _judge(subject: Subject, findings: Sequence[Finding], decision: Decision | None) -> Verdict:
    household = subject.household
    reasons: dict[Outcome, set[Reason]] = defaultdict(set)
    for finding in findings:
        if finding.outcome is not None:
            reasons[finding.outcome].add(finding.reason)
    if Outcome.WITHHELD in reasons:
        return Verdict(household, Outcome.WITHHELD, _ordered(reasons[Outcome.WITHHELD]))
    if Outcome.HELD not in reasons:
        if subject.majority is not Majority.ADULT:
            return Verdict(household, Outcome.HELD, (Reason.AGE_UNKNOWN,))
        return Verdict(household, Outcome.PUBLISHED, ())
    held = Verdict(household, Outcome.HELD, _ordered(reasons[Outcome.HELD]), decision)
    if decision is None or decision.choice is Choice.CORRECT:
        return held
    if decision.choice is Choice.KEEP_OFF:
        return Verdict(household, Outcome.WITHHELD, (Reason.KEPT_OFF,), decision)
    if may_publish(subject, findings) and blocking_rules(findings) <= decision.rules:
        return Verdict(household, Outcome.PUBLISHED, (), decision)
    return Verdict(household, Outcome.HELD, held.reasons)


def _ordered(reasons: set[Reason]) -> tuple[Reason, ...]:
    return tuple(reason for reason in Reason if reason in reasons)


def _decisions_for(
    subjects: Sequence[Subject],
    findings: Mapping[Place, Sequence[Finding]],
    decisions: Decisions,
) -> dict[Place, Decision]:
    if not decisions:
        return {}
    kept_off = [
        subject.household
        for subject in subjects
        if any(finding.outcome for finding in findings.get(subject.place, ()))
    ]
    return find_decisions(kept_off, decisions)


def _void(subject: Subject, findings: Sequence[Finding]) -> Finding:
    if subject.majority is not Majority.ADULT:
        advice = "不能证明申请人已成年，“公示”的决定无效；请先改正身份证号码或出生日期。"
    elif may_publish(subject, findings):
        advice = "作出决定之后又发现了新的疑点，原来的决定不再有效；请重新决定。"
    else:
        advice = "这一行没有可以印出的正确内容，“公示”的决定无效；请在原表里改正。"
    return subject.finding(DECISION_VOID, advice)
