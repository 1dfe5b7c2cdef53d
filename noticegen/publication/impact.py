"""The assessment that PIPL arts 55 and 56 require: words and figures only, never a person.

Before a publication, and before sensitive information goes to households or, with their telephone
numbers, to whoever sends the messages.
"""

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
class RecordWords:
    """The words of one kind of processing: what is done, what was done, and what is counted."""

    verb: str = "公示"
    done: str = "已公示"
    shown: str = "公开的内容"
    not_shown: str = "名单中没有公开的栏"
    counted: str = "户"

    @property
    def refused(self) -> str:
        """Return the word for what the law, or the person itself, keeps back."""
        return "依法不予公开" if self.verb == "公示" else f"不予{self.verb}"


@dataclass(frozen=True, slots=True)
class ImpactAssessment:
    """One assessment, complete; it names places, rules and counts, never a person.

    The days are those of posting; what is delivered has none, and whoever delivers writes them
    on the paper. `keep_until` is the last day of the three years the record must be kept, counted
    from the day the notice is taken down, or at the earliest from the end of the month that is
    delivered.
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
    first_day: date | None
    last_day: date | None
    take_down: date | None
    keep_until: date
    digests: tuple[Digest, ...]
    version: str
    words: RecordWords = RecordWords()
