"""A clerk can read every word of every help page, on a narrow terminal too."""

from __future__ import annotations

import re
from typing import Any

import pytest
from typer.main import get_command

from noticegen.cli.app import app, run
from noticegen.cli.help_page import write_help
from noticegen.cli.wrapping import cell_width

PROGRAMMERS_WORDS = re.compile(
    r"<\w|\b(bool|str|int|OPTIONS|COMMAND|ARGS|Usage|required|default)\b"
)


def all_commands() -> list[tuple[str, Any]]:
    def below(command: Any, path: str) -> list[tuple[str, Any]]:
        found = [(path, command)]
        for name, part in getattr(command, "commands", {}).items():
            found += below(part, f"{path} {name}")
        return found

    return below(get_command(app), "noticegen")


COMMANDS = all_commands()
NAMES = [name for name, _ in COMMANDS]


def page_of(words: list[str], width: int, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    assert run([*words, "--help"]) == 0
    page: str = capfd.readouterr().out
    return page


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=NAMES)
def test_every_word_is_there_and_within_the_width(
    name: str, command: Any, width: int, monkeypatch: pytest.MonkeyPatch, capfd: Any
) -> None:
    page = page_of(name.split()[1:], width, monkeypatch, capfd)
    whole = squeezed(page)
    for parameter in command.params:
        assert squeezed(parameter.help) in whole
        assert all(option in page for option in parameter.opts if option.startswith("--"))
    for part in getattr(command, "commands", {}).values():
        assert squeezed(part.help) in whole
    assert squeezed(command.help) in whole
    examples = (command.epilog or "").splitlines()
    assert all(cell_width(line) <= width for line in page.splitlines() if line not in examples)
    # The one “…” that may stand here is the one a text itself has, as in “demo、demo-2……”.
    written = "".join(str(part.help) for part in (command, *command.params))
    assert page.count("…") <= written.count("…")


@pytest.mark.parametrize("name", NAMES)
def test_no_page_speaks_like_a_programmer(
    name: str, monkeypatch: pytest.MonkeyPatch, capfd: Any
) -> None:
    page = page_of(name.split()[1:], 80, monkeypatch, capfd)
    assert not PROGRAMMERS_WORDS.search(page), page


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=NAMES)
def test_every_option_names_in_chinese_what_follows_it(name: str, command: Any) -> None:
    for parameter in command.params:
        if not getattr(parameter, "is_flag", False):
            assert re.search("[\u4e00-\u9fff]", parameter.metavar or ""), (name, parameter.name)
            assert "..." not in parameter.metavar


def test_what_a_notice_needs_stands_first(monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
    page = page_of(["notice"], 80, monkeypatch, capfd)
    options = re.findall(r"^  (--[a-z-]+)", page, re.MULTILINE)
    assert options[:5] == ["--unit", "--policy", "--period", "--start", "--out"]
    assert options[-2:] == ["--json", "--help"]
    titles = re.findall(r"^(\S+)$", page, re.MULTILINE)
    assert "必填选项" in titles
    assert titles[-1] == "其他"


def test_the_words_an_option_takes_and_its_default_are_told() -> None:
    command = get_command(app).commands["notice"]  # type: ignore[attr-defined]  # a group
    page = squeezed(write_help(command, command.make_context("notice", [], resilient_parsing=True)))
    for word in ("review", "confirmed", "paid", "ended", "不写则为paid", "可以写A4、A3、A2、A1"):
        assert word in page


@pytest.mark.parametrize("group", [[], ["policy"], ["template"]], ids=["all", "policy", "template"])
def test_a_group_without_a_command_shows_its_page(group: list[str], capfd: Any) -> None:
    assert run(group) == 2
    assert "用法：noticegen" in capfd.readouterr().out
