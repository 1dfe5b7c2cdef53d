"""What the detector finds in a finished file beyond the roster's own values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noticegen.detection.finding import Finding
from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.release.gate.leaks.public_words import PublicWords
from noticegen.release.gate.leaks.torn_words import find_disguised
from noticegen.release.gate.report import GateFinding, GateRule

# Read for the roster's own values only: there the detector would take offsets for numbers.
_NOT_FOR_THE_DETECTOR = frozenset({Area.OBJECT, Area.REMAINS, Area.STRUCTURE})
# Notices and sheets are full of names; whose they are is what the known values and counts decide.
_NOT_A_LEAK = frozenset({"PERSON"})
# Proved by their check digit, so that cells set side by side do not make one by chance.
_PROVEN_TYPES = frozenset({"CN_ID_CARD", "CN_DISABILITY_CERT"})
_PROVEN = 0.95


def detect(passages: Iterable[Passage], words: PublicWords) -> Iterator[GateFinding]:
    """Yield personal data that no public phrase explains."""
    for passage in _for_the_detector(passages):
        found = [
            (str(one.type), one.value) for one in _scan(passage) if str(one.type) not in _NOT_A_LEAK
        ]
        yield from _unexplained(passage, (*found, *find_disguised(passage.text)), words)


def detect_torn(passages: Iterable[Passage], words: PublicWords) -> Iterator[GateFinding]:
    """Yield identity numbers torn over the elements of a page, whose texts are joined here."""
    for passage in _for_the_detector(passages):
        found = (
            (str(one.type), one.value)
            for one in _scan(passage)
            if str(one.type) in _PROVEN_TYPES and one.score >= _PROVEN
        )
        yield from _unexplained(passage, found, words)


def _for_the_detector(passages: Iterable[Passage]) -> Iterator[Passage]:
    return (passage for passage in passages if passage.area not in _NOT_FOR_THE_DETECTOR)


def _scan(passage: Passage) -> list[Finding]:
    from noticegen.detection import scan_text

    return scan_text(passage.text)


def _unexplained(
    passage: Passage, found: Iterable[tuple[str, str]], words: PublicWords
) -> Iterator[GateFinding]:
    """Yield each kind of personal data whose stretch of the text nothing public explains."""
    for kind, stretch in found:
        if not words.explains(stretch):
            yield GateFinding(GateRule.DETECTED, passage.area, passage.page, kind)
