"""The happiness sheets of one village: one page for each family, in the order of delivery."""

from __future__ import annotations

from dataclasses import dataclass

from noticegen.documents.amounts import capital_amount, decimals_needed, write_amount
from noticegen.documents.environment import render_template
from noticegen.documents.mongolian import set_columns
from noticegen.documents.sheet_codes import SheetCode, draw_code, write_offline_list
from noticegen.documents.sheet_fit import (
    FORMATS,
    fit_sheet,
    write_basis,
    write_hint,
)
from noticegen.publication.sheet import Sheet, SheetBook
from noticegen.vocabulary.paper import SheetSize

TEMPLATE = "sheet.html.j2"
POLICY_CAPTION = "救助政策"
LINK_CAPTION = "本家清单"
OFFLINE_CAPTION = "本月金额"
_MONGOLIAN_POINTS = 10.0
_MONGOLIAN_TALLEST = 46.0


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How sheets are printed; `window` leaves the address where a window envelope shows it.

    `cut_code` asks to cut the household's code off before the sheet goes onto a wall, where the
    code's page says more than the paper.
    """

    size: SheetSize = SheetSize.A4
    window: bool = False
    separator: bool = False
    offline_code: bool = True
    cut_code: bool = False


@dataclass(frozen=True, slots=True)
class AmountRow:
    """A benefit as its row prints it."""

    label: str
    kind: str
    paid: str
    amount: str
    into: str


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One page as the template takes it."""

    sheet: Sheet
    size: float
    gap: float
    compact: bool
    rows: tuple[AmountRow, ...]
    has_days: bool
    total: str
    capitals: str
    notes: tuple[str, ...]
    hint: str | None
    codes: tuple[SheetCode, ...]


def sheets_html(book: SheetBook, options: SheetOptions, tighten: int = 0) -> str:
    """Return the pages of a village: a separator if wanted, then one page for each family.

    `tighten` makes letters that many steps smaller than the estimate of what fits.
    """
    unit = book.unit
    mongolian = (
        set_columns(unit.issuer_mn, _MONGOLIAN_POINTS, _MONGOLIAN_TALLEST)
        if unit.issuer_mn
        else None
    )
    return render_template(
        TEMPLATE,
        {
            "book": book,
            "unit": unit,
            "paper": FORMATS[options.size],
            "options": options,
            "mongolian_block": mongolian,
            "pages": [build_page(sheet, book, options, tighten) for sheet in book.sheets],
        },
    )


def build_page(sheet: Sheet, book: SheetBook, options: SheetOptions, tighten: int = 0) -> SheetPage:
    """Return what the template needs of one sheet."""
    codes = sheet_codes(sheet, book, offline=options.offline_code)
    sides = tuple(code.side_mm for code in codes)
    fitted = fit_sheet(sheet, book, options.size, sides, tighten)
    shown = fitted.sheet
    decimals = decimals_needed([line.amount for line in sheet.benefits])
    return SheetPage(
        sheet=shown,
        size=fitted.size,
        gap=fitted.gap,
        compact=fitted.compact,
        rows=tuple(
            AmountRow(
                line.label,
                line.kind,
                line.paid,
                write_amount(line.amount, decimals),
                line.into,
            )
            for line in shown.benefits
        ),
        has_days=any(line.paid != book.period.label for line in shown.benefits),
        total=write_amount(shown.total, decimals),
        capitals=capital_amount(shown.total),
        notes=tuple(f"{note.label}：{note.explanation}{write_basis(note)}" for note in shown.notes),
        hint=write_hint(shown.hints) if shown.hints else None,
        codes=codes,
    )


def sheet_codes(sheet: Sheet, book: SheetBook, *, offline: bool) -> tuple[SheetCode, ...]:
    """Return the codes of a sheet: the policy's, and the family's own if it has one."""
    codes = [draw_code(book.unit.policy_url, POLICY_CAPTION)]
    if sheet.link:
        codes.append(draw_code(sheet.link, LINK_CAPTION))
    elif offline and sheet.benefits:
        codes.append(draw_code(write_offline_list(sheet, book), OFFLINE_CAPTION))
    return tuple(codes)


def sheet_statements(sheet: Sheet, book: SheetBook) -> tuple[str, ...]:
    """Return every text of one sheet, for the gate to know what may stand there."""
    texts = [sheet.addressee, sheet.village, book.title, book.objection, *book.duties]
    texts += [*sheet.changes, *sheet.hints]
    texts += [part for line in sheet.benefits for part in (line.label, line.kind, line.into)]
    texts += [line.paid for line in sheet.benefits]
    texts += [part for note in sheet.notes for part in (note.label, note.explanation, note.basis)]
    return tuple(text for text in texts if text)
