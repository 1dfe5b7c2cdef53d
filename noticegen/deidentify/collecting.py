"""Collect what must not be found in public: every value of the roster but those shown on purpose.

Every cell is a secret at first, of listed and unlisted households alike, with its field and its
place. Only what the policy shows *as it is* of published households is allowed, and the office's
own words. A value that was masked or generalised stays secret; what came out of it is allowed.

Values that distinguish nobody (an amount, a family of three, 男) are handed over as well: the
gate knows by their field and length which of them mean something when they are found. A withheld
person who bears the name of a published one cannot be told apart on paper: the name is allowed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from noticegen.deidentify.secrets import Secret, Secrets
from noticegen.publication.model import Publication
from noticegen.roster.model import Roster
from noticegen.screening.model import Screening
from noticegen.settings.unit import Unit
from noticegen.vocabulary.outcomes import Outcome
from noticegen.vocabulary.place import Place


def collect_secrets(roster: Roster, shown: frozenset[str], unit: Unit) -> Secrets:
    """Return the secrets of a roster; `shown` are the texts that the public pages print."""
    allowed = shown | frozenset(unit_texts(unit))
    found: dict[tuple[str | None, str], Secret] = {}
    for value in roster.private_values():
        text = value.text.strip()
        if text and text not in allowed:
            found.setdefault((value.key, text), Secret(text, value.key, value.place))
    return Secrets(tuple(found.values()), allowed)


def find_namesakes(screening: Screening, allowed: frozenset[str]) -> tuple[Place, ...]:
    """Return the places of unlisted households whose applicant's name is printed for another.

    On paper the two cannot be told apart: the gate cannot look for such a name, and whoever
    reviews the run should know.
    """
    return tuple(
        verdict.household.place_of("applicant_name")
        for verdict in screening.verdicts
        if verdict.outcome is not Outcome.PUBLISHED and verdict.household.applicant_name in allowed
    )


def shown_texts(publication: Publication) -> frozenset[str]:
    """Return every value and village name the notice prints."""
    values = {str(value) for entry in publication.entries for value in entry.values}
    return frozenset(values | {village.village for village in publication.villages if village})


def unit_texts(unit: Unit) -> Iterator[str]:
    """Yield the office's own words, which are printed on every page."""
    for field in fields(unit):
        value = getattr(unit, field.name)
        if isinstance(value, str):
            yield value
    yield unit.place_name
    yield from unit.villages
