"""YinShield, strictest strategy. It only returns the masked text; spans are read back from it."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping

from benchmarks.peers.adapters.protocol import ANY_DATE, Hit, serve

_PLACEHOLDER = re.compile(r"<([A-Z_]+)_\d+>")
_TYPES = {
    "ID_CARD": ("CN_ID_CARD", "CN_DISABILITY_CERT"),
    "PHONE": ("CN_MOBILE", "CN_LANDLINE"),
    "LANDLINE": ("CN_LANDLINE",),
    "EMAIL": ("EMAIL",),
    "WECHAT": ("WECHAT",),
    "BANK_ACCOUNT": ("CN_BANK_ACCOUNT", "CN_BANK_CARD"),
    "BANK_CARD": ("CN_BANK_CARD", "CN_BANK_ACCOUNT"),
    "LICENSE_PLATE": ("PLATE",),
    "PASSPORT": ("CN_PASSPORT", "CN_HKMT_PERMIT"),
    "BIRTHDATE": ANY_DATE,
    "BIRTHDAY": ANY_DATE,
    "ADDRESS": ("ADDRESS",),
    "PERSON": ("PERSON",),
}


def detect(text: str) -> Iterator[Hit]:
    """Mask the text and walk along the placeholders."""
    yield from read_back(*_module.Shield(strategy="strict").mask(text))


def read_back(masked: str, originals: Mapping[str, str]) -> Iterator[Hit]:
    """Yield where in the text before masking the values stood that placeholders hide."""
    shift = 0
    for match in _PLACEHOLDER.finditer(masked):
        original = originals.get(match[0])
        if original is None:
            continue
        start = match.start() + shift
        yield _TYPES.get(match[1], ()), start, start + len(original)
        shift += len(original) - len(match[0])


if __name__ == "__main__":
    _module = importlib.import_module("yinshield")
    serve(detect)
