"""The five-minute tour works as it is written, in both languages, in an empty directory."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.main import get_command

from noticegen.cli.app import app, run
from tests.packaging.tour import READMES, ROOT, tour_commands

EXPECTED = {"demo": 0, "check": 1, "notice": 1, "notice --allow-held": 0, "review": 0}


def test_both_readmes_give_the_same_commands() -> None:
    english, chinese = map(tour_commands, READMES)
    assert english == chinese
    assert [words[1] for words in english] == ["demo", "check", "notice", "notice", "review"]


@pytest.mark.slow
def test_the_tour_in_an_empty_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in tour_commands(READMES[0]):
        kind = words[1] + (" --allow-held" if "--allow-held" in words else "")
        assert run(words[1:]) == EXPECTED[kind], (words, capfd.readouterr())
        if kind == "notice":
            assert not (tmp_path / "公示结果" / "public").exists()
    printed = capfd.readouterr().out
    counts = json.loads((ROOT / "examples" / "expected.json").read_text("utf-8"))["counts"]
    assert counts["held"] == 5, "the READMEs say so"
    assert "已写出：公示结果/public/" in printed.replace("\\", "/")
    assert sorted(path.name for path in (tmp_path / "练习").iterdir()) == [
        "农村低保.xlsx",
        "单位.yaml",
    ]


@pytest.mark.parametrize("readme", READMES)
def test_the_unit_file_shown_is_the_one_that_is_copied(readme: str) -> None:
    unit = (ROOT / "examples" / "unit.yaml").read_text(encoding="utf-8")
    # Comments tell of keys that may be left out; docs/zh/打印张贴.md explains them.
    keys = "".join(line for line in unit.splitlines(True) if not line.startswith("#"))
    assert keys
    assert f"```yaml\n{keys}```" in (ROOT / readme).read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", READMES)
def test_every_command_a_readme_names_exists(readme: str) -> None:
    known = set(get_command(app).commands)  # type: ignore[attr-defined]  # a group
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert set(re.findall(r"noticegen ([a-z]+)", text)) - {"turns", "is"} <= known
    assert known <= set(re.findall(r"noticegen ([a-z]+)", text))


def test_copies_are_not_laid_over_something(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "练习").mkdir()
    (tmp_path / "练习" / "自己的").touch()
    assert run(["demo", "--copy", str(tmp_path / "练习")]) == 2
    assert "怎么办" in capfd.readouterr().err
    (tmp_path / "文件").touch()
    assert run(["demo", "--copy", str(tmp_path / "文件" / "里面")]) == 2
    assert "Traceback" not in capfd.readouterr().err
