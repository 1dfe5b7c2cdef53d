"""What belongs to an organisation, not to a person: its 18-character code (GB 32100)."""

from __future__ import annotations

import re
from operator import mul

from noticegen.detection import contexts

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_LENGTH = 18
_WEIGHTS = tuple(pow(3, place, 31) for place in range(_LENGTH - 1))
# The class comes first and looks back, because such a search is the quick one.
_CODE = re.compile(
    rf"[1-9ANY](?<![0-9A-Za-z].)(?:(?<=1)[1-39]|(?<=2)[19]|(?<=3)[1-59]|(?<=4)[19]|(?<=5)[1-39]|"
    rf"(?<=[67])[129]|(?<=8)[19]|(?<=9)[123]|(?<=A)[19]|(?<=N)[1239]|(?<=Y)1)[0-9]{{6}}[{_ALPHABET}]{{9}}[{_ALPHABET}](?![0-9A-Za-z])"
)


def find_organisation_codes(text: str) -> list[tuple[int, int]]:
    """Return the spans of codes whose check character (modulo 31) holds."""
    if len(text) < _LENGTH or _CODE.search(text) is None:
        return []
    # One number in 31 passes this check; one without letters must be called a code as well.
    return [
        match.span()
        for match in _CODE.finditer(text)
        if passes_check(match.group())
        and (not match.group()[:17].isdigit() or contexts.names_thing(text, match.start()))
    ]


def passes_check(code: str) -> bool:
    """Tell whether the last character of a unified social credit code follows from the others."""
    total: int = sum(map(mul, map(_VALUES.__getitem__, code), _WEIGHTS))
    return (31 - total % 31) % 31 == _VALUES[code[17]]
