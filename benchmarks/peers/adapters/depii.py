"""depii with its Chinese locale."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from benchmarks.peers.adapters.protocol import ANY_DATE, Hit, serve

_TYPES = {
    "CN_RESIDENT_ID": ("CN_ID_CARD", "CN_DISABILITY_CERT"),
    "NATIONAL_ID": ("CN_ID_CARD", "CN_DISABILITY_CERT"),
    "PHONE": ("CN_MOBILE", "CN_LANDLINE"),
    "EMAIL": ("EMAIL",),
    "CREDIT_CARD": ("CN_BANK_CARD", "CN_BANK_ACCOUNT"),
    "BANK_ACCOUNT": ("CN_BANK_CARD", "CN_BANK_ACCOUNT"),
    "PASSPORT": ("CN_PASSPORT", "CN_HKMT_PERMIT"),
    "USERNAME": ("WECHAT", "QQ"),
    "DATE_OF_BIRTH": ANY_DATE,
    "PERSON": ("PERSON",),
    "LOCATION": ("ADDRESS",),
    "AGE": ("MINOR_AGE",),
}


def detect(text: str) -> Iterator[Hit]:
    """Ask depii."""
    for span in _module.scan(text, locales=["cn"]):
        yield _TYPES.get(span.entity, ()), span.start, span.end


if __name__ == "__main__":
    _module = importlib.import_module("depii")
    serve(detect)
