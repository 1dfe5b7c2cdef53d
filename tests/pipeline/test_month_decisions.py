"""Sheets and messages take an office's headings and a person's decisions as notices do."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from noticegen.cli.app import run
from tests.pipeline.invented_month import Line, Person, write_list, write_unit
from tests.pipeline.test_decisions import COLUMNS, answer

pytestmark = pytest.mark.usefixtures("unprinted_impact_record")

OLD = Person("白云飞鹤", date(1950, 3, 4))
MOTHER = Person("赤那苍狼", date(1945, 6, 7), 991)
CHILD = Person("青格乐图", date(2016, 5, 6), 992)


def make(folder: Path, command: str, rosters: list[str], *more: str) -> int:
    words = [command, *rosters, "--unit", str(write_unit(folder)), "--period", "2026-12"]
    return run([*words, "--out", str(folder / "结果"), *more])


def outcomes(folder: Path) -> dict[tuple[str, int], tuple[str, list[str]]]:
    document: dict[str, Any] = json.loads(
        (folder / "结果/internal/reconciliation.json").read_text(encoding="utf-8")
    )
    return {(row["file"], row["row"]): (row["outcome"], row["reasons"]) for row in document["rows"]}


def hide_row(path: str, row: int) -> None:
    book = load_workbook(path.partition("=")[2])
    book.worksheets[0].row_dimensions[row].hidden = True
    book.save(path.partition("=")[2])


@pytest.fixture
def held(tmp_path: Path) -> list[str]:
    """Two lists of one family: the row of the first is hidden."""
    rosters = [
        write_list(
            tmp_path, "rural-dibao", [Line(OLD, 500), Line(MOTHER, 400, phone="16500000002")]
        ),
        write_list(tmp_path, "old-age-allowance", [Line(OLD, 100)]),
    ]
    hide_row(rosters[0], 3)
    return rosters


@pytest.mark.parametrize("command", ["sheets", "messages"])
def test_a_decided_row_is_printed_with_its_family(
    tmp_path: Path, held: list[str], command: str
) -> None:
    assert make(tmp_path, command, held) == 1
    asked = tmp_path / "结果/internal/decisions.xlsx"
    sheet = load_workbook(asked)["决定"]
    assert [sheet.cell(row, COLUMNS["may"]).value for row in (4, 5)] == [
        "公示、不公示、改正原表",
        "不公示、改正原表",  # held only because its family is
    ]
    assert OLD.number not in str([[cell.value for cell in row] for row in sheet.iter_rows()])
    assert (tmp_path / "结果/internal/findings.xlsx").is_file()

    assert make(tmp_path, command, held, "--decisions", str(answer(asked, "公示"))) == 0
    assert {outcome for outcome, _ in outcomes(tmp_path).values()} == {"published"}
    assert (tmp_path / "结果/internal/decisions-used.xlsx").is_file()
    document = json.loads((tmp_path / "结果/internal/reconciliation.json").read_text("utf-8"))
    (decided,) = [row for row in document["rows"] if row.get("decision")]
    assert decided["decision"]["by"] == "王审核"


def test_a_row_that_is_kept_off_does_not_hold_its_family(tmp_path: Path, held: list[str]) -> None:
    assert make(tmp_path, "sheets", held) == 1
    asked = answer(tmp_path / "结果/internal/decisions.xlsx", "不公示")
    assert make(tmp_path, "sheets", held, "--decisions", str(asked)) == 0
    assert outcomes(tmp_path)["rural-dibao.xlsx", 3] == ("withheld", ["kept-off"])
    assert outcomes(tmp_path)["old-age-allowance.xlsx", 3] == ("published", [])


def test_a_changed_row_is_asked_about_again(tmp_path: Path, held: list[str]) -> None:
    assert make(tmp_path, "sheets", held) == 1
    asked = answer(tmp_path / "结果/internal/decisions.xlsx", "公示")
    book = load_workbook(tmp_path / "rural-dibao.xlsx")
    book.worksheets[0]["E3"] = 501
    book.save(tmp_path / "rural-dibao.xlsx")
    assert make(tmp_path, "sheets", held, "--decisions", str(asked)) == 1
    assert outcomes(tmp_path)["rural-dibao.xlsx", 3] == ("held", ["hidden-row"])


def test_an_answered_file_is_not_overwritten(tmp_path: Path, held: list[str]) -> None:
    assert make(tmp_path, "sheets", held) == 1
    asked = answer(tmp_path / "结果/internal/decisions.xlsx", "公示")
    before = asked.read_bytes()
    assert make(tmp_path, "sheets", held) == 2
    assert asked.read_bytes() == before


def test_nobody_decides_a_child_s_row_or_one_that_cannot_be_joined(tmp_path: Path) -> None:
    lines = [Line(CHILD, 900), Line(OLD, 500, number="15020719500304")]
    rosters = [write_list(tmp_path, "orphan-allowance", lines)]
    hide_row(rosters[0], 3)
    assert make(tmp_path, "sheets", rosters) == 1
    asked = answer(tmp_path / "结果/internal/decisions.xlsx", "公示", "公示")
    sheet = load_workbook(asked)["决定"]
    assert {sheet.cell(row, COLUMNS["may"]).value for row in (4, 5)} == {"不公示、改正原表"}

    assert make(tmp_path, "sheets", rosters, "--decisions", str(asked)) == 1
    assert {outcome for outcome, _ in outcomes(tmp_path).values()} == {"held"}
    found = json.loads((tmp_path / "结果/internal/findings.json").read_text("utf-8"))["findings"]
    assert [each["rule"] for each in found].count("decision-void") == 2


@pytest.mark.parametrize("command", ["sheets", "messages"])
def test_strange_headings_are_read_with_a_mapping_file(tmp_path: Path, command: str) -> None:
    rosters = [write_list(tmp_path, "rural-dibao", [Line(OLD, 500)], amount_heading="钱数")]
    assert make(tmp_path, command, rosters) == 1  # no column of sums is found
    names = tmp_path / "列名.yaml"
    names.write_text("月保障金额: 钱数\n", encoding="utf-8")
    assert make(tmp_path, command, rosters, "--columns", str(names)) == 0
    names.write_text("没有的项目: 钱数\n", encoding="utf-8")
    assert make(tmp_path, command, rosters, "--columns", str(names)) == 2


def test_messages_hold_whom_another_list_knows_as_dead(tmp_path: Path) -> None:
    rosters = [write_list(tmp_path, "rural-dibao", [Line(OLD, 500)])]
    deaths = tmp_path / "死亡.csv"
    deaths.write_text(f"身份证号码\n{OLD.number}\n", encoding="utf-8")
    assert make(tmp_path, "messages", rosters, "--against", f"deaths={deaths}") == 1
    assert outcomes(tmp_path)["rural-dibao.xlsx", 3] == ("held", ["deceased"])
