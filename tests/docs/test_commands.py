"""Every command a document tells a reader to type is there, with the options it is given."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from noticegen.cli.app import app
from noticegen.errors.messages import MESSAGES

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "templates").rglob("*.j2")),
]
# A command reaches to the end of its line or of its code, or to a Chinese mark of punctuation.
_COMMAND = re.compile(r"noticegen (?=[a-z-])((?:\\\n|[^\n`，。；、：）|])+)")
_CODE = re.compile(r"^```\w*\n.+?^```$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]*")


def commands_in(text: str) -> list[str]:
    return [found.split(" #")[0] for found in _COMMAND.findall(text)]


@cache
def program() -> Any:
    """Return the whole program as its commands; to build it takes a while."""
    return get_command(app)


def unknown_words(told: str) -> list[str]:
    """Return the command, or the options, that the program does not have."""
    command = program()
    words = told.split()
    while words and (parts := getattr(command, "commands", None)):
        name = words.pop(0)
        if name.startswith("-"):
            break
        if name not in parts:
            return [name]
        command = parts[name]
    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    return [option for option in _OPTION.findall(told) if option not in known]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_tells_of_nothing_that_is_not_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    if document.suffix == ".md":
        text = "\n".join(_CODE.findall(text))
    for told in commands_in(text):
        assert unknown_words(told) == [], told


def test_a_message_tells_of_nothing_that_is_not_there() -> None:
    told = [each for words in MESSAGES.values() for each in commands_in(words.remedy)]
    assert len(told) > 5
    for each in told:
        assert unknown_words(each) == [], each


def test_what_is_not_there_is_found() -> None:
    assert commands_in("运行 `noticegen notise x`，或 noticegen check a --fast。") == [
        "notise x",
        "check a --fast",
    ]
    assert unknown_words("notise x") == ["notise"]
    assert unknown_words("check a --fast --json") == ["--fast"]
    assert unknown_words("policy show rural-dibao --source") == []
