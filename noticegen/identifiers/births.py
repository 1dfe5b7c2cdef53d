"""What may be known of a birth date: nothing, the year, an age on a day, the date itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from noticegen.identifiers.birth import age_on


class BirthDetail(StrEnum):
    """The ways a birth date is told in part or whole."""

    YEAR = "year"
    MONTH = "month"
    BIRTHDAY = "birthday"
    AGE = "age"
    BAND = "band"
    DATE = "date"

    @property
    def label(self) -> str:
        """Say it in a reviewer's words."""
        return {
            BirthDetail.YEAR: "出生年份",
            BirthDetail.MONTH: "出生年月",
            BirthDetail.BIRTHDAY: "生日（月、日）",
            BirthDetail.AGE: "周岁",
            BirthDetail.BAND: "年龄段",
            BirthDetail.DATE: "出生日期",
        }[self]


@dataclass(frozen=True, slots=True)
class BirthKnown:
    """One thing known of a birth date.

    `on` is the day of which an age or band is told, `bounds` the first age of every band.
    """

    detail: BirthDetail
    on: date | None = None
    bounds: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.detail in (BirthDetail.AGE, BirthDetail.BAND) and self.on is None:
            raise ValueError("an age is told of a day")

    def of(self, birth: date) -> Hashable:
        """Return what a reader knows of a birth date; births of the same value look alike."""
        match self.detail:
            case BirthDetail.YEAR:
                return birth.year
            case BirthDetail.MONTH:
                return birth.year, birth.month
            case BirthDetail.BIRTHDAY:
                return birth.month, birth.day
            case BirthDetail.DATE:
                return birth
        age = age_on(birth, self.on) if self.on and birth <= self.on else -1
        return age if self.detail is BirthDetail.AGE else bisect_right(self.bounds, age)


@dataclass(frozen=True, slots=True)
class BirthRange:
    """Births from the first to the last day, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("the last day lies before the first")

    @classmethod
    def of_ages(cls, on: date, youngest: int = 0, oldest: int = 100) -> BirthRange:
        """Return the births of everybody whose age on a day lies between two, both included."""
        last = on if youngest == 0 else _same_day(on, youngest) - timedelta(days=1)
        return cls(_same_day(on, oldest + 1), last)

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.last - self.first).days + 1


def _same_day(day: date, years: int) -> date:
    """Return the same day years before; 1 March for a 29 February that year lacks."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)
