"""Pages as pictures, to be looked at on a screen before anything is printed."""

from __future__ import annotations

import io
from collections.abc import Iterator

_POINTS_PER_INCH = 72
_PREVIEW_DOTS = 110
_MOST_PIXELS = 1400  # on the long side: a poster is looked at on the same screen as a page


def page_pictures(pdf: bytes, dots_per_inch: int = _PREVIEW_DOTS) -> Iterator[bytes]:
    """Yield each page of a PDF as a PNG.

    One page is held in memory at a time.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            scale = min(dots_per_inch / _POINTS_PER_INCH, _MOST_PIXELS / max(page.get_size()))
            buffer = io.BytesIO()
            page.render(scale=scale).to_pil().save(buffer, "PNG")
            page.close()
            yield buffer.getvalue()
    finally:
        document.close()
