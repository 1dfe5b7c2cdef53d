"""The main job: from rosters to notices that may be posted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from noticegen.deidentify.anonymity import measure_anonymity
from noticegen.deidentify.order import NoticeOrder
from noticegen.documents.template_check import check_templates
from noticegen.errors import RefusalError
from noticegen.pipeline.comparing import Against, read_column_names, read_comparisons
from noticegen.pipeline.deciding import (
    Answers,
    make_decision_files,
    sign_decisions,
    take_answers,
)
from noticegen.pipeline.free_text import search_free_text
from noticegen.pipeline.impact import Inputs, make_impact_files
from noticegen.pipeline.inspection import inspect_files
from noticegen.pipeline.internal_files import RunRecord, make_internal_files
from noticegen.pipeline.month_changes import NOT_COMPARED, find_changes
from noticegen.pipeline.notice_inputs import (
    check_dates,
    check_inputs,
    find_unheeded,
    require_fit,
    require_kin_source,
)
from noticegen.pipeline.pages import PageOrder, PublicFile
from noticegen.pipeline.passing import Through, describe_risks, pass_through
from noticegen.pipeline.presses import press_for
from noticegen.pipeline.provenance import trace_provenance
from noticegen.pipeline.run_documents import describe_run, list_paths
from noticegen.policy.catalogue import load_policy
from noticegen.policy.model import Policy
from noticegen.publication.changes import Changes
from noticegen.publication.impact import Decision
from noticegen.release.files import OutputFile, RunFiles
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.refusal import require_passed
from noticegen.release.manifest import build_manifest
from noticegen.release.records.reconciliation import (
    Reconciliation,
    find_refusal,
    reconcile,
    require_balanced,
)
from noticegen.release.writing import check_output, release, release_internal_only
from noticegen.rendering.coverage import uncovered
from noticegen.roster.addresses import place_households
from noticegen.roster.model import Roster
from noticegen.roster.reading import read_rosters
from noticegen.screening.list_months import not_earlier
from noticegen.screening.model import Finding, ScreeningContext
from noticegen.screening.screen import screen
from noticegen.settings.unit import Unit, load_unit
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Channel, Stage

STEPS = 6
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class NoticeJob:
    """What the user asked for.

    `previous` are the lists of the month before; `nobody` says that there is no list because
    nobody is assisted this month.
    """

    rosters: tuple[str, ...]
    unit: Path
    policy: str
    period: Period
    start: date
    out: Path
    stage: Stage = Stage.PAID
    channel: Channel = Channel.BOARD
    pages: PageOrder = field(default_factory=PageOrder)
    allow_held: bool = False
    columns: Path | None = None
    against: Against = field(default_factory=Against)
    decisions: tuple[Path, ...] = ()
    previous: tuple[str, ...] = ()
    nobody: bool = False


@dataclass(frozen=True, slots=True)
class NoticeResult:
    """What became of the run; `refusal` is None when files were released.

    `files` are the paths written below the output directory; `risks` say how well the rows hide
    a household, with limit and remedy; `notes` what was asked for and is not on the notice.
    Nothing here holds a private value.
    """

    out: Path
    reconciliation: Reconciliation
    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    risks: tuple[str, ...] = ()
    refusal: RefusalError | None = field(default=None)
    notes: tuple[str, ...] = ()

    @property
    def released(self) -> bool:
        """Tell whether the public files were written."""
        return self.refusal is None

    def as_document(self) -> dict[str, Any]:
        """Return what `--json` prints."""
        return {**describe_run(self), "risks": list(self.risks), "notes": list(self.notes)}


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is known of a run before anything is printed: who may be shown, and what is left out.

    `questions` are the files of internal/ that ask a person to decide.
    """

    policy: Policy
    roster: Roster = field(repr=False)
    passage: Through = field(repr=False)
    record: RunRecord
    questions: tuple[OutputFile, ...] = field(repr=False)
    notes: tuple[str, ...]

    @property
    def risks(self) -> tuple[str, ...]:
        """Say how well the rows hide a household."""
        return describe_risks(self.passage, self.record.anonymity)


def make_notice(job: NoticeJob, step: Step, warn: Step | None = None) -> NoticeResult:
    """Take the way through once; `step` is told what is under way, `warn` each risk.

    The risks are told before anything is written, so that whoever watches can still stop the run.

    An InputError when something cannot be read, a RefusalError when the gate has refused; held
    households without `allow_held` are a result that was not released, with internal reports.
    """
    check_dates(job.period, job.start)
    answers = take_answers(job.decisions)
    check_output(job.out, answers.hashes)
    assessed = assess(job, answers, step)
    if warn is not None:
        for risk in assessed.risks:
            warn(risk)
    reconciliation = assessed.record.reconciliation
    refusal = find_refusal(
        reconciliation, allow_held=job.allow_held, names_nobody=assessed.passage.names_nobody
    )
    if refusal is None:
        files = print_run(job, assessed, step)
        paths = list_paths(files)
        release(job.out, files, answers.hashes)
    else:
        reports = (*make_internal_files(assessed.record, released=False), *assessed.questions)
        paths = list_paths(RunFiles(internal=reports))
        release_internal_only(job.out, reports, answers.hashes)
    return NoticeResult(
        out=job.out,
        reconciliation=reconciliation,
        findings=assessed.record.findings,
        files=paths,
        risks=assessed.risks,
        refusal=refusal,
        notes=assessed.notes,
    )


