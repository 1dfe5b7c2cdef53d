"""A household's list as its phone shows it: the sheet's own words, as data for the page."""

from __future__ import annotations

import json
from datetime import date

from noticegen.documents.amounts import decimals_needed, write_amount
from noticegen.documents.dates import chinese_date
from noticegen.documents.sheet_versions import write_basis
from noticegen.publication.sheet import Sheet, SheetBook
from noticegen.settings.resources import resource_directory

SITE_FILES = ("index.html", "page.css", "page.js")
SITE_MARK = b'content="noticegen household pages"'


def page_data(sheet: Sheet, book: SheetBook, expires: date) -> bytes:
    """Return the page's content in UTF-8; it holds nothing that the paper does not."""
    unit = book.unit
    decimals = decimals_needed([line.amount for line in sheet.benefits])
    document = {
        "month": book.period.label,
        "addressee": sheet.addressee,
        "village": sheet.village,
        "number": sheet.number,
        "rows": [
            [line.label, line.kind, write_amount(line.amount, decimals), line.paid]
            for line in sheet.benefits
        ],
        "total": write_amount(sheet.total, decimals),
        "changes": list(sheet.changes),
        "notes": [f"{note.label}：{note.explanation}{write_basis(note)}" for note in sheet.notes],
        "duties": list(book.duties),
        "objection": book.objection,
        "office": unit.issuer + unit.office,
        "address": unit.address,
        "telephone": unit.telephone,
        "supervision": unit.supervision_telephone,
        "expires": chinese_date(expires),
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def site_files() -> dict[str, bytes]:
    """Return the files that every household's page shares."""
    directory = resource_directory("templates") / "page"
    return {name: (directory / name).read_bytes() for name in SITE_FILES}
