"""HTML to PDF bytes with WeasyPrint: closed to the outside, deaf to no warning, reproducible."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NoReturn

from noticegen.errors import ErrorCode, InputError, RefusalError
from noticegen.rendering.fontconfig import use_declared_fonts
from noticegen.rendering.type_case import TypeCase

# Level A (tagged) of PDF/A-2: PDF/A-1 may not embed the OpenType fonts of the chain.
PDF_VARIANT = "pdf/a-2a"
_MM_PER_PIXEL = 25.4 / 96
_OF_STYLES = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError),
    *(TypeError, ValueError),
)
_RENDERERS = ("weasyprint", "fontTools")
# A page is some hundred thousand small objects. Python's own pace, a look through them for every
# seven hundred new ones, took a sixth of the time of a run; rarer than this, memory grows.
_OBJECTS_BETWEEN_COLLECTIONS = 50_000


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in millimetres from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


def render_pdf(html: str, case: TypeCase | None = None) -> bytes:
    """Return the PDF of a self-contained page: PDF/A-2a, tagged, the same bytes every time.

    `case` holds the fonts cut for all pages of a job; without it they are cut for this page.

    Nothing is fetched: an address in the page is a RefusalError. So is every warning of the
    renderer, such as a character without a glyph; its words never repeat the page's.
    """
    return render_with_boxes(html, case)[0]


def render_with_boxes(
    html: str, case: TypeCase | None = None
) -> tuple[bytes, tuple[tuple[Box, ...], ...]]:
    """Return the PDF and, page by page, where the elements of class `keep` came to stand."""
    weasyprint = _load_renderer()
    cut = case or TypeCase()  # its files must outlast the rendering
    from weasyprint.urls import FatalURLFetchingError

    try:
        with _warnings_refused():
            page = weasyprint.HTML(string=html, base_url=None, url_fetcher=_refuse_address)
            options = {"font_config": cut.fonts_for(html), "pdf_variant": PDF_VARIANT}
            document = page.render(**options)
            data: bytes = document.write_pdf(pdf_variant=PDF_VARIANT)
    except FatalURLFetchingError:
        raise RefusalError(
            ErrorCode.RENDERING_FAILED, why="页面要从别处取文件（图片、字体、样式都不能引用）"
        ) from None
    except _OF_STYLES as error:
        # Styles that the renderer did not expect together; its words may hold a name.
        why = f"有排版程序排不了的样式（{type(error).__name__}），删去新加的样式再试"
        raise RefusalError(ErrorCode.RENDERING_FAILED, why=why) from None
    return data, tuple(tuple(_kept_boxes(page)) for page in document.pages)


def _kept_boxes(page: Any) -> Iterator[Box]:
    # WeasyPrint offers the laid out boxes under a private name only; the version is pinned.
    for box in page._page_box.descendants(placeholders=True):
        element = getattr(box, "element", None)
        if element is None or "keep" not in (element.get("class") or "").split():
            continue
        left, top = box.position_x * _MM_PER_PIXEL, box.position_y * _MM_PER_PIXEL
        yield Box(
            left,
            top,
            left + box.margin_width() * _MM_PER_PIXEL,
            top + box.margin_height() * _MM_PER_PIXEL,
        )


def _load_renderer() -> Any:
    use_declared_fonts()
    try:
        import weasyprint
    except OSError:  # Pango or one of its libraries is not installed
        raise InputError(ErrorCode.FONT_MISSING, missing="Pango") from None
    from noticegen.rendering.justification import justify_han_text

    justify_han_text()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *gc.get_threshold()[1:])
    return weasyprint


def _refuse_address(_url: str) -> NoReturn:
    from weasyprint.urls import FatalURLFetchingError

    # The only error that WeasyPrint lets through; every other becomes a page without the file.
    raise FatalURLFetchingError


class _Collector(logging.Handler):
    """Keeps where the renderer warned, not what it said: its words may hold a name."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.places: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.places.append(_describe(record))


def _describe(record: logging.LogRecord) -> str:
    if "notdef" in str(record.msg):
        return "有字没有字形"
    if "defined twice" in str(record.msg):
        return "同一个 id 用了两次：各处的 id 要不一样，用不着的删去"
    return f"{record.name}（{record.module} 第{record.lineno}行）"


@contextmanager
def _warnings_refused() -> Iterator[None]:
    collector = _Collector()
    loggers = [logging.getLogger(name) for name in _RENDERERS]
    kept = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.addHandler(collector)
        logger.propagate = False
    try:
        yield
    finally:
        for logger, propagate in zip(loggers, kept, strict=True):
            logger.removeHandler(collector)
            logger.propagate = propagate
    if collector.places:
        raise RefusalError(
            ErrorCode.RENDERING_FAILED, why="；".join(dict.fromkeys(collector.places))
        )
