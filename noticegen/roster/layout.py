"""Find the heading of a sheet and say what each column is.

The heading may stand anywhere in the first thirty rows. The block of rows that names the most
fields is the heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.heading_blocks import HeadingBlock, heading_blocks, seen_headings
from noticegen.roster.headings import normal_heading, speakable
from noticegen.roster.household import Column
from noticegen.roster.purpose import HOUSEHOLDS, ListReading, Purpose
from noticegen.roster.sheet import Sheet
from noticegen.vocabulary.fields import PHONE_OF_OTHERS, FieldKind, all_fields
from noticegen.vocabulary.place import Place, column_letter

# One word above a table, such as `死亡人员`, is its title and no heading of another.
_LEAST_TABLE = 2
NO_HEADING = "（无表头）"
# A list may well have two telephones or two addresses; none of them is ever shown.
_REPEATABLE = frozenset(
    {FieldKind.PHONE, FieldKind.ACCOUNT, FieldKind.ADDRESS, FieldKind.TEXT, FieldKind.CODE}
)
_REPEATABLE_FIELDS = frozenset(
    {"amount_part", "guardian_name", "guardian_id", "account_holder", "kin_name"}
)


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


def find_layout(sheet: Sheet, place: Place, reading: ListReading) -> Layout | None:
    """Return the layout of a sheet's table, or None when no heading is found.

    InputError when two visible columns of one field say different things, and when another table
    stands above: its people must not be taken for title lines.
    """
    found = [
        candidate
        for candidate in heading_blocks(sheet, reading)
        if candidate.serves(reading.purpose)
    ]
    if not found:
        return None
    best = max(found, key=lambda candidate: candidate.rank)
    first, last = best.rows[0].number, best.rows[-1].number
    for other in found:
        if other.rows[-1].number < first and len(set(other.fields.values())) >= _LEAST_TABLE:
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


def heading_missing(place: Place, sheet: Sheet, reading: ListReading) -> InputError:
    """Return the error for a sheet that has data but no heading that says whose they are."""
    seen = seen_headings(sheet, reading)
    return InputError(
        ErrorCode.HEADING_MISSING,
        place,
        missing=reading.purpose.labels,
        seen="、".join(seen) if seen else "（没有一行像表头）",
        examples="、".join(_examples(reading.purpose)),
    )


def _examples(purpose: Purpose) -> Iterator[str]:
    if purpose is HOUSEHOLDS:
        yield all_fields()["head_name"].synonyms[0]
    for key in purpose.wanted:
        yield from all_fields()[key].synonyms[:2]


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
    sheet: Sheet, place: Place, best: HeadingBlock, fields: Mapping[int, str]
) -> dict[str, int]:
    """Choose one column for each field; InputError when it matters which and nobody can know."""
    main = {}
    for key in dict.fromkeys(fields[column] for column in sorted(fields)):
        columns = sorted(column for column, other in fields.items() if other == key)
        open_to_view = [column for column in columns if column not in sheet.hidden_columns]
        candidates = open_to_view or columns
        if all_fields()[key].kind is FieldKind.PHONE:
            candidates.sort(key=lambda column: _is_of_others(best, column))
        kept, *others = candidates
        main[key] = kept
        if all_fields()[key].kind in _REPEATABLE or key in _REPEATABLE_FIELDS:
            continue
        if not all(_say_the_same(sheet, best.rows[-1].number, kept, other) for other in others):
            raise _ambiguous(place, best, key, candidates)
    return main


def _ambiguous(place: Place, best: HeadingBlock, key: str, columns: Sequence[int]) -> InputError:
    """Return the error for columns that say different things of one field."""
    headings = "、".join(
        f"“{speakable(best.paths[column][-1])}”（{column_letter(column)}列）" for column in columns
    )
    if _stand_side_by_side(best):
        return InputError(ErrorCode.TABLES_SIDE_BY_SIDE, place, headings=headings)
    label = all_fields()[key].label
    return InputError(ErrorCode.HEADING_AMBIGUOUS, place, field=label, headings=headings)


def _stand_side_by_side(best: HeadingBlock) -> bool:
    """Tell whether a heading says all it says again: a list set in columns to save paper."""
    known = [best.paths[column] for column in sorted(best.fields)]
    return any(
        known == known[:width] * (len(known) // width)
        for width in range(_LEAST_TABLE, len(known) // 2 + 1)
    )


def _is_of_others(best: HeadingBlock, column: int) -> bool:
    """Tell whether a telephone is a guardian's or helper's: the household's own goes before it."""
    return any(PHONE_OF_OTHERS.search(text) for text in best.paths[column])


def _say_the_same(sheet: Sheet, heading_row: int, one: int, other: int) -> bool:
    for row in sheet.rows:
        if row.number <= heading_row:
            continue
        texts = {cell.column: cell.text for cell in row.cells}
        if texts.get(one) != texts.get(other):
            return False
    return True


def _columns_of(
    sheet: Sheet, place: Place, best: HeadingBlock, fields: Mapping[int, str]
) -> dict[int, Column]:
    """Return a column for every heading, and for data below no heading at all."""
    last = best.rows[-1].number
    used = {cell.column for row in sheet.rows if row.number > last for cell in row.cells}
    columns = {}
    for number in sorted(used | set(best.paths)):
        heading = _heading_of(best.paths.get(number, ()), known=number in fields)
        columns[number] = Column(
            Place(place.file, place.sheet, last, heading, column_letter(number)),
            heading,
            fields.get(number),
            number,
            number in sheet.hidden_columns,
        )
    return columns


def _heading_of(path: Sequence[str], *, known: bool) -> str:
    """Return how messages call a column.

    A column that was not understood is called by all words above it, for it is they that made
    `代办人` over `身份证号码` another number than the one looked for.
    """
    if not path:
        return NO_HEADING
    return speakable(path[-1] if known else "".join(path))
