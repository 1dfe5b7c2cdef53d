"""Every command can answer a program: one JSON document, when it works and when it does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from noticegen.cli.app import run
from tests.cli.test_help import COMMANDS
from tests.pipeline.invented_office import UNIT

POSTER = ["--unit", "单位.yaml", "--policy", "rural-dibao", "--period", "2026-12", "--out", "海报"]
WORKS = {
    "demo": (["demo", "--copy", "练习"], "files"),
    "poster": (["poster", *POSTER], "files"),
    "template new": (["template", "new", "notice"], "file"),
    "template preview": (["template", "preview", "web", "--no-open"], "file"),
    "policy list": (["policy", "list"], "policies"),
    "policy fields": (["policy", "fields"], "fields"),
    "policy laws": (["policy", "laws", "救助"], "laws"),
    "policy explain": (["policy", "explain", "rural-dibao", "--field", "姓名"], "places"),
    "policy lock": (["policy", "lock"], "changes"),
}
BREAKS = {
    "demo": ["demo", "--copy", "满"],
    "poster": ["poster", *POSTER[:-1], "满"],
    "pages": ["pages", "没有"],
    "template new": ["template", "new", "notice", "--templates", "单位.yaml"],
    "policy explain": ["policy", "explain", "rural-dibao", "--field", "没有"],
    "scan": ["scan", "单位.yaml", "--report", "报告.doc"],
    "review": ["review", "没有"],
    "check": ["check", "没有.xlsx"],
}


@pytest.fixture(autouse=True)
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "单位.yaml").write_text(UNIT, encoding="utf-8")
    (tmp_path / "满").mkdir()
    (tmp_path / "满" / "自己的").touch()
    return tmp_path


def test_every_command_has_the_option() -> None:
    without = [
        name
        for name, command in COMMANDS
        if not hasattr(command, "commands")
        and not any("--json" in parameter.opts for parameter in command.params)
    ]
    assert without == ["noticegen policy schema"], "which prints nothing else anyway"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        pytest.param(words, key, id=name, marks=[pytest.mark.slow] if name == "policy lock" else [])
        for name, (words, key) in WORKS.items()
    ],
)
def test_what_works_is_one_document(words: list[str], key: str, capfd: Any) -> None:
    assert run([*words, "--json"]) in (0, 1)
    assert key in json.loads(capfd.readouterr().out)


@pytest.mark.parametrize("words", BREAKS.values(), ids=BREAKS.keys())
def test_what_breaks_is_one_document(words: list[str], capfd: Any) -> None:
    assert run([*words, "--json"]) == 2
    error = json.loads(capfd.readouterr().out)["error"]
    assert error["code"] != "defect"
    assert "怎么办" in error["message"]
