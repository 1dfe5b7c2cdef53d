"""What the detector finds in a finished file beyond the roster's own values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.release.gate.public_words import PublicWords
from noticegen.release.gate.report import GateFinding, GateRule
from noticegen.release.gate.torn_words import find_disguised

# Read for the roster's own values only: there the detector would take offsets for numbers.
_NOT_FOR_THE_DETECTOR = frozenset({Area.OBJECT, Area.REMAINS, Area.STRUCTURE})
# Notices and sheets are full of names; whose they are is what the known values and counts decide.
_NOT_A_LEAK = frozenset({"PERSON"})
# Proved by their check digit, so that cells set side by side do not make one by chance.
_PROVEN_TYPES = frozenset({"CN_ID_CARD", "CN_DISABILITY_CERT"})
_PROVEN = 0.95


def detect(passages: Iterable[Passage], words: PublicWords) -> Iterator[GateFinding]:
    """Yield personal data that no public phrase explains."""
    from noticegen.detection import scan_text

    for passage in passages:
        if passage.area in _NOT_FOR_THE_DETECTOR:
            continue
        for found in scan_text(passage.text):
            kind = str(found.type)
            if kind in _NOT_A_LEAK or words.explains(passage.text[found.start : found.end]):
                continue
            yield GateFinding(GateRule.DETECTED, passage.area, passage.page, kind)
        for kind, stretch in find_disguised(passage.text):
            if not words.explains(stretch):
                yield GateFinding(GateRule.DETECTED, passage.area, passage.page, kind)


def detect_torn(passages: Iterable[Passage], words: PublicWords) -> Iterator[GateFinding]:
    """Yield identity numbers torn over the elements of a page, whose texts are joined here."""
    from noticegen.detection import scan_text

    for passage in passages:
        if passage.area in _NOT_FOR_THE_DETECTOR:
            continue
        for found in scan_text(passage.text):
            kind = str(found.type)
            is_proven = kind in _PROVEN_TYPES and found.score >= _PROVEN
            if is_proven and not words.explains(passage.text[found.start : found.end]):
                yield GateFinding(GateRule.DETECTED, passage.area, passage.page, kind)
