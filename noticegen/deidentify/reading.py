"""Read the value of one field of one household, as a rule's method takes it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from datetime import date

from noticegen.errors import ErrorCode, RefusalError
from noticegen.identifiers.birth import age_on
from noticegen.policy.treatments import YES_NO, Given
from noticegen.roster.model import Household
from noticegen.screening.subject import examine
from noticegen.screening.values import amount_of, count_of, printed_text
from noticegen.vocabulary.fields import KIN_MARK, Field, FieldKind
from noticegen.vocabulary.place import Place

_LONGEST_NAME = 40
# Four digits in a row in a name or a village are a number somebody typed beside it.
_NUMBER = re.compile(r"\d{4}")


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """What a value may depend on besides its row: the first posting day, and settled marks."""

    day: date
    kin_marks: Mapping[Place, bool] = dataclasses.field(default_factory=dict, repr=False)


def read_value(household: Household, field: Field, reading: Reading) -> Given | None:
    """Return the value, or None if the roster says nothing for the field.

    What the roster does say and nobody can read is a RefusalError with its place: a blank on the
    page would look like a fact.
    """
    text = printed_text(household, field.key).strip()
    if field.key == KIN_MARK:
        return _kin_mark(household, reading)
    value = _read(household, field, reading.day, text)
    if value is None and text:
        raise refusal(household, field, "不是能读懂的" + field.label)
    if isinstance(value, str) and field.kind in (FieldKind.NAME, FieldKind.PLACE):
        _check_line(household, field, value)
    return value


def refusal(household: Household, field: Field, why: str) -> RefusalError:
    """Return the error of a value that must not be printed; it names the place, not the value."""
    return RefusalError(ErrorCode.VALUE_NOT_SHOWABLE, household.place_of(field.key), why=why)


def _read(household: Household, field: Field, day: date, text: str) -> Given | None:
    if field.key == "age":
        return _age(household, day)
    if field.kind is FieldKind.AMOUNT:
        return amount_of(household, field.key)
    if field.kind is FieldKind.COUNT:
        return count_of(household, field.key)
    if field.kind is FieldKind.DATE:
        cell = household.head.cells.get(field.key)
        known = cell.date if cell else None
        return known.earliest if known and known.month else None
    return text or None


def _kin_mark(household: Household, reading: Reading) -> str | None:
    """Return the mark as it was settled, never what the cell says."""
    filed = reading.kin_marks.get(household.place)
    if filed is None:
        return None
    return YES_NO[0] if filed else YES_NO[1]


def _age(household: Household, day: date) -> int | None:
    """Return the age by the ID number; a column of ages is only right on the day it was typed."""
    birth = examine(household, day).birth
    return age_on(birth, day) if birth else count_of(household, "age")


def _check_line(household: Household, field: Field, text: str) -> None:
    if len(text) > _LONGEST_NAME or "\n" in text or _NUMBER.search(text):
        raise refusal(household, field, f"{field.label}里夹着别的内容")
