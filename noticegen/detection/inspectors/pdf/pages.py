"""A PDF as one of the files the scanner reads: its contents, its attachments, its pictures."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
import pypdfium2

from noticegen.detection.inspectors.contents import (
    Area,
    FileContents,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.optical import can_recognise
from noticegen.detection.inspectors.pdf.covered import read_covered
from noticegen.detection.inspectors.pdf.document import PdfContents, read_pdf
from noticegen.detection.inspectors.pictures import read_image

Nested = Callable[[str, bytes], tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]]

_DOTS_PER_POINT = 200 / 72


def read_pdf_file(data: bytes, nested: Nested) -> FileContents:
    """Read a PDF; pages that are pictures are recognised, or reported as unread."""
    contents = read_pdf(data)
    passages = [*contents.passages, *read_covered(data)]
    unread: list[UnreadPart] = []
    for name, attachment in _attachments(data):
        found, missed = nested(name, attachment)
        passages += found
        unread += missed
    if contents.has_lying_font:
        unread.append(UnreadPart(Unreadable.TEXT_LIES))
    unread += [
        UnreadPart(Unreadable.TEXT_UNKNOWN, f"第{page}页") for page in contents.unmapped_pages
    ]
    pages = sorted({*contents.unread_pages, *(page for page in contents.pictures if page)})
    if pages and can_recognise():
        passages += _recognise(data, pages)
    else:
        unread += [UnreadPart(Unreadable.PICTURE_ONLY, f"第{page}页") for page in pages]
    if not _says_anything(contents) and not unread and len(passages) == len(contents.passages):
        raise UnreadableError(Unreadable.NO_TEXT)
    return FileContents(tuple(passages), tuple(unread))


def _says_anything(contents: PdfContents) -> bool:
    return any(passage.area is not Area.OBJECT for passage in contents.passages if passage.text)


def _attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        for value in pdf.objects:
            if isinstance(value, pikepdf.Stream) and value.get("/Type") == "/EmbeddedFile":
                yield "附件", value.read_bytes()


def _recognise(data: bytes, pages: list[int]) -> Iterator[Passage]:
    with pypdfium2.PdfDocument(data) as document:
        for number in pages:
            page = document[number - 1]
            picture = page.render(scale=_DOTS_PER_POINT).to_pil()
            page.close()
            for passage in read_image(picture)[0]:
                yield Passage(passage.area, passage.text, number)
