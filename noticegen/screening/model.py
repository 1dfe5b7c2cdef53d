"""Findings of the checks, and the outcome they lead to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from noticegen.identifiers.birth import ADULT_AGE
from noticegen.roster.model import Household
from noticegen.screening.comparisons.model import Comparisons
from noticegen.screening.decisions import DECIDABLE, Decision, Decisions
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.place import Place


class Severity(StrEnum):
    """What a finding does: `blocks` keeps the household off the notice, `warns` does not."""

    BLOCKS = "blocks"
    WARNS = "warns"

    @property
    def label(self) -> str:
        """Return the word for screen and report."""
        return {Severity.BLOCKS: "不公示", Severity.WARNS: "提醒"}[self]


@dataclass(frozen=True, slots=True)
class Rule:
    """What one check stands for: its name, what it asks, the law behind it, what it leads to.

    `question` is Chinese for reports and the guide; `law` cites the register of rules
    (`policies/laws.yaml`); `outcome` is None for a check that only warns. `heading` stands above
    what it finds, where the reason's own words would say more than is known.
    """

    name: str
    question: str
    law: str
    reason: Reason
    outcome: Outcome | None
    heading: str = ""

    @property
    def severity(self) -> Severity:
        """Return what a finding of this rule does."""
        return Severity.BLOCKS if self.outcome else Severity.WARNS


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check reports of one household: where, which rule, what to do; never a value.

    `outcome` is what a blocking finding asks for: withheld (by law) or held (until a person
    decides). `rule` is the check's name and `law` its key in the register, `advice` is Chinese for
    the clerk. `place` is the cell or row to look at, `household` the row the household counts at
    (None: the finding is of a whole list), `related` the other places that belong to the same
    finding. `heading` is the rule's own. `lacks` is the name of the column that the place's sheet
    would have to have, where that is what is found of each of its rows.
    """

    rule: str
    reason: Reason
    severity: Severity
    outcome: Outcome | None
    place: Place
    advice: str
    household: Place | None
    related: tuple[Place, ...] = ()
    law: str = ""
    heading: str = ""
    lacks: str = ""

    @classmethod
    def of(
        cls,
        rule: Rule,
        place: Place,
        advice: str,
        household: Place | None = None,
        related: tuple[Place, ...] = (),
    ) -> Finding:
        """Return what a rule found at a place."""
        return cls(
            rule=rule.name,
            reason=rule.reason,
            severity=rule.severity,
            outcome=rule.outcome,
            place=place,
            advice=advice,
            household=household,
            related=related,
            law=rule.law,
            heading=rule.heading,
        )

    @property
    def title(self) -> str:
        """Return what was found, in a few words."""
        return self.heading or self.reason.label

    @property
    def elsewhere(self) -> tuple[Place, ...]:
        """Return the related places that are not in the row the finding itself names."""
        here = replace(self.place, column=None, letter=None)
        return tuple(place for place in self.related if place not in (self.place, here))

    def advise(self, most: int | None = None) -> str:
        """Say what to do, and where else to look: at all the places elsewhere, or the first."""
        if not self.elsewhere:
            return self.advice
        said = [place.seen_from(self.place) for place in self.elsewhere[:most]]
        more = "等处" if len(said) < len(self.elsewhere) else ""
        return f"{self.advice}同时见{'、'.join(said)}{more}。"


def _unsearched(_text: str) -> frozenset[str]:
    """Say of any text that nobody looked: without a detector nothing is clean."""
    return frozenset({"没有检查过的内容"})


@dataclass(frozen=True, slots=True)
class ScreeningContext:
    """What the checks need to know besides the roster.

    `required` and `shown` are field keys from the policy; `uncovered` returns the characters of
    a text that the printer's fonts cannot draw. `villages` are the unit's own (empty: not given);
    `programme` is the contract's name of what the list is of, if a policy says so;
    `searched` are the fields of free text that may be shown where `personal`, which names the
    kinds of personal data in a text, finds nothing; `comparisons` are the lists of other offices
    and months, `decisions` a person's answers, `decidable` the reasons that a person may settle;
    `lists_ended` tells that the list is one of households whose assistance ends, `period` is the
    month that is made, if one is.
    """

    start: date
    required: frozenset[str]
    shown: frozenset[str]
    uncovered: Callable[[str], frozenset[str]]
    adult_age: int = ADULT_AGE
    villages: frozenset[str] = frozenset()
    programme: str | None = None
    comparisons: Comparisons = field(default_factory=Comparisons)
    searched: frozenset[str] = frozenset()
    personal: Callable[[str], frozenset[str]] = _unsearched
    decisions: Decisions = field(default_factory=Decisions)
    decidable: frozenset[Reason] = DECIDABLE
    lists_ended: bool = False
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one household with every reason for it (none when published).

    `decision` is the person's decision the outcome rests on, or that was heard (correct).
    """

    household: Household = field(repr=False)
    outcome: Outcome
    reasons: tuple[Reason, ...]
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Screening:
    """Every household's verdict, in roster order, and all findings.

    `kin_marks` says of each household, by the place it counts at, whether an official's near
    relative of it is filed; it is settled only where the policy prints the mark.
    """

    verdicts: tuple[Verdict, ...] = field(repr=False)
    findings: tuple[Finding, ...]
    kin_marks: Mapping[Place, bool] = field(default_factory=dict, repr=False)
