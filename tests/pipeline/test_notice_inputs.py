"""What the notice command refuses before anything is made, and what it believes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from noticegen.cli.app import run
from noticegen.errors import InputError
from noticegen.pipeline.notice_inputs import check_dates, find_unheeded
from noticegen.pipeline.pages import PageOrder
from noticegen.vocabulary.paper import Layout, Paper
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Channel
from tests.pipeline.invented_office import UNIT, invented_id

pytestmark = pytest.mark.usefixtures("unprinted_impact_record")

ID = invented_id("19620304")


def notice(directory: Path, title: str, headings: list[str], row: list[object], *more: str) -> int:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "白音村"
    for line in ([title], headings, row):
        sheet.append(line)
    book.save(directory / "名单.xlsx")
    (directory / "单位.yaml").write_text(UNIT, encoding="utf-8")
    words = ["notice", str(directory / "名单.xlsx"), "--unit", str(directory / "单位.yaml")]
    words += ["--policy", "rural-dibao", "--period", "2026-12", "--start", "2026-12-01"]
    return run([*words, "--out", str(directory / "结果"), *more])


HEADINGS = ["户主姓名", "身份证号码", "家庭人口", "户月保障金额（元）"]
ROW: list[object] = ["白云飞鹤", ID, 2, 836]


def test_a_list_that_names_no_programme_is_believed(tmp_path: Path) -> None:
    assert notice(tmp_path, "救助对象名单", HEADINGS, ROW) == 0


def test_a_list_of_another_programme_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert notice(tmp_path, "特困供养人员花名册", HEADINGS, ROW) == 2
    said = capfd.readouterr().err
    assert "特困" in said
    assert "农村最低生活保障" in said
    assert ID not in said
    assert not (tmp_path / "结果").exists()


@pytest.mark.parametrize(
    ("left_out", "missing"), [(1, "身份证号码"), (2, "家庭人口"), (3, "月保障金额")]
)
def test_a_missing_column_is_named_once_for_the_sheet(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], left_out: int, missing: str
) -> None:
    keep = [place for place in range(4) if place != left_out]
    code = notice(
        tmp_path,
        "农村低保名单",
        [HEADINGS[n] for n in keep],
        [ROW[n] for n in keep],
        "--allow-held",
    )
    said = capfd.readouterr().err
    assert code == 2
    assert missing in said
    assert "户主姓名" in said  # what was seen
    assert "白云飞鹤" not in said


def test_a_mapping_file_tells_a_strange_heading(tmp_path: Path) -> None:
    strange = ["户主姓名", "身份证号码", "家庭人口", "本期应得"]
    assert notice(tmp_path, "农村低保名单", strange, ROW) == 2
    (tmp_path / "列名.yaml").write_text("monthly_amount: 本期应得\n", encoding="utf-8")
    assert (
        notice(tmp_path, "农村低保名单", strange, ROW, "--columns", str(tmp_path / "列名.yaml"))
        == 0
    )


@pytest.mark.parametrize(
    ("pages", "channel", "said"),
    [
        (PageOrder(), Channel.WEB, []),
        (PageOrder(paper=Paper.A2), Channel.BOARD, ["--paper 只用于海报"]),
        (PageOrder(tile=True), Channel.BOARD, ["--tile 只用于海报"]),
        (PageOrder(paper=Paper.A2, tile=True), Channel.WEB, ["--paper、--tile 只用于海报"]),
        (PageOrder(Layout.POSTER, Paper.A2, tile=True), Channel.BOARD, []),
        (PageOrder(Layout.POSTER, tile=True), Channel.BOARD, ["没有另出拼贴"]),
        (PageOrder(Layout.POSTER), Channel.WEB, ["海报没有网页文件"]),
    ],
)
def test_a_wish_that_changes_nothing_is_told(
    pages: PageOrder, channel: Channel, said: list[str]
) -> None:
    notes = find_unheeded(pages, channel)
    assert len(notes) == len(said)
    for note, words in zip(notes, said, strict=True):
        assert words in note


def test_what_was_not_heeded_is_shown_beside_the_files(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert notice(tmp_path, "农村低保名单", HEADINGS, ROW, "--tile") == 0
    assert "说明：--tile 只用于海报" in capfd.readouterr().out


@pytest.mark.parametrize("start", ["2026-01-31", "2026-12-01", "2027-11-30"])
def test_a_first_day_near_the_month_is_taken(start: str) -> None:
    check_dates(Period(2026, 12), date.fromisoformat(start))


@pytest.mark.parametrize("start", ["2025-12-31", "2027-12-01", "2062-12-01"])
def test_a_mistyped_year_is_refused_because_it_changes_every_age(start: str) -> None:
    with pytest.raises(InputError) as refused:
        check_dates(Period(2026, 12), date.fromisoformat(start))
    assert start in refused.value.message
    assert "--start 和 --period" in refused.value.message
