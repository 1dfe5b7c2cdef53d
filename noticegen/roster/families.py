"""Put the rows of one table together into households, and say who heads each.

Some lists have a row for each household, some a row for each person with a household number, the
relation to the head, or the head's name. The head applies; members are counted, and a household
whose head cannot be told is left in doubt rather than named after whoever stands first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from noticegen.roster.household import Doubt, DoubtKind, Household, Row, VillageSource
from noticegen.roster.layout import Layout
from noticegen.roster.values.texts import clean_name, plain
from noticegen.roster.villages import Village

_HEAD_WORDS = frozenset(
    [
        "户主",
        "本人",
        "申请人",
        "户主本人",
        "本人(户主)",
        "户主(本人)",
        "本人或户主",
        "户主(申请人)",
        "家长",
        "申请人(户主)",
        "申请人本人",
        "本户户主",
        "之本人",
        "主申请人",
    ]
)
# What is said once for the whole household, wherever in its rows it stands.
_OF_THE_HOUSEHOLD = (
    "monthly_amount",
    "household_size",
    "insured_persons",
    "village",
    "address",
    "household_number",
    "programme",
)

_WRITTEN = frozenset({VillageSource.COLUMN, VillageSource.MERGED, VillageSource.RUNNING_DOWN})


@dataclass(frozen=True, slots=True)
class TableRow:
    """A person's row with the keys it is grouped by; merged cells above it are filled in."""

    row: Row
    village: Village
    number: str
    head_name: str
    continues: bool


def group_rows(rows: Sequence[TableRow], layout: Layout) -> list[Household]:
    """Return the households of one table in the order of their first rows."""
    by_person = _names_households(rows, layout)
    groups = _by_person(rows, layout) if by_person else _by_household(rows)
    lists_persons = by_person and any(len(group) > 1 for group in groups)
    households = [_household(group, layout, by_person=by_person) for group in groups]
    if not lists_persons:
        return households
    return [replace(household, lists_persons=True) for household in households]


def _names_households(rows: Iterable[TableRow], layout: Layout) -> bool:
    """Tell whether rows say which household they belong to, as lists of persons do."""
    if {"relation", "household_number", "head_name"} & set(layout.by_field):
        return True
    return any(row.number for row in rows)


def _by_household(rows: Iterable[TableRow]) -> list[list[TableRow]]:
    """Group a list of one row for each household; rows that go on with one belong to it."""
    groups: list[list[TableRow]] = []
    for row in rows:
        if groups and _goes_on(row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _goes_on(row: TableRow) -> bool:
    """Tell whether a row only adds members to the household above it."""
    if row.continues:
        return True
    said = row.row.text
    if said("applicant_name") or said("id_number") or said("monthly_amount"):
        return False
    return bool(said("member_names") or said("member_ids"))


def _by_person(rows: Iterable[TableRow], layout: Layout) -> list[list[TableRow]]:
    groups: list[list[TableRow]] = []
    by_key: dict[tuple[str, str], list[TableRow]] = {}
    current: list[TableRow] | None = None
    last: tuple[str, str] | None = None
    for row in rows:
        key = _key_of(row, layout)
        if key and last and current and _leaves_village_out(row, key, last, current):
            key = last
        known = by_key.get(key) if key else current
        if known is None or (key is None and _is_head(row.row) and not row.continues):
            known = []
            groups.append(known)
        if key:
            by_key[key] = known
        known.append(row)
        current, last = known, key
    return groups


def _leaves_village_out(
    row: TableRow, key: tuple[str, str], last: tuple[str, str], above: Sequence[TableRow]
) -> bool:
    """Tell whether a row says the number of the household above it again, but not its village.

    Merged cells come out of a CSV export so: the village stands in the first row alone.
    """
    if _writes_village(row) or key[1] != last[1] or not any(map(_writes_village, above)):
        return False
    return not _is_head(row.row) or not any(_is_head(other.row) for other in above)


def _writes_village(row: TableRow) -> bool:
    """Tell whether a village stands in the row itself, not only over its sheet or section."""
    return row.village.source in _WRITTEN


def _key_of(row: TableRow, layout: Layout) -> tuple[str, str] | None:
    """Return what the rows of one household have in common, or None where only order tells."""
    if row.number:
        return row.village.name, row.number
    if "household_number" not in layout.by_field and row.head_name:
        return row.village.name, row.head_name
    return None


def _is_head(row: Row) -> bool:
    return plain(row.text("relation")) in _HEAD_WORDS


def _household(group: Sequence[TableRow], layout: Layout, *, by_person: bool) -> Household:
    heads = _heads_of(group) if by_person else [group[0]]
    head = heads[0] if heads else group[0]
    rows = (head.row, *(other.row for other in group if other is not head))
    doubts = () if len(heads) == 1 else (Doubt(DoubtKind.HEAD, head.row.place),)
    village = next((row.village for row in (head, *group) if _writes_village(row)), head.village)
    if len(rows) > 1:
        rows = (_with_household_cells(rows, layout), *rows[1:])
    return Household(
        rows=rows,
        columns=layout.by_field,
        village=village.name,
        village_source=village.source,
        doubts=doubts,
    )


def _heads_of(group: Sequence[TableRow]) -> list[TableRow]:
    """Return everyone who can be the head; exactly one means that it is certain."""
    by_relation = [row for row in group if _is_head(row.row)]
    if by_relation:
        return by_relation
    by_name = [
        row
        for row in group
        if row.head_name and clean_name(row.row.text("applicant_name")) == row.head_name
    ]
    if by_name:
        return by_name
    alone = len(group) == 1 and not group[0].row.text("relation") and not group[0].head_name
    return list(group) if alone else []


def _with_household_cells(rows: Sequence[Row], layout: Layout) -> Row:
    """Return the head's row with what its household's other rows say for all of them."""
    head = rows[0]
    cells = dict(head.cells)
    for key in _OF_THE_HOUSEHOLD:
        if key in cells or key not in layout.by_field:
            continue
        said = [row.cells[key] for row in rows[1:] if key in row.cells]
        if len(said) == 1:
            cells[key] = said[0]
    return replace(head, cells=cells)
