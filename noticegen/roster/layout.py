"""Find the heading of a sheet and say what each column is.

The heading may stand anywhere in the first thirty rows, in one row or up to three, with merged
cells. The block of rows that names the most fields is the heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.cell import Cell, CellKind
from noticegen.roster.headings import ALSO_VALUES, field_of_path, normal_heading, speakable
from noticegen.roster.household import Column
from noticegen.roster.sheet import Merge, Sheet, SheetRow, column_letter
from noticegen.vocabulary.fields import FieldKind, all_fields
from noticegen.vocabulary.place import Place

LAST_HEADING_ROW = 30
NO_HEADING = "（无表头）"
_MOST_HEADING_ROWS = 3
_LEAST_FIELDS = 2

_LONG_DIGITS = re.compile(r"\d{5,}")

# A list may well have two telephones or two addresses; none of them is ever shown.
_REPEATABLE = frozenset(
    {FieldKind.PHONE, FieldKind.ACCOUNT, FieldKind.ADDRESS, FieldKind.TEXT, FieldKind.CODE}
)
_REPEATABLE_FIELDS = frozenset({"amount_part", "guardian_name", "guardian_id", "account_holder"})
# A mapping file's word for a column: heading in normal form -> field key.
ColumnNames = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a table are, and which rows say so.

    `by_field` holds the one column a field is read from; a second telephone is in `columns` only.
    """

    first_row: int
    last_row: int
    columns: Mapping[int, Column]
    by_field: Mapping[str, Column]
    words: frozenset[str] = field(repr=False)

    def column_of(self, key: str) -> int | None:
        """Return the number of a field's column."""
        column = self.by_field.get(key)
        return column.number if column else None


@dataclass(frozen=True, slots=True)
class _Candidate:
    rows: tuple[SheetRow, ...]
    paths: Mapping[int, tuple[str, ...]]
    fields: Mapping[int, str]
    sure: frozenset[str]

    @property
    def names_somebody(self) -> bool:
        return bool({"applicant_name", "head_name"} & set(self.fields.values()))

    @property
    def rank(self) -> tuple[int, int, int]:
        """Order candidates: more fields, then fewer rows, then higher up."""
        return len(set(self.fields.values())), -len(self.rows), -self.rows[0].number


def find_layout(sheet: Sheet, place: Place, names: ColumnNames) -> Layout | None:
    """Return the layout of a sheet's table, or None when no heading is found.

    InputError when two visible columns of one field say different things, and when another table
    stands above: its people must not be taken for title lines.
    """
    found = [
        candidate
        for candidate in _candidates(sheet, names)
        if candidate.names_somebody
        and candidate.sure
        and len(set(candidate.fields.values())) >= _LEAST_FIELDS
    ]
    if not found:
        return None
    best = max(found, key=lambda candidate: candidate.rank)
    first, last = best.rows[0].number, best.rows[-1].number
    for other in found:
        if other.rows[-1].number < first:
            raise InputError(
                ErrorCode.SECOND_TABLE,
                Place(place.file, place.sheet, first),
                first=other.rows[0].number,
            )
    fields = _settle_stand_ins(best.fields)
    main = _settle_repeats(sheet, place, best, fields)
    columns = _columns_of(sheet, place, best, fields)
    return Layout(
        first,
        last,
        columns,
        {key: columns[number] for key, number in main.items()},
        frozenset(normal_heading(text) for path in best.paths.values() for text in path),
    )


def seen_headings(sheet: Sheet, names: ColumnNames) -> list[str]:
    """Return the headings of the best row for a message, and nothing that may be a value.

    A sheet without a heading row begins with somebody's data. Only a row in which at least two
    cells are known headings, and not such as data also say, is repeated at all.
    """
    best: list[str] = []
    for candidate in _candidates(sheet, names):
        if len(candidate.sure) < _LEAST_FIELDS or len(candidate.rows) > 1:
            continue
        texts = [speakable(path[-1]) for _, path in sorted(candidate.paths.items())]
        if len(texts) > len(best):
            best = texts
    return best


def heading_missing(place: Place, sheet: Sheet, names: ColumnNames) -> InputError:
    """Return the error for a sheet that has data but no heading that names the applicant."""
    name = all_fields()["applicant_name"]
    head = all_fields()["head_name"]
    seen = seen_headings(sheet, names)
    return InputError(
        ErrorCode.HEADING_MISSING,
        place,
        missing=name.label,
        seen="、".join(seen) if seen else "（没有一行像表头）",
        examples="、".join((head.synonyms[0], *name.synonyms[:2])),
    )


