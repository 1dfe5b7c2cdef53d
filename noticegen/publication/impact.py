"""The assessment that PIPL arts 55 and 56 require before a publication: words and figures only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FieldNecessity:
    """One field of the page: what is done to it, why, and by which law."""

    label: str
    sensitivity: str
    treatment: str
    necessity: str
    reference: str


@dataclass(frozen=True, slots=True)
class RiskFigure:
    """One figure of what can be worked out: what it counts, the figure, and the limit for it."""

    what: str
    figure: str
    limit: str


@dataclass(frozen=True, slots=True)
class CountLine:
    """Households of one village, or of all, by outcome."""

    village: str
    read: int
    published: int
    withheld: int
    held: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Something decided for this run, and who is to sign for it."""

    matter: str
    decided: str
    by: str


@dataclass(frozen=True, slots=True)
class Digest:
    """The SHA-256 of something the run was made from or made."""

    kind: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ImpactAssessment:
    """One assessment, complete; it names places, rules and counts, never a person.

    `keep_until` is the last day of the three years the record must be kept, counted from the day
    the notice is taken down.
    """

    title: str
    issuer: str
    programme: str
    stage: str
    channel: str
    period: str
    policy: str
    purpose: str
    manner: str
    basis: tuple[str, ...]
    fields: tuple[FieldNecessity, ...]
    left_out: tuple[str, ...]
    influence: tuple[str, ...]
    risks: tuple[RiskFigure, ...]
    measures: tuple[str, ...]
    counts: tuple[CountLine, ...]
    reasons: tuple[tuple[str, str, int], ...]
    decisions: tuple[Decision, ...]
    first_day: date
    last_day: date
    take_down: date
    keep_until: date
    digests: tuple[Digest, ...]
    version: str
