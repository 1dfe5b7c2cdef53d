"""What a list counts: households or people, and which of its columns may be added up."""

from __future__ import annotations

from noticegen.publication.model import Column, ColumnKind

# Columns that count the people of a household; other counts (亩, 头, 次) have no common sum.
_PEOPLE = frozenset({"household_size", "insured_persons"})
_OF_TOTALS = frozenset({"households", "people"})  # columns of totals and cover sheets
# Programmes that are granted to a person, so that a row of their list is one person.
_OF_PERSONS = frozenset(
    {"tekun", "disability-subsidies", "old-age-allowance", "medical-assistance"}
    | {"orphan-allowance", "unsupported-children"}
)


def counts_people(column: Column) -> bool:
    """Tell whether a column says how many people a household has."""
    return column.kind is ColumnKind.COUNT and column.key in _PEOPLE


def is_amount(column: Column) -> bool:
    """Tell whether a column holds amounts of money."""
    return column.kind is ColumnKind.AMOUNT


def adds_up(column: Column) -> bool:
    """Tell whether the sum of a column means something."""
    return is_amount(column) or counts_people(column) or column.key in _OF_TOTALS


def counting_word(programme: str) -> str:
    """Return what a programme's list is counted in."""
    return "人" if programme in _OF_PERSONS else "户"
