"""`noticegen review`: pages, rules, risks; a changed file is named and the exit code is 1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from noticegen.cli.app import run
from noticegen.settings.resources import resource_directory


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    examples = resource_directory("examples")
    out = tmp_path_factory.mktemp("review") / "out"
    code = run(
        [
            "notice",
            str(examples / "rural-dibao.xlsx"),
            *("--unit", str(examples / "unit.yaml")),
            *("--policy", "rural-dibao"),
            *("--period", "2026-12"),
            *("--start", "2026-12-01"),
            *("--out", str(out)),
            "--allow-held",
        ]
    )
    assert code == 0
    return out


def test_a_reviewer_sees_pages_rules_reasons_and_risks(
    finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["review", str(finished)]) == 0
    said = capsys.readouterr().out
    for words in (
        "第1页",
        "出口检查：通过",
        "公开的内容和依据",
        "依法不予公开",
        "影响和风险",
        "应于",
    ):
        assert words in said, words
    assert "未成年人" in said


def test_of_a_refused_run_nothing_is_called_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    examples, out = resource_directory("examples"), tmp_path / "out"
    words = ["notice", str(examples / "rural-dibao.xlsx"), "--unit", str(examples / "unit.yaml")]
    words += ["--policy", "rural-dibao", "--period", "2026-12", "--start", "2026-12-01"]
    assert run([*words, "--out", str(out)]) == 1
    capsys.readouterr()
    assert run(["review", str(out)]) == 1
    said = capsys.readouterr().out
    assert "没有写出任何公开文件" in said
    assert "没有疑点56户" in said
    assert "已公示" not in said


def test_json_is_one_document(finished: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", str(finished), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["sound"] is True
    assert document["faults"] == []
    counts = document["counts"]
    assert counts["read"] == counts["published"] + counts["withheld"] + counts["held"]


def test_no_private_value_is_in_the_records(finished: Path) -> None:
    said = "".join(
        path.read_text(encoding="utf-8") for path in (finished / "internal").glob("*.json")
    )
    document = json.loads((finished / "internal" / "reconciliation.json").read_bytes())
    assert document["counts"]["read"] == len(document["rows"])
    from openpyxl import load_workbook

    book = load_workbook(resource_directory("examples") / "rural-dibao.xlsx")
    values = [
        str(value)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
    ]
    private = [value for value in values if sum(letter.isdigit() for letter in value) >= 11]
    assert private
    assert not [text for text in private if text in said]


def test_a_changed_file_is_named_and_fails(
    finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notice = next((finished / "public").glob("*.pdf"))
    kept = notice.read_bytes()
    notice.write_bytes(kept + b"\n")
    try:
        assert run(["review", str(finished)]) == 1
    finally:
        notice.write_bytes(kept)
    said = capsys.readouterr().out
    assert f"有问题：public/{notice.name}" in said
    assert "内容被改动过" in said
    assert "不要张贴" in said
    assert "王秀英" not in said  # what a changed file says is not shown


def test_a_directory_without_a_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", str(tmp_path)]) == 2
    assert "manifest.json" in capsys.readouterr().err
