"""The happiness sheets of one village: one page for each family, in the order of delivery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from noticegen.documents.amounts import decimals_needed, write_amount
from noticegen.documents.environment import render_template
from noticegen.documents.mongolian import MongolianBlock, set_columns
from noticegen.documents.sheet_codes import SheetCode, draw_code, write_offline_list
from noticegen.documents.sheet_fit import FORMATS, SheetFrame, fit_sheet
from noticegen.documents.sheet_versions import write_basis, write_hint
from noticegen.publication.sheet import Sheet, SheetBook
from noticegen.vocabulary.capitals import capital_amount
from noticegen.vocabulary.paper import SheetSize

TEMPLATE = "sheet.html.j2"
SHEET_TITLE = "救助幸福清单"
POLICY_CAPTION = "救助政策"
LINK_CAPTION = "本家清单"
OFFLINE_CAPTION = "本月金额"
# A sheet folded to a third in a DL envelope (220 x 110 mm) whose window is 90 x 35 mm, 20 mm from
# the left and 15 mm from the bottom, may slip 10 mm to the side and 11 mm up. What the window shows
# in every position is 20 to 100 mm from the left edge and 60 to 84 mm from the top; nothing else
# may stand where it can be seen.
_BELOW_WINDOW = 86.0
_MONGOLIAN_POINTS = 10.0
_MONGOLIAN_TALLEST = 46.0
_MM_PER_POINT = 25.4 / 72


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

    @property
    def top(self) -> float | None:
        """Return the height in mm for title and address, if a window has to show the address."""
        return _BELOW_WINDOW - FORMATS[self.size].margin if self.window else None

    @property
    def least_points(self) -> float | None:
        """Return the size below which no letter may be, if the paper has such a size."""
        return FORMATS[self.size].sizes[-1] if self.size is SheetSize.LARGE else None

    @property
    def caption(self) -> str:
        """Return the size of the codes' captions, for the style sheet."""
        return f"{self.least_points}pt" if self.least_points else "0.85em"


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
    duties: tuple[str, ...]
    beside: float
    codes: tuple[SheetCode, ...]


def sheets_html(book: SheetBook, options: SheetOptions, tighten: Sequence[int] = ()) -> str:
    """Return the pages of a village: a separator if wanted, then one page for each family.

    `tighten` makes each sheet's letters that many steps smaller than the estimate of what fits.
    """
    steps = tighten or (0,) * len(book.sheets)
    unit = book.unit
    return render_template(
        TEMPLATE,
        {
            "book": book,
            "unit": unit,
            "paper": FORMATS[options.size],
            "options": options,
            "mongolian_block": set_mongolian(book, options),
            "caption": options.caption,
            "pages": [
                build_page(sheet, book, options, step)
                for sheet, step in zip(book.sheets, steps, strict=True)
            ],
            "top": options.top,
            "title": SHEET_TITLE,
        },
    )


def set_mongolian(book: SheetBook, options: SheetOptions) -> MongolianBlock | None:
    """Return the office's name in Mongolian, if it has one."""
    if not book.unit.issuer_mn:
        return None
    points = options.least_points or _MONGOLIAN_POINTS
    tallest = _MONGOLIAN_TALLEST * points / _MONGOLIAN_POINTS
    return set_columns(book.unit.issuer_mn, points, tallest)


def build_page(sheet: Sheet, book: SheetBook, options: SheetOptions, tighten: int = 0) -> SheetPage:
    """Return what the template needs of one sheet."""
    codes = sheet_codes(sheet, book, offline=options.offline_code)
    sides = tuple(code.side_mm for code in codes)
    mongolian = set_mongolian(book, options)
    frame = SheetFrame(
        options.size,
        sides,
        2 + options.cut_code,
        options.top,
        mongolian.height * _MM_PER_POINT if mongolian else 0.0,
    )
    fitted = fit_sheet(sheet, book, frame, tighten)
    shown = fitted.version.sheet
    decimals = decimals_needed([line.amount for line in sheet.benefits])
    return SheetPage(
        sheet=shown,
        size=fitted.size,
        gap=fitted.gap,
        compact=fitted.version.compact,
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
        has_days=any(line.on_day for line in shown.benefits),
        total=write_amount(shown.total, decimals),
        capitals=capital_amount(shown.total),
        notes=tuple(f"{note.label}：{note.explanation}{write_basis(note)}" for note in shown.notes),
        hint=write_hint(shown.hints) if shown.hints else None,
        duties=fitted.version.duties,
        beside=frame.beside,
        codes=codes,
    )


def sheet_codes(sheet: Sheet, book: SheetBook, *, offline: bool) -> tuple[SheetCode, ...]:
    """Return the codes of a sheet, drawn."""
    contents = code_contents(sheet, book, offline=offline)
    return tuple(draw_code(payload, caption) for payload, caption in contents)


def code_contents(sheet: Sheet, book: SheetBook, *, offline: bool) -> tuple[tuple[str, str], ...]:
    """Return payload and caption of the policy's code, and of the family's own if it has one."""
    policy = (book.unit.policy_url, POLICY_CAPTION)
    if sheet.link:
        return policy, (sheet.link, LINK_CAPTION)
    if offline and sheet.benefits:
        return policy, (write_offline_list(sheet, book), OFFLINE_CAPTION)
    return (policy,)


def sheet_statements(sheet: Sheet, book: SheetBook) -> tuple[str, ...]:
    """Return every text of one sheet, for the gate to know what may stand there."""
    texts = [sheet.addressee, sheet.village, book.title, book.objection, *book.duties]
    texts += [*sheet.changes, *sheet.hints]
    texts += [part for line in sheet.benefits for part in (line.label, line.kind, line.into)]
    texts += [line.paid for line in sheet.benefits]
    texts += [part for note in sheet.notes for part in (note.label, note.explanation, note.basis)]
    return tuple(text for text in texts if text)
