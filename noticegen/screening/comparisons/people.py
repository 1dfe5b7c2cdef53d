"""The people of a roster whom comparisons look for: applicants and listed members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from noticegen.screening.comparisons.model import sound_number
from noticegen.screening.subject import ID_FIELD, Subject
from noticegen.vocabulary.place import Place


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a household on the roster whose number is sound."""

    number: str = field(repr=False)
    place: Place
    is_applicant: bool


def people_of(subject: Subject) -> Iterator[Person]:
    """Yield the applicant and every listed member with a sound number."""
    if subject.number:
        yield Person(subject.number, subject.place_of(ID_FIELD), is_applicant=True)
    for member in subject.household.members:
        number = sound_number(member.id_number)
        if number:
            yield Person(number, member.place, is_applicant=False)
