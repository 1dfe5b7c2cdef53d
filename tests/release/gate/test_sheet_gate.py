"""The gate for sheets, asked directly: what a finished file must not be, and must say."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from noticegen.deidentify.secrets import Secret, Secrets
from noticegen.documents.invented import INVENTED_UNIT
from noticegen.documents.sheet import SheetOptions, sheets_html
from noticegen.pipeline.sheet_press import Paper, as_file
from noticegen.publication.sheet import BenefitLine, Sheet, SheetBook
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.report import GateRule
from noticegen.release.gate.sheet_gate import SheetFile, inspect_sheets
from noticegen.rendering.pdf import render_pdf
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.place import Place

ADDRESS = "哈业脑包村三组前排二十七号院"
KNOWN = KnownValues(
    Secrets((Secret(ADDRESS, "address", Place("名单.xlsx", "新城村", 4)),), frozenset())
)


def _sheet(number: int, addressee: str, amount: int) -> Sheet:
    benefit = BenefitLine("农村低保", "", Decimal(amount), paid="2026年12月")
    return Sheet(addressee, "新城村", number, (benefit,), (), (), ())


BOOK = SheetBook(
    unit=INVENTED_UNIT,
    period=Period(2026, 12),
    village="新城村",
    sheets=(_sheet(1, "王某家庭", 836), _sheet(2, "乌某家庭", 1254)),
    duties=("家里情况有变化，请告诉我们。",),
    objection="有疑问请打上面的电话。",
    forbidden=frozenset({"残疾"}),
)


@pytest.fixture(scope="module")
def finished() -> SheetFile:
    options = SheetOptions()
    html = sheets_html(BOOK, options)
    return as_file(Paper("清单.pdf", BOOK, options), render_pdf(html), html)


def rules_of(file: SheetFile) -> set[GateRule]:
    return {finding.rule for finding in inspect_sheets(file, KNOWN).findings}


def test_a_sound_file_passes(finished: SheetFile) -> None:
    assert rules_of(finished) == set()


def add_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))


def add_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, b"nothing")


def add_address(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Subject"] = String(ADDRESS)


def add_forbidden_word(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Subject"] = String("残疾人")


def drop_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1]


def swap_pages(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])
    del pdf.pages[0]


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (add_script, GateRule.UNEXPECTED_SCRIPT),
        (add_attachment, GateRule.UNEXPECTED_ATTACHMENT),
        (add_address, GateRule.KNOWN_VALUE),
        (add_forbidden_word, GateRule.FORBIDDEN_WORD),
        (drop_page, GateRule.ROW_COUNT),
        (swap_pages, GateRule.STATEMENT_MISSING),
    ],
)
def test_a_damaged_file_does_not(
    finished: SheetFile, damage: Callable[[pikepdf.Pdf], None], rule: GateRule
) -> None:
    with pikepdf.open(io.BytesIO(finished.data)) as pdf:
        damage(pdf)
        damaged = io.BytesIO()
        pdf.save(damaged)
    assert rule in rules_of(replace(finished, data=damaged.getvalue()))


def test_a_file_with_a_second_revision_does_not(finished: SheetFile) -> None:
    again = finished.data + b"\nstartxref\n0\n%%EOF\n"
    assert GateRule.REVISED in rules_of(replace(finished, data=again))


def test_every_code_is_the_family_s_own_and_all_are_there(finished: SheetFile) -> None:
    first, second = finished.codes
    swapped = rules_of(replace(finished, codes=(second, first)))
    assert swapped == {GateRule.UNEXPECTED_CODE, GateRule.CODE_MISSING}
    assert rules_of(replace(finished, codes=(first[:1], second))) == {GateRule.UNEXPECTED_CODE}


def test_a_page_that_lost_its_sum_does_not(finished: SheetFile) -> None:
    sums = (finished.sums[0], "壹万元整")
    assert rules_of(replace(finished, sums=sums)) == {GateRule.STATEMENT_MISSING}


def test_what_is_no_pdf_does_not(finished: SheetFile) -> None:
    assert rules_of(replace(finished, data=b"%PDF-1.7")) == {GateRule.UNREADABLE}
