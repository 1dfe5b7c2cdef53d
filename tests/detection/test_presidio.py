"""The Presidio layer finds exactly what `scan_text` finds."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.detection_corpus.lines import generate
from noticegen.detection import Detector, china_analyzer, china_registry, scan_text


def test_engine_and_scan_text_agree_on_every_section_of_the_corpus() -> None:
    engine = china_analyzer()
    for line in list(generate("test", 5))[::23]:
        results = engine.analyze(line.text, language="zh")
        by_engine = sorted((r.start, r.end, r.entity_type, r.score) for r in results)
        assert by_engine == [(f.start, f.end, f.type.value, f.score) for f in scan_text(line.text)]


def test_a_registry_can_hold_single_types() -> None:
    registry = china_registry(entities=["CN_MOBILE"])
    assert registry.get_supported_entities(languages=["zh"]) == ["CN_MOBILE"]


def test_a_registry_takes_a_detector_that_knows_names() -> None:
    text = "昨日钊爨到场"
    assert china_analyzer().analyze(text, language="zh") == []
    knowing = china_analyzer(Detector(names=["钊爨"]))
    assert [r.entity_type for r in knowing.analyze(text, language="zh")] == ["PERSON"]


def test_explanations_are_given_and_hold_no_value() -> None:
    results = china_analyzer().analyze(
        "手机16500008969", language="zh", return_decision_process=True
    )
    explanation = results[0].analysis_explanation.textual_explanation
    assert "个人信息保护法" in explanation
    assert "16500008969" not in explanation


def test_a_result_tells_why_and_how_much_is_shown_without_being_asked() -> None:
    results = china_analyzer().analyze("卡150203********1234，手机16500008969", language="zh")
    told = {result.entity_type: result.recognition_metadata for result in results}
    assert told["MASKED_ID"]["shown"] == 10
    assert "仍显示10位" in told["MASKED_ID"]["explanation"]
    assert told["CN_MOBILE"]["shown"] is None
    assert "个人信息保护法" in told["CN_MOBILE"]["explanation"]
    assert "16500008969" not in told["CN_MOBILE"]["explanation"]


@pytest.mark.parametrize("heavy", ["presidio_analyzer", "spacy"])
def test_the_room_itself_imports_nothing_heavy(heavy: str) -> None:
    code = (
        "import sys; from noticegen.detection import scan_text; scan_text('手机16500008969');"
        f"sys.exit({heavy!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
