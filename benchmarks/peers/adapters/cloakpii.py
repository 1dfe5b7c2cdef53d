"""cloakpii: its text masker is a list of patterns, tried from the most special one on."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from benchmarks.peers.adapters.protocol import ANY_DATE, Hit, serve

_TYPES = {
    "chinese_id": ("CN_ID_CARD", "CN_DISABILITY_CERT"),
    "ssn": ("CN_ID_CARD",),
    "credit_card": ("CN_BANK_CARD", "CN_BANK_ACCOUNT"),
    "bank_account": ("CN_BANK_CARD", "CN_BANK_ACCOUNT"),
    "iban": ("CN_BANK_CARD", "CN_BANK_ACCOUNT"),
    "passport": ("CN_PASSPORT", "CN_HKMT_PERMIT"),
    "email": ("EMAIL",),
    "cn_mobile": ("CN_MOBILE",),
    "phone": ("CN_MOBILE", "CN_LANDLINE", "QQ"),
    "date_of_birth": ANY_DATE,
}


def detect(text: str) -> Iterator[Hit]:
    """Try the patterns in the package's own order; what one took, the next ones leave."""
    taken: set[int] = set()
    for name, pattern in _patterns:
        for match in pattern.finditer(text):
            place = range(match.start(), match.end())
            if taken.isdisjoint(place):
                taken.update(place)
                yield _TYPES.get(name, ()), match.start(), match.end()


if __name__ == "__main__":
    _patterns = [row[:2] for row in importlib.import_module("cloakpii.pii")._PATTERN_MASKERS]
    serve(detect)
