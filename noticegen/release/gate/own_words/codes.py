"""Codes written with few different letters, words or signs: 是否否是, 红、黄、黄、红, ★☆★★☆☆★.

Nothing is said by so many letters in a row of which so few differ. What comes in the same order
again and again is no code: 年月日年月日 are blanks to fill in, 应保尽保、应退尽退 is a saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from noticegen.release.gate.folding import fold_text

_NOT_HAN = re.compile("[^一-鿿]+")
_PART = re.compile("[^\x1f\n\t]{7,}")
_FEW_LETTERS = ((7, 2), (9, 3), (11, 4), (15, 5))  # so many in a row, so few of them different
_SENTENCE = re.compile(r"[。；;！!？?\n\t：:]+")
_ITEMS = re.compile("[、，,]")
_FEW_ITEMS = ((7, 2), (9, 4))
_LONGEST_ITEM = 12  # characters
_SIGNS = re.compile(r"[^\w\s]{6,}")
_SAME_SIGNS = re.compile(r"(.)\1+")
_LEAST_SIGNS = 6  # that differ from the one before


def find_codes(text: str, added: str) -> Iterator[str]:
    """Yield every such stretch: of the words `added` to a page, of the items and signs of its text.

    Signs and words that the publication has too stand in the text alone.
    """
    for part in _PART.findall(fold_text(added)):
        if _has_code(_NOT_HAN.sub("", part), _FEW_LETTERS):
            yield part
    folded = fold_text(text)
    for sentence in _SENTENCE.split(folded):
        items = [item for one in _ITEMS.split(sentence) if (item := one.strip())]
        short = len(items) >= _FEW_ITEMS[0][0] and max(map(len, items)) <= _LONGEST_ITEM
        if short and _has_code(items, _FEW_ITEMS):
            yield sentence
    for match in _SIGNS.finditer(folded):
        signs = match.group()
        if len(_SAME_SIGNS.sub(r"\1", signs)) >= _LEAST_SIGNS and _is_code(signs):
            yield signs


def _has_code(letters: Sequence[str], limits: Sequence[tuple[int, int]]) -> bool:
    return any(
        len(set(window := letters[start : start + size])) <= most and _is_code(window)
        for size, most in limits
        for start in range(len(letters) - size + 1)
    )


def _is_code(window: Sequence[str]) -> bool:
    """Tell whether letters, each once, do not come in the same order again and again."""
    period = len(set(window))
    return window[period:] != window[:-period]
