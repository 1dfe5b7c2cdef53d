"""The poster that explains a programme: reachable, inspected, and about nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from noticegen.cli.app import run
from tests.pipeline.invented_office import UNIT


def make(directory: Path, policy: str, *more: str) -> int:
    unit = directory / "单位.yaml"
    unit.write_text(UNIT, encoding="utf-8")
    words = ["poster", "--unit", str(unit), "--policy", policy, "--period", "2026-12"]
    return run([*words, "--out", str(directory / "结果"), *more])


@pytest.mark.parametrize("policy", ["rural-dibao", "tekun", "orphan-allowance"])
def test_a_poster_of_a_programme_passes_the_gate(tmp_path: Path, policy: str) -> None:
    assert make(tmp_path, policy, "--paper", "A4") == 0
    (file,) = (tmp_path / "结果" / "public").iterdir()
    document = pypdfium2.PdfDocument(file)
    text = "".join(document[0].get_textpage().get_text_range().split())
    assert len(document) == 1
    assert "怎样申请" in text
    assert "0472-5550102" in text
    manifest = json.loads((tmp_path / "结果" / "manifest.json").read_text(encoding="utf-8"))
    assert "publicity.html.j2" in manifest["templates"]
    assert list(manifest["policies"]) == [policy]


def test_what_is_no_programme_has_no_poster(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert make(tmp_path, "happiness-sheet") == 2
    assert "“救助幸福清单”不是一个救助项目" in capfd.readouterr().err
    assert not (tmp_path / "结果").exists()


def test_a_person_in_an_office_s_own_template_is_stopped(tmp_path: Path) -> None:
    own = tmp_path / "模板"
    assert run(["template", "new", "publicity", "--templates", str(own)]) == 0
    page = own / "publicity.html.j2"
    text = page.read_text(encoding="utf-8")
    leak = '<div class="foot"><p>白小马 手机16500000001</p>'
    page.write_text(text.replace('<div class="foot">', leak), encoding="utf-8")
    assert make(tmp_path, "rural-dibao", "--templates", str(own)) == 1
    assert not (tmp_path / "结果").exists()
