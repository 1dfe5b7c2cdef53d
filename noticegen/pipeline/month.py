"""Everything of one month, read, joined into families and judged: for sheets and messages alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from noticegen.deidentify.door import dropped_columns
from noticegen.families.joining import join_families
from noticegen.families.model import Families
from noticegen.families.months import Earlier
from noticegen.families.rules import DECIDABLE_FOR_FAMILIES
from noticegen.families.unlisted import programmes_listed, remark_unlisted
from noticegen.pipeline.comparing import Against, read_column_names, read_comparisons
from noticegen.pipeline.deciding import NO_ANSWERS, Answers
from noticegen.pipeline.free_text import search_free_text
from noticegen.policy.catalogue import load_policy
from noticegen.policy.guide import load_guide
from noticegen.policy.model import Policy
from noticegen.release.manifest import Provenance, sha256
from noticegen.release.records.reconciliation import Reconciliation, reconcile
from noticegen.rendering.coverage import uncovered
from noticegen.roster.addresses import place_households
from noticegen.roster.model import Roster
from noticegen.roster.purpose import ColumnNames
from noticegen.roster.reading import read_rosters
from noticegen.roster.requirements import require_programmes
from noticegen.screening.comparisons.model import Comparisons
from noticegen.screening.decisions import Decisions
from noticegen.screening.list_months import not_earlier, other_month
from noticegen.screening.model import Screening, ScreeningContext, Severity
from noticegen.screening.visibility import hidden_sheet
from noticegen.settings.resources import resource_directory
from noticegen.settings.unit import Unit, load_unit
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Audience

POLICY = "happiness-sheet"
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class MonthOrder:
    """Which lists of which month; `previous` are those of the month before.

    `columns` is the office's mapping file, `decisions` are files with answers on held rows;
    `used` are fields that the run needs besides those it prints.
    """

    rosters: tuple[str, ...]
    unit: Path
    period: Period
    previous: tuple[str, ...] = ()
    policy: str = POLICY
    against: Against = field(default_factory=Against)
    columns: Path | None = None
    decisions: tuple[Path, ...] = ()
    used: frozenset[str] = frozenset()

    @property
    def day(self) -> date:
        """Return the day that ages and rules are taken for: the first of the month."""
        return date(self.period.year, self.period.month, 1)


@dataclass(frozen=True, slots=True)
class Month:
    """Everything read and joined of one month: private, and never printed."""

    unit: Unit
    policy: Policy
    roster: Roster = field(repr=False)
    earlier_roster: Roster | None = field(repr=False)
    families: Families = field(repr=False)
    earlier: Earlier = field(repr=False)
    screening: Screening = field(repr=False)
    context: ScreeningContext = field(repr=False)
    reconciliation: Reconciliation

    @property
    def rosters(self) -> tuple[Roster, ...]:
        """Return this month's roster, and last month's if there is one."""
        return (self.roster, *([self.earlier_roster] if self.earlier_roster else []))


def read_month(order: MonthOrder, step: Step, answers: Answers = NO_ANSWERS) -> Month:
    """Read the lists, join them into families, and judge every row."""
    step("读取单位文件和政策")
    unit, policy = load_unit(order.unit), load_policy(order.policy)
    step("读取名单")
    names = read_column_names(order.columns)
    roster = read_lists(order.rosters, names, unit)
    earlier_roster = read_lists(order.previous, names, unit) if order.previous else None
    step("合并各项救助")
    context = replace(build_context(order, roster, policy, names), decisions=answers.decisions)
    families = join_families(roster, context)
    earlier = look_back(earlier_roster, roster, context)
    remarks = [*other_month(roster, context)]
    if earlier_roster is not None:
        remarks += not_earlier(earlier_roster, order.period)
        remarks += remark_unlisted(earlier, families, roster, earlier_roster)
    families = replace(families, remarks=tuple(remarks))
    screening = judge(roster, families)
    shown = policy.shown_fields(None, None, Audience.HOUSEHOLD, on=context.start)
    dropped = (column.heading for column in dropped_columns(roster, shown | order.used))
    return Month(
        unit=unit,
        policy=policy,
        roster=roster,
        earlier_roster=earlier_roster,
        families=families,
        earlier=earlier,
        screening=screening,
        context=context,
        reconciliation=reconcile(screening, dropped),
    )


def look_back(before: Roster | None, now: Roster, context: ScreeningContext) -> Earlier:
    """Return what this month is compared with: of programmes that both months have a list of."""
    if before is None:
        return Earlier(None)
    then = replace(context, comparisons=Comparisons(), decisions=Decisions())
    listed = programmes_listed(now) & programmes_listed(before)
    return Earlier(join_families(before, then), load_guide().once, listed)


def read_lists(files: tuple[str, ...], names: ColumnNames, unit: Unit) -> Roster:
    """Read lists of which every sheet tells its programme, with the office's own villages."""
    roster = read_rosters(files, names=names)
    require_programmes(roster)
    return place_households(roster, unit.villages, unit.place_name)


def build_context(
    order: MonthOrder, roster: Roster, policy: Policy, names: ColumnNames
) -> ScreeningContext:
    """Return what the checks need: sheets speak of the first day of their month."""
    day = order.day
    return ScreeningContext(
        start=day,
        required=policy.required_fields(None, None, Audience.HOUSEHOLD, on=day),
        shown=policy.shown_fields(None, None, Audience.HOUSEHOLD, on=day),
        uncovered=uncovered,
        adult_age=policy.minors.under,
        comparisons=read_comparisons(order.against, names),
        searched=policy.searched_fields(None, None, Audience.HOUSEHOLD, on=day),
        personal=search_free_text(roster),
        decidable=DECIDABLE_FOR_FAMILIES,
        period=order.period,
    )


def judge(roster: Roster, families: Families) -> Screening:
    """Return a verdict for every row and a finding for every hold, as the checks give them."""
    listed = {id(household) for household in roster.households}
    holds = (
        # A row of the month before holds nothing back now: it is told, no more.
        hold.finding
        if id(hold.household) in listed
        else replace(hold.finding, severity=Severity.WARNS, outcome=None)
        for hold in families.holds
    )
    findings = (*holds, *families.void, *families.remarks, *hidden_sheet(roster))
    return Screening(tuple(families.verdicts(roster.households)), findings)


def trace(month: Month) -> Provenance:
    """Return the counts and the hashes of what the sheets were made with."""
    templates = resource_directory("templates")
    return Provenance(
        counts=month.reconciliation.counts.as_document(),
        policies={month.policy.name: month.policy.digest},
        templates={
            name: sha256((templates / name).read_bytes()) for name in ("sheet.html.j2", "sheet.css")
        },
    )
