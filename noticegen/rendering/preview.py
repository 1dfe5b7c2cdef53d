"""Pages as pictures, to be looked at on a screen before anything is printed."""

from __future__ import annotations

import io
from collections.abc import Iterator

_POINTS_PER_INCH = 72
_PREVIEW_DOTS = 110


def page_pictures(pdf: bytes, dots_per_inch: int = _PREVIEW_DOTS) -> Iterator[bytes]:
    """Yield each page of a PDF as a PNG.

    One page is held in memory at a time.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=dots_per_inch / _POINTS_PER_INCH)
            buffer = io.BytesIO()
            bitmap.to_pil().save(buffer, "PNG", optimize=True)
            page.close()
            yield buffer.getvalue()
    finally:
        document.close()
