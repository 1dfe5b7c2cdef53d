"""Invented households, built without a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from noticegen.identifiers.id_card import check_character
from noticegen.roster.model import Cell, CellKind, Column, Household, Roster, Row
from noticegen.screening.model import Finding, Screening, ScreeningContext
from noticegen.screening.screen import screen
from noticegen.vocabulary.place import Place

FILE = "名单.xlsx"
SHEET = "哈业脑包村"
START = date(2026, 12, 1)

HouseholdMaker = Callable[..., Household]
Screener = Callable[..., Screening]


def _number(birth: str = "19600101", sequence: str = "993", division: str = "150207") -> str:
    body = division + birth + sequence
    return body + check_character(body)


@pytest.fixture(name="number")
def number_fixture() -> Callable[..., str]:
    """Give an ID number that belongs to nobody: sequence codes 990-999."""
    return _number


@pytest.fixture
def household() -> HouseholdMaker:
    """Build a household; a field given as None has no column; IDs differ from row to row."""
    rows = iter(range(4, 10_000))

    def make(
        *,
        row: int | None = None,
        members: Iterable[Mapping[str, str]] = (),
        hidden: bool = False,
        kinds: Mapping[str, CellKind] | None = None,
        sheet: str = SHEET,
        **fields: str | None,
    ) -> Household:
        number = row or next(rows)
        usual: dict[str, str | None] = {
            "applicant_name": "王大明",
            "id_number": _number(f"1960{number % 12 + 1:02d}{number % 28 + 1:02d}"),
            "household_size": "2",
            "monthly_amount": "1200",
        }
        values = {key: text for key, text in (usual | fields).items() if text is not None}
        columns = {
            key: Column(Place(FILE, sheet, letter=chr(64 + position)), key, key, position)
            for position, key in enumerate(values, start=1)
        }

        def row_of(values: Mapping[str, str], number: int, *, hidden: bool) -> Row:
            cells = {
                key: Cell(text, (kinds or {}).get(key, CellKind.TEXT), columns[key].number)
                for key, text in values.items()
            }
            return Row(Place(FILE, sheet, number), cells, hidden=hidden)

        rows_of = [row_of(values, number, hidden=hidden)]
        for offset, member in enumerate(members, start=1):
            rows_of.append(row_of(member, number + offset, hidden=False))
        village = values.get("village", SHEET)
        return Household(tuple(rows_of), columns, village=village)

    return make


@pytest.fixture
def context() -> ScreeningContext:
    shown = frozenset({"applicant_name", "village", "household_size", "monthly_amount"})
    return ScreeningContext(
        start=START,
        required=shown,
        shown=shown,
        uncovered=lambda text: frozenset(text) & frozenset("𬱖"),
    )


@pytest.fixture
def screened(context: ScreeningContext) -> Screener:
    """Screen households with the usual context, or with parts of it changed."""

    def run(*households: Household, **changes: object) -> Screening:
        return screen(Roster((), households), replace(context, **changes))  # type: ignore[arg-type]  # any field

    return run


@pytest.fixture
def rules() -> Callable[[Screening], list[str]]:
    """Name the rules of all findings, in their order."""

    def names(screening: Screening) -> list[str]:
        findings: tuple[Finding, ...] = screening.findings
        return [finding.rule for finding in findings]

    return names
