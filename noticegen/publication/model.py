"""`Publication`: what one notice says, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from noticegen.publication.changes import Changes
from noticegen.settings.unit import Unit
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Channel, Stage

PublicValue = str | int | Decimal


class ColumnKind(StrEnum):
    """How a column's values are set on paper."""

    NAME = "name"
    TEXT = "text"
    COUNT = "count"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the printed table; `rule` cites the policy rule that shows it."""

    key: str
    label: str
    kind: ColumnKind
    rule: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One household as the public may see it; values stand in the order of the columns."""

    number: int
    values: tuple[PublicValue, ...]


@dataclass(frozen=True, slots=True)
class VillageList:
    """The published households of one village, numbered from 1 without gaps."""

    village: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PostingPeriod:
    """How long the notice hangs: both days included; `days` counts as the policy counts.

    The first day is posted either way, but not every policy counts it among the days.
    """

    first: date
    last: date
    days: int
    working_days: bool
    first_day_counted: bool = True

    @property
    def take_down(self) -> date:
        """Return the day on which the notice must be gone: the one after its last."""
        return self.last + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A rule a notice rests on, with the parts of its citation: title, document, article."""

    key: str
    title: str
    document: str | None
    article: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """The notice's sentences from the policy, with their place holders already filled."""

    opening: str
    procedure: str
    objection: str
    not_shown: str | None


@dataclass(frozen=True, slots=True)
class Publication:
    """One notice, complete: the only thing a page is made from.

    `not_shown` is the number of households the notice counts without listing them; 0 also when
    there are some, but too few for a figure.
    """

    programme: str
    programme_label: str
    stage: Stage
    channel: Channel
    unit: Unit
    period: Period
    title: str
    posting: PostingPeriod
    basis: tuple[LegalBasis, ...]
    wording: Wording
    columns: tuple[Column, ...]
    villages: tuple[VillageList, ...]
    not_shown: int
    changes: Changes | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return every published household, village after village."""
        return tuple(entry for village in self.villages for entry in village.entries)
