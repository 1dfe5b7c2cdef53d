"""Totals: what may be posted of programmes whose people must not be named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from noticegen.publication.model import LegalBasis, PostingPeriod
from noticegen.settings.unit import Unit
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Channel, Stage

# Fewer households than this in one village point at a family (DOMAIN.md section 1: a county's
# table gave away two children).
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
    """Return lines none of which counts fewer than `least` households.

    Small villages are put together, with the next larger one if they are still too few: a
    single line left out could be found by subtracting the others from the total. If nothing
    large enough can be made, no line is left and only the total may be shown.
    """
    # A village without households hides nobody and would only thin out what it is put with.
    kept = sorted((line for line in lines if line.households), key=lambda line: line.households)
    small: list[TotalsLine] = []
    while kept and (kept[0].households < least or 0 < _households(small) < least):
        small.append(kept.pop(0))
    if not small:
        return tuple(sorted(kept, key=lambda line: line.village))
    if _households(small) < least:
        return ()
    return (
        *sorted(kept, key=lambda line: line.village),
        add_lines(OTHER_VILLAGES if kept else "各村合计", small),
    )


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