def _candidates(sheet: Sheet, names: ColumnNames) -> Iterator[_Candidate]:
    top = [row for row in sheet.rows if row.number <= LAST_HEADING_ROW]
    for start in range(len(top)):
        if start and _hangs_below(top[start - 1], top[start], sheet.merges):
            continue
        shorter: _Candidate | None = None
        for count in range(1, _MOST_HEADING_ROWS + 1):
            block = tuple(top[start : start + count])
            if len(block) < count or block[-1].number - block[0].number != count - 1:
                break
            figures = sum(map(_holds_figures, block[-1].cells))
            candidate = _candidate(block, sheet.merges, names)
            if shorter is None:
                if figures >= len(candidate.fields):
                    break
            elif figures or not _belongs_to_heading(shorter, candidate, sheet.merges):
                break
            yield candidate
            shorter = candidate


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
    block: tuple[SheetRow, ...], merges: Sequence[Merge], names: ColumnNames
) -> _Candidate:
    paths = _paths_of(block, merges)
    fields = {}
    for column, path in paths.items():
        key = (
            names.get(normal_heading("".join(path)))
            or names.get(normal_heading(path[-1]))
            or field_of_path(path)
        )
        if key:
            fields[column] = key
    sure = frozenset(
        key
        for column, key in fields.items()
        if normal_heading("".join(paths[column])) not in ALSO_VALUES
    )
    return _Candidate(block, paths, fields, sure)


def _holds_figures(cell: Cell) -> bool:
    """Tell whether a cell holds what no heading holds: a number, a date, a long row of digits."""
    if cell.kind is not CellKind.TEXT:
        return True
    return _LONG_DIGITS.search(cell.text) is not None


def _belongs_to_heading(shorter: _Candidate, longer: _Candidate, merges: Sequence[Merge]) -> bool:
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
    return len(set(longer.fields.values())) >= len(set(shorter.fields.values())) + _LEAST_FIELDS


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


def _settle_stand_ins(fields: Mapping[int, str]) -> dict[int, str]:
    """Let a stand-in (`户主姓名`) take the place of a field (`姓名`) that has no column."""
    settled = dict(fields)
    taken = set(fields.values())
    for entry in all_fields().values():
        target = entry.stands_in_for
        if target is None or target in taken or entry.key not in taken:
            continue
        taken.add(target)
        settled = {column: target if key == entry.key else key for column, key in settled.items()}
    return settled


def _settle_repeats(
    sheet: Sheet, place: Place, best: _Candidate, fields: Mapping[int, str]
) -> dict[str, int]:
    """Choose one column for each field; InputError when it matters which and nobody can know."""
    main = {}
    for key in set(fields.values()):
        columns = sorted(column for column, other in fields.items() if other == key)
        open_to_view = [column for column in columns if column not in sheet.hidden_columns]
        kept, *others = open_to_view or columns
        main[key] = kept
        if all_fields()[key].kind in _REPEATABLE or key in _REPEATABLE_FIELDS:
            continue
        if not all(_say_the_same(sheet, best.rows[-1].number, kept, other) for other in others):
            raise InputError(
                ErrorCode.HEADING_AMBIGUOUS,
                place,
                field=all_fields()[key].label,
                headings="、".join(
                    f"“{speakable(best.paths[column][-1])}”（{column_letter(column)}列）"
                    for column in (kept, *others)
                ),
            )
    return main


def _say_the_same(sheet: Sheet, heading_row: int, one: int, other: int) -> bool:
    for row in sheet.rows:
        if row.number <= heading_row:
            continue
        texts = {cell.column: cell.text for cell in row.cells}
        if texts.get(one) != texts.get(other):
            return False
    return True


def _columns_of(
    sheet: Sheet, place: Place, best: _Candidate, fields: Mapping[int, str]
) -> dict[int, Column]:
    """Return a column for every heading, and for data below no heading at all."""
    last = best.rows[-1].number
    used = {cell.column for row in sheet.rows if row.number > last for cell in row.cells}
    columns = {}
    for number in sorted(used | set(best.paths)):
        heading = speakable(best.paths[number][-1]) if number in best.paths else NO_HEADING
        columns[number] = Column(
            Place(place.file, place.sheet, last, heading, column_letter(number)),
            heading,
            fields.get(number),
            number,
            number in sheet.hidden_columns,
        )
    return columns
