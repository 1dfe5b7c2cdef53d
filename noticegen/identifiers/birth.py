"""周岁: full years of age as Chinese law counts them.

A year of age is completed at the end of the birthday: on the 18th birthday a person is still a
minor, from the day after an adult (民法典 arts 17, 201, 1259; 法释〔2006〕1号 art. 2). Who was born
on 29 February completes a year at the end of February (民法典 art. 202: without a corresponding
day, the last day of the month), so the day after is 1 March in common and in leap years alike.
"""

from __future__ import annotations

from datetime import date

ADULT_AGE = 18
GUARDIAN_CONSENT_AGE = 14  # PIPL art. 28: under 14 every datum is sensitive


def age_on(birth: date, day: date) -> int:
    """Return the full years completed before `day` begins; a day before birth is a ValueError."""
    if day < birth:
        raise ValueError("the day lies before the birth")
    years = day.year - birth.year
    return max(0, years - ((day.month, day.day) <= (birth.month, birth.day)))
