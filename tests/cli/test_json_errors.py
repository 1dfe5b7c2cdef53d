"""With `--json`, standard output is exactly one JSON document, whatever happens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from noticegen.cli.app import run
from tests.pipeline.invented_office import UNIT, Villager, write_roster

PERSON = Villager("白云飞鹤", "19620304")
HELD = Villager("青牛老农", "19500102", id_number="150207195001029917")


def arguments(directory: Path, *people: Villager) -> list[str]:
    roster = write_roster(directory / "名单.xlsx", {"白音村": people})
    unit = directory / "单位.yaml"
    unit.write_text(UNIT, encoding="utf-8")
    out = str(directory / "结果")
    options = {"--unit": str(unit), "--policy": "rural-dibao", "--period": "2026-12"}
    options |= {"--start": "2026-12-01", "--out": out}
    return ["notice", str(roster), *(word for pair in options.items() for word in pair), "--json"]


def run_for_json(words: list[str], capfd: pytest.CaptureFixture[str]) -> tuple[int, Any]:
    code = run(words)
    return code, json.loads(capfd.readouterr().out)


def test_a_released_run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, document = run_for_json(arguments(tmp_path, PERSON), capfd)
    assert (code, document["released"]) == (0, True)
    assert document["counts"] == {"read": 1, "published": 1, "withheld": 0, "held": 0}


def test_a_refused_run_is_one_document(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, document = run_for_json(arguments(tmp_path, PERSON, HELD), capfd)
    assert (code, document["released"], document["refusal"]) == (1, False, "rows-held")
    assert not (tmp_path / "结果" / "public").exists()
    assert (tmp_path / "结果" / "internal" / "findings.xlsx").exists()


def test_an_unreadable_input(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    words = arguments(tmp_path, PERSON)
    (tmp_path / "单位.yaml").write_text(UNIT + "colour: red\n", encoding="utf-8")
    code, document = run_for_json(words, capfd)
    assert (code, document["error"]["code"]) == (2, "unit-invalid")
    assert "colour" in document["error"]["message"]


def test_wrong_usage(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, document = run_for_json([*arguments(tmp_path, PERSON), "--nonsense"], capfd)
    assert (code, document["error"]["code"]) == (2, "usage")
