"""Check lists before anything is made of them: nothing public comes of this job."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from noticegen.errors import InputError
from noticegen.families.month_on_month import HouseholdChange, compare_months
from noticegen.pipeline.comparing import Against, read_column_names, read_comparisons
from noticegen.pipeline.free_text import search_free_text
from noticegen.pipeline.internal_files import make_finding_files
from noticegen.pipeline.notice_inputs import require_fit, require_kin_source
from noticegen.pipeline.run_documents import describe_findings, list_paths
from noticegen.policy.catalogue import bundled_file, load_policy
from noticegen.policy.model import Policy
from noticegen.policy.schema import Listing
from noticegen.release.files import OutputFile, RunFiles
from noticegen.release.records.changes import changes_json, changes_workbook, count_changes
from noticegen.release.records.reconciliation import Reconciliation, reconcile
from noticegen.release.writing import check_output, release_internal_only
from noticegen.rendering.coverage import uncovered
from noticegen.roster.addresses import place_households
from noticegen.roster.model import Roster
from noticegen.roster.purpose import ColumnNames, comparison_purpose
from noticegen.roster.reading import read_rosters
from noticegen.roster.requirements import programmes_by_file, require_programmes
from noticegen.screening.comparisons.model import ComparisonList, Comparisons
from noticegen.screening.list_months import months_of
from noticegen.screening.model import Finding, ScreeningContext, Severity
from noticegen.screening.screen import screen
from noticegen.settings.unit import Unit, load_unit
from noticegen.vocabulary.stages import Channel, Stage

STEPS = 4
Step = Callable[[str], None]

_ALWAYS_READ = frozenset({"applicant_name", "village", "household_size", "monthly_amount"})


class DayFrom(StrEnum):
    """Where the day that ages and deadlines are taken for comes from."""

    OPTION = "option"
    LIST = "list"
    TODAY = "today"

    @property
    def label(self) -> str:
        """Say it on screen."""
        return {
            DayFrom.OPTION: "--start 写的",
            DayFrom.LIST: "名单所写月份的第一天",
            DayFrom.TODAY: "今天；名单没有写明月份，换一天结果可能不同",
        }[self]


@dataclass(frozen=True, slots=True)
class CheckJob:
    """What the user asked for; `today` is what counts where neither she nor the list says a day."""

    rosters: tuple[str, ...]
    today: date
    policy: str | None = None
    start: date | None = None
    against: Against = field(default_factory=Against)
    previous: tuple[str, ...] = ()
    unit: Path | None = None
    columns: Path | None = None
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found; nothing here holds a private value.

    `unfit` is what the list lacks for a notice of the programme it was taken for; of one that is
    `only_counted` no list is posted, whoever stands on it.
    """

    start: date
    day_from: DayFrom
    reconciliation: Reconciliation
    findings: tuple[Finding, ...]
    comparisons: tuple[ComparisonList, ...] = ()
    changes: tuple[HouseholdChange, ...] | None = None
    out: Path | None = None
    files: tuple[str, ...] = ()
    programmes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unfit: InputError | None = None
    only_counted: bool = False

    @property
    def blocking(self) -> int:
        """Return how many findings keep a household off a notice."""
        return sum(finding.severity is Severity.BLOCKS for finding in self.findings)

    def as_document(self) -> dict[str, Any]:
        """Return what `--json` prints."""
        changes = self.changes
        return {
            "clean": not self.blocking,
            "start": self.start.isoformat(),
            "start_from": str(self.day_from),
            "programmes": {file: list(names) for file, names in self.programmes.items()},
            "counts": self.reconciliation.counts.as_document(),
            "blocking": self.blocking,
            "findings": describe_findings(self.findings),
            "compared": [
                {
                    "role": str(one.role),
                    "programme": one.programme,
                    "file": one.file,
                    "people": one.size,
                    "without_number": one.without_number,
                }
                for one in self.comparisons
            ],
            "changes": None
            if changes is None
            else {str(kind): count for kind, count in count_changes(changes).items()},
            "unfit": self.unfit.what if self.unfit else None,
            "files": list(self.files),
        }


