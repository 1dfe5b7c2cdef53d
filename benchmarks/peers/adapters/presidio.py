"""Presidio with the recognizers it comes with, without a language model (none is packaged)."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from benchmarks.peers.adapters.protocol import ANY_DATE, Hit, serve

_TYPES = {
    "PHONE_NUMBER": ("CN_MOBILE", "CN_LANDLINE"),
    "EMAIL_ADDRESS": ("EMAIL",),
    "CREDIT_CARD": ("CN_BANK_CARD", "CN_BANK_ACCOUNT"),
    "US_BANK_NUMBER": ("CN_BANK_CARD", "CN_BANK_ACCOUNT"),
    "US_PASSPORT": ("CN_PASSPORT", "CN_HKMT_PERMIT"),
    "US_DRIVER_LICENSE": ("CN_PASSPORT", "CN_HKMT_PERMIT", "PLATE"),
    "MEDICAL_LICENSE": ("CN_PASSPORT", "CN_HKMT_PERMIT"),
    "US_ITIN": ("CN_ID_CARD",),
    "US_SSN": ("CN_ID_CARD",),
    "DATE_TIME": ANY_DATE,
}


def detect(text: str) -> Iterator[Hit]:
    """Ask the analyzer in English: the recognizers it comes with know no Chinese."""
    for result in _engine.analyze(text, language="en"):
        yield _TYPES.get(result.entity_type, ()), result.start, result.end


if __name__ == "__main__":
    # Its e-mail recognizer would fetch a list of domains; the copy inside the package will do.
    importlib.import_module("tldextract.tldextract").TLD_EXTRACTOR.suffix_list_urls = ()
    _analyzer = importlib.import_module("presidio_analyzer")
    _engines = importlib.import_module("presidio_analyzer.nlp_engine")
    _engine = _analyzer.AnalyzerEngine(
        nlp_engine=_engines.NoOpNlpEngine(models=[{"lang_code": "en", "model_name": "none"}])
    )
    serve(detect)
