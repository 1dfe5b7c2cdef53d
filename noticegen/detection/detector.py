"""The detector: one text in, everything personal in it out."""

from __future__ import annotations

from functools import cache

from noticegen.detection import contexts
from noticegen.detection.contacts import find_emails
from noticegen.detection.finding import Finding, FindingType, Hit
from noticegen.detection.normal import Normalised, normalise
from noticegen.detection.numbers import find_numbers
from noticegen.detection.overlap import resolve

_TELEPHONES = frozenset({FindingType.CN_MOBILE, FindingType.CN_LANDLINE})


class Detector:
    """Finds personal data in text."""

    def scan(self, text: str) -> list[Finding]:
        """Return what is personal in a text, left to right and without overlaps."""
        normal = normalise(text)
        hits = [*find_numbers(normal), *find_emails(normal.text)]
        return [
            _finding(normal, hit) for hit in resolve(hits) if not _is_published(normal.text, hit)
        ]


def scan_text(text: str) -> list[Finding]:
    """Return the personal data in a text; offsets refer to the text as given."""
    return _default_detector().scan(text)


@cache
def _default_detector() -> Detector:
    return Detector()


def _is_published(text: str, hit: Hit) -> bool:
    """Tell whether a telephone number is one that the public is meant to call."""
    if hit.type not in _TELEPHONES:
        return False
    if contexts.is_published(text, hit.start, hit.end):
        return True
    return hit.type is FindingType.CN_LANDLINE and contexts.is_office(text, hit.start, hit.end)


def _finding(normal: Normalised, hit: Hit) -> Finding:
    start, end = normal.span(hit.start, hit.end)
    return Finding(hit.type, start, end, hit.score, hit.reason, hit.shown, normal.source[start:end])
