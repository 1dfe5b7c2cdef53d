"""The rows of a sheet that may be its heading, and what each says of the columns below.

A heading may stand in one row or up to three, with merged cells; which of the candidates it is,
`layout` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from noticegen.roster.cell import Cell, CellKind
from noticegen.roster.headings import ALSO_VALUES, field_of_path, normal_heading, speakable
from noticegen.roster.purpose import ListReading, Purpose
from noticegen.roster.sheet import Merge, Sheet, SheetRow

LAST_HEADING_ROW = 30
_MOST_HEADING_ROWS = 3
_LEAST_SAID = 2
_MORE_COLUMNS = 2
_LONG_DIGITS = re.compile(r"\d{5,}")


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """Rows that may be the heading; `sure` are fields whose headings are never data."""

    rows: tuple[SheetRow, ...]
    paths: Mapping[int, tuple[str, ...]]
    fields: Mapping[int, str]
    sure: frozenset[str]

    def serves(self, purpose: Purpose) -> bool:
        """Tell whether a list below it can be read for a purpose."""
        known = set(self.fields.values())
        return bool(self.sure and known & purpose.any_of) and len(known) >= purpose.least

    @property
    def rank(self) -> tuple[int, int, int]:
        """Order candidates: more fields, then fewer rows, then higher up."""
        return len(set(self.fields.values())), -len(self.rows), -self.rows[0].number


def seen_headings(sheet: Sheet, reading: ListReading) -> list[str]:
    """Return the headings of the best row for a message, and nothing that may be a value.

    A sheet without a heading row begins with somebody's data. Only a row in which at least two
    cells are known headings, and not such as data also say, is repeated at all.
    """
    best: list[str] = []
    for candidate in heading_blocks(sheet, reading):
        if len(candidate.sure) < _LEAST_SAID or len(candidate.rows) > 1:
            continue
        texts = [speakable(path[-1]) for _, path in sorted(candidate.paths.items())]
        if len(texts) > len(best):
            best = texts
    return best


def heading_blocks(sheet: Sheet, reading: ListReading) -> Iterator[HeadingBlock]:
    """Yield every block of rows near the top of a sheet that may be its heading."""
    top = [row for row in sheet.rows if row.number <= LAST_HEADING_ROW]
    for start in range(len(top)):
        if start and _hangs_below(top[start - 1], top[start], sheet.merges):
            continue
        shorter: HeadingBlock | None = None
        for count in range(1, _MOST_HEADING_ROWS + 1):
            block = tuple(top[start : start + count])
            if len(block) < count or block[-1].number - block[0].number != count - 1:
                break
            figures = sum(map(_holds_figures, block[-1].cells))
            candidate = _candidate(block, sheet.merges, reading)
            if shorter is None:
                if figures >= len(candidate.fields):
                    break
            elif figures or not _belongs_to_heading(shorter, candidate, sheet.merges):
                break
            if shorter and not _reaches_into(shorter, candidate, sheet.merges):
                yield shorter
            shorter = candidate
        if shorter:
            yield shorter


def _reaches_into(shorter: HeadingBlock, longer: HeadingBlock, merges: Sequence[Merge]) -> bool:
    """Tell whether a merged cell of a heading goes on in the row below: it is not whole alone."""
    first, last = shorter.rows[0].number, shorter.rows[-1].number
    below = longer.rows[-1].number
    return any(first <= merge.first_row <= last < below <= merge.last_row for merge in merges)


def _hangs_below(above: SheetRow, row: SheetRow, merges: Sequence[Merge]) -> bool:
    """Tell whether a row is the lower part of a heading and must not be read without the upper.

    `姓名` below `代办人` is not the applicant's name.
    """
    if above.number != row.number - 1:
        return False
    if any(merge.first_row <= above.number < row.number <= merge.last_row for merge in merges):
        return True
    return any(
        normal_heading(cell.text) not in ALSO_VALUES and field_of_path((cell.text,))
        for cell in above.cells
    )


def _candidate(
    block: tuple[SheetRow, ...], merges: Sequence[Merge], reading: ListReading
) -> HeadingBlock:
    paths = _paths_of(block, merges)
    names = reading.names
    fields = {}
    for column, path in paths.items():
        key = (
            names.get(normal_heading("".join(path)))
            or names.get(normal_heading(path[-1]))
            or field_of_path(path)
        )
        if key:
            fields[column] = key
    for column, path in paths.items():
        key = reading.purpose.field_of("".join(path))
        if key and key not in fields.values():
            fields[column] = key
    sure = frozenset(
        key
        for column, key in fields.items()
        if normal_heading("".join(paths[column])) not in ALSO_VALUES
    )
    return HeadingBlock(block, paths, fields, sure)


def _holds_figures(cell: Cell) -> bool:
    """Tell whether a cell holds what no heading holds: a number, a date, a long row of digits."""
    if cell.kind is not CellKind.TEXT:
        return True
    return _LONG_DIGITS.search(cell.text) is not None


def _belongs_to_heading(
    shorter: HeadingBlock, longer: HeadingBlock, merges: Sequence[Merge]
) -> bool:
    """Tell whether the last row of a block is still heading, not the first person's data.

    Merged cells show it: one reaching down into the row, or one in the row above with several
    columns below it. Without merged cells the row must make two more columns known.
    """
    row = longer.rows[-1].number
    for merge in merges:
        if merge.first_row < row <= merge.last_row and merge.first_row >= longer.rows[0].number:
            return True
        above = merge.first_row <= row - 1 <= merge.last_row
        if above and merge.first_column < merge.last_column:
            return True
    return len(set(longer.fields.values())) >= len(set(shorter.fields.values())) + _MORE_COLUMNS


def _paths_of(block: Sequence[SheetRow], merges: Sequence[Merge]) -> dict[int, tuple[str, ...]]:
    """Return the headings above each column, from the uppermost down, each said once."""
    lines = [{cell.column: cell.text for cell in row.cells} for row in block]
    first, last = block[0].number, block[-1].number
    for merge in merges:
        if merge.last_row < first or merge.first_row > last:
            continue
        text = (
            lines[merge.first_row - first].get(merge.first_column)
            if merge.first_row >= first
            else None
        )
        if text is None:
            continue
        for number in range(merge.first_row, min(merge.last_row, last) + 1):
            for column in range(merge.first_column, merge.last_column + 1):
                lines[number - first][column] = text
    paths: dict[int, tuple[str, ...]] = {}
    for column in sorted(set().union(*lines)):
        path: list[str] = []
        for line in lines:
            text = line.get(column)
            if text and (not path or path[-1] != text):
                path.append(text)
        paths[column] = tuple(path)
    return paths
