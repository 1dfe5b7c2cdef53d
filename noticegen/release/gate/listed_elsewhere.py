"""People whom another file of the run lists: on this one they have no business.

What one village's notice shows on purpose is not for the next village, the cover sheet or whoever
takes the notices down; a sentence there would say of them what no list may.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick

from noticegen.detection.inspectors.contents import Area
from noticegen.publication.model import Publication
from noticegen.release.gate.folding import squeeze
from noticegen.release.gate.leaks.public_words import listed_names, statements
from noticegen.release.gate.page.source import read_source
from noticegen.release.gate.presence import SqueezedText
from noticegen.release.gate.report import GateFinding, GateRule


class ListedElsewhere:
    """The names of everybody listed in any file of a run.

    A cover sheet tells the names of all villages, which may be like somebody's.
    """

    __slots__ = ("_matcher", "_names", "_phrases")

    def __init__(self, publications: Iterable[Publication] = ()) -> None:
        told = tuple(publications)
        self._names = sorted({name for one in told for name in listed_names(one)} - {""})
        self._phrases = {squeeze(text) for one in told for text in statements(one)}
        self._matcher = AhoCorasick(self._names)

    def find(
        self, page: str, publication: Publication, standing: Iterable[str] = ()
    ) -> Iterator[GateFinding]:
        """Yield a finding if a page of HTML names somebody whom its own list does not have."""
        own = set(listed_names(publication))
        if own.issuperset(self._names):
            return
        drawn = "\n".join(read_source(page).drawn)
        hits = self._matcher.find_matches_as_indexes(squeeze(drawn), overlapping=True)
        found = {self._names[index] for index, _, _ in hits} - own
        if not found:
            return
        text = SqueezedText.of(drawn)
        phrases = self._phrases.union(map(squeeze, (*statements(publication), *standing)))
        if any(name not in phrases and text.count(name, own, phrases) for name in found):
            yield GateFinding(GateRule.UNEXPECTED_NAME, Area.SOURCE)
