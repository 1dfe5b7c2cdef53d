"""Names of the roster that are woven into an office's own words, one letter to a line or a phrase.

`斯项…琴项…小项…宝项…`: every word is plain, and the first letters of the lines are a child's name.
So the first and last letters of own lines and phrases are read as a text, and so is every second to
sixth letter. Only names of three letters or more: shorter ones come about by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NOT_HAN = re.compile("[^㐀-鿿\U00020000-\U000323af]+")
_PHRASE_END = re.compile(r"[，。、；：！？,.;:!?\s\x1f]+")
_LINE_END = re.compile(r"[\n\x1f]+")
_STEPS = range(2, 7)
LEAST_WOVEN = 3


def woven_texts(added: str) -> Iterator[str]:
    """Yield the texts that are read from a page's own words by leaving letters out."""
    letters = _NOT_HAN.sub("", added)
    if len(letters) < LEAST_WOVEN:
        return
    for step in _STEPS:
        yield from (letters[start::step] for start in range(step))
    for ends in (_LINE_END, _PHRASE_END):
        pieces = [piece for piece in (_NOT_HAN.sub("", one) for one in ends.split(added)) if piece]
        for place in (0, -1):
            yield "".join(piece[place] for piece in pieces)
