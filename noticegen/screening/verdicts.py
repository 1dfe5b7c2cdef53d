"""From findings to outcomes: withheld by law, held for a person, decided by one, or published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from noticegen.screening.decision_matching import Matches, match_decisions
from noticegen.screening.decisions import Choice, Decision
from noticegen.screening.majority import Majority
from noticegen.screening.model import Finding, Rule, ScreeningContext, Verdict
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place

DECISION_VOID = Rule("decision-void", "决定能不能生效", "civil-code/17", Reason.DECISION_VOID, None)


@dataclass(frozen=True, slots=True)
class Heeded:
    """The decisions that count, by the place of their household, and why the others do not."""

    by_place: Mapping[Place, Decision]
    void: tuple[Finding, ...]


def judge(
    subjects: Sequence[Subject], findings: Sequence[Finding], context: ScreeningContext
) -> tuple[tuple[Verdict, ...], tuple[Finding, ...]]:
    """Return the verdict of every household, and a finding for every decision without effect.

    Withheld wins over held: what the law keeps off the notice is not for a clerk to decide.
    """
    by_household = group_findings(findings)

    def waits(subject: Subject) -> bool:
        blocked = blocking_rules(by_household.get(subject.place, ()))
        return bool(blocked) or subject.majority is not Majority.ADULT

    heeded = heed_decisions(subjects, by_household, context, waits)
    verdicts = tuple(
        _judge(subject, by_household.get(subject.place, ()), heeded.by_place.get(subject.place))
        for subject in subjects
    )
    return verdicts, heeded.void


def heed_decisions(
    subjects: Sequence[Subject],
    by_household: Mapping[Place, Sequence[Finding]],
    context: ScreeningContext,
    waits: Callable[[Subject], bool],
) -> Heeded:
    """Find out which of a person's decisions count, for notices, sheets and messages alike.

    `waits` tells the households that somebody may be asked about. A decision to publish counts
    only for an adult, of whom everything against publishing was decided on and may be decided.
    """
    if not context.decisions:
        return Heeded({}, ())
    kept_off = [subject.household for subject in subjects if waits(subject)]
    others = [subject.household for subject in subjects if not waits(subject)]
    matches = match_decisions(kept_off, others, context.decisions)
    counting: dict[Place, Decision] = {}
    void: list[Finding] = []
    for subject in subjects:
        own = by_household.get(subject.place, ())
        decision = matches.by_place.get(subject.place)
        if subject.place in matches.disputed:
            void.append(subject.finding(DECISION_VOID, _DISPUTED))
        elif decision is None:
            continue
        elif decision.choice is not Choice.PUBLISH or (
            may_publish(subject, own, context.decidable) and blocking_rules(own) <= decision.rules
        ):
            counting[subject.place] = decision
        else:
            void.append(subject.finding(DECISION_VOID, _why_void(subject, own, context.decidable)))
    return Heeded(counting, (*void, *_unmatched(subjects, matches)))


def group_findings(findings: Sequence[Finding]) -> dict[Place, list[Finding]]:
    """Return the findings of each household, by the place it counts at."""
    by_household: dict[Place, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.household is not None:
            by_household[finding.household].append(finding)
    return dict(by_household)


def may_publish(
    subject: Subject, findings: Sequence[Finding], decidable: frozenset[Reason]
) -> bool:
    """Tell whether a person may decide a held household into publication.

    Never a minor, nor anybody not proven an adult by every source in the row; and never a row
    with nothing sound to print.
    """
    blocking = [finding for finding in findings if finding.outcome]
    return subject.majority is Majority.ADULT and all(
        finding.outcome is Outcome.HELD and finding.reason in decidable for finding in blocking
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
    if decision and decision.choice is Choice.KEEP_OFF:
        return Verdict(household, Outcome.WITHHELD, (Reason.KEPT_OFF,), decision)
    held = _ordered(reasons[Outcome.HELD])
    if not held and subject.majority is not Majority.ADULT:
        held = (Reason.AGE_UNKNOWN,)
    if not held:
        return Verdict(household, Outcome.PUBLISHED, ())
    if decision is None:
        return Verdict(household, Outcome.HELD, held)
    if decision.choice is Choice.CORRECT:
        return Verdict(household, Outcome.HELD, held, decision)
    return Verdict(household, Outcome.PUBLISHED, (), decision)


def _ordered(reasons: set[Reason]) -> tuple[Reason, ...]:
    return tuple(reason for reason in Reason if reason in reasons) if reasons else ()


_DISPUTED = "几份决定表对这一户的决定不一样，都不生效；请只用最新的一份，或者重新决定。"


def _why_void(subject: Subject, findings: Sequence[Finding], decidable: frozenset[Reason]) -> str:
    if subject.majority is not Majority.ADULT:
        return "不能证明申请人已成年，“公示”的决定无效；请先改正身份证号码或出生日期。"
    if may_publish(subject, findings, decidable):
        return "作出决定之后又发现了新的疑点，原来的决定不再有效；请重新决定。"
    return "这一行没有可以印出的正确内容，“公示”的决定无效；请在原表里改正。"


def _unmatched(subjects: Sequence[Subject], matches: Matches) -> Iterator[Finding]:
    """Report decisions on rows that are no longer what they were.

    A row to be corrected was corrected: there is nothing to say. The place a decision names is
    believed only if a household stands there; otherwise the answer's own place is shown.
    """
    here = {subject.place: subject for subject in subjects}
    for decision in matches.unmatched:
        if decision.choice is Choice.CORRECT:
            continue
        subject = here.get(decision.place)
        advice = (
            f"作过“{decision.choice.label}”的决定（{decision.written}），"
            "但是这一行改动过、已不在名单里或者不再待核，决定没有用上；请看看这一户现在的结果对不对。"
        )
        here_now = subject.place if subject else None
        yield Finding.of(DECISION_VOID, here_now or decision.written, advice, household=here_now)
