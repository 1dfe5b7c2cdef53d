"""How this month's notice differs from the month before, for `--previous`."""

from __future__ import annotations

from dataclasses import replace

from noticegen.deidentify.month_counts import count_month_changes
from noticegen.families.month_on_month import compare_months
from noticegen.pipeline.notice_inputs import require_fit
from noticegen.policy.model import Policy
from noticegen.publication.changes import Changes
from noticegen.roster.model import Roster
from noticegen.screening.comparisons.model import Comparisons
from noticegen.screening.decisions import Decisions
from noticegen.screening.model import Screening, ScreeningContext
from noticegen.screening.screen import screen
from noticegen.vocabulary.fields import KIN_MARK

NOT_COMPARED = (
    "有的行没有可用的身份证号码或金额，没法与上月比较，公示上没有写“与上月相比”一句；"
    "noticegen check --previous 会指出是哪几行。"
)


def find_changes(
    roster: Roster,
    screening: Screening,
    previous: Roster,
    context: ScreeningContext,
    policy: Policy,
) -> Changes | None:
    """Screen the month before as this month and count what has changed among those listed.

    None when a row cannot be compared: a sum that may be wrong is not posted. An InputError when
    the earlier list is of another programme or lacks a column.
    """
    require_fit(previous, policy, context.required)
    # This month's registers and decisions say nothing of the month before.
    then = replace(
        context,
        required=context.required - {KIN_MARK},
        shown=context.shown - {KIN_MARK},
        comparisons=Comparisons(),
        decisions=Decisions(),
    )
    return count_month_changes(
        compare_months(roster, previous),
        screening,
        screen(previous, then),
        policy.not_shown.least,
    )
