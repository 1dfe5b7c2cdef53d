"""Marks that are set beside the rows of a list from elsewhere: 残 in the margin, next to a name.

A style sheet can set a word or a figure anywhere on the paper. Beside a row it reads as one more
cell. So whatever stands on the line of a listed row, is part of no row and is said by nothing
public, must not be a mark; a column of text beside the list has longer lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from noticegen.detection.inspectors.pdf.letters import Letter
from noticegen.detection.inspectors.pdf.looks import PageLook
from noticegen.release.gate.folding import squeeze
from noticegen.release.gate.leaks.public_words import PublicWords
from noticegen.release.gate.lists.listed_households import Household

_LONGEST_MARK = 3  # letters
_SAME_LINE = 0.45  # of a letter's size
_TOLERANCE = 2  # letters, by which a cell broken into lines may be written otherwise


class _Band(NamedTuple):
    """How low and how high on its page a row stands."""

    bottom: float
    top: float


class _Row(NamedTuple):
    """A row as it is printed: in one run, or what is before and behind its longest cell's end.

    `before` is how the run begins, up to the first letter of that cell.
    """

    is_listed: bool
    run: str
    before: str
    behind: str

    @classmethod
    def of(cls, cells: Sequence[str], *, is_listed: bool) -> _Row:
        longest = max(range(len(cells)), key=lambda place: len(cells[place]))
        before = "".join(cells[:longest]) + cells[longest][:1]
        return cls(is_listed, "".join(cells), before, "".join(cells[longest + 1 :]))


def has_marks_beside_rows(
    looks: Sequence[PageLook], listed: Sequence[Household], words: PublicWords
) -> bool:
    """Tell whether most of what stands on the lines of listed rows beside them are marks."""
    own = {one.row for one in listed if one.row is not None}
    tables = dict.fromkeys(next(row.iterancestors("table"), None) for row in own)
    rows = [
        _Row.of(cells, is_listed=row in own)
        for table in tables
        if table is not None
        for row in table.iter("tr")
        if any(cells := ["".join(filter(str.isalnum, cell.text_content())) for cell in row])
    ]
    return bool(rows) and any(_has_marks(look, rows, words) for look in looks)


def _has_marks(look: PageLook, rows: Sequence[_Row], words: PublicWords) -> bool:
    text, letters = look.written.text, look.written.letters
    taken = bytearray(len(text))
    bands: list[_Band] = []
    place = 0
    for row in rows:
        if row.before not in text:
            continue  # most rows stand on another page
        span = _span_of(row, text, place) or _span_of(row, text, 0)
        if span is None:
            continue
        place = span[1]
        taken[span[0] : span[1]] = b"\x01" * (span[1] - span[0])
        if row.is_listed and span[0] < span[1]:
            inside = letters[span[0] : span[1]]
            bands.append(_Band(min(one.bottom for one in inside), max(one.top for one in inside)))
    if not bands:
        return False
    lowest, highest = min(band.bottom for band in bands), max(band.top for band in bands)
    squeezed = squeeze(text)
    public = words.covered(squeezed) if len(squeezed) == len(text) else bytes(len(text))
    beside = [
        at
        for at, letter in enumerate(letters)
        if not taken[at]
        and not public[at]
        and lowest < letter.middle[1] < highest
        and any(band.bottom < letter.middle[1] < band.top for band in bands)
    ]
    groups = [len(group) for group in _runs(beside, letters)]
    marks = sum(length <= _LONGEST_MARK for length in groups)
    return marks > 0 and marks * 2 >= len(groups)


def _span_of(row: _Row, text: str, start: int) -> tuple[int, int] | None:
    """Return where a row stands in a page's letters; one of its cells may be broken into lines."""
    length = len(row.run)
    at = text.find(row.run, start)
    if at >= 0:
        return at, at + length
    at = text.find(row.before, start)
    end = text.find(row.behind, at + len(row.before)) + len(row.behind) if at >= 0 else -1
    is_near = at >= 0 and abs(end - at - length) <= _TOLERANCE
    return (at, end) if is_near else None


def _runs(places: Sequence[int], letters: Sequence[Letter]) -> Iterator[list[int]]:
    """Yield the runs of letters that follow each other on one line."""
    run: list[int] = []
    for place in places:
        if run:
            is_next = place == run[-1] + 1
            apart = abs(letters[place].middle[1] - letters[run[-1]].middle[1])
            if not is_next or apart > letters[place].size * _SAME_LINE:
                yield run
                run = []
        run.append(place)
    if run:
        yield run
