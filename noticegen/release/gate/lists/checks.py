"""Whether a list treats all its households alike: how they look, are written and are ordered."""

from __future__ import annotations

from collections.abc import Iterator

from noticegen.detection.inspectors.contents import Area
from noticegen.publication.model import Publication
from noticegen.release.gate.leaks.public_words import PublicWords
from noticegen.release.gate.lists.heads import has_telling_caption, has_untrue_head
from noticegen.release.gate.lists.listed_households import Household
from noticegen.release.gate.lists.other_rows import has_stranger, has_untrue_sum, stands_elsewhere
from noticegen.release.gate.lists.row_looks import has_marked_row
from noticegen.release.gate.lists.row_writing import are_in_order, are_written_alike
from noticegen.release.gate.page.source import SourcePage
from noticegen.release.gate.report import GateFinding, GateRule


def check_lists(
    source: SourcePage,
    publication: Publication,
    words: PublicWords,
    listed: tuple[Household, ...],
) -> Iterator[GateFinding]:
    """Check that nothing about a household's place in the list says more than the list does.

    Where the `listed` households cannot be told from each other, there are none, and `check_rows`
    has found why.
    """
    if not listed:
        return
    if not are_in_order(listed, publication):
        yield GateFinding(GateRule.ROW_ORDER, Area.SOURCE)
        return
    if stands_elsewhere(listed, publication):
        yield GateFinding(GateRule.ROW_ORDER, Area.SOURCE)
    if has_untrue_sum(listed, publication):
        yield GateFinding(GateRule.SUM_WRONG, Area.SOURCE)
    if has_untrue_head(listed, publication) or has_telling_caption(listed, words):
        yield GateFinding(GateRule.UNTRUE_HEAD, Area.SOURCE)
    if has_stranger(listed, words):
        yield GateFinding(GateRule.UNEXPECTED_NAME, Area.SOURCE)
    if has_marked_row(source.root, listed, publication):
        yield GateFinding(GateRule.MARKED_ROW, Area.SOURCE)
    if not are_written_alike(listed):
        yield GateFinding(GateRule.UNEVEN_WRITING, Area.SOURCE)
