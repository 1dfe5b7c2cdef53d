"""What the pages of a finished PDF say, read once for all the rules that go by it.

A page's own number cuts a sentence that goes on over the page in two; so the pages are read
without their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from noticegen.detection.inspectors.pdf.document import PdfContents

_BLANKS = "[ \u2002]*"
_END_OF_LINE = r"(?=[\r\n]|\Z)"
# Each pattern looks ahead only, so that no number which is another page's hides this page's own.
_DASHED = re.compile(r"(?=(—\s*([0-9]+)\s*—))")
_ON_A_LINE = tuple(
    re.compile(rf"^(?=({_BLANKS}{writing}{_BLANKS}){_END_OF_LINE})", re.MULTILINE)
    for writing in (
        r"-\s*([0-9]+)\s*-",
        r"([0-9]+)\s*/\s*([0-9]+)",
        r"第\s*([0-9]+)\s*页",
        r"第\s*([0-9]+)\s*页[，,、/\s]*共\s*([0-9]+)\s*页",
    )
)
_FIRST = re.compile(r"\A(?=(\s*([0-9]+)\s*[\r\n]))")
_LAST = re.compile(r"(?=([\r\n]\s*([0-9]+)\s*\Z))")


@dataclass(frozen=True, slots=True)
class PrintedPages:
    """The text of each page without its number, and `whole`: that of all of them as one."""

    texts: tuple[str, ...] = field(repr=False)
    whole: str = field(repr=False)

    @classmethod
    def of(cls, contents: PdfContents) -> PrintedPages:
        """Read the pages of a file."""
        pages = contents.page_texts
        texts = tuple(
            _without_number(text, str(number), str(len(pages)))
            for number, text in enumerate(pages, start=1)
        )
        return cls(texts, "".join(texts))


def _without_number(text: str, number: str, pages: str) -> str:
    """Leave out a page's own number, in the usual writings, where it has a line to itself."""
    told = (number, pages)
    left = "".join(_between(_DASHED, text, told))
    for pattern in _ON_A_LINE:
        place = next(_places(pattern, left, told), None)
        if place is not None:
            left = left[: place[0]] + left[place[1] :]
    if left == text:
        place = next(_places(_FIRST, left, told), None) or next(_places(_LAST, left, told), None)
        if place is not None:
            left = f"{left[: place[0]]}\n{left[place[1] :]}"
    return left


def _places(
    pattern: re.Pattern[str], text: str, told: tuple[str, str]
) -> Iterator[tuple[int, int]]:
    """Yield where a pattern tells just the page's number, or its number and how many there are."""
    for match in pattern.finditer(text):
        if match.groups()[1:] in (told[:1], told):
            yield match.span(1)


def _between(pattern: re.Pattern[str], text: str, told: tuple[str, str]) -> Iterator[str]:
    """Yield what stands before, between and behind the places of a pattern."""
    end = 0
    for start, stop in _places(pattern, text, told):
        if start >= end:
            yield text[end:start]
            end = stop
    yield text[end:]
