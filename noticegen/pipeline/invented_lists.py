"""The invented people of the effects lock: as the list of one programme, and of a whole month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.model import Cell, CellKind, Column, Household, Roster, Row
from noticegen.settings.resources import resource_directory
from noticegen.settings.strict_yaml import load_strict
from noticegen.settings.unit import Unit
from noticegen.vocabulary.fields import all_fields
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.place import Place
from noticegen.vocabulary.programmes import all_programmes

People = Sequence[Mapping[str, str]]

START = date(2026, 12, 1)
PERIOD = Period(2026, 12)
UNIT = Unit(
    issuer="示例旗示例镇人民政府",
    office="社会救助办公室",
    address="镇政府一楼",
    telephone="0472-5550101",
    supervision_telephone="0472-5550102",
    policy_url="https://mzj.example.gov.cn/policy",
)
_PEOPLE = "people.yaml"
_FILE = "虚构名单.xlsx"
# A list for every programme that pays; the sheet itself is none.
_NO_LIST = "happiness-sheet"
# Each of the invented people is on every so-manieth list, so that all lists together have all.
_STRIDE = 5


def invented_people() -> tuple[Mapping[str, str], ...]:
    """Return the fixed invented people, values by field key."""
    data = load_strict(resource_directory("policies") / "effects" / _PEOPLE).data
    if not isinstance(data, dict) or not isinstance(data.get("people"), list):
        raise InputError(ErrorCode.ROSTER_EMPTY)
    return tuple(
        {key: str(text) for key, text in person.items()}
        for person in data["people"]
        if isinstance(person, dict)
    )


def invented_roster(people: People) -> Roster:
    """Return the people as the roster of one sheet."""
    return _roster([(person, None) for person in people])


def invented_month(people: People, shift: int = 0) -> Roster:
    """Return the lists of a month, each person on a few of them; another shift, other lists."""
    names = [name for name in all_programmes() if name != _NO_LIST]
    rows = [
        (person, name)
        for number, person in enumerate(people)
        for name in names[(number + shift) % _STRIDE :: _STRIDE]
    ]
    return _roster(rows)


def _roster(rows: Sequence[tuple[Mapping[str, str], str | None]]) -> Roster:
    keys = list(dict.fromkeys(key for person, _ in rows for key in person))
    columns = {
        key: Column(
            Place(_FILE, "名单", 1, letter=str(number)), all_fields()[key].label, key, number
        )
        for number, key in enumerate(keys, start=1)
    }
    return Roster(tuple(columns.values()), tuple(_households(rows, columns)))


def _households(
    rows: Sequence[tuple[Mapping[str, str], str | None]], columns: Mapping[str, Column]
) -> Iterator[Household]:
    for line, (person, programme) in enumerate(rows, start=2):
        cells = {
            key: Cell(text, CellKind.TEXT, columns[key].number) for key, text in person.items()
        }
        yield Household(
            rows=(Row(Place(_FILE, "名单", line), cells),),
            columns=columns,
            village=person.get("village", ""),
            programme=programme,
        )
