"""The bench on the command line: exit codes, one JSON document, words a reviewer reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from noticegen.cli.app import run
from noticegen.policy.catalogue import register
from noticegen.settings.resources import resource_directory

BROKEN = Path(__file__).parents[1] / "policy" / "broken"


def test_list_names_all_policies(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "list", "--json"]) == 0

    listed = json.loads(capsys.readouterr().out)["policies"]
    assert len(listed) == 15
    assert listed[0]["政策"] == "rural-dibao"


def test_show_says_what_is_shown_and_by_which_law(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "show", "rural-dibao"]) == 0

    said = "".join(capsys.readouterr().out.split())
    for words in ("审核公示·村务公示栏", "月保障金额", "第二十四条", "没有写明的字段：一律不公开"):
        assert words in said


@pytest.mark.parametrize("columns", ["80", "160"])
def test_show_has_no_pillars_of_characters_and_says_things_once(
    columns: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert run(["policy", "show", "rural-dibao"]) == 0

    said = capsys.readouterr().out
    assert len(said.splitlines()) < 120
    assert "公开的内容与“审核公示 · 村务公示栏”相同" in said
    assert said.count("办法要求公布保障金额") == 2  # on the board and on the web

    assert run(["policy", "fields"]) == 0
    assert "mask/first-character" in capsys.readouterr().out


def test_explain_says_a_rule_once_for_all_its_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "explain", "rural-dibao", "--field", "姓名", "--value", "王大明"]) == 0

    said = capsys.readouterr().out
    assert said.count("规则：") == 2
    assert said.count("印出来是：王大明") == 1
    assert "审核公示 · 村务公示栏、确认公布 · 村务公示栏、发放公示 · 村务公示栏" in said


def test_show_prints_a_file_and_overwrites_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "政策.pdf"

    assert run(["policy", "show", "orphan-allowance", "--pdf", str(pdf)]) == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert run(["policy", "show", "orphan-allowance", "--pdf", str(pdf)]) == 2
    assert "不覆盖" in capsys.readouterr().err


def test_a_programme_that_is_only_counted_shows_no_empty_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["policy", "show", "orphan-allowance"]) == 0
    said = capsys.readouterr().out
    shown, _, _ = said.partition("写明不公开的字段")
    assert shown.count("不公开任何一户的内容，只公布合计。") == 2
    assert "列名" not in shown


def test_lint_fails_on_errors_with_file_and_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "lint", str(BROKEN / "unknown-key.yaml"), "--json"]) == 1

    (remark,) = json.loads(capsys.readouterr().out)["remarks"]
    assert (remark["file"], remark["line"], remark["path"]) == ("unknown-key.yaml", 4, "lable")


def test_lint_and_test_pass_for_what_is_bundled(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "lint"]) == 0
    assert run(["policy", "test", "rural-dibao", "happiness-sheet"]) == 0
    assert "0条规则没有用例。通过" in capsys.readouterr().out


def test_explain_takes_headings(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "explain", "rural-dibao", "--field", "身份证号"]) == 0
    assert "不公开" in capsys.readouterr().out
    assert run(["policy", "explain", "rural-dibao", "--field", "没有的"]) == 2
    assert "没有名为“没有的”的字段" in capsys.readouterr().err


def test_diff_fails_when_more_is_shown(tmp_path: Path) -> None:
    local = tmp_path / "local.yaml"
    local.write_text("policy: local\nversion: 1\nextends: rural-dibao\n", encoding="utf-8")

    assert run(["policy", "diff", "rural-dibao", str(local)]) == 0
    assert run(["policy", "diff", "orphan-allowance", "rural-dibao"]) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["lint", "目录"], "目录“目录”里没有政策文件"),
        (["lint", "没有.yaml"], "政策文件“没有.yaml”打不开"),
        (["explain", "rural-dibao", "--field", "姓名", "--on", "2020-01-01"], "还没有施行"),
    ],
)
def test_what_is_not_there_is_not_taken_for_something_else(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "目录").mkdir()
    (tmp_path / "目录" / "用例.yaml").write_text("policy: tekun\ncases: []\n", encoding="utf-8")
    assert run(["policy", *words]) == 2
    assert told in capsys.readouterr().err


def test_an_unknown_policy_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "show", "no-such"]) == 2

    said = capsys.readouterr().err
    assert "no-such" in said
    assert "rural-dibao" in said


def test_schema_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "schema", "cases"]) == 0
    assert json.loads(capsys.readouterr().out)["title"]


def test_the_source_of_a_policy_is_printed_as_it_is(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["policy", "show", "rural-dibao", "--source"]) == 0
    printed = capfd.readouterr().out
    assert printed == (resource_directory("policies") / "rural-dibao.yaml").read_text("utf-8")

    own = tmp_path / "own.yaml"
    own.write_text(printed.replace("policy: rural-dibao", "policy: own"), "utf-8")
    assert run(["policy", "lint", str(own)]) == 0


def test_the_register_is_listed_by_key_and_searched(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "laws"]) == 0
    printed = capsys.readouterr().out
    assert [key for key in register() if f"{key}\n" not in printed] == []

    assert run(["policy", "laws", "特困人员认定办法"]) == 0
    printed = capsys.readouterr().out
    assert "tekun-43/26\n" in printed
    assert "dibao-57/24\n" not in printed

    assert run(["policy", "laws", "没有这样的法"]) == 1
    assert "登记册里没有" in capsys.readouterr().out


def test_the_screen_says_how_same_names_are_told_apart_and_every_law(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["policy", "show", "rural-dibao"]) == 0
    printed = capsys.readouterr().out
    assert "同村同名：靠序号区分" in printed
    assert "《中华人民共和国民法典》第十七条\n" in printed