def check_lists(job: CheckJob, step: Step) -> CheckResult:
    """Read, compare and check; with `out`, write what was found to `internal/`.

    An InputError when a list, a comparison list or the policy cannot be read.
    """
    if job.out is not None:
        check_output(job.out)
    step("读取名单")
    names = read_column_names(job.columns)
    unit = load_unit(job.unit) if job.unit else None
    roster = read_lists(job, names, unit)
    start, day_from = find_day(job, roster)
    policy = find_policy(job, roster, start)
    step("读取比对名单")
    comparisons = read_comparisons(job.against, names)
    earlier = read_earlier(job, names)
    step("逐户核对")
    villages = frozenset(unit.villages) if unit else frozenset[str]()
    context = replace(build_context(job, roster, policy, start, comparisons), villages=villages)
    require_kin_source(roster, context)
    screening = screen(roster, context)
    changes = compare_months(roster, earlier) if earlier else None
    reconciliation = reconcile(screening, ())
    step("写出结果")
    files = tuple(make_files(screening.findings, changes)) if job.out else ()
    result = CheckResult(
        start=start,
        day_from=day_from,
        reconciliation=reconciliation,
        findings=screening.findings,
        comparisons=comparisons.lists,
        programmes=programmes_by_file(roster),
        changes=changes,
        unfit=None if policy is None else find_unfitness(roster, policy, start),
        only_counted=policy is not None and policy.listing is Listing.TOTALS,
        out=job.out,
        files=list_paths(RunFiles(internal=files)),
    )
    if job.out is not None:
        release_internal_only(job.out, files)
    return result


def read_lists(job: CheckJob, names: ColumnNames, unit: Unit | None) -> Roster:
    """Read the lists; of several each must tell its programme, or none could be compared."""
    roster = read_rosters(job.rosters, names=names)
    if unit is not None:
        roster = place_households(roster, unit.villages, unit.place_name)
    if len(job.rosters) > 1:
        require_programmes(roster)
    return roster


def read_earlier(job: CheckJob, names: ColumnNames) -> Roster | None:
    """Read the lists of the month before, if there are any."""
    if not job.previous:
        return None
    return read_rosters(job.previous, names=names, purpose=comparison_purpose())


def find_day(job: CheckJob, roster: Roster) -> tuple[date, DayFrom]:
    """Return the first posting day: as asked for, else of the one month the list's titles name."""
    if job.start is not None:
        return job.start, DayFrom.OPTION
    months = months_of(roster)
    if len(months) == 1:
        (month,) = months
        return date(month.year, month.month, 1), DayFrom.LIST
    return job.today, DayFrom.TODAY


def find_policy(job: CheckJob, roster: Roster, start: date) -> Policy | None:
    """Return the policy asked for, else that of the list's own programme if it is in force.

    A policy that was asked for must fit the list; one that was guessed only adds its checks.
    """
    if job.policy is not None:
        policy = load_policy(job.policy)
        policy.require_in_force(start)
        require_fit(roster, policy, _required(policy, start))
        return policy
    if roster.programme is None or bundled_file(roster.programme) is None:
        return None
    policy = load_policy(roster.programme)
    return policy if policy.first <= start <= (policy.last or start) else None


def find_unfitness(roster: Roster, policy: Policy, start: date) -> InputError | None:
    """Return the error with which a notice would refuse the list for the columns it lacks."""
    try:
        require_fit(roster, policy, _required(policy, start))
    except InputError as error:
        return error
    return None


def _required(policy: Policy, start: date) -> frozenset[str]:
    return policy.required_fields(Stage.PAID, Channel.BOARD, on=start)


def build_context(
    job: CheckJob, roster: Roster, policy: Policy | None, start: date, comparisons: Comparisons
) -> ScreeningContext:
    """Return what the checks need; without a policy, nothing is required of a row."""
    if policy is None:
        return ScreeningContext(
            start=start,
            required=frozenset(),
            shown=_ALWAYS_READ,
            uncovered=uncovered,
            programme=roster.programme,
            comparisons=comparisons,
        )
    required = _required(policy, start)
    there = frozenset(column.field for column in roster.columns if column.field)
    return ScreeningContext(
        start=start,
        required=required if job.policy else required & (there | {"village"}),
        shown=policy.shown_fields(Stage.PAID, Channel.BOARD, on=start) or _ALWAYS_READ,
        uncovered=uncovered,
        adult_age=policy.minors.under,
        programme=policy.extends or policy.name,
        searched=policy.searched_fields(Stage.PAID, Channel.BOARD, on=start),
        personal=search_free_text(roster),
        comparisons=comparisons,
    )


def make_files(
    findings: tuple[Finding, ...], changes: tuple[HouseholdChange, ...] | None
) -> Iterator[OutputFile]:
    """Yield the files of `internal/`."""
    yield from make_finding_files(findings)
    if changes is not None:
        yield OutputFile("changes.json", changes_json(changes))
        yield OutputFile("changes.xlsx", changes_workbook(changes))
