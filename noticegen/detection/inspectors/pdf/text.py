"""The text of a PDF as PDFium extracts it, and once more where the file could make that lie."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from noticegen.detection.inspectors.contents import Area, Passage

_BEGINS_TEXT = re.compile(rb"BT(?<!\wBT)\b")  # written so, the letters are looked for first
_SHOWS_TEXT = re.compile(rb"T[jJ]|['\"]")
_MARKS = frozenset({b"BMC", b"BDC", b"EMC", b"MP", b"DP"})


@dataclass(frozen=True, slots=True)
class PageText:
    """What one page says, and how many of its glyphs name no character."""

    text: str = field(repr=False)
    unmapped: int


def read_pages(data: bytes) -> tuple[PageText, ...]:
    """Return the text of every page, hidden and off-page text included."""
    with pypdfium2.PdfDocument(data) as document:
        return tuple(_read_page(page) for page in document)


def read_drawings(pdf: pikepdf.Pdf, *, marks_lie: bool) -> list[Passage]:
    """Return the text of every content stream by itself, whether or not a page shows it.

    That covers the appearance of annotations, patterns, hidden layers and streams nothing
    refers to. With `marks_lie` the pages are read again too, without the marked content whose
    /ActualText replaces what is really drawn.
    """
    numbers: list[int] = []
    with pikepdf.new() as copy:
        if marks_lie:
            for number, page in enumerate(pdf.pages, 1):
                _add_sheet(copy, pdf, page.obj, _page_bytes(page))
                numbers.append(number)
        for stream in _drawings(pdf):
            _add_sheet(copy, pdf, stream, stream.read_bytes())
            numbers.append(0)
        if not numbers:
            return []
        buffer = io.BytesIO()
        copy.save(buffer)
    return [
        Passage(Area.DRAWING, page.text, number or None)
        for number, page in zip(numbers, read_pages(buffer.getvalue()), strict=True)
        if page.text
    ]


def read_text(textpage: pypdfium2.PdfTextPage) -> PageText:
    """Return what one page says."""
    unmapped = sum(
        pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1
        for index in range(textpage.count_chars())
    )
    return PageText(textpage.get_text_range(), unmapped)


def _read_page(page: pypdfium2.PdfPage) -> PageText:
    with closing(page), closing(page.get_textpage()) as textpage:
        return read_text(textpage)


def _page_bytes(page: pikepdf.Page) -> bytes:
    page.contents_coalesce()
    contents = page.obj.get("/Contents")
    return contents.read_bytes() if isinstance(contents, pikepdf.Stream) else b""


def _drawings(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    shown = {page.obj.Contents.objgen for page in pdf.pages if _has_one_stream(page)}
    for value in pdf.objects:
        if not isinstance(value, pikepdf.Stream) or value.objgen in shown:
            continue
        if value.get("/Subtype") == "/Image" or value.get("/Type") in ("/Metadata", "/XRef"):
            continue
        if _shows_text(_decoded(value)):
            yield value


def _shows_text(data: bytes) -> bool:
    begin = _BEGINS_TEXT.search(data)
    return begin is not None and _SHOWS_TEXT.search(data, begin.end()) is not None


def _has_one_stream(page: pikepdf.Page) -> bool:
    return isinstance(page.obj.get("/Contents"), pikepdf.Stream)


def _decoded(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a codec only a viewer has, e.g. JPEG: no content stream
        return b""


def _add_sheet(copy: pikepdf.Pdf, pdf: pikepdf.Pdf, source: pikepdf.Object, content: bytes) -> None:
    """Set one content stream on a page of its own, without its marked content."""
    resources = source.get("/Resources")
    if not isinstance(resources, pikepdf.Dictionary):
        resources = pdf.pages[0].obj.get("/Resources", pikepdf.Dictionary())
    page = copy.add_blank_page(page_size=(2000, 2000))
    scratch = copy.make_stream(content)
    page.obj.Contents = copy.make_stream(_without_marks(scratch))
    holder = pdf.make_indirect(pikepdf.Dictionary(Resources=resources))
    page.obj.Resources = copy.copy_foreign(holder).Resources


def _without_marks(stream: pikepdf.Stream) -> bytes:
    try:
        with warnings.catch_warnings(action="ignore"):  # of data that is no content stream
            instructions = pikepdf.parse_content_stream(stream)
    except (pikepdf.PdfError, TypeError):  # the latter of fonts that look like content
        return stream.read_bytes()
    # A font taken for content has operators that are no text.
    kept = [entry for entry in instructions if bytes(entry.operator) not in _MARKS]
    return pikepdf.unparse_content_stream(kept)
