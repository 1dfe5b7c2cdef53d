"""What may be asked for together, and which wishes change nothing in what is made."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from noticegen.errors import ErrorCode, InputError
from noticegen.pipeline.pages import PageOrder
from noticegen.policy.model import Policy
from noticegen.policy.schema import Listing
from noticegen.roster.model import Roster
from noticegen.roster.requirements import (
    require_columns,
    require_kin_column,
    require_one_programme,
)
from noticegen.screening.comparisons.model import Role
from noticegen.screening.model import ScreeningContext
from noticegen.screening.subject import ID_FIELD
from noticegen.vocabulary.fields import KIN_MARK
from noticegen.vocabulary.paper import Layout, Paper
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Channel, Stage

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


def find_unheeded(pages: PageOrder, channel: Channel) -> tuple[str, ...]:
    """Say which wishes for the printing change nothing in what was asked for, and what would."""
    notes = []
    if pages.layout is Layout.NOTICE:
        unheeded = ["--paper"] if pages.paper is not Paper.A4 else []
        unheeded += ["--tile"] if pages.tile else []
        if unheeded:
            options = "、".join(unheeded)
            notes.append(
                f"{options} 只用于海报，这次印的是 A4 公示；要海报的，加 --layout poster。"
            )
    else:
        if pages.tile and pages.paper is Paper.A4:
            notes.append("A4 海报本来就印在一张纸上，没有另出拼贴的一份；要大的，加 --paper A2。")
        if channel is Channel.WEB:
            notes.append("海报没有网页文件；要放到网站的，去掉 --layout poster 再做一份。")
    return tuple(notes)


def require_fit(roster: Roster, policy: Policy, required: Collection[str]) -> None:
    """Raise an InputError for a list of another programme, or without a column that is needed.

    A list that is only counted needs no columns; the mark of kin may come from a register.
    """
    require_one_programme(roster, policy.name, policy.label, policy.extends)
    if policy.listing is Listing.NAMES:
        require_columns(roster, sorted(set(required) - {KIN_MARK}), (ID_FIELD,))


def require_kin_source(roster: Roster, context: ScreeningContext) -> None:
    """Refuse to print whether kin are filed where neither the list nor a register can say."""
    if KIN_MARK in context.shown and not context.comparisons.of(Role.RELATIVES):
        require_kin_column(roster)
