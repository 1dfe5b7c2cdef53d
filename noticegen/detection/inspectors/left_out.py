"""Numbers that the source of a page or a document holds and its reader passes over.

A parser drops what it takes for a mistake: words where an attribute's name stands, what stands
behind the end, instructions for other programs. Whoever looks at the source reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from noticegen.detection.inspectors.contents import Area, Passage

_NUMBER = re.compile(r"[0-9]{8,}")
_AROUND = 40


def left_out(source: str, told: Iterable[Passage], spot: str) -> Iterator[Passage]:
    """Yield the long numbers of a source that no passage tells, each with the words around it."""
    written = "\n".join(passage.text for passage in told)
    known = set(_NUMBER.findall(written))
    for match in _NUMBER.finditer(source):
        if match.group() not in known and match.group() not in written:
            yield Passage(Area.HIDDEN_TEXT, _with_words_around(source, match), spot=spot)


def _with_words_around(source: str, match: re.Match[str]) -> str:
    """Return a number with what stands around it in its line."""
    in_front = source[max(0, match.start() - _AROUND) : match.start()].rpartition("\n")[2]
    behind = source[match.end() : match.end() + _AROUND].partition("\n")[0]
    return f"{in_front}{match.group()}{behind}"
