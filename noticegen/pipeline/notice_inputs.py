"""What may be asked for together: lists, last month's lists, a mark, or that there is nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from noticegen.errors import ErrorCode, InputError
from noticegen.policy.model import Policy
from noticegen.policy.schema import Listing
from noticegen.roster.model import Roster
from noticegen.roster.requirements import require_kin_column
from noticegen.screening.comparisons.model import Role
from noticegen.screening.model import ScreeningContext
from noticegen.vocabulary.fields import KIN_MARK
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Stage

# Lists are posted early, or months late; a year too many or too few is a slip of the pen, and
# only that is refused: what is lawful must be posted.
_MOST_MONTHS_APART = 11


def check_inputs(
    rosters: Sequence[str], previous: Sequence[str], policy: Policy, stage: Stage, *, nobody: bool
) -> None:
    """Raise an InputError when what was asked for contradicts itself.

    That nobody is assisted is said only where no list says otherwise: a list all of whose
    households are kept off is no empty list.
    """
    if nobody and (rosters or previous):
        raise InputError(
            ErrorCode.USAGE,
            why="--nobody 表示本月没有对象，不能同时写名单",
            how="本月确实没有对象的，去掉名单；有名单的，去掉 --nobody。",
        )
    if not nobody and not rosters:
        raise InputError(
            ErrorCode.USAGE,
            why="没有写名单",
            how="请在 notice 后面写花名册；本月确实没有对象的，写 --nobody。",
        )
    if previous and (stage is not Stage.PAID or policy.listing is not Listing.NAMES):
        raise InputError(
            ErrorCode.USAGE,
            why="--previous 只用于列名单的发放公示",
            how="请去掉 --previous；想知道有哪些变化，用 noticegen check --previous。",
        )


def check_dates(period: Period, start: date) -> None:
    """Refuse a first day a year from the month posted: a mistyped year changes every age."""
    months = (start.year - period.year) * 12 + start.month - period.month
    if abs(months) > _MOST_MONTHS_APART:
        raise InputError(
            ErrorCode.USAGE,
            why=f"公示第一天 {start} 与公示的月份 {period} 相差一年或更多",
            how="请核对 --start 和 --period 的年份和月份。",
        )


def require_kin_source(roster: Roster, context: ScreeningContext) -> None:
    """Refuse to print whether kin are filed where neither the list nor a register can say."""
    if KIN_MARK in context.shown and not context.comparisons.of(Role.RELATIVES):
        require_kin_column(roster)
