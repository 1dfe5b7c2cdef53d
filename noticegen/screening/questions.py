"""What a run asks a person: one question for each household that waits, or that was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from noticegen.roster.model import Household
from noticegen.screening.decisions import Choice, Decision, RowCode, list_salt, row_code, row_keys
from noticegen.screening.model import Finding, Screening, ScreeningContext, Verdict
from noticegen.screening.subject import examine
from noticegen.screening.verdicts import blocking_rules, group_findings, may_publish
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place


@dataclass(frozen=True, slots=True)
class Question:
    """One household to decide on: where it stands, why it waits, what may be answered.

    `code` knows the row again, `rules` are what is decided on, `answer` is a decision that
    counts already. Nothing here holds a value.
    """

    place: Place
    reasons: tuple[Reason, ...]
    advice: tuple[str, ...]
    choices: tuple[Choice, ...]
    rules: frozenset[str]
    code: RowCode
    answer: Decision | None


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a run, in roster order, and the salt of their codes."""

    salt: str
    questions: tuple[Question, ...]

    def __bool__(self) -> bool:
        return bool(self.questions)


def draw_up_questions(
    households: Sequence[Household], screening: Screening, context: ScreeningContext
) -> Questions:
    """Return a question for every household that is held, or not held only because it was decided.

    What was decided before is asked again with its answer, so that the newest file is complete.
    """
    asked = [
        verdict
        for verdict in screening.verdicts
        if verdict.outcome is Outcome.HELD or verdict.decision
    ]
    if not asked:
        return Questions("", ())
    salt = list_salt(households)
    keys = row_keys([verdict.household for verdict in asked], salt)
    findings = group_findings(screening.findings)
    return Questions(
        salt,
        tuple(
            _ask(verdict, findings.get(verdict.household.place, []), key, context)
            for verdict, key in zip(asked, keys, strict=True)
        ),
    )


def _ask(
    verdict: Verdict, findings: Sequence[Finding], key: bytes, context: ScreeningContext
) -> Question:
    subject = examine(verdict.household, context.start, context.adult_age)
    blocking = [finding for finding in findings if finding.outcome]
    rules = blocking_rules(blocking)
    return Question(
        place=verdict.household.place,
        reasons=tuple(dict.fromkeys(finding.reason for finding in blocking)) or verdict.reasons,
        advice=tuple(dict.fromkeys(finding.advise() for finding in blocking)),
        choices=tuple(
            choice
            for choice in Choice
            if choice is not Choice.PUBLISH or may_publish(subject, blocking, context.decidable)
        ),
        rules=rules,
        code=row_code(key, rules),
        answer=verdict.decision,
    )
