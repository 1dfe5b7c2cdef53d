"""A PDF's pages, each loaded and drawn once: what they say, what their codes say, how they look.

To find the codes of a page takes longer than all the rest, and needs no Python: threads of their
own do it, to which the first pages are handed before anything else of a file is read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

import pypdfium2

from noticegen.detection.inspectors.barcodes import Barcode, Frame, PagePicture, draw_page, locate
from noticegen.detection.inspectors.pdf.letters import Written, read_letters
from noticegen.detection.inspectors.pdf.looks import PageLook, look_at
from noticegen.detection.inspectors.pdf.text import PageText, read_text

_DECODERS = 2
_DOTS_AHEAD = 20_000_000  # of the pages that are drawn and not yet read: nine of A4


@dataclass(frozen=True, slots=True)
class PageReading:
    """What a page says to machines, what its codes say, and how it looks, if that was asked."""

    text: PageText
    barcodes: tuple[Barcode, ...]
    look: PageLook | None


@dataclass(frozen=True, slots=True)
class _Handed:
    """A page that is drawn, and what will be known of its codes."""

    number: int
    page: pypdfium2.PdfPage
    text: PageText
    written: Written | None
    sheet: PagePicture
    codes: Future[list[tuple[str, Frame]]]

    @property
    def dots(self) -> int:
        return self.sheet.picture.width * self.sheet.picture.height


class PageReader:
    """Reads the pages of one file in their order."""

    def __init__(self, data: bytes, *, look: bool) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self._numbers = iter(range(len(self._document)))
        self._look = look
        self._decoder = ThreadPoolExecutor(_DECODERS)
        self._handed: deque[_Handed] = deque()

    def __enter__(self) -> PageReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._decoder.shutdown(cancel_futures=True)
        self._document.close()

    def begin(self) -> None:
        """Draw pages, as many as memory bears, and let their codes be looked for."""
        while sum(handed.dots for handed in self._handed) < _DOTS_AHEAD:
            number = next(self._numbers, None)
            if number is None:
                return
            self._handed.append(self._hand_over(number))

    def read(self) -> Iterator[PageReading]:
        """Yield what is to be known of every page."""
        self.begin()
        while self._handed:
            yield _read(self._handed.popleft())
            self.begin()

    def _hand_over(self, number: int) -> _Handed:
        page = self._document[number]
        with closing(page.get_textpage()) as textpage:
            text = read_text(textpage)
            written = read_letters(textpage) if self._look else None
        sheet = draw_page(page)
        codes = self._decoder.submit(locate, sheet)
        return _Handed(number + 1, page, text, written, sheet, codes)


def _read(handed: _Handed) -> PageReading:
    with closing(handed.page) as page:
        codes = handed.codes.result()
        frames = [frame for _, frame in codes]
        look = look_at(page, handed.written, handed.sheet, frames) if handed.written else None
    return PageReading(handed.text, tuple(Barcode(handed.number, said) for said, _ in codes), look)
