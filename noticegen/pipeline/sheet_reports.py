"""What a run of sheets leaves in the office: the reconciliation and the delivery list."""

from __future__ import annotations

from dataclasses import dataclass, field

from noticegen.deidentify.family_sheets import SheetPassage
from noticegen.pipeline.deciding import Answers, make_decision_files
from noticegen.pipeline.internal_files import make_finding_files
from noticegen.pipeline.month import Month
from noticegen.release.files import OutputFile
from noticegen.release.records.delivery_list import DeliveryRoute, delivery_workbook
from noticegen.release.records.reconciliation import reconciliation_json
from noticegen.release.records.reconciliation_sheet import SheetHead, reconciliation_workbook
from noticegen.vocabulary.period import Period


@dataclass(frozen=True, slots=True)
class SheetRun:
    """What the reports are made from; `passage` is None when the run was refused."""

    month: Month = field(repr=False)
    period: Period
    answers: Answers = field(repr=False)
    passage: SheetPassage | None = field(repr=False)


def make_reports(run: SheetRun, *, released: bool) -> tuple[OutputFile, ...]:
    """Return the files of `internal/`: what became of every row, what to decide, the delivery."""
    month = run.month
    head = SheetHead(
        title="救助幸福清单核对表",
        issuer=month.unit.issuer,
        stage="送达本户",
        period=run.period.label,
    )
    reports = [
        OutputFile(
            "reconciliation.json", reconciliation_json(month.reconciliation, released=released)
        ),
        OutputFile(
            "reconciliation.xlsx",
            reconciliation_workbook(month.reconciliation, head, released=released),
        ),
    ]
    reports += make_finding_files(month.screening.findings)
    reports += make_decision_files(
        month.roster.households, month.screening, month.context, run.answers
    )
    if run.passage is not None:
        reports.append(OutputFile("delivery.xlsx", _delivery_list(run.passage, run.period)))
    return tuple(reports)


def _delivery_list(passage: SheetPassage, period: Period) -> bytes:
    routes = [
        DeliveryRoute(book.village, tuple(family.head.applicant_name for family in members))
        for book, members in zip(passage.books, passage.families, strict=True)
    ]
    return delivery_workbook(f"{period.label}救助幸福清单送达签收表", routes)