def assess(job: NoticeJob, answers: Answers, step: Step) -> Assessment:
    """Read the lists, judge every household, and take what may be shown through the door."""
    step("读取单位文件和政策")
    unit, policy = load_unit(job.unit), load_policy(job.policy)
    policy.stage_policy(job.stage, job.channel)
    check_inputs(job.rosters, job.previous, policy, job.stage, nobody=job.nobody)
    check_own_templates(job, policy)
    step("读取名单")
    roster = read_lists(job.rosters, job, unit)
    require_fit(roster, policy, policy.required_fields(job.stage, job.channel, on=job.start))
    step("逐户核对")
    context = replace(build_context(job, roster, unit, policy), decisions=answers.decisions)
    require_kin_source(roster, context)
    screening = screen(roster, context)
    notes = find_unheeded(job.pages, job.channel)
    changes: Changes | None = None
    if job.previous:
        previous = read_lists(job.previous, job, unit)
        changes = find_changes(roster, screening, previous, context, policy)
        hints = not_earlier(previous, job.period)
        screening = replace(screening, findings=(*screening.findings, *hints))
        notes += (NOT_COMPARED,) if changes is None else ()
    order = NoticeOrder(unit, job.period, job.start, job.stage, job.channel, changes)
    passage = pass_through(roster, screening, policy, order)
    if job.nobody:
        passage = replace(passage, names_nobody=True)
    record = RunRecord(
        passage.publication,
        policy,
        reconcile(passage.screening, (column.heading for column in passage.dropped_columns)),
        screening.findings,
        measure_anonymity(passage.publication, policy),
        namesakes=len(passage.namesakes),
    )
    questions = make_decision_files(roster.households, screening, context, answers)
    return Assessment(policy, roster, passage, record, questions, notes)


def print_run(job: NoticeJob, assessed: Assessment, step: Step) -> RunFiles:
    """Print every page, have the gate inspect it, and return all files of a run to be released."""
    record, reconciliation = assessed.record, assessed.record.reconciliation
    step("排版")
    pages = print_pages(assessed.passage, job.pages)
    step("出口检查")
    require_passed(inspect_files(pages, KnownValues(assessed.passage.secrets), job.pages))
    require_balanced(
        reconciliation,
        read=len(assessed.roster.households),
        printed=len(record.publication.entries),
    )
    step("写出文件")
    public = tuple(OutputFile(page.name, page.data) for page in pages)
    provenance = trace_provenance(reconciliation, assessed.policy, job.pages)
    decided = (*decide_nobody(job), *sign_decisions(reconciliation))
    impact = make_impact_files(record, list_inputs(job), provenance, public, decided)
    return RunFiles(
        public=public,
        internal=(*make_internal_files(record, released=True), *assessed.questions, *impact),
        manifest=build_manifest(public, (), provenance, records=impact),
    )


def print_pages(passage: Through, order: PageOrder) -> tuple[PublicFile, ...]:
    """Return every finished file; an office's own templates are printed within bounds."""
    with press_for(order.templates, order.printer) as press:
        return tuple(passage.make_files(replace(order, printer=press)))


def read_lists(files: tuple[str, ...], job: NoticeJob, unit: Unit) -> Roster:
    """Read lists as the office's mapping file has them; no list is an empty roster."""
    if not files:
        return Roster((), ())
    roster = read_rosters(files, names=read_column_names(job.columns))
    return place_households(roster, unit.villages, unit.place_name)


def list_inputs(job: NoticeJob) -> Inputs:
    """Return the files whose digests the impact record keeps."""
    return Inputs((*job.rosters, *job.previous), job.unit)


def decide_nobody(job: NoticeJob) -> tuple[Decision, ...]:
    """Return that somebody said there is nobody, for the record to be signed."""
    if not job.nobody:
        return ()
    return (Decision("本月有没有对象", "没有名单，公示本月没有对象（--nobody）", "经办人"),)


def check_own_templates(job: NoticeJob, policy: Policy) -> None:
    """Refuse an office's own templates if they use what the policy does not show."""
    if job.pages.templates is not None:
        shown = policy.shown_fields(job.stage, job.channel, on=job.start)
        check_templates(job.pages.templates, shown)


def build_context(job: NoticeJob, roster: Roster, unit: Unit, policy: Policy) -> ScreeningContext:
    """Return what the checks need to know of the policy, the office and the printer."""
    return ScreeningContext(
        start=job.start,
        required=policy.required_fields(job.stage, job.channel, on=job.start),
        shown=policy.shown_fields(job.stage, job.channel, on=job.start),
        uncovered=uncovered,
        adult_age=policy.minors.under,
        villages=frozenset(unit.villages),
        programme=policy.name,
        lists_ended=job.stage is Stage.ENDED,
        period=job.period,
        comparisons=read_comparisons(job.against, read_column_names(job.columns)),
        searched=policy.searched_fields(job.stage, job.channel, on=job.start),
        personal=search_free_text(roster),
    )
