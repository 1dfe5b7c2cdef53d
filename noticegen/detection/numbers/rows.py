"""Numbers that ran together: a run of digits split into complete ones, without a remainder."""

from __future__ import annotations

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers.identity import (
    Likeness,
    certificate_likeness,
    is_old_number,
    likeness,
)
from noticegen.detection.numbers.luhn import is_union_pay, passes_luhn
from noticegen.detection.numbers.telephones import is_mobile

_LONG_RUN = 60
# The lengths of complete numbers, the longest and surest first.
_PIECES = (20, 18, 19, 16, 17, 15, 11)
_RANK = {length: rank for rank, length in enumerate(_PIECES)}
_SHORTEST_PIECE = min(_PIECES)


def read_row(digits: str, start: int) -> list[Hit]:
    """Split a run without a remainder into complete numbers: columns that ran together."""
    size = len(digits)
    if size < 22:
        return []
    # pieces[i]: the first piece of a complete reading of digits[i:], filled from the end.
    pieces: list[tuple[FindingType, int] | None] = [None] * (size + 1)
    for end in range(size, _SHORTEST_PIECE - 1, -1):
        if end != size and pieces[end] is None:
            continue
        for length in _PIECES:
            kind = _piece_type(digits[end - length : end]) if end >= length else None
            if kind is None:
                continue
            known = pieces[end - length]
            if known is None or _RANK[length] < _RANK[known[1]]:
                pieces[end - length] = (kind, length)
    position = 0
    if pieces[0] is None and size >= _LONG_RUN:
        # A pasted column with a header or a serial in front: whatever can be read must be told.
        position = next((place for place in range(size) if pieces[place] is not None), size)
    if pieces[position] is None:
        return _read_beginning(digits, start)
    hits = []
    while (piece := pieces[position]) is not None:
        kind, length = piece
        first = start + position
        hits.append(Hit(kind, first, first + length, 0.8, Reason.EMBEDDED))
        position += length
    return hits


def _read_beginning(digits: str, start: int) -> list[Hit]:
    """Read the numbers that a run begins with, whatever its rest is, if they are two or more."""
    hits: list[Hit] = []
    position = 0
    while position < len(digits):
        ends = (position + length for length in _PIECES if position + length <= len(digits))
        kinds = ((_piece_type(digits[position:end]), end) for end in ends)
        kind, end = next(((kind, end) for kind, end in kinds if kind is not None), (None, 0))
        if kind is None:
            break
        hits.append(Hit(kind, start + position, start + end, 0.6, Reason.EMBEDDED))
        position = end
    return hits if len(hits) > 1 else []


def _piece_type(piece: str) -> FindingType | None:
    length = len(piece)
    if length == 11:
        return FindingType.CN_MOBILE if is_mobile(piece) else None
    if length == 18 and likeness(piece) is not Likeness.NONE:
        return FindingType.CN_ID_CARD
    if length == 15:
        return FindingType.CN_ID_CARD if is_old_number(piece) else None
    if length == 20:
        plausible = certificate_likeness(piece) is not Likeness.NONE
        return FindingType.CN_DISABILITY_CERT if plausible else None
    if is_union_pay(piece) and passes_luhn(piece):
        return FindingType.CN_BANK_CARD
    return None
