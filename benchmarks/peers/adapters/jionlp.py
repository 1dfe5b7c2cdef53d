"""JioNLP: extractors of Chinese text by rules, each asked for its kind."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from benchmarks.peers.adapters.protocol import Hit, serve

_EXTRACTORS = {
    "extract_id_card": ("CN_ID_CARD", "CN_DISABILITY_CERT"),
    "extract_email": ("EMAIL",),
    "extract_qq": ("QQ",),
    "extract_wechat_id": ("WECHAT",),
    "extract_motor_vehicle_licence_plate": ("PLATE",),
}
_TELEPHONES = {"cell_phone": ("CN_MOBILE",), "landline_phone": ("CN_LANDLINE",)}


def detect(text: str) -> Iterator[Hit]:
    """Ask one extractor after the other."""
    for name, types in _EXTRACTORS.items():
        for found in getattr(_jionlp, name)(text, detail=True):
            yield types, *found["offset"]
    for found in _jionlp.extract_phone_number(text, detail=True):
        yield _TELEPHONES.get(found["type"], ()), *found["offset"]


if __name__ == "__main__":
    _jionlp = importlib.import_module("jionlp")
    serve(detect)
