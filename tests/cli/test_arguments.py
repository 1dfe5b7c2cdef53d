from __future__ import annotations

from pathlib import Path

import pytest

from noticegen.cli.arguments import expand_wildcards, parse_day, parse_period
from noticegen.errors import InputError


def test_wildcards_are_expanded_where_the_shell_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("乙村.xlsx", "甲村.xlsx", "说明.txt"):
        (tmp_path / name).touch()
    words = ["check", "*.xlsx", "没有*.csv", "--unit", "单位.yaml", "?村.xlsx"]
    lists = sorted(["甲村.xlsx", "乙村.xlsx"])
    assert expand_wildcards(words) == [
        *("check", *lists, "没有*.csv", "--unit", "单位.yaml", *lists),
    ]


@pytest.mark.parametrize(
    "text", ["2026-2-1", "2026-02-30", "２０２６-12-01", "12/1/2026", "", "2026-12-01x"]
)
def test_a_day_no_calendar_has_is_refused_and_named(text: str) -> None:
    with pytest.raises(InputError, match="--on"):
        parse_day(text, "--on")


@pytest.mark.parametrize("text", ["2026-13", "2026", "26-12", "2026-1", "2026年12月"])
def test_a_month_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="--period"):
        parse_period(text)
