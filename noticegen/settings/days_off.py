"""The days off of a year that the program's own calendar does not know yet.

The State Council announces them in the autumn before; until the program is renewed an office copies
them into its unit file, so that seven working days can be counted over the New Year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_LAST_IN_WEEK = 5


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days off, and the days of weekends that are worked for them, of whole years."""

    off: frozenset[date]
    worked: frozenset[date]

    def is_workday(self, day: date) -> bool | None:
        """Tell whether offices work on a day; None for a year nothing is said of."""
        if day.year not in {one.year for one in self.off}:
            return None
        return day in self.worked or (day not in self.off and is_in_week(day))


def is_in_week(day: date) -> bool:
    """Tell whether a day is none of a weekend."""
    return day.isoweekday() <= _LAST_IN_WEEK
