"""The household's sheets: from all lists of the month to one page for each family."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from noticegen.deidentify.door import dropped_columns
from noticegen.deidentify.family_sheets import SheetOrder, SheetPassage, draw_up_sheets
from noticegen.documents.sheet import SheetOptions, sheet_codes, sheet_statements, sheets_html
from noticegen.errors import ErrorCode, RefusalError
from noticegen.families.joining import join_families
from noticegen.families.model import Families
from noticegen.families.months import Earlier
from noticegen.pipeline.file_names import portable_name
from noticegen.pipeline.sheet_reports import SheetRun, make_reports
from noticegen.policy.catalogue import load_policy
from noticegen.policy.guide import load_guide
from noticegen.policy.model import Policy
from noticegen.publication.sheet import SheetBook
from noticegen.release.files import OutputFile, RunFiles
from noticegen.release.known_values import KnownValues
from noticegen.release.manifest import Provenance, build_manifest, sha256
from noticegen.release.reconciliation import Reconciliation, reconcile, require_balanced
from noticegen.release.report import require_passed
from noticegen.release.resume import Workbench
from noticegen.release.sheet_gate import SheetFile, inspect_sheets
from noticegen.release.writing import check_output, release, release_internal_only
from noticegen.rendering.coverage import uncovered
from noticegen.rendering.pdf import render_pdf
from noticegen.roster.model import Roster
from noticegen.roster.reading import read_rosters
from noticegen.screening.model import Finding, Screening, ScreeningContext, Severity, Verdict
from noticegen.settings.resources import resource_directory
from noticegen.settings.unit import Unit, load_unit
from noticegen.vocabulary.outcomes import Outcome
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Audience

STEPS = 6
POLICY = "happiness-sheet"
_MOST_TIGHTENED = 6
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class SheetsJob:
    """What the user asked for; `previous` are the lists of the month before."""

    rosters: tuple[str, ...]
    unit: Path
    period: Period
    out: Path
    previous: tuple[str, ...] = ()
    options: SheetOptions = field(default_factory=SheetOptions)
    single_files: bool = False
    paid_on: date | None = None
    policy: str = POLICY
    allow_held: bool = False


@dataclass(frozen=True, slots=True)
class SheetsResult:
    """What became of the run; nothing here holds a private value."""

    out: Path
    reconciliation: Reconciliation
    findings: tuple[Finding, ...]
    sheets: int
    files: tuple[str, ...]
    refusal: RefusalError | None = None

    @property
    def released(self) -> bool:
        """Tell whether the sheets were written."""
        return self.refusal is None

    def require_released(self) -> None:
        """Raise the refusal, if the run was refused."""
        if self.refusal is not None:
            raise self.refusal

    def as_document(self) -> dict[str, Any]:
        """Return what `--json` prints."""
        from noticegen.pipeline.notice import describe_finding

        return {
            "released": self.released,
            "refusal": str(self.refusal.code) if self.refusal else None,
            "counts": self.reconciliation.counts.as_document(),
            "sheets": self.sheets,
            "dropped_columns": list(self.reconciliation.dropped_columns),
            "findings": [describe_finding(finding) for finding in self.findings],
            "files": list(self.files),
        }


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
    reconciliation: Reconciliation

    @property
    def rosters(self) -> tuple[Roster, ...]:
        """Return this month's roster, and last month's if there is one."""
        return (self.roster, *([self.earlier_roster] if self.earlier_roster else []))


def make_sheets(job: SheetsJob, step: Step) -> SheetsResult:
    """Make every family's sheet; the errors are those of the notice."""
    check_output(job.out)
    month = read_month(job, step)
    refusal = find_refusal(month.reconciliation, allow_held=job.allow_held)
    findings = month.screening.findings
    if refusal is not None:
        run = SheetRun(month.unit, job.period, month.reconciliation, None)
        internal = make_reports(run, released=False)
        release_internal_only(job.out, internal)
        names = tuple(f"internal/{file.name}" for file in internal)
        return SheetsResult(job.out, month.reconciliation, findings, 0, names, refusal)
    passage = draw_up(month, job)
    step("排版")
    workbench = Workbench(job.out)
    files = tuple(print_books(passage, job, workbench))
    step("出口检查")
    known = KnownValues(passage.secrets)
    require_passed(tuple(inspect_sheets(file, known) for file in files))
    require_complete(month, passage)
    step("写出文件")
    run = SheetRun(month.unit, job.period, month.reconciliation, passage)
    internal = make_reports(run, released=True)
    household = tuple(OutputFile(file.name, file.data) for file in files)
    manifest = build_manifest((), household, trace(month))
    release(job.out, RunFiles(household=household, internal=internal, manifest=manifest))
    workbench.clear()
    return SheetsResult(
        job.out,
        month.reconciliation,
        findings,
        sum(len(book.sheets) for book in passage.books),
        (
            *(f"household/{file.name}" for file in household),
            *(f"internal/{file.name}" for file in internal),
        ),
    )


