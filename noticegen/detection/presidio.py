"""The detector as Presidio recognizers, for programs that are built on Presidio.

Importing this module imports presidio_analyzer and with it spaCy (seconds, 100 MB); nothing else
in noticegen does. The engine needs no language model: `china_analyzer` gives it the no-op one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presidio_analyzer import (
    AnalysisExplanation,
    AnalyzerEngine,
    LocalRecognizer,
    RecognizerRegistry,
    RecognizerResult,
)
from presidio_analyzer.nlp_engine import NoOpNlpEngine

from noticegen.detection.detector import Detector
from noticegen.detection.finding import Finding
from noticegen.detection.kinds import FindingType

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts

# What a result's metadata tells besides Presidio's own: why it was found, and how many digits or
# letters a masked value still shows (None where nothing is masked).
EXPLANATION_KEY = "explanation"
SHOWN_KEY = "shown"
_LANGUAGE = "zh"
_NAME = "ChinaRecognizer"


class ChinaRecognizer(LocalRecognizer):
    """Every type of `FindingType`, or those named in `entities`.

    One recognizer covers all types, because which of several overlapping hits counts is decided
    over all of them (overlap.py); Presidio itself would return them all.
    """

    def __init__(self, detector: Detector | None = None, entities: list[str] | None = None) -> None:
        self._detector = detector or Detector()
        super().__init__(
            supported_entities=entities or [kind.value for kind in FindingType],
            name=_NAME,
            supported_language=_LANGUAGE,
        )

    def load(self) -> None:
        """Do nothing: the word lists were read when the detector was made."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return what `Detector.scan` finds of the given types."""
        del nlp_artifacts  # the no-op engine has none
        wanted = set(entities or self.supported_entities)
        return [
            self._result(finding)
            for finding in self._detector.scan(text)
            if finding.type.value in wanted
        ]

    def _result(self, finding: Finding) -> RecognizerResult:
        return RecognizerResult(
            entity_type=finding.type.value,
            start=finding.start,
            end=finding.end,
            score=finding.score,
            analysis_explanation=AnalysisExplanation(
                recognizer=_NAME,
                original_score=finding.score,
                pattern_name=finding.reason.value,
                textual_explanation=finding.explanation,
            ),
            # An engine takes the explanation off again unless it is asked for the decision process.
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: _NAME,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                EXPLANATION_KEY: finding.explanation,
                SHOWN_KEY: finding.shown,
            },
        )


def china_registry(
    detector: Detector | None = None, entities: list[str] | None = None
) -> RecognizerRegistry:
    """Return a registry that holds the recognizers for China and none of Presidio's own."""
    return RecognizerRegistry(
        recognizers=[ChinaRecognizer(detector, entities)], supported_languages=[_LANGUAGE]
    )


def china_analyzer(detector: Detector | None = None) -> AnalyzerEngine:
    """Return an engine that finds what `Detector.scan` finds, and needs no model or network."""
    return AnalyzerEngine(
        registry=china_registry(detector),
        nlp_engine=NoOpNlpEngine(models=[{"lang_code": _LANGUAGE, "model_name": "none"}]),
        supported_languages=[_LANGUAGE],
    )
