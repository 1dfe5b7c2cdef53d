"""DataMask's core: rules for numbers, names, places (its model is not in the package)."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from benchmarks.peers.adapters.protocol import Hit, serve

_TYPES = {
    "PHONE": ("CN_MOBILE", "CN_LANDLINE"),
    "EMAIL": ("EMAIL",),
    "QQ": ("QQ",),
    "WECHAT": ("WECHAT",),
    "IDCARD": ("CN_ID_CARD", "CN_DISABILITY_CERT"),
    "BANKCARD": ("CN_BANK_CARD", "CN_BANK_ACCOUNT"),
    "PASSPORT": ("CN_PASSPORT", "CN_HKMT_PERMIT"),
    "HK_MACAO": ("CN_HKMT_PERMIT", "CN_PASSPORT"),
    "PER": ("PERSON",),
    "LOC": ("ADDRESS",),
}


def detect(text: str) -> Iterator[Hit]:
    """Ask its pipeline; addresses count wherever it named a place."""
    for entity in _pipeline.process(text)["entities"]:
        yield _TYPES.get(entity["type"], ()), entity["start"], entity["end"]


if __name__ == "__main__":
    _pipeline = importlib.import_module("datamask_core").DataMaskPipeline(use_model=False)
    serve(detect)
