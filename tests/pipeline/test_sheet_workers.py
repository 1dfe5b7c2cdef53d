"""A large run in several processes: the same files, the same refusals, nobody left behind."""

import os
import pickle
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from noticegen.errors import ErrorCode, InputError, RefusalError
from noticegen.pipeline import sheet_workers
from noticegen.pipeline.month import MonthOrder, read_month
from noticegen.pipeline.sheet_press import Paper, Press
from noticegen.pipeline.sheets import SheetsJob, draw_up, list_papers, make_sheets
from noticegen.release.resume import Workbench
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.place import Place
from tests.pipeline.invented_month import Line, Person, write_list, write_unit

pytestmark = pytest.mark.slow

VILLAGES = ("柳树营村", "东河套村", "敖包湾嘎查")
PROGRAMMES = {
    "rural-dibao": 836,
    "old-age-allowance": 100,
    "disability-subsidies": 120,
    "medical-assistance": 640,
    "temporary-assistance": 1500,
}


def quiet(_step: str) -> None:
    """Say nothing of the steps."""


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let small runs be printed by workers too."""
    monkeypatch.setattr(sheet_workers, "LEAST_SHEETS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.fixture
def job(tmp_path: Path) -> SheetsJob:
    """Return a month of thirty families in three villages, on five lists."""
    people = [Person("王秀英", date(1930 + number, 1, 1)) for number in range(30)]
    rosters = tuple(
        write_list(
            tmp_path,
            programme,
            [
                Line(person, amount + number, village=VILLAGES[number % 3])
                for number, person in enumerate(people)
                if number % every == 0
            ],
        )
        for every, (programme, amount) in enumerate(PROGRAMMES.items(), start=1)
    )
    order = MonthOrder(rosters, write_unit(tmp_path), Period(2026, 12))
    return SheetsJob(order, tmp_path / "out")


def test_workers_make_the_same_files(
    job: SheetsJob, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    from dataclasses import replace

    alone = make_sheets(job, quiet)
    request.getfixturevalue("several")
    together = make_sheets(replace(job, out=tmp_path / "together"), quiet)
    assert together.sheets == alone.sheets == 30
    names = [name for name in alone.files if name.startswith("household/")]
    assert len(names) == 3
    for name in (*names, "manifest.json"):
        assert (alone.out / name).read_bytes() == (together.out / name).read_bytes()


def test_each_family_gets_its_own_sums_from_five_lists(job: SheetsJob) -> None:
    month = read_month(job.month, quiet)
    passage = draw_up(month, job)
    from_lists: dict[str, Decimal] = {}
    for household in month.roster.households:
        assert household.amount is not None
        number = household.id_number
        from_lists[number] = from_lists.get(number, Decimal(0)) + household.amount
    on_sheets = {
        family.head.id_number: sheet.total
        for book, members in zip(passage.books, passage.families, strict=True)
        for sheet, family in zip(book.sheets, members, strict=True)
    }
    assert on_sheets == from_lists
    for book, members in zip(passage.books, passage.families, strict=True):
        assert {family.village for family in members} == {book.village}
        assert [sheet.number for sheet in book.sheets] == list(range(1, len(members) + 1))


@pytest.mark.usefixtures("several")
def test_a_refusal_comes_out_of_a_worker_as_it_is(job: SheetsJob) -> None:
    unit = job.month.unit
    address = "https://mzj.example.gov.cn/" + "p" * 300
    text = unit.read_text(encoding="utf-8").replace("https://mzj.example.gov.cn/policy", address)
    unit.write_text(text, encoding="utf-8")
    month = read_month(job.month, quiet)
    passage = draw_up(month, job)
    papers = tuple(list_papers(passage, job))
    press = Press("字", passage.secrets, Workbench(job.out))
    with pytest.raises(InputError) as error:
        sheet_workers.print_papers(papers, press)
    assert error.value.code is ErrorCode.QR_TOO_LONG
    assert "287" in error.value.message


@pytest.mark.usefixtures("several")
def test_a_worker_that_cannot_even_start_ends_the_run(job: SheetsJob) -> None:
    month = read_month(job.month, quiet)
    passage = draw_up(month, job)
    papers: tuple[Paper, ...] = tuple(list_papers(passage, job))
    broken = Press(None, passage.secrets, Workbench(job.out))  # type: ignore[arg-type]  # on purpose
    with pytest.raises(RefusalError, match="中断"):
        sheet_workers.print_papers(papers, broken)


def test_an_error_crosses_between_processes_whole() -> None:
    error = RefusalError(ErrorCode.NOTHING_TO_PUBLISH, Place("名单.xlsx", "村", 3), deed="公示")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # made here
    assert type(again) is RefusalError
    assert str(again) == str(error)
    assert (again.code, again.place, again.details) == (error.code, error.place, error.details)
