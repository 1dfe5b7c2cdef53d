"""Searches the free text of a roster for personal data, its own people's names first."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from noticegen.roster.model import Roster
from noticegen.vocabulary.fields import FieldKind, all_fields

if TYPE_CHECKING:
    from noticegen.detection import Detector


def search_free_text(roster: Roster) -> Callable[[str], frozenset[str]]:
    """Return what names, in Chinese, the kinds of personal data that a text holds.

    The detector is made when the first text is searched: most policies show none.
    """

    @cache
    def detector() -> Detector:
        from noticegen.detection import Detector

        return Detector(names=names_of(roster))

    def search(text: str) -> frozenset[str]:
        from noticegen.detection.wording import NAMES

        return frozenset(NAMES[finding.type] for finding in detector().scan(text))

    return search


def names_of(roster: Roster) -> frozenset[str]:
    """Return everybody's name in a roster, of applicants, members and others."""
    fields = all_fields()
    return frozenset(
        value.text.strip()
        for value in roster.private_values()
        if value.key in fields and fields[value.key].kind is FieldKind.NAME
    )
