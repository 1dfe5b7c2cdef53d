"""YinDun (隐盾). It ships without its rule file and then finds nothing: all types are asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from benchmarks.peers.adapters.protocol import ANY_DATE, Hit, serve

_DOCUMENT = (
    "CN_DISABILITY_CERT",
    "CN_PASSPORT",
    "CN_HKMT_PERMIT",
    "CN_BANK_ACCOUNT",
    "WECHAT",
    "QQ",
    "PLATE",
)
_TYPES = {
    "person_name": ("PERSON",),
    "phone": ("CN_MOBILE", "CN_LANDLINE"),
    "id_card": ("CN_ID_CARD", "CN_DISABILITY_CERT"),
    "address": ("ADDRESS",),
    "email": ("EMAIL",),
    "bank_card": ("CN_BANK_CARD", "CN_BANK_ACCOUNT"),
    "document_no": _DOCUMENT,
    "date": ANY_DATE,
    "medical": ("SENSITIVE_HEALTH", "SENSITIVE_DISABILITY"),
}


def detect(text: str) -> Iterator[Hit]:
    """Ask YinDun for every type it has."""
    for entity in _detect(text, _all_types):
        yield _TYPES.get(entity.type.value, ()), entity.start, entity.end


if __name__ == "__main__":
    _all_types = set(importlib.import_module("app.models").EntityType)
    _detect = importlib.import_module("app.detectors.regex_detector").detect_entities
    serve(detect)
