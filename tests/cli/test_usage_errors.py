"""A mistyped command line is answered in Chinese, with what would have been right."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from noticegen.cli.app import run

NOTICE = ["notice", "名单.xlsx", "--unit", "单位.yaml", "--policy", "rural-dibao"]
WRONG = {
    "unknown command": (["notise"], "没有“notise”这个命令。是不是要写 notice？"),
    "unknown command of a group": (["policy", "shw"], "没有“shw”这个命令。是不是要写 show？"),
    "nothing like it": (["名单.xlsx"], "可以写：demo、doctor、check"),
    "unknown option": (["notice", "--periods", "2026-12"], "是不是要写 --period"),
    "option missing": (NOTICE, "缺少选项“--period”"),
    "argument missing": (["scan"], "缺少“路径”"),
    "value missing": ([*NOTICE, "--period"], "选项“--period”后面要跟一个值。"),
    "value too many": (["doctor", "--json=是"], "选项“--json”后面不用写值。"),
    "not a choice": (
        [*NOTICE, "--period", "2026-12", "--start", "x", "--out", "y", "--stage", "发放"],
        "可以写 review、confirmed、paid、ended。",
    ),
    "argument not a choice": (["template", "new", "公示"], "可以写 notice、poster"),
    "one word too many": (["review", "甲", "乙"], "多写了参数"),
}


@pytest.mark.parametrize(("words", "expected"), WRONG.values(), ids=WRONG.keys())
def test_wrong_usage(words: list[str], expected: str, capfd: Any) -> None:
    assert run(words) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    assert expected in printed.err
    assert "怎么办：" in printed.err
    own_words = [part for word in words for part in re.split("[^a-z]+", word)]
    english = set(re.findall(r"[A-Za-z]{3,}", printed.err)) - set(own_words)
    assert not english & {"Usage", "Error", "Try", "Missing", "Invalid", "No", "such", "Did"}


def test_the_help_of_the_very_command_is_named(capfd: Any) -> None:
    run(["policy", "show"])
    assert "运行 noticegen policy show --help 查看用法" in capfd.readouterr().err


@pytest.mark.parametrize(("words", "expected"), WRONG.values(), ids=WRONG.keys())
def test_with_json_it_is_one_document(words: list[str], expected: str, capfd: Any) -> None:
    assert run([*words, "--json"]) == 2
    document = json.loads(capfd.readouterr().out)
    assert document["error"]["code"] == "usage"
