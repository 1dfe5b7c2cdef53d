"""Names of places inside files, fit to be shown: a sheet or a member may be named by a number."""

from __future__ import annotations

import re
from collections.abc import Callable

from noticegen.detection.detector import Detector
from noticegen.detection.finding import Finding
from noticegen.detection.kinds import FindingType

_SUSPICIOUS = re.compile(r"\d{6}|[@*＊×]|\d.*[Xx]\b|[〇一二三四五六七八九]{6}")
_HARMLESS = frozenset({FindingType.PERSON, FindingType.MASKED_NAME})


def place_shower(detector: Detector) -> Callable[[str], str]:
    """Return a function that masks what a place's name gives away; names of people stay."""
    shown: dict[str, str] = {}

    def show(place: str) -> str:
        if _SUSPICIOUS.search(place) is None:
            return place
        if place not in shown:
            shown[place] = _masked(place, detector)
        return shown[place]

    return show


def mask_value(finding: Finding) -> str:
    """Leave the first character, and of long values the last, whatever the file itself shows."""
    value = "".join(finding.value.split())
    if len(value) < 4 or finding.type.is_sensitive_word:
        return shorten(value)
    return value[0] + "*" * min(len(value) - 2, 18) + value[-1]


def shorten(value: str) -> str:
    """Leave the first character alone."""
    return value[:1] + "*" * min(18, max(1, len(value) - 1))


def _masked(place: str, detector: Detector) -> str:
    parts: list[str] = []
    end = 0
    for finding in detector.scan(place):
        if finding.type not in _HARMLESS:
            parts += [place[end : finding.start], mask_value(finding)]
            end = finding.end
    return "".join((*parts, place[end:]))
