"""Totals: what may be posted of programmes whose people must not be named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from noticegen.publication.model import LegalBasis, PostingPeriod
from noticegen.settings.unit import Unit
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Channel, Stage

# Fewer households than this in one village point at a family: a county's table of
# sums once gave away two children.
LEAST_HOUSEHOLDS = 5
OTHER_VILLAGES = "其他村"


@dataclass(frozen=True, slots=True)
class TotalsLine:
    """The sums of one village, or of several small ones; yuan of the period."""

    village: str
    households: int
    people: int | None
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class TotalsNotice:
    """A notice that counts and never names."""

    programme: str
    programme_label: str
    stage: Stage
    channel: Channel
    unit: Unit
    period: Period
    title: str
    posting: PostingPeriod
    basis: tuple[LegalBasis, ...]
    opening: str
    objection: str
    total: TotalsLine
    lines: tuple[TotalsLine, ...]


def merge_small_villages(
    lines: Iterable[TotalsLine], least: int = LEAST_HOUSEHOLDS
) -> tuple[TotalsLine, ...]:
    """Return lines none of which counts fewer than `least` households, nor tells a small count.

    A single line left out could be found by subtracting the others from the total, and three
    small villages of together six can only be two each (of least three). So all small ones are
    put together with the next larger one, and with every other of its size: then nobody can
    tell which of them is the large one. If that is less than `least`, no line is left.
    """
    # A village without households hides nobody and would only thin out what it is put with.
    kept = [line for line in lines if line.households]
    small = [line for line in kept if line.households < least]
    if not small:
        return tuple(sorted(kept, key=lambda line: line.village))
    size = min((line.households for line in kept if line.households >= least), default=0)
    together = [line for line in kept if line.households <= max(size, least - 1)]
    if _households(together) < least:
        return ()
    others = sorted((line for line in kept if line not in together), key=lambda line: line.village)
    return (*others, add_lines(OTHER_VILLAGES if others else "各村合计", together))


def add_lines(village: str, lines: Iterable[TotalsLine]) -> TotalsLine:
    """Return the sum of lines; a sum with an unknown part is unknown."""
    parts = tuple(lines)
    people = [line.people for line in parts if line.people is not None]
    amounts = [line.amount for line in parts if line.amount is not None]
    return TotalsLine(
        village=village,
        households=_households(parts),
        people=sum(people) if len(people) == len(parts) else None,
        amount=sum(amounts, Decimal(0)) if len(amounts) == len(parts) else None,
    )


def _households(lines: Iterable[TotalsLine]) -> int:
    return sum(line.households for line in lines)
