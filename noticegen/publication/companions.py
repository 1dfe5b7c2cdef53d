"""Pages that go with notices: the cover sheet of a set, and the order to take notices down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from noticegen.publication.model import PostingPeriod
from noticegen.settings.unit import Unit
from noticegen.vocabulary.period import Period


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One notice of a set: its village, how many households it lists, and its file's name."""

    village: str
    households: int
    file_name: str


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """What goes on top of a pile of village notices, for whoever carries and posts them."""

    unit: Unit
    period: Period
    title: str
    posting: PostingPeriod
    lines: tuple[CoverLine, ...]


@dataclass(frozen=True, slots=True)
class PostedNotice:
    """A notice that hangs: where, and from when to when (both days included)."""

    title: str
    place: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class TakeDownNotice:
    """The order to take notices down after their last day; it names nobody."""

    unit: Unit
    period: Period
    title: str
    notices: tuple[PostedNotice, ...]
    day: date
