"""What the detector finds in a finished file beyond the roster's own values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.release.public_words import PublicWords
from noticegen.release.report import GateFinding, GateRule
from noticegen.release.torn_words import find_disguised

# Read for the roster's own values only: there the detector would take offsets for numbers.
_NOT_FOR_THE_DETECTOR = frozenset({Area.OBJECT, Area.REMAINS, Area.STRUCTURE})
# Notices and sheets are full of names; whose they are is what the known values and counts decide.
_NOT_A_LEAK = frozenset({"PERSON"})


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