def read_month(job: SheetsJob, step: Step) -> Month:
    """Read the lists, join them into families, and judge every row."""
    step("读取单位文件和政策")
    unit, policy = load_unit(job.unit), load_policy(job.policy)
    step("读取名单")
    roster = read_rosters(job.rosters)
    earlier_roster = read_rosters(job.previous) if job.previous else None
    step("合并各项救助")
    context = build_context(job, policy)
    families = join_families(roster, context)
    earlier = Earlier(join_families(earlier_roster, context).families if earlier_roster else ())
    screening = judge(roster, families)
    shown = policy.shown_fields(None, None, Audience.HOUSEHOLD, on=context.start)
    dropped = (column.heading for column in dropped_columns(roster, shown))
    return Month(
        unit=unit,
        policy=policy,
        roster=roster,
        earlier_roster=earlier_roster,
        families=families,
        earlier=earlier,
        screening=screening,
        reconciliation=reconcile(screening, dropped),
    )


def build_context(job: SheetsJob, policy: Policy) -> ScreeningContext:
    """Return what the checks need: sheets speak of the first day of their month."""
    day = date(job.period.year, job.period.month, 1)
    return ScreeningContext(
        start=day,
        required=policy.required_fields(None, None, Audience.HOUSEHOLD, on=day),
        shown=policy.shown_fields(None, None, Audience.HOUSEHOLD, on=day),
        uncovered=uncovered,
        adult_age=policy.minors.under,
    )


def judge(roster: Roster, families: Families) -> Screening:
    """Return a verdict for every row and a finding for every hold, as the checks give them."""
    verdicts = []
    for household in roster.households:
        outcome, reasons = families.outcome_of(household)
        verdicts.append(Verdict(household, outcome, reasons))
    findings = tuple(
        Finding(
            rule=f"sheets-{hold.reason}",
            reason=hold.reason,
            severity=Severity.BLOCKS,
            outcome=Outcome.HELD,
            place=hold.household.place,
            advice=hold.advice,
            household=hold.household.place,
            related=hold.related,
        )
        for hold in families.holds
    )
    return Screening(tuple(verdicts), findings)


def find_refusal(reconciliation: Reconciliation, *, allow_held: bool) -> RefusalError | None:
    """Return why nothing may be written, or None."""
    counts = reconciliation.counts
    if counts.held and not allow_held:
        return RefusalError(ErrorCode.ROWS_HELD, count=counts.held)
    return None if counts.published else RefusalError(ErrorCode.NOTHING_TO_PUBLISH)


def draw_up(month: Month, job: SheetsJob) -> SheetPassage:
    """Take the families through the door."""
    order = SheetOrder(
        unit=month.unit,
        period=job.period,
        day=date(job.period.year, job.period.month, 1),
        policy=month.policy,
        guide=load_guide(),
        paid_on=job.paid_on,
    )
    return draw_up_sheets(month.families, month.earlier, month.rosters, order)


def print_books(passage: SheetPassage, job: SheetsJob, workbench: Workbench) -> Iterator[SheetFile]:
    """Yield the finished files: one for each village, or one for each family."""
    for number, book in enumerate(passage.books, start=1):
        stem = f"{job.period}-救助幸福清单-{number:03d}-{portable_name(book.village)}"
        if not job.single_files:
            yield print_book(f"{stem}.pdf", book, job.options, workbench)
            continue
        options = replace(job.options, separator=False)
        for sheet in book.sheets:
            alone = replace(book, sheets=(sheet,))
            yield print_book(f"{stem}-{sheet.number:04d}.pdf", alone, options, workbench)


def print_book(
    name: str, book: SheetBook, options: SheetOptions, workbench: Workbench
) -> SheetFile:
    """Return one finished file: as many pages as families, letters smaller if need be."""
    pages = len(book.sheets) + options.separator
    for tighten in range(_MOST_TIGHTENED):
        html = sheets_html(book, options, tighten)
        data = workbench.find(html)
        if data is None:
            data = render_pdf(html)
            workbench.keep(html, data)
        if count_pages(data) == pages:
            break
    return SheetFile(
        name=name,
        data=data,
        html=html,
        book=book,
        codes=tuple(
            tuple(code.payload for code in sheet_codes(sheet, book, offline=options.offline_code))
            for sheet in book.sheets
        ),
        statements=tuple(sheet_statements(sheet, book) for sheet in book.sheets),
        separators=int(options.separator),
    )


def count_pages(data: bytes) -> int:
    """Count the pages of a finished file."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def require_complete(month: Month, passage: SheetPassage) -> None:
    """Prove the sheets against the lists: every published row on one sheet, every sum the same."""
    on_sheets = [
        benefit for members in passage.families for family in members for benefit in family.benefits
    ]
    require_balanced(
        month.reconciliation, read=len(month.roster.households), printed=len(on_sheets)
    )
    for members, book in zip(passage.families, passage.books, strict=True):
        for family, sheet in zip(members, book.sheets, strict=True):
            if family.total != sheet.total or family.village != book.village:
                raise RefusalError(
                    ErrorCode.COUNTS_DIFFER, what="清单金额", counted="清单", expected="名单"
                )


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
