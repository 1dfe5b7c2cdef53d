"""What a total row states must be what the rows above it come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from noticegen.roster.model import Roster
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.vocabulary.fields import all_fields
from noticegen.vocabulary.outcomes import Reason

TOTAL_DISAGREES = Rule(
    "total-disagrees",
    "合计与各行之和是否相符",
    "order-35/notice",
    Reason.AMOUNT_INVALID,
    None,
    "合计不符",
)
_HOUSEHOLDS = "households"


def total_disagrees(roster: Roster, context: ScreeningContext) -> Iterable[Finding]:
    """Warn of a stated total or subtotal that is not the sum: a row may be missing or changed."""
    for total in roster.totals:
        if total.agrees:
            continue
        what = "户数" if total.key == _HOUSEHOLDS else all_fields()[total.key].label
        if total.computed is None:
            heading = f"{total.kind.label}没法核对"
            advice = f"上面有读不出的“{what}”；请先改正那些行。"
        else:
            heading = f"{total.kind.label}不符"
            advice = f"写明的“{what}”不等于上面各行之和；请核对有没有漏行或改过数。"
        found = Finding.of(TOTAL_DISAGREES, total.place, advice, related=total.unreadable)
        yield replace(found, heading=heading)
