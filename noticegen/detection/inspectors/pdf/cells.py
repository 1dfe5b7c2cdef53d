"""Numbers that run on in the next line of their cell, beside other cells that do so too.

A spreadsheet program prints a narrow column's numbers in two lines. The file then holds them line
by line across the page, so that the second half of one number stands behind the first half of its
neighbour's; and a row that the end of a page cuts goes on at the top of the next one. On paper
both can be read. What the halves are together, the detector judges: only lengths that numbers of
people have are laid together.
"""

from __future__ import annotations

import ctypes
import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from noticegen.detection.inspectors.contents import Area, Passage

_PIECE = re.compile(r"(?<![0-9A-Za-z.,/:-])[0-9]{1,18}[Xx]?(?![0-9A-Za-z.,/:-])")
_WHOLE = frozenset({11, 15, 16, 17, 18, 19, 20})
_ID, _LEAST_IN_FRONT = 18, 3
_LEAST_OF_MOBILE = 7  # in the first line: a column of amounts is narrower
_LONGEST = max(_WHOLE)
_MOST_LINES, _MOST_WAYS, _MOST_PIECES = 6, 3, 20_000
_GAP = 1.3  # of a figure's height, between two lines of a cell
_ASTRAY = 0.6  # of a figure's height, by which a line may begin or end elsewhere than the one above
_AT_THE_EDGE = 60.0  # points from the first or last line of a page
_SPOT = "分成几行的一格"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Figures in one line: their place in the text and on the page, the line of the text."""

    text: str = field(repr=False)
    start: int
    end: int
    line: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def may_go_on_in(self, other: _Piece) -> bool:
        """Tell whether another piece fits under this one, as the rest of a cell does."""
        astray = _ASTRAY * self.height
        return (
            len(other.text) <= len(self.text) + 1
            and abs(other.height - self.height) < astray
            and other.left >= self.left - astray
            and other.right <= self.right + astray
        )


@dataclass(frozen=True, slots=True)
class _Page:
    text: str = field(repr=False)
    pieces: tuple[_Piece, ...]


def read_cells(data: bytes) -> list[Passage]:
    """Return the numbers that are set in several lines, each with its page."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [_read_page(page) for page in document]
    passages = [
        Passage(Area.PAGE, text, number, _SPOT, line=line)
        for number, page in enumerate(pages, 1)
        for line, text in _over_lines(page)
    ]
    passages += (
        Passage(Area.PAGE, text, number, _SPOT, line=line)
        for number, (page, following) in enumerate(pairwise(pages), 1)
        for line, text in _over_pages(page, following)
    )
    return list(dict.fromkeys(passages))


def _read_page(page: pypdfium2.PdfPage) -> _Page:
    textpage = page.get_textpage()
    try:
        codes = (pdfium.FPDFText_GetUnicode(textpage, n) for n in range(textpage.count_chars()))
        text = "".join(chr(code) if code <= sys.maxunicode else "\ufffd" for code in codes)
        return _Page(text, tuple(_pieces(textpage, text)))
    finally:
        textpage.close()
        page.close()


def _pieces(textpage: pypdfium2.PdfTextPage, text: str) -> Iterator[_Piece]:
    line, counted = 1, 0
    for number, match in enumerate(_PIECE.finditer(text)):
        if number >= _MOST_PIECES:
            return
        start, end = match.span()
        line += text.count("\n", counted, start)
        counted = start
        first, last = _box(textpage, start), _box(textpage, end - 1)
        if first[1] < first[3] and first[0] <= last[0]:
            top, bottom = max(first[3], last[3]), min(first[1], last[1])
            yield _Piece(match.group(), start, end, line, first[0], bottom, last[2], top)


def _box(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _over_lines(page: _Page) -> Iterator[tuple[int, str]]:
    """Yield the numbers of one page, and the line of the text where each begins."""
    by_depth = sorted(page.pieces, key=_depth)
    depths = [_depth(piece) for piece in by_depth]
    for first in page.pieces:
        if len(first.text) < _LEAST_IN_FRONT:
            continue
        for chain in _chains((first,), by_depth, depths):
            if _is_number(chain) and not _is_read_on(page.text, chain):
                yield first.line, "".join(piece.text for piece in chain)


def _chains(
    chain: tuple[_Piece, ...], by_depth: Sequence[_Piece], depths: Sequence[float]
) -> Iterator[tuple[_Piece, ...]]:
    """Yield what a piece is together with what stands under it, and with what stands under that."""
    if len(chain) == _MOST_LINES:
        return
    for below in islice(_below(chain[-1], by_depth, depths), _MOST_WAYS):
        if _length((*chain, below)) <= _LONGEST:
            yield (*chain, below)
            yield from _chains((*chain, below), by_depth, depths)


def _below(piece: _Piece, by_depth: Sequence[_Piece], depths: Sequence[float]) -> Iterator[_Piece]:
    """Yield what stands under a piece in the next line, if it can be the rest of its cell.

    Rows that are too low for their cells are printed over each other.
    """
    at = bisect_left(depths, _depth(piece) + piece.height / 2)
    reach = _depth(piece) + piece.height * (1 + _GAP)
    while at < len(by_depth) and depths[at] <= reach:
        if piece.may_go_on_in(by_depth[at]):
            yield by_depth[at]
        at += 1


def _over_pages(page: _Page, following: _Page) -> Iterator[tuple[int, str]]:
    """Yield the numbers that the last lines of a page begin and the first of the next end."""
    if not page.pieces or not following.pieces:
        return
    lowest = min(piece.bottom for piece in page.pieces) + _AT_THE_EDGE
    highest = max(piece.top for piece in following.pieces) - _AT_THE_EDGE
    rest = [piece for piece in following.pieces if piece.top >= highest]
    for first in page.pieces:
        if first.bottom > lowest or len(first.text) < _LEAST_IN_FRONT:
            continue
        for second in rest:
            chain = (first, second)
            runs_on = not (page.text[first.end :] + following.text[: second.start]).strip()
            if _is_number(chain) and (runs_on or first.may_go_on_in(second)):
                yield first.line, first.text + second.text


def _is_number(chain: Sequence[_Piece]) -> bool:
    length = _length(chain)
    if any(piece.text[-1] in "Xx" for piece in chain[:-1]) or length not in _WHOLE:
        return False
    return length >= _ID or len(chain[0].text) >= _LEAST_OF_MOBILE


def _length(chain: Sequence[_Piece]) -> int:
    return sum(len(piece.text) for piece in chain)


def _is_read_on(text: str, chain: Sequence[_Piece]) -> bool:
    """Tell whether nothing stands between the pieces in the text: then the text tells them."""
    return not any(text[one.end : other.start].strip() for one, other in pairwise(chain))


def _depth(piece: _Piece) -> float:
    return -piece.top
