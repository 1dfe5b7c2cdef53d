"""Is the applicant an adult, a minor, or not certainly either? Every source in the row is heard."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from noticegen.identifiers.birth import age_on
from noticegen.roster.household import Household
from noticegen.roster.values.counts import parse_count
from noticegen.roster.values.dates import PartialDate


class Majority(StrEnum):
    """What the row proves of the applicant's age on a day."""

    ADULT = "adult"
    MINOR = "minor"
    UNKNOWN = "unknown"


def judge_majority(
    household: Household, id_birth: date | None, day: date, adult_age: int
) -> Majority:
    """Weigh ID number, birth column and age column; whoever is not proven adult is not one.

    A minor is certain when no trustworthy source says otherwise. A stated age can only raise a
    doubt: it may be stale or counted the traditional way.
    """
    cell = household.head.cells.get("birth_date")
    stated = cell.date if cell else None
    sources = {
        *([_by_day(id_birth, day, adult_age)] if id_birth else []),
        *([_by_stated(stated, day, adult_age)] if stated else []),
    }
    if sources == {Majority.ADULT}:
        age = parse_count(household.head.text("age"))
        return Majority.UNKNOWN if age is not None and age < adult_age else Majority.ADULT
    if sources == {Majority.MINOR}:
        return Majority.MINOR
    if id_birth and sources == {Majority.MINOR, Majority.UNKNOWN}:
        return Majority.MINOR
    if id_birth and sources == {Majority.ADULT, Majority.UNKNOWN}:
        return Majority.ADULT
    return Majority.UNKNOWN


def _by_day(birth: date, day: date, adult_age: int) -> Majority:
    return Majority.ADULT if age_on(birth, day) >= adult_age else Majority.MINOR


def _by_stated(stated: PartialDate, day: date, adult_age: int) -> Majority:
    """Judge a date of which the day or month may be missing: certain only when every day agrees."""
    if stated.latest > day:
        return Majority.MINOR if stated.earliest <= day else Majority.UNKNOWN
    both = {_by_day(birth, day, adult_age) for birth in (stated.earliest, stated.latest)}
    return both.pop() if len(both) == 1 else Majority.UNKNOWN


def stated_birth(household: Household) -> date | None:
    """Return the latest day of birth that the birth column allows."""
    cell = household.head.cells.get("birth_date")
    stated = cell.date if cell else None
    return stated.latest if stated else None
