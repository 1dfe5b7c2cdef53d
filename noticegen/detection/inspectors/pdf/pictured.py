"""Which pages of a PDF show something that only eyes, or character recognition, can read.

Pictures count wherever they come from: the page's own resources or inherited ones, a drawing the
page repeats, the content stream itself. So does writing that was turned into outlines, as print
shops do with posters.
"""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from noticegen.detection.inspectors.codes import find_codes, is_code_alone
from noticegen.detection.inspectors.shown import holds_number

_DEEPEST = 8
_MOST_DOTS = 60_000_000
# An ID number in outlines has more curves than that; a seal, an arrow, round corners have fewer.
_MOST_CURVES = 60
_POINTS = 3  # that a curve is made of, each of which counts as a segment
_MOST_SEGMENTS = 200_000


def pictured_pages(data: bytes) -> Iterator[int]:
    """Yield the pages that show a picture other than a code alone, or many curves."""
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document, 1):
            if _shows_picture(page) or _has_outlines(page):
                yield number
            page.close()


def _shows_picture(page: pypdfium2.PdfPage) -> bool:
    objects = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST)
    for picture in objects:
        width, height = picture.get_px_size()
        if not holds_number(width, height):
            continue
        if width * height > _MOST_DOTS or not _is_code(picture):
            return True
    return False


def _is_code(picture: pypdfium2.PdfImage) -> bool:
    try:
        shown = picture.get_bitmap().to_pil()
    except (pypdfium2.PdfiumError, ValueError):
        return False
    return is_code_alone(shown, find_codes(shown.convert("L")))


def _has_outlines(page: pypdfium2.PdfPage) -> bool:
    curves = segments = 0
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST):
        count = pdfium.FPDFPath_CountSegments(path)
        segments += count
        if segments > _MOST_SEGMENTS:
            return True
        curves += sum(
            pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, index))
            == pdfium.FPDF_SEGMENT_BEZIERTO
            for index in range(count)
        )
        if curves > _POINTS * _MOST_CURVES:
            return True
    return False
