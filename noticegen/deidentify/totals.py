"""The other way through the door: numbers of a programme whose people must not be named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from noticegen.deidentify.collecting import collect_secrets
from noticegen.deidentify.door import dropped_columns
from noticegen.deidentify.entries import village_of
from noticegen.deidentify.order import NoticeOrder
from noticegen.deidentify.posting import posting_period
from noticegen.deidentify.reading import Reading
from noticegen.deidentify.secrets import Secrets
from noticegen.deidentify.sentences import title_of, write_wording
from noticegen.errors import ErrorCode, RefusalError
from noticegen.policy.model import Policy
from noticegen.publication.totals import TotalsLine, TotalsNotice, add_lines, merge_small_villages
from noticegen.roster.model import Column, Household, Roster
from noticegen.screening.model import Screening, Verdict
from noticegen.vocabulary.outcomes import Outcome, Reason

# Kept off a list of names for their own protection, but assisted all the same.
_COUNTED_REASONS = frozenset({Reason.MINOR, Reason.PROGRAMME_NOT_LISTABLE})


@dataclass(frozen=True, slots=True)
class TotalsPassage:
    """A totals notice and what stayed behind: everything that is not a sum."""

    notice: TotalsNotice
    secrets: Secrets
    dropped_columns: tuple[Column, ...]


def publish_totals(
    roster: Roster, screening: Screening, policy: Policy, order: NoticeOrder
) -> TotalsPassage:
    """Count the households that are assisted, by village.

    Villages below the policy's least number are put together so that none can be found by
    subtraction; a RefusalError if even all together they are too few. Held households are not
    counted: what is not settled is not posted, as a number either.
    """
    policy.require_in_force(order.start)
    posting = posting_period(
        policy.posting(order.stage, order.channel), order.start, order.unit.calendar
    )
    least = policy.risk.totals_least
    lines = _lines(order, (one.household for one in screening.verdicts if is_counted(one)))
    total = add_lines("合计", lines)
    if 0 < total.households < least:
        raise RefusalError(ErrorCode.TOTALS_TOO_SMALL, programme=policy.label, least=least)
    wording = write_wording(policy, order, posting, 0)
    notice = TotalsNotice(
        programme=policy.name,
        programme_label=policy.label,
        stage=order.stage,
        channel=order.channel,
        unit=order.unit,
        period=order.period,
        title=title_of(policy, order),
        posting=posting,
        basis=policy.basis(order.stage, order.channel),
        opening=wording.opening,
        objection=wording.objection,
        total=total,
        lines=merge_small_villages(lines, least),
    )
    shown = frozenset(line.village for line in notice.lines if line.village)
    return TotalsPassage(
        notice=notice,
        secrets=collect_secrets(roster, shown, order.unit),
        dropped_columns=dropped_columns(roster, frozenset()),
    )


def is_counted(verdict: Verdict) -> bool:
    """Tell whether a household is assisted beyond doubt, though it may not be named."""
    if verdict.outcome is Outcome.PUBLISHED:
        return True
    return verdict.outcome is Outcome.WITHHELD and set(verdict.reasons) <= _COUNTED_REASONS


def _lines(order: NoticeOrder, households: Iterable[Household]) -> list[TotalsLine]:
    by_village: dict[str, list[Household]] = {}
    reading = Reading(order.start)
    for household in households:
        by_village.setdefault(village_of(household, reading), []).append(household)
    return [
        TotalsLine(village or "未分村", len(members), _people(members), _amount(members))
        for village, members in by_village.items()
    ]


def _people(households: Iterable[Household]) -> int | None:
    """Return how many people are assisted; None if one household does not say."""
    total = 0
    for household in households:
        size = household.insured_persons or household.household_size
        if size is None:
            return None
        total += size
    return total


def _amount(households: Iterable[Household]) -> Decimal | None:
    total = Decimal(0)
    for household in households:
        amount = household.amount
        if amount is None:
            return None
        total += amount
    return total
