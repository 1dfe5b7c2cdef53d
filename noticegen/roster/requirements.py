"""Say once what is missing of a whole sheet, instead of once for every household."""

from __future__ import annotations

from collections.abc import Collection

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.household import Column
from noticegen.roster.model import Roster
from noticegen.vocabulary.fields import KIN_MARK, all_fields
from noticegen.vocabulary.place import Place
from noticegen.vocabulary.programmes import all_programmes

_EXAMPLES = 3


def require_columns(roster: Roster, shown: Collection[str], checked: Collection[str] = ()) -> None:
    """Raise an InputError when a sheet lacks the column of a field.

    `shown` fields need a column that is not hidden, `checked` ones any column. A village is also
    known from sheet names and titles, and a household's size from its persons' rows.
    """
    for place, columns in _columns_by_sheet(roster).items():
        derived = _derived(roster, place)
        visible = {column.field for column in columns if not column.hidden} | derived
        known = {column.field for column in columns} | derived
        missing = [key for key in shown if key not in visible]
        missing += [key for key in checked if key not in known and key not in missing]
        if missing:
            raise _missing(place, missing, columns, hidden=known - visible)


def require_kin_column(roster: Roster) -> None:
    """Raise an InputError when a sheet has no column to be seen of officials' near relatives.

    For a policy that prints the mark, where no register was given to take it from.
    """
    for place, columns in _columns_by_sheet(roster).items():
        if not any(column.field == KIN_MARK and not column.hidden for column in columns):
            raise InputError(ErrorCode.KIN_SOURCE_MISSING, place)


def require_programmes(roster: Roster) -> None:
    """Raise an InputError when it is not certain which programme a sheet is a list of.

    Of a sheet that holds several programmes, some row names one; a row that does not is for the
    checks.
    """
    by_sheet: dict[Place, set[str | None]] = {}
    for household in roster.households:
        sheet = Place(household.place.file, household.place.sheet)
        by_sheet.setdefault(sheet, set()).add(household.programme)
    for sheet, programmes in by_sheet.items():
        if programmes == {None}:
            raise InputError(
                ErrorCode.PROGRAMME_UNCERTAIN,
                sheet,
                why="标题、工作表名和文件名没有写明，或写了不止一个",
                example=f"rural-dibao={sheet.file}",
            )


def require_one_programme(roster: Roster, programme: str, label: str, also: str | None) -> None:
    """Raise an InputError when a sheet says that it lists another programme than is asked for.

    `also` is the programme that a local policy extends. A sheet that names none is believed.
    """
    for household in roster.households:
        if household.programme in (None, programme, also):
            continue
        raise InputError(
            ErrorCode.PROGRAMME_DIFFERS,
            Place(household.place.file, household.place.sheet),
            found=all_programmes()[household.programme].label,
            expected=label,
            example=f"{also or programme}={household.place.file}",
        )


def _columns_by_sheet(roster: Roster) -> dict[Place, list[Column]]:
    sheets: dict[Place, list[Column]] = {}
    for column in roster.columns:
        sheets.setdefault(Place(column.place.file, column.place.sheet), []).append(column)
    return sheets


def _derived(roster: Roster, place: Place) -> set[str | None]:
    households = [
        household
        for household in roster.households
        if (household.place.file, household.place.sheet) == (place.file, place.sheet)
    ]
    derived: set[str | None] = set()
    if all(household.village for household in households):
        derived.add("village")
    if any(household.lists_persons for household in households):
        derived.add("household_size")
    return derived


def _missing(
    place: Place, keys: list[str], columns: list[Column], *, hidden: Collection[str | None]
) -> InputError:
    fields = [all_fields()[key] for key in keys]
    return InputError(
        ErrorCode.HEADING_MISSING,
        place,
        missing="、".join(
            f"{field.label}（有这一列，但被隐藏）" if field.key in hidden else field.label
            for field in fields
        ),
        seen="、".join(column.heading for column in columns),
        examples="；".join("、".join(field.synonyms[:_EXAMPLES]) for field in fields),
    )
