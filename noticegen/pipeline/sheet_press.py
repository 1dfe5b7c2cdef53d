"""One file of sheets: set, printed until every family has one page, and inspected by the gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from noticegen.deidentify.secrets import Secrets
from noticegen.documents.sheet import (
    SHEET_TITLE,
    SheetOptions,
    code_contents,
    sheet_statements,
    sheets_html,
)
from noticegen.documents.sheet_versions import WORDS_OF_SHORTER
from noticegen.publication.sheet import SheetBook
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.report import GateReport
from noticegen.release.gate.sheet_gate import SheetFile, inspect_sheets
from noticegen.release.resume import Workbench
from noticegen.rendering.pdf import render_pdf
from noticegen.rendering.type_case import TypeCase
from noticegen.vocabulary.capitals import CAPITAL_CHARACTERS, capital_amount

_MOST_TIGHTENED = 8


@dataclass(frozen=True, slots=True)
class Paper:
    """What becomes one file: its name, its sheets, how they are printed."""

    name: str
    book: SheetBook
    options: SheetOptions


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished file and what the gate says of it."""

    file: SheetFile
    report: GateReport


@dataclass(frozen=True, slots=True)
class Press:
    """What every file of a run needs: the characters of all, the secrets, the kept parts."""

    characters: str
    secrets: Secrets = field(repr=False)
    workbench: Workbench

    @classmethod
    def of(cls, papers: Sequence[Paper], secrets: Secrets, workbench: Workbench) -> Press:
        """Return the press of a run; its fonts are cut once, to all that any file may say."""
        texts = {CAPITAL_CHARACTERS, WORDS_OF_SHORTER}
        for paper in papers:
            texts |= {
                text for sheet in paper.book.sheets for text in sheet_statements(sheet, paper.book)
            }
        texts |= {
            sheets_html(replace(paper.book, sheets=paper.book.sheets[:1]), paper.options)
            for paper in papers[:1]
        }
        return cls("".join(sorted(set("".join(texts)))), secrets, workbench)

    def open(self) -> OpenPress:
        """Return the press ready to print; what takes long is made once."""
        return OpenPress(self)


class OpenPress:
    """A press with its fonts cut and its secrets ready to be looked for."""

    def __init__(self, press: Press) -> None:
        self._case = TypeCase([press.characters])
        self._known = KnownValues(press.secrets)
        self._workbench = press.workbench

    def make(self, paper: Paper) -> Printed:
        """Return the finished file: as many pages as families, letters smaller if need be."""
        book, options = paper.book, paper.options
        tighten = [0] * len(book.sheets)
        html = sheets_html(book, options, tighten)
        data = self._print_or_find(html)
        for _ in range(_MOST_TIGHTENED):
            too_long = find_overflowing(data, options.separator)
            if not too_long:
                break
            for place in too_long:
                tighten[place] += 1
            html = sheets_html(book, options, tighten)
            data = self._print_or_find(html)
        file = as_file(paper, data, html)
        return Printed(file, inspect_sheets(file, self._known))

    def _print_or_find(self, html: str) -> bytes:
        """Return the PDF of a page, made now or by a run that was interrupted."""
        data = self._workbench.find(html)
        if data is None:
            data = render_pdf(html, self._case)
            self._workbench.keep(html, data)
        return data


def as_file(paper: Paper, data: bytes, html: str) -> SheetFile:
    """Return a file with what it must hold, for the gate."""
    book, options = paper.book, paper.options
    return SheetFile(
        name=paper.name,
        data=data,
        html=html,
        book=book,
        codes=tuple(
            tuple(
                payload for payload, _ in code_contents(sheet, book, offline=options.offline_code)
            )
            for sheet in book.sheets
        ),
        statements=tuple(sheet_statements(sheet, book) for sheet in book.sheets),
        sums=tuple(capital_amount(sheet.total) if sheet.benefits else "" for sheet in book.sheets),
        separators=int(options.separator),
    )


def find_overflowing(data: bytes, separators: int) -> tuple[int, ...]:
    """Return the places of the sheets that take more than one page: a new one bears the title."""
    import pypdfium2

    places: list[int] = []
    with pypdfium2.PdfDocument(data) as document:
        for number in range(separators, len(document)):
            text = document[number].get_textpage().get_text_bounded()
            if SHEET_TITLE in "".join(text.split()):
                places.append(0)
            elif places:
                places[-1] += 1
    return tuple(place for place, more in enumerate(places) if more)
