"""Decisions on held rows, the whole way: asked, answered, used, recorded, and never forgotten."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from noticegen.cli.app import run
from tests.pipeline.invented_office import UNIT, Villager, invented_id, write_roster

pytestmark = pytest.mark.usefixtures("unprinted_impact_record")

BY, DAY = "王审核", "2026-11-20"
COLUMNS = {"row": 3, "may": 6, "choice": 7, "by": 8, "day": 9, "rules": 11, "code": 12}
FIRST = 4
ADULTS = [Villager("白云飞鹤", "19620304"), Villager("赤那苍狼", "19550607", 991)]
# The same person twice: rows 6 and 7 are held as duplicates.
TWICE = [Villager("青格乐图", "19601111", 992), Villager("青格乐图", "19601111", 992)]
CHILD = Villager("呼日勒夫", "20150101", 993)
WRONG_ID = Villager("朝鲁孟和", "19700101", id_number="150207197001019990")
NO_AMOUNT = Villager("乌云其木", "19600202", 994, amount="待定")


def office(directory: Path, *people: Villager) -> list[str]:
    roster = write_roster(directory / "名单.xlsx", {"白音村": people})
    (directory / "单位.yaml").write_text(UNIT, encoding="utf-8")
    words = ["notice", str(roster), "--unit", str(directory / "单位.yaml")]
    return [*words, "--policy", "rural-dibao", "--period", "2026-12", "--start", "2026-12-01"]


def answer(path: Path, *choices: str | None, by: str = BY, day: str = DAY) -> Path:
    """Fill in a decisions file, row by row, as a person would."""
    book = load_workbook(path)
    sheet = book["决定"]
    for row, choice in enumerate(choices, FIRST):
        if choice:
            for column, value in (("choice", choice), ("by", by), ("day", day)):
                sheet.cell(row, COLUMNS[column], value)
    book.save(path)
    return path


def rows_of(out: Path) -> list[dict[str, Any]]:
    document = json.loads((out / "internal/reconciliation.json").read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = document["rows"]
    return rows


@pytest.fixture
def asked(tmp_path: Path) -> tuple[list[str], Path]:
    """Run once with two rows held; give the command and the output directory."""
    words = office(tmp_path, *ADULTS, *TWICE)
    assert run([*words, "--out", str(tmp_path / "结果")]) == 1
    return words, tmp_path / "结果"


def test_the_questions_hold_no_values_and_are_the_same_twice(
    asked: tuple[list[str], Path], tmp_path: Path
) -> None:
    words, out = asked
    path = out / "internal/decisions.xlsx"
    assert run([*words, "--out", str(tmp_path / "又一次")]) == 1
    assert (tmp_path / "又一次/internal/decisions.xlsx").read_bytes() == path.read_bytes()
    sheet = load_workbook(path)["决定"]
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "青格乐图" not in text
    assert invented_id("19601111", 992) not in text
    assert [sheet.cell(row, COLUMNS["row"]).value for row in (4, 5)] == [6, 7]
    assert sheet.cell(4, COLUMNS["may"]).value == "公示、不公示、改正原表"
    (validation,) = sheet.data_validations.dataValidation
    assert validation.formula1 == '"公示,不公示,改正原表"'
    assert str(validation.sqref) == "G4:G5"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_questions_are_private(asked: tuple[list[str], Path]) -> None:
    path = asked[1] / "internal/decisions.xlsx"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_answers_are_used_and_recorded(asked: tuple[list[str], Path]) -> None:
    words, out = asked
    path = answer(out / "internal/decisions.xlsx", "公示", "不公示")
    given = path.read_bytes()
    assert run([*words, "--out", str(out), "--decisions", str(path)]) == 0
    published, kept_off = rows_of(out)[2:]
    assert published["outcome"] == "published"
    assert published["decision"] == {"choice": "publish", "by": BY, "on": DAY}
    assert (kept_off["outcome"], kept_off["reasons"]) == ("withheld", ["kept-off"])
    assert kept_off["decision"] == {"choice": "keep-off", "by": BY, "on": DAY}
    assert "decision" not in rows_of(out)[0]
    assert (out / "internal/decisions-used.xlsx").read_bytes() == given
    signed = load_workbook(out / "internal/reconciliation.xlsx")["不予公开和待核"]
    said = [row[-1] for row in signed.iter_rows(min_row=2, values_only=True)]
    assert said == [f"公示（{BY}，{DAY}）", f"不公示（{BY}，{DAY}）"]
    record = json.loads((out / "internal/impact-record.json").read_text(encoding="utf-8"))
    assert [one["decided"] for one in record["decisions"] if BY in one["by"]] == ["公示", "不公示"]


def test_answers_are_never_lost_silently(
    asked: tuple[list[str], Path], capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words, out = asked
    path = answer(out / "internal/decisions.xlsx", "公示", None)
    kept = path.read_bytes()
    capfd.readouterr()
    assert run([*words, "--out", str(out)]) == 2
    assert "--decisions" in capfd.readouterr().err
    assert path.read_bytes() == kept
    other = tmp_path / "另一份.xlsx"
    other.write_bytes(kept)
    answer(path, "公示", "不公示")  # what is given is not what lies there any more
    assert run([*words, "--out", str(out), "--decisions", str(other)]) == 2


def test_an_open_report_is_named(
    asked: tuple[list[str], Path], capfd: pytest.CaptureFixture[str]
) -> None:
    words, out = asked
    (out / "internal/~$decisions.xlsx").write_bytes(b"x")
    assert run([*words, "--out", str(out)]) == 2
    assert "关闭" in capfd.readouterr().err


def test_the_newest_file_holds_the_earlier_answers(asked: tuple[list[str], Path]) -> None:
    words, out = asked
    path = answer(out / "internal/decisions.xlsx", "公示", None)
    again = [*words, "--out", str(out), "--decisions", str(path)]
    assert run(again) == 1  # one row still waits
    sheet = load_workbook(path)["决定"]
    assert [sheet.cell(FIRST, COLUMNS[key]).value for key in ("choice", "by", "day")] == [
        *("公示", BY),
        DAY,
    ]
    answer(path, None, "不公示")
    assert run(again) == 0
    assert [row["outcome"] for row in rows_of(out)[2:]] == ["published", "withheld"]


def test_a_changed_row_voids_its_decision(
    asked: tuple[list[str], Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words, out = asked
    path = answer(out / "internal/decisions.xlsx", "公示", "不公示")
    changed = [Villager("青格乐图", "19601111", 992, amount=999), TWICE[1]]
    write_roster(tmp_path / "名单.xlsx", {"白音村": [*ADULTS, *changed]})
    capfd.readouterr()
    new = tmp_path / "改后"
    assert run([*words, "--out", str(new), "--decisions", str(path)]) == 1
    assert [row["outcome"] for row in rows_of(new)[2:]] == ["held", "withheld"]
    found = json.loads((new / "internal/findings.json").read_text(encoding="utf-8"))["findings"]
    (void,) = [one for one in found if one["rule"] == "decision-void"]
    assert void["row"] == 6
    assert "改动" in void["advice"]


def test_rows_that_moved_keep_their_decisions(
    asked: tuple[list[str], Path], tmp_path: Path
) -> None:
    words, out = asked
    path = answer(out / "internal/decisions.xlsx", "公示", "不公示")
    book = load_workbook(tmp_path / "名单.xlsx")
    sheet = book["白音村"]
    sheet.delete_rows(4)
    sheet.cell(7, 5, None)  # the sum counted the household that is gone
    book.save(tmp_path / "名单.xlsx")
    assert run([*words, "--out", str(tmp_path / "改后"), "--decisions", str(path)]) == 0
    assert [row["outcome"] for row in rows_of(tmp_path / "改后")] == [
        *("published", "published", "withheld"),
    ]


def test_nobody_decides_a_child_or_a_bad_row_into_publication(tmp_path: Path) -> None:
    words = office(tmp_path, *ADULTS, CHILD, WRONG_ID, NO_AMOUNT)
    out = tmp_path / "结果"
    assert run([*words, "--out", str(out)]) == 1
    path = out / "internal/decisions.xlsx"
    sheet = load_workbook(path)["决定"]
    offered = {
        sheet.cell(row, COLUMNS["row"]).value: sheet.cell(row, COLUMNS["may"]).value
        for row in (4, 5)
    }
    assert offered == {7: "不公示、改正原表", 8: "不公示、改正原表"}  # the child is not asked about
    answer(path, "公示", "公示")
    assert run([*words, "--out", str(out), "--decisions", str(path), "--allow-held"]) == 0
    assert [row["outcome"] for row in rows_of(out)[2:]] == ["withheld", "held", "held"]
    assert not any("decision" in row for row in rows_of(out)[2:])
    found = json.loads((out / "internal/findings.json").read_text(encoding="utf-8"))["findings"]
    assert [one["row"] for one in found if one["rule"] == "decision-void"] == [7, 8]


def test_what_was_kept_off_stays_off_when_its_doubt_goes(tmp_path: Path) -> None:
    words = office(tmp_path, *ADULTS)
    book = load_workbook(tmp_path / "名单.xlsx")
    book["白音村"].row_dimensions[5].hidden = True
    book.save(tmp_path / "名单.xlsx")
    out = tmp_path / "结果"
    assert run([*words, "--out", str(out)]) == 1
    path = answer(out / "internal/decisions.xlsx", "不公示")
    book["白音村"].row_dimensions[5].hidden = False
    book.save(tmp_path / "名单.xlsx")
    assert run([*words, "--out", str(out), "--decisions", str(path)]) == 0
    assert [row["outcome"] for row in rows_of(out)] == ["published", "withheld"]
