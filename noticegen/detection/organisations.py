"""What belongs to an organisation, not to a person: its 18-character code (GB 32100)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_CODE = re.compile(
    rf"(?<![0-9A-Za-z])[1-9A-GNY][{_ALPHABET}][0-9]{{6}}[{_ALPHABET}]{{9}}[{_ALPHABET}](?![0-9A-Za-z])"
)


def find_organisation_codes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of codes whose check character (modulo 31) holds."""
    for match in _CODE.finditer(text):
        if passes_check(match.group()):
            yield match.span()


def passes_check(code: str) -> bool:
    """Tell whether the last character of a unified social credit code follows from the others."""
    total = sum(_VALUES[mark] * pow(3, place, 31) for place, mark in enumerate(code[:17]))
    return (31 - total % 31) % 31 == _VALUES[code[17]]
