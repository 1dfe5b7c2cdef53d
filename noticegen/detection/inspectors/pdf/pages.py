"""A PDF as one of the files the scanner reads: its contents, its attachments, its pictures."""

from __future__ import annotations

import io
import math
import time
from collections.abc import Iterator, Sequence

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from noticegen.detection.inspectors.barcodes import loose_images
from noticegen.detection.inspectors.contents import (
    Area,
    FileContents,
    Nested,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.optical.engine import can_recognise
from noticegen.detection.inspectors.pdf.beneath import pictures_beneath
from noticegen.detection.inspectors.pdf.cells import read_cells
from noticegen.detection.inspectors.pdf.covered import read_covered
from noticegen.detection.inspectors.pdf.document import PdfContents, read_pdf
from noticegen.detection.inspectors.pdf.pictured import pictured_pages
from noticegen.detection.inspectors.pdf.values import reference_to
from noticegen.detection.inspectors.pictures import PATIENCE_SECONDS, read_image

_DOTS_PER_POINT = 200 / 72
_MOST_DOTS = 14_000_000
_ATTACHMENT, _LOOSE, _OLDER = "附件", "不在页面上的图像", "更早存过的版本"
_BENEATH = "被遮住、裁掉或者转了方向的图像"
_NO_PAGE = 0  # of an image that no page seems to show


def read_pdf_file(data: bytes, nested: Nested) -> FileContents:
    """Read a PDF; pages that are pictures are recognised, or reported as unread."""
    contents = read_pdf(data)
    passages = [*contents.passages, *read_cells(data), *read_covered(data)]
    unread: list[UnreadPart] = []
    for attachment in _attachments(data, contents.attached):
        found, missed = nested(_ATTACHMENT, attachment)
        passages += found
        unread += missed
    if contents.has_lying_font:
        unread.append(UnreadPart(Unreadable.TEXT_LIES))
    if contents.has_unread_revisions:
        unread.append(UnreadPart(Unreadable.TOO_LARGE, _OLDER))
    shown = set(contents.pictures) - {_NO_PAGE}
    pictured = {*contents.unread_pages, *shown, *pictured_pages(data)}
    if can_recognise():
        # What a font does not tell is seen on the page.
        seen, unseen = _recognise(data, sorted({*pictured, *contents.unmapped_pages}))
        passages += seen
        unread += unseen
    else:
        unread += (UnreadPart(Unreadable.TEXT_UNKNOWN, _page(n)) for n in contents.unmapped_pages)
        unread += (UnreadPart(Unreadable.PICTURE_ONLY, _page(n)) for n in sorted(pictured))
    if _NO_PAGE in contents.pictures:
        seen, unseen = _read_loose_pictures(data)
        passages += seen
        unread += unseen
    if not _says_anything(contents) and not unread and len(passages) == len(contents.passages):
        raise UnreadableError(Unreadable.NO_TEXT)
    return FileContents(tuple(passages), tuple(unread))


def _page(number: int) -> str:
    return f"第{number}页"


def _says_anything(contents: PdfContents) -> bool:
    return any(passage.area is not Area.OBJECT for passage in contents.passages if passage.text)


def _attachments(data: bytes, attached: frozenset[str]) -> Iterator[bytes]:
    """Yield the files inside a file, by the references of their streams."""
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        for value in pdf.objects if attached else ():
            if isinstance(value, pikepdf.Stream) and reference_to(value) in attached:
                yield value.read_bytes()


def _recognise(data: bytes, pages: list[int]) -> tuple[list[Passage], list[UnreadPart]]:
    """Draw pages with pictures and read what can be seen on them, as long as there is time."""
    passages: list[Passage] = []
    unread: list[UnreadPart] = []
    give_up = time.monotonic() + PATIENCE_SECONDS
    with pypdfium2.PdfDocument(data) as document:
        for number in pages:
            if time.monotonic() > give_up:
                unread.append(UnreadPart(Unreadable.TIMED_OUT, f"{_page(number)}以后"))
                break
            page = document[number - 1]
            found, reason = read_image(page.render(scale=_scale(page)).to_pil())
            passages += [Passage(passage.area, passage.text, number) for passage in found]
            passages += _read_beneath(page, number, passages)
            page.close()
            if reason is not None:
                unread.append(UnreadPart(reason, _page(number)))
    return passages, unread


def _read_beneath(
    page: pypdfium2.PdfPage, number: int, seen: Sequence[Passage]
) -> Iterator[Passage]:
    """Yield what pictures say that lie under something else, off the page or askew.

    What cannot be made out on them is no gap: the page is told as it looks.
    """
    told = {line for passage in seen for line in passage.text.splitlines()}
    for picture in pictures_beneath(page):
        found, _ = read_image(picture)
        for passage in found:
            lines = [line for line in passage.text.splitlines() if line not in told]
            if lines:
                yield Passage(passage.area, "\n".join(lines), number, _BENEATH)


def _read_loose_pictures(data: bytes) -> tuple[list[Passage], list[UnreadPart]]:
    """Read the images that lie in the file without standing on a page."""
    passages: list[Passage] = []
    unread: list[UnreadPart] = []
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        for picture in loose_images(pdf):
            reason: Unreadable | None = Unreadable.PICTURE_ONLY
            if picture is not None:
                found, reason = read_image(picture)
                passages += [Passage(part.area, part.text, spot=_LOOSE) for part in found]
            if reason is not None:
                unread.append(UnreadPart(reason, _LOOSE))
    return passages, list(dict.fromkeys(unread))


def _scale(page: pypdfium2.PdfPage) -> float:
    """Return how large to draw a page: as sharp as its sharpest picture, within bounds."""
    width, height = page.get_size()
    sharpest = _DOTS_PER_POINT
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = picture.get_bounds()
        dots = picture.get_px_size()
        if right > left and top > bottom:
            sharpest = max(sharpest, min(dots[0] / (right - left), dots[1] / (top - bottom)))
    return min(sharpest, math.sqrt(_MOST_DOTS / max(1.0, width * height)))
