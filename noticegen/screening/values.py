"""What a household's row says for a field, as the notice would print it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from noticegen.roster.model import Household
from noticegen.roster.values.counts import parse_count
from noticegen.vocabulary.fields import FieldKind, all_fields


def printed_text(household: Household, key: str) -> str:
    """Return the text of a field; names and villages in the form they are printed in."""
    if key == "applicant_name":
        return household.applicant_name
    if key == "village":
        return household.village or household.head.text(key)
    return household.head.text(key)


def is_blank(household: Household, key: str) -> bool:
    """Tell whether the household says nothing for a field, in a cell or by its other rows."""
    if key == "household_size" and household.household_size is not None:
        return False
    return not printed_text(household, key).strip()


def amount_of(household: Household, key: str) -> Decimal | None:
    """Return a sum of money in yuan, or None when the cell does not say one."""
    if key == "monthly_amount":
        return household.amount
    cell = household.head.cells.get(key)
    return cell.amount if cell else None


def count_of(household: Household, key: str) -> int | None:
    """Return a whole number, or None when the cell does not say one."""
    if key == "household_size":
        return household.household_size
    return parse_count(household.head.text(key))


@cache
def in_order(keys: frozenset[str]) -> tuple[str, ...]:
    """Return field keys in a fixed order."""
    return tuple(sorted(keys))


@cache
def keys_of_kind(keys: frozenset[str], kind: FieldKind) -> tuple[str, ...]:
    """Return the field keys of one kind, in a fixed order."""
    return tuple(key for key, known in all_fields().items() if key in keys and known.kind is kind)
