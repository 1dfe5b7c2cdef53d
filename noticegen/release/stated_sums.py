"""The sums that a page states are those of its list: so many households, people and yuan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from noticegen.detection.inspectors.contents import Area
from noticegen.publication.model import Publication, PublicValue
from noticegen.release.folding import fold_text
from noticegen.release.report import GateFinding, GateRule

_SPACE = re.compile(r"\s+")
_FIGURE = r"(\d[\d,]*(?:\.\d+)?)"
_STATED = re.compile(
    rf"(?:总共|共计|合计|总计|共){_FIGURE}户(?:{_FIGURE}人)?"
    rf"|(?:总共|共计|合计|总计|共){_FIGURE}人"
    rf"|(?:合计|总计|共计)(?:人民币)?{_FIGURE}元"
)


def check_sums(page_text: str, publication: Publication) -> Iterator[GateFinding]:
    """Check every sum a page states; one that the list does not have is an untrue notice."""
    if not publication.entries:
        return
    sums = set(_sums(publication))
    for match in _STATED.finditer(_SPACE.sub("", fold_text(page_text))):
        if any(Decimal(part.replace(",", "")) not in sums for part in match.groups() if part):
            yield GateFinding(GateRule.SUM_WRONG, Area.PAGE)
            return


def _sums(publication: Publication) -> Iterator[Decimal]:
    """Yield the number of rows and the sum of every column, of each village and of all."""
    for entries in (publication.entries, *(village.entries for village in publication.villages)):
        yield Decimal(len(entries))
        for place in range(len(publication.columns)):
            yield sum((_as_number(entry.values[place]) for entry in entries), Decimal(0))


def _as_number(value: PublicValue) -> Decimal:
    return Decimal(0) if isinstance(value, str) else Decimal(value)
