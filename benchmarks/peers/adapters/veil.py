"""helan, "the veil of hidden names": rules for Chinese data, with jieba for names if asked."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator

from benchmarks.peers.adapters.protocol import Hit, serve

_TYPES = {
    "PERSON_NAME": ("PERSON",),
    "ID_CARD": ("CN_ID_CARD", "CN_DISABILITY_CERT"),
    "TW_ID_CARD": ("CN_ID_CARD", "CN_HKMT_PERMIT"),
    "BANK_CARD": ("CN_BANK_CARD", "CN_BANK_ACCOUNT"),
    "PASSPORT": ("CN_PASSPORT", "CN_HKMT_PERMIT"),
    "OFFICER_ID": ("CN_ID_CARD", "CN_DISABILITY_CERT"),
    "PHONE": ("CN_MOBILE",),
    "LANDLINE": ("CN_LANDLINE",),
    "EMAIL": ("EMAIL",),
    "LICENSE_PLATE": ("PLATE",),
    "ADDRESS": ("ADDRESS",),
    "QQ_NUMBER": ("QQ",),
    "WECHAT_ID": ("WECHAT",),
}


def detect(text: str) -> Iterator[Hit]:
    """Ask helan for all its types."""
    for entity in _helan.recognize(text, jieba=_with_jieba):
        yield _TYPES.get(entity.type, ()), entity.start, entity.end


if __name__ == "__main__":
    _with_jieba = os.environ.get("PEER_VARIANT") == "jieba"
    _helan = importlib.import_module("helan")
    serve(detect)
