"""Names of places inside files, fit to be shown: a sheet or a member may be named by a number."""

from __future__ import annotations

import re
from collections.abc import Callable

from noticegen.detection.detector import Detector
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


def _masked(place: str, detector: Detector) -> str:
    parts: list[str] = []
    end = 0
    for finding in detector.scan(place):
        if finding.type not in _HARMLESS:
            parts += [place[end : finding.start], finding.excerpt]
            end = finding.end
    return "".join((*parts, place[end:]))
