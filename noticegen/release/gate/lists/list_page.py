"""A page with a list, as it was written for the printer or the browser: read once for every rule.

Whoever adds a rule finds here what is read already, and adds here what more than one rule needs.
What is read once of the finished pages stands in `printed_pages`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from noticegen.publication.model import Publication
from noticegen.release.gate.leaks.public_words import PublicWords, public_words
from noticegen.release.gate.lists.arrangement import Arrangement, arrange
from noticegen.release.gate.lists.listed_households import Household, find_households
from noticegen.release.gate.page.row_parts import RowPart, row_parts
from noticegen.release.gate.page.source import SourcePage, read_source


@dataclass(frozen=True, slots=True)
class ListPage:
    """What a page says, and how its list stands in it.

    `words` are what its publication says on purpose; `parts` the rows of its tables, taken apart
    where one lists several households; `arranged` the publication in the order and with the
    columns of the page; `listed` its households with what stands around each, none where they
    cannot be told from each other; `drawn` is all that the page shows, piece by piece.
    """

    source: SourcePage = field(repr=False)
    words: PublicWords = field(repr=False)
    parts: tuple[RowPart, ...] = field(repr=False)
    arranged: Arrangement = field(repr=False)
    listed: tuple[Household, ...] = field(repr=False)
    drawn: str = field(repr=False)


def read_list_page(html: str, publication: Publication, allowed: frozenset[str]) -> ListPage:
    """Read a page of a publication; `allowed` are the roster's values that its list may show."""
    source = read_source(html)
    parts = tuple(row_parts(source.rows, publication))
    arranged = arrange(parts, publication)
    return ListPage(
        source=source,
        words=public_words(publication, allowed),
        parts=parts,
        arranged=arranged,
        listed=find_households(source.root, arranged.publication, parts),
        drawn="\n".join(source.drawn),
    )
