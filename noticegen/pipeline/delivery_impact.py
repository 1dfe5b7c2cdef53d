"""The impact assessment of sheets and of messages, made when all their files are ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from noticegen.deidentify.family_sheets import SheetPassage, printed_fields
from noticegen.documents.impact_record import impact_record_html
from noticegen.pipeline.deciding import sign_decisions
from noticegen.pipeline.household_pages import PagesOrder
from noticegen.pipeline.impact import JSON_NAME, PDF_NAME, hash_rosters
from noticegen.pipeline.month import Month, MonthOrder, trace
from noticegen.publication.impact import ImpactAssessment
from noticegen.release.files import OutputFile
from noticegen.release.manifest import sha256
from noticegen.release.records.delivery_record import DeliveryFacts
from noticegen.release.records.impact_record import HOUSEHOLD_FILE, impact_json
from noticegen.release.records.message_record import MessageFacts, assess_messages
from noticegen.release.records.sheet_record import PhonePages, SheetFacts, assess_sheets
from noticegen.rendering.pdf import render_pdf
from noticegen.screening.model import Severity
from noticegen.settings.resources import resource_directory


@dataclass(frozen=True, slots=True)
class SheetDelivery:
    """The finished sheets: all files have passed the gate; whether codes hold the list."""

    passage: SheetPassage
    files: tuple[OutputFile, ...]
    list_code: bool
    pages: PagesOrder | None


def assess_sheet_run(
    month: Month, order: MonthOrder, delivery: SheetDelivery
) -> tuple[OutputFile, ...]:
    """Return the assessment of sheets as JSON and as a PDF."""
    books, pages = delivery.passage.books, delivery.pages
    files = {file.name: sha256(file.data) for file in delivery.files}
    in_full = pages is not None and pages.in_full
    families = sum(len(book.sheets) for book in books)
    facts = _facts(
        month,
        order,
        families,
        printed_fields(in_full=in_full),
        {"模板": trace(month).templates, HOUSEHOLD_FILE: files},
    )
    sheets = SheetFacts(
        addressees={
            str(number): tuple(sheet.addressee for sheet in book.sheets)
            for number, book in enumerate(books)
        },
        inspected=len(files),
        list_code=delivery.list_code,
        pages=PhonePages(pages.base_url, pages.expires, pages.in_full) if pages else None,
    )
    return _files(assess_sheets(facts, sheets))


def assess_message_run(
    month: Month, order: MonthOrder, families: int, messages: MessageFacts
) -> tuple[OutputFile, ...]:
    """Return the assessment of messages; files with telephone numbers have no digest."""
    fields = ("applicant_name", "programme", *(["monthly_amount"] * messages.with_amount))
    texts = resource_directory("policies") / "guide" / "messages.yaml"
    digests = {"短信文字": {texts.name: sha256(texts.read_bytes())}}
    return _files(assess_messages(_facts(month, order, families, fields, digests), messages))


def _facts(
    month: Month,
    order: MonthOrder,
    families: int,
    fields: tuple[str, ...],
    digests: Mapping[str, Mapping[str, str]],
) -> DeliveryFacts:
    policy = month.policy
    made_from: dict[str, Mapping[str, str]] = {
        "名单": hash_rosters(order.rosters),
        **({"上月名单": hash_rosters(order.previous)} if order.previous else {}),
        "单位文件": {order.unit.name: _hash(order.unit)},
        "政策": {policy.name: policy.digest},
    }
    return DeliveryFacts(
        unit=month.unit,
        period=order.period,
        policy=policy,
        day=order.day,
        reconciliation=month.reconciliation,
        families=families,
        warnings=sum(one.severity is Severity.WARNS for one in month.screening.findings),
        fields=fields,
        digests={**made_from, **digests},
        decided=sign_decisions(month.reconciliation),
    )


def _files(assessment: ImpactAssessment) -> tuple[OutputFile, ...]:
    return (
        OutputFile(JSON_NAME, impact_json(assessment)),
        OutputFile(PDF_NAME, render_pdf(impact_record_html(assessment))),
    )


def _hash(path: Path) -> str:
    return sha256(path.read_bytes())
