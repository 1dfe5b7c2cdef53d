"""What can be worked out from the rows is told before anything is written, and kept on file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from noticegen.pipeline.notice import NoticeJob, NoticeResult, make_notice
from noticegen.vocabulary.period import Period
from tests.pipeline.invented_office import UNIT, Villager, write_roster

GROWN_UP = [Villager("白云飞鹤", "19620304"), Villager("乌兰巴特", "19580307", order=991, size=5)]
CHILD = Villager("白云飞鹤", "20150304", order=992)


def run(directory: Path, people: list[Villager], told: list[str]) -> NoticeResult:
    unit = directory / "单位.yaml"
    unit.write_text(UNIT, encoding="utf-8")
    out = directory / "结果"
    job = NoticeJob(
        rosters=(str(write_roster(directory / "名单.xlsx", {"白音村": people})),),
        unit=unit,
        policy="rural-dibao",
        period=Period(2026, 12),
        start=date(2026, 12, 1),
        out=out,
    )

    def hear(risk: str) -> None:
        assert not out.exists(), "the risk is told only after the files were written"
        told.append(risk)

    return make_notice(job, lambda _step: None, hear)


def test_risks_are_told_before_anything_is_written(tmp_path: Path) -> None:
    told: list[str] = []
    result = run(tmp_path, GROWN_UP, told)
    assert result.released
    assert tuple(told) == result.risks
    assert "有2户在本村是唯一的" in told[0]


def test_a_run_that_is_refused_has_told_its_risks_too(tmp_path: Path) -> None:
    told: list[str] = []
    broken = Villager("赤那", "19700101", id_number="150207197001019901")
    assert not run(tmp_path, [*GROWN_UP, broken], told).released
    assert told


def test_the_office_hears_of_an_unlisted_person_with_a_listed_name(tmp_path: Path) -> None:
    told: list[str] = []
    result = run(tmp_path, [*GROWN_UP, CHILD], told)
    assert result.released
    (said,) = [risk for risk in told if "同名" in risk and "没有公示" in risk]
    assert "第6行" in said
    assert "白云飞鹤" not in said
    record = json.loads((result.out / "internal/impact-record.json").read_text(encoding="utf-8"))
    figures = {one["what"]: one["figure"] for one in record["risks"]}
    assert figures["没有公示、但与公示上的人同名的家庭"] == "1户"


def test_nobody_is_named_alike_and_nothing_is_said_of_it(tmp_path: Path) -> None:
    told: list[str] = []
    run(tmp_path, GROWN_UP, told)
    assert not any("同名" in risk for risk in told)
