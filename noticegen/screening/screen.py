"""Screen a roster: run every check, give every household exactly one outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from noticegen.roster.collector import collector_paused
from noticegen.roster.model import Roster
from noticegen.screening.catalogue import (
    COMPARISON_CHECKS,
    HOUSEHOLD_CHECKS,
    LIST_CHECKS,
    ROSTER_CHECKS,
)
from noticegen.screening.comparisons.kin_mark import settle_kin_marks
from noticegen.screening.glyphs import ask_of_all, remember_coverage
from noticegen.screening.model import Finding, Screening, ScreeningContext
from noticegen.screening.subject import Subject, examine
from noticegen.screening.verdicts import judge


def screen(roster: Roster, context: ScreeningContext) -> Screening:
    """Give every household a verdict, in roster order, and every finding with its place.

    Withheld wins over held, and a person's decision counts only where the law leaves one.
    """
    with collector_paused():
        return _screen(roster, context)


def _screen(roster: Roster, context: ScreeningContext) -> Screening:
    subjects = [
        examine(household, context.start, context.adult_age) for household in roster.households
    ]
    context = replace(context, uncovered=remember_coverage(context.uncovered))
    ask_of_all(subjects, context)
    findings = tuple(_all_findings(roster, subjects, context))
    verdicts, void = judge(subjects, findings, context)
    return Screening(verdicts, (*findings, *void), settle_kin_marks(subjects, context))


def _all_findings(
    roster: Roster, subjects: Sequence[Subject], context: ScreeningContext
) -> Iterator[Finding]:
    for subject in subjects:
        for check in HOUSEHOLD_CHECKS:
            yield from check.run(subject, context)
    for list_check in (*LIST_CHECKS, *COMPARISON_CHECKS):
        yield from list_check.run(subjects, context)
    for roster_check in ROSTER_CHECKS:
        yield from roster_check.run(roster, context)
