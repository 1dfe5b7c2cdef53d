"""Say once what is missing of a whole sheet, instead of once for every household."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.certificates import CERTIFICATE
from noticegen.roster.household import Column, Household, VillageSource
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
    households = _households_by_sheet(roster)
    for place, columns in _columns_by_sheet(roster).items():
        listed = households.get(place, [])
        derived = _derived(listed)
        visible = {column.field for column in columns if not column.hidden} | derived
        known = {column.field for column in columns} | derived | _read_out(listed)
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
    """Raise an InputError when nothing tells which programme a whole sheet's households are of.

    A single row that leaves out what its neighbours say is held by the checks instead.
    """
    for place, programmes in programmes_by_sheet(roster).items():
        if not programmes:
            raise InputError(
                ErrorCode.PROGRAMME_UNCERTAIN,
                place,
                why="标题、工作表名和文件名没有写明，或写了不止一个",
                example=f"rural-dibao={place.file}",
            )


def programmes_by_sheet(roster: Roster) -> dict[Place, tuple[str, ...]]:
    """Return the programmes that the households of each sheet were taken for, in their order."""
    found: dict[Place, tuple[str, ...]] = {}
    for household in roster.households:
        place = Place(household.place.file, household.place.sheet)
        known = found.setdefault(place, ())
        if household.programme is not None and household.programme not in known:
            found[place] = (*known, household.programme)
    return found


def programmes_by_file(roster: Roster) -> dict[str, tuple[str, ...]]:
    """Return the programmes that the households of each file were taken for, for the report."""
    found: dict[str, tuple[str, ...]] = {}
    for place, programmes in programmes_by_sheet(roster).items():
        found[place.file] = tuple(dict.fromkeys((*found.get(place.file, ()), *programmes)))
    return found


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


def _households_by_sheet(roster: Roster) -> dict[Place, list[Household]]:
    sheets: dict[Place, list[Household]] = {}
    for household in roster.households:
        place = Place(household.place.file, household.place.sheet)
        sheets.setdefault(place, []).append(household)
    return sheets


def _derived(households: Sequence[Household]) -> set[str | None]:
    """Return the fields that no column states and every household of the sheet has."""
    derived: set[str | None] = set()
    from_addresses = any(each.village_source is VillageSource.ADDRESS for each in households)
    # Where addresses tell some villages, the households without are held one by one.
    if from_addresses or all(household.village for household in households):
        derived.add("village")
    if any(household.lists_persons for household in households):
        derived.add("household_size")
    return derived


def _read_out(households: Sequence[Household]) -> set[str | None]:
    """Return the fields that are read out of another's column: ID numbers of certificates'."""
    return {
        key
        for household in households
        for key, column in household.columns.items()
        if column.field == CERTIFICATE
    }


def _missing(
    place: Place, keys: list[str], columns: list[Column], *, hidden: Collection[str | None]
) -> InputError:
    if keys == ["village"] and any(column.field == "address" for column in columns):
        return InputError(ErrorCode.VILLAGE_IN_ADDRESS, place)
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
