"""Screen a roster: run every check, give every household exactly one outcome."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from noticegen.roster.model import Roster
from noticegen.screening.catalogue import HOUSEHOLD_CHECKS, LIST_CHECKS, ROSTER_CHECKS
from noticegen.screening.model import Finding, Screening, ScreeningContext, Verdict
from noticegen.screening.subject import Subject, examine
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place


def screen(roster: Roster, context: ScreeningContext) -> Screening:
    """Give every household a verdict, in roster order, and every finding with its place.

    Withheld wins over held: what the law keeps off the notice is not for a clerk to decide.
    """
    subjects = [
        examine(household, context.start, context.adult_age) for household in roster.households
    ]
    findings = tuple(_all_findings(roster, subjects, context))
    by_household: dict[Place, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.household is not None:
            by_household[finding.household].append(finding)
    verdicts = tuple(_judge(subject, by_household[subject.place]) for subject in subjects)
    return Screening(verdicts, findings)


def _all_findings(
    roster: Roster, subjects: Sequence[Subject], context: ScreeningContext
) -> Iterator[Finding]:
    for subject in subjects:
        for check in HOUSEHOLD_CHECKS:
            yield from check.run(subject, context)
    for list_check in LIST_CHECKS:
        yield from list_check.run(subjects, context)
    for roster_check in ROSTER_CHECKS:
        yield from roster_check.run(roster, context)


def _judge(subject: Subject, findings: Iterable[Finding]) -> Verdict:
    reasons: dict[Outcome, set[Reason]] = defaultdict(set)
    for finding in findings:
        if finding.outcome is not None:
            reasons[finding.outcome].add(finding.reason)
    for outcome in (Outcome.WITHHELD, Outcome.HELD):
        if outcome in reasons:
            ordered = tuple(reason for reason in Reason if reason in reasons[outcome])
            return Verdict(subject.household, outcome, ordered)
    return Verdict(subject.household, Outcome.PUBLISHED, ())
