"""The household's sheets: from all lists of the month to one page for each family."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from noticegen.deidentify.family_sheets import SheetOrder, SheetPassage, draw_up_sheets
from noticegen.documents.sheet import SheetOptions
from noticegen.errors import ErrorCode, RefusalError
from noticegen.pipeline.deciding import Answers, take_answers
from noticegen.pipeline.delivery_impact import SheetDelivery, assess_sheet_run
from noticegen.pipeline.file_names import portable_name
from noticegen.pipeline.household_pages import (
    PagesOrder,
    ReleasedPages,
    check_pages,
    inspect_household_pages,
    seal_pages,
    with_links,
)
from noticegen.pipeline.month import Month, MonthOrder, read_month, trace
from noticegen.pipeline.run_documents import describe_run, list_paths
from noticegen.pipeline.sheet_press import Paper, Press
from noticegen.pipeline.sheet_reports import SheetRun, make_reports
from noticegen.pipeline.sheet_workers import print_papers
from noticegen.policy.guide import load_guide
from noticegen.release.files import OutputFile, RunFiles
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.refusal import require_passed
from noticegen.release.manifest import build_manifest
from noticegen.release.records.reconciliation import (
    PRINTING,
    Reconciliation,
    find_refusal,
    require_balanced,
)
from noticegen.release.resume import Workbench
from noticegen.release.writing import check_output, release, release_internal_only
from noticegen.roster.requirements import programmes_by_file
from noticegen.screening.model import Finding

STEPS = 5
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class SheetsJob:
    """What the user asked for."""

    month: MonthOrder
    out: Path
    options: SheetOptions = field(default_factory=SheetOptions)
    single_files: bool = False
    paid_on: date | None = None
    pages: PagesOrder | None = None
    allow_held: bool = False


@dataclass(frozen=True, slots=True)
class SheetsResult:
    """What became of the run; nothing here holds a private value."""

    out: Path
    reconciliation: Reconciliation
    findings: tuple[Finding, ...]
    sheets: int
    files: tuple[str, ...]
    programmes: Mapping[str, tuple[str, ...]]
    refusal: RefusalError | None = None

    @property
    def released(self) -> bool:
        """Tell whether the sheets were written."""
        return self.refusal is None

    def as_document(self) -> dict[str, Any]:
        """Return what `--json` prints."""
        return {
            **describe_run(self),
            "programmes": {file: list(names) for file, names in self.programmes.items()},
            "sheets": self.sheets,
        }


@dataclass(frozen=True, slots=True)
class PrintedSheets:
    """Sheets that the gate has passed, and the sealed pages for the phone that belong to them."""

    passage: SheetPassage = field(repr=False)
    files: tuple[OutputFile, ...]
    pages: Mapping[str, bytes] = field(repr=False)

    @property
    def count(self) -> int:
        """Return how many families have a sheet."""
        return sum(len(book.sheets) for book in self.passage.books)


def make_sheets(job: SheetsJob, step: Step) -> SheetsResult:
    """Make every family's sheet; the errors are those of the notice."""
    answers = take_answers(job.month.decisions)
    check_output(job.out, answers.hashes)
    workbench = Workbench(job.out)
    check_pages(job.pages, workbench)
    month = read_month(job.month, step, answers)
    programmes = programmes_by_file(month.roster)
    refusal = find_refusal(month.reconciliation, PRINTING, allow_held=job.allow_held)
    if refusal is None:
        printed = print_sheets(month, job, workbench, step)
        step("写出文件")
        files = gather_files(month, job, answers, printed)
        site = job.pages.site if job.pages is not None else None
        pages = ReleasedPages(site, printed.pages, workbench) if site is not None else None
        paths = list_paths(files)
        release(job.out, files, answers.hashes, pages)
        workbench.clear()
        sheets = printed.count
    else:
        run = SheetRun(month, job.month.period, answers, None)
        files = RunFiles(internal=make_reports(run, released=False))
        paths = list_paths(files)
        release_internal_only(job.out, files.internal, answers.hashes)
        sheets = 0
    return SheetsResult(
        out=job.out,
        reconciliation=month.reconciliation,
        findings=month.screening.findings,
        sheets=sheets,
        files=paths,
        programmes=programmes,
        refusal=refusal,
    )


def print_sheets(month: Month, job: SheetsJob, workbench: Workbench, step: Step) -> PrintedSheets:
    """Take the families through the door, print their sheets, and have the gate inspect all."""
    passage = draw_up(month, job)
    keys = None
    if job.pages is not None:
        passage, keys = with_links(passage, job.pages, job.month.period, workbench)
    step("排版和出口检查")
    papers = tuple(list_papers(passage, job))
    printed = print_papers(papers, Press.of(papers, passage.secrets, workbench))
    require_passed(tuple(one.report for one in printed))
    require_complete(month, passage)
    files = tuple(one.file for one in printed)
    sealed: Mapping[str, bytes] = {}
    if job.pages is not None and keys is not None:
        inspect_household_pages(passage, job.pages, files, KnownValues(passage.secrets))
        sealed = seal_pages(passage, job.pages, keys)
    return PrintedSheets(passage, tuple(OutputFile(file.name, file.data) for file in files), sealed)


def gather_files(
    month: Month, job: SheetsJob, answers: Answers, printed: PrintedSheets
) -> RunFiles:
    """Return the sheets with the reports, the impact assessment and the manifest beside them."""
    delivery = SheetDelivery(printed.passage, printed.files, job.options.offline_code, job.pages)
    assessment = assess_sheet_run(month, job.month, delivery)
    run = SheetRun(month, job.month.period, answers, printed.passage)
    return RunFiles(
        household=printed.files,
        internal=(*make_reports(run, released=True), *assessment),
        manifest=build_manifest((), printed.files, trace(month), records=assessment),
    )


def draw_up(month: Month, job: SheetsJob) -> SheetPassage:
    """Take the families through the door."""
    order = SheetOrder(
        unit=month.unit,
        period=job.month.period,
        day=job.month.day,
        policy=month.policy,
        guide=load_guide(),
        paid_on=job.paid_on,
        in_full=job.pages is not None and job.pages.in_full,
    )
    return draw_up_sheets(month.families, month.earlier, month.rosters, order)


def list_papers(passage: SheetPassage, job: SheetsJob) -> Iterator[Paper]:
    """Yield what becomes a file: a village's sheets, or one family's."""
    for number, book in enumerate(passage.books, start=1):
        stem = f"{job.month.period}-救助幸福清单-{number:03d}-{portable_name(book.village)}"
        if not job.single_files:
            yield Paper(f"{stem}.pdf", book, job.options)
            continue
        options = replace(job.options, separator=False)
        for sheet in book.sheets:
            alone = replace(book, sheets=(sheet,))
            yield Paper(f"{stem}-{sheet.number:04d}.pdf", alone, options)


def require_complete(month: Month, passage: SheetPassage) -> None:
    """Prove the sheets against the lists: every published row on one sheet, every sum the same."""
    on_sheets = [
        benefit for members in passage.families for family in members for benefit in family.benefits
    ]
    require_balanced(
        month.reconciliation, read=len(month.roster.households), printed=len(on_sheets)
    )
    true = [
        family.total == sheet.total and family.village == book.village
        for members, book in zip(passage.families, passage.books, strict=True)
        for family, sheet in zip(members, book.sheets, strict=True)
    ]
    if not all(true):
        what = "金额和村名与名单相同的清单"
        raise RefusalError(
            ErrorCode.COUNTS_DIFFER, what=what, counted=sum(true), expected=len(true)
        )
