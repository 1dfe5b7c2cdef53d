import json
import re
import shutil
import stat
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import Workbook, load_workbook

from noticegen.cli.app import run
from noticegen.detection.inspectors.pdf.document import read_pdf
from noticegen.documents.sheet import SheetOptions, sheets_html
from noticegen.errors import ErrorCode, InputError, RefusalError
from noticegen.pipeline import sheet_press as press_module
from noticegen.pipeline.month import MonthOrder, read_month
from noticegen.pipeline.sheets import (
    SheetsJob,
    SheetsResult,
    draw_up,
    make_sheets,
    require_complete,
)
from noticegen.policy.guide import load_guide
from noticegen.publication.sheet import BenefitLine, SheetBook
from noticegen.rendering.pdf import render_pdf
from noticegen.rendering.type_case import TypeCase
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.paper import SheetSize
from noticegen.vocabulary.period import Period
from tests.pipeline.invented_month import Line, Person, write_list, write_unit

pytestmark = pytest.mark.usefixtures("unprinted_impact_record")

WANG = Person("王秀英", date(1950, 2, 3))
HER_SON = Person("王小河", date(1978, 4, 5), 991)
CHILD = Person("白小禾", date(2015, 6, 7), 992)
WUYUN = Person("乌云毕力格", date(1962, 5, 17), 993)
LI = Person("李凤霞", date(1949, 3, 3), 994)
OUYANG = Person("欧阳建国", date(1955, 1, 9), 995)
LONG = Person("阿拉腾乌云额尔德木图巴雅尔", date(1960, 9, 9), 997)
ALL_NAMES = [person.name for person in (WANG, HER_SON, CHILD, WUYUN, LI, OUYANG, LONG)]


def quiet(_step: str) -> None:
    """Say nothing of the steps."""


def with_lists(job: SheetsJob, rosters: tuple[str, ...]) -> SheetsJob:
    """Return the job with other lists."""
    return replace(job, month=replace(job.month, rosters=rosters))


def job_in(folder: Path) -> SheetsJob:
    """Return the job of a month with three lists."""
    rosters = (
        write_list(
            folder,
            "rural-dibao",
            [
                Line(WANG, 836, members=(HER_SON, CHILD)),
                Line(WUYUN, 1254, village="敖包湾嘎查"),
                Line(OUYANG, 700.5),
            ],
        ),
        write_list(
            folder,
            "disability-subsidies",
            [
                Line(HER_SON, 100, kind="困难残疾人生活补贴"),
                Line(HER_SON, 120, kind="重度残疾人护理补贴"),
                Line(LONG, 100, village="敖包湾", kind="视力一级"),
            ],
        ),
        write_list(folder, "old-age-allowance", [Line(LI, 100), Line(WANG, 100)]),
    )
    return SheetsJob(MonthOrder(rosters, write_unit(folder), Period(2026, 12)), folder / "out")


@pytest.fixture
def month(tmp_path: Path) -> SheetsJob:
    """Return the job of that month in a folder of the test's own."""
    return job_in(tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SheetsResult:
    """Return that month's run, for the tests that only look at it."""
    return make_sheets(job_in(tmp_path_factory.mktemp("month")), quiet)


def pages_of(result: SheetsResult) -> dict[str, str]:
    """Return the text of every sheet by village and list number."""
    pages: dict[str, str] = {}
    for path in sorted((result.out / "household").glob("*.pdf")):
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                text = page.get_textpage().get_text_bounded()
                pages[f"{path.stem}/{len(pages)}"] = "".join(text.split())
    return pages


def page_with(result: SheetsResult, words: str) -> str:
    """Return the one page that holds the words."""
    found = [text for text in pages_of(result).values() if words in text]
    assert len(found) == 1, words
    return found[0]


def test_a_family_finds_all_its_benefits_on_one_sheet(made: SheetsResult) -> None:
    assert made.released
    assert made.sheets == 5
    text = page_with(made, "王某家庭")
    for words in (
        "农村低保",
        "836",
        "高龄津贴",
        "救助补贴",
        "120",
        "1156",
        "壹仟壹佰伍拾陆元整",
    ):
        assert words in text, words
    assert "欧阳某家庭" in page_with(made, "700.50")


def test_a_sheet_says_nothing_that_a_visitor_should_not_know(made: SheetsResult) -> None:
    everything = "".join(pages_of(made).values())
    for secret in (*ALL_NAMES, WANG.number, "16500000001", "青空", "视力", "一级", "6217"):
        assert secret not in everything, secret


def test_counts_are_rows_and_every_row_is_on_a_sheet(made: SheetsResult) -> None:
    written = json.loads((made.out / "internal/reconciliation.json").read_text("utf-8"))
    assert written["counts"] == {"read": 8, "published": 8, "withheld": 0, "held": 0}
    assert "一卡通账号" in written["dropped_columns"]


def test_sheets_lie_in_household_and_never_in_public(made: SheetsResult) -> None:
    assert not (made.out / "public").exists()
    assert stat.S_IMODE((made.out / "household").stat().st_mode) == 0o700
    files = sorted((made.out / "household").iterdir())
    assert len(files) == 2
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
    manifest = json.loads((made.out / "manifest.json").read_text("utf-8"))
    assert [entry["path"] for entry in manifest["files"]] == [f"household/{f.name}" for f in files]


def test_asking_for_public_sheets_fails(
    month: SheetsJob, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = [
        "notice",
        month.month.rosters[0],
        "--unit",
        str(month.month.unit),
        "--policy",
        "happiness-sheet",
    ]
    arguments += ["--period", "2026-12", "--start", "2026-12-01", "--out", str(month.out)]
    assert run(arguments) in {1, 2}
    assert not month.out.exists()
    assert "Traceback" not in capfd.readouterr().err


def test_the_same_input_gives_the_same_bytes(month: SheetsJob, tmp_path: Path) -> None:
    first = make_sheets(month, quiet)
    second = make_sheets(replace(month, out=tmp_path / "again"), quiet)
    for name in ("manifest.json", *(file for file in first.files if file.startswith("household"))):
        assert (first.out / name).read_bytes() == (second.out / name).read_bytes(), name


def test_delivery_list_names_people_in_the_order_of_the_sheets(made: SheetsResult) -> None:
    book = load_workbook(made.out / "internal/delivery.xlsx")
    assert book.sheetnames == ["1-柳树营村", "2-敖包湾嘎查"]
    names = [row[1].value for row in book.worksheets[0].iter_rows(min_row=3)]
    assert names == ["王秀英", "欧阳建国", "李凤霞"]


HOLDS = [
    ("twice", [Line(LI, 100), Line(LI, 100)], Reason.DUPLICATE, 2),
    ("two sums", [Line(LI, 100), Line(LI, 150)], Reason.AMOUNT_CONFLICT, 2),
    ("negative", [Line(LI, -50)], Reason.AMOUNT_INVALID, 1),
    ("no village", [Line(LI, 100, village="")], Reason.VILLAGE_UNKNOWN, 1),
    ("wrong digit", [Line(LI, 100, number=LI.number[:17] + "0")], Reason.ID_INVALID, 1),
    ("no number", [Line(LI, 100, number="")], Reason.ID_MISSING, 1),
    ("other village", [Line(WANG, 100, village="东河套村")], Reason.VILLAGE_CONFLICT, 1),
]


@pytest.mark.parametrize(("name", "lines", "reason", "count"), HOLDS, ids=[h[0] for h in HOLDS])
def test_what_cannot_be_joined_safely_is_held(
    month: SheetsJob, tmp_path: Path, name: str, lines: list[Line], reason: Reason, count: int
) -> None:
    extra = write_list(tmp_path, "old-age-allowance", lines, name="extra.xlsx")
    result = make_sheets(with_lists(month, (*month.month.rosters[:2], extra)), quiet)
    assert not result.released
    assert not (result.out / "household").exists()
    rows = [row for row in result.reconciliation.rows if row.place.file == "extra.xlsx"]
    assert [row.outcome for row in rows] == [Outcome.HELD] * len(lines)
    assert sum(reason in row.reasons for row in rows) == count


def test_a_held_row_holds_its_family_and_nobody_else(month: SheetsJob, tmp_path: Path) -> None:
    extra = write_list(tmp_path, "old-age-allowance", [Line(WANG, "待定")], name="extra.xlsx")
    job = replace(with_lists(month, (*month.month.rosters[:2], extra)), allow_held=True)
    result = make_sheets(job, quiet)
    assert result.released
    assert result.sheets == 3
    held = [row for row in result.reconciliation.rows if row.outcome is Outcome.HELD]
    assert len(held) == 4  # her two lists, and her son's two benefits
    assert sum(Reason.FAMILY_HELD in row.reasons for row in held) == 3
    assert not any("王某家庭" in text for text in pages_of(result).values())


@pytest.mark.parametrize(
    "heading", ["金额（分）", "金额（万元）", "季度金额（元）", "金额（元/年）"]
)
def test_sums_in_another_unit_are_not_converted_by_guess(
    month: SheetsJob, tmp_path: Path, heading: str
) -> None:
    extra = write_list(
        tmp_path, "old-age-allowance", [Line(LI, 300)], amount_heading=heading, name="extra.xlsx"
    )
    result = make_sheets(with_lists(month, (*month.month.rosters[:2], extra)), quiet)
    row = next(row for row in result.reconciliation.rows if row.place.file == "extra.xlsx")
    assert row.outcome is Outcome.HELD


def test_what_comes_once_is_never_called_monthly(month: SheetsJob, tmp_path: Path) -> None:
    guide = load_guide()
    assert {"temporary-assistance", "medical-assistance"} <= guide.once
    for name in guide.once:
        explanation = guide.programmes[name].text
        assert not re.search("每月|按月|每个月", explanation), name
    quarterly = write_list(
        tmp_path, "temporary-assistance", [Line(LI, 300)], amount_heading="季度金额（元）"
    )
    result = make_sheets(with_lists(month, (quarterly,)), quiet)
    assert result.refusal is not None
    assert not any("每月" in finding.advice for finding in result.findings)


def test_a_child_of_two_households_ties_nobody_together(tmp_path: Path) -> None:
    job = SheetsJob(
        MonthOrder(
            (
                write_list(tmp_path, "rural-dibao", [Line(WANG, 836, members=(CHILD,))]),
                write_list(tmp_path, "low-income-margin", [Line(OUYANG, 100, members=(CHILD,))]),
            ),
            write_unit(tmp_path),
            Period(2026, 12),
        ),
        tmp_path / "out",
    )
    result = make_sheets(job, quiet)
    assert not result.released
    assert all(Reason.JOIN_UNCLEAR in row.reasons for row in result.reconciliation.rows)


def test_namesakes_are_not_joined(tmp_path: Path) -> None:
    other = Person(WANG.name, date(1951, 1, 1), 998)
    job = SheetsJob(
        MonthOrder(
            (
                write_list(tmp_path, "rural-dibao", [Line(WANG, 836)]),
                write_list(tmp_path, "old-age-allowance", [Line(other, 100)]),
            ),
            write_unit(tmp_path),
            Period(2026, 12),
        ),
        tmp_path / "out",
    )
    assert make_sheets(job, quiet).sheets == 2


def test_changes_since_last_month_are_told_in_plain_words(month: SheetsJob, tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    gone = Person("孟大江", date(1944, 4, 4), 998)
    previous = (
        write_list(before, "rural-dibao", [Line(WANG, 800, members=(HER_SON,)), Line(gone, 600)]),
        write_list(before, "old-age-allowance", [Line(WANG, 100), Line(LI, 100), Line(OUYANG, 90)]),
    )
    result = make_sheets(replace(month, month=replace(month.month, previous=previous)), quiet)
    assert "农村低保：由800元变为836元" in page_with(result, "王某家庭")
    assert "高龄津贴：本月起停发" in page_with(result, "欧阳某家庭")
    ended = page_with(result, "孟某家庭")
    assert "本月没有发放救助金" in ended
    assert "农村低保：本月起停发" in ended


def test_what_the_month_before_had_no_list_of_is_not_called_new(tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    lists = (
        write_list(tmp_path, "rural-dibao", [Line(WANG, 836)]),
        write_list(tmp_path, "old-age-allowance", [Line(WANG, 100)]),
        write_list(tmp_path, "temporary-assistance", [Line(WANG, 3000)]),
    )
    earlier = write_list(before, "rural-dibao", [Line(WANG, 800)], month="2026年11月")
    order = MonthOrder(lists, write_unit(tmp_path), Period(2026, 12), previous=(earlier,))
    result = make_sheets(SheetsJob(order, tmp_path / "out"), quiet)
    text = page_with(result, "王某家庭")
    assert "农村低保：由800元变为836元" in text
    assert "高龄津贴：新增" not in text
    assert "临时救助：新增，3000元" in text  # given once, so new whatever stood there before
    (asked,) = (one for one in result.findings if one.rule == "sheets-unlisted")
    assert "上个月的名单里没有高龄津贴" in asked.advice


def test_a_village_that_is_missing_is_said_to_be_missing(tmp_path: Path) -> None:
    order = MonthOrder(
        (write_list(tmp_path, "rural-dibao", [Line(WANG, 836, village="")]),),
        write_unit(tmp_path),
        Period(2026, 12),
    )
    result = make_sheets(SheetsJob(order, tmp_path / "out"), quiet)
    (held,) = (one for one in result.findings if one.reason is Reason.VILLAGE_UNKNOWN)
    assert (held.title, held.advice) == ("不知道送到哪个村", "这一行没有写村；请补上。")
    assert result.refusal is not None
    assert "有1行待核，没有写出清单" in result.refusal.message
    assert "先印其余各家" in result.refusal.message


def test_a_row_that_says_it_ended_is_told_and_not_summed(tmp_path: Path) -> None:
    lines = [Line(WANG, 0, status="停发", reason="家庭收入超过标准，在外务工"), Line(LI, 500)]
    job = SheetsJob(
        MonthOrder(
            (
                write_list(tmp_path, "rural-dibao", lines),
                write_list(tmp_path, "old-age-allowance", [Line(WANG, 100)]),
            ),
            write_unit(tmp_path),
            Period(2026, 12),
        ),
        tmp_path / "out",
    )
    result = make_sheets(job, quiet)
    text = page_with(result, "王某家庭")
    assert "农村低保：本月起停发，因为家庭收入有变化" in text
    assert "务工" not in text
    assert "还可以问问：住院花费大的补助、临时救助" in text
    assert "壹佰元整" in text


@pytest.mark.parametrize("size", list(SheetSize))
def test_eight_benefits_stay_on_one_page(tmp_path: Path, size: SheetSize) -> None:
    programmes: tuple[str, ...] = ("rural-dibao", "temporary-assistance", "disability-subsidies")
    programmes += ("old-age-allowance", "medical-assistance", "subsidy-card", "housing-renovation")
    rosters = [
        write_list(tmp_path, name, [Line(LONG, 100 + n)]) for n, name in enumerate(programmes)
    ]
    eighth = [Line(LONG, 90, kind="重度残疾人护理补贴")]
    rosters.append(write_list(tmp_path, "disability-subsidies", eighth, name="eighth.xlsx"))
    job = SheetsJob(
        MonthOrder(tuple(rosters), write_unit(tmp_path), Period(2026, 12)),
        tmp_path / "out",
        options=SheetOptions(size=size),
    )
    result = make_sheets(job, quiet)
    assert len(pages_of(result)) == result.sheets == 1


def test_an_interrupted_run_takes_up_finished_villages(
    month: SheetsJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[int] = []

    def print_one(html: str, case: TypeCase) -> bytes:
        if len(printed) == 1:
            raise KeyboardInterrupt
        printed.append(1)
        return render_pdf(html, case)

    def count_one(html: str, case: TypeCase) -> bytes:
        printed.append(1)
        return render_pdf(html, case)

    monkeypatch.setattr(press_module, "render_pdf", print_one)
    with pytest.raises(KeyboardInterrupt):
        make_sheets(month, quiet)
    assert not month.out.exists()
    kept = list(month.out.parent.glob(".noticegen-*.resume"))
    assert [stat.S_IMODE(directory.stat().st_mode) for directory in kept] == [0o700]
    printed.clear()
    monkeypatch.setattr(press_module, "render_pdf", count_one)
    result = make_sheets(month, quiet)
    assert result.released
    assert len(printed) == 1
    assert not list(month.out.parent.glob(".noticegen-*"))


def test_a_damaged_part_is_made_again(month: SheetsJob, monkeypatch: pytest.MonkeyPatch) -> None:
    from noticegen.release.resume import Workbench

    bench = Workbench(month.out)
    bench.keep("source", b"data")
    assert bench.find("source") == b"data"
    kept = next(next(month.out.parent.glob(".noticegen-*.resume")).iterdir())
    kept.write_bytes(kept.read_bytes()[:-1])
    assert bench.find("source") is None
    bench.clear()


def test_the_gate_refuses_a_sheet_with_a_private_value(
    month: SheetsJob, monkeypatch: pytest.MonkeyPatch
) -> None:

    def leak(book: SheetBook, options: SheetOptions, tighten: Sequence[int] = ()) -> str:
        page = sheets_html(book, options, tighten)
        return page.replace("请您记得", f"请您记得{WANG.name}", 1)

    monkeypatch.setattr(press_module, "sheets_html", leak)
    with pytest.raises(RefusalError) as refusal:
        make_sheets(month, quiet)
    assert WANG.name not in str(refusal.value)
    assert not month.out.exists()


def test_the_command_prints_one_json_document(
    month: SheetsJob, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = [
        "sheets",
        *month.month.rosters,
        "--unit",
        str(month.month.unit),
        "--period",
        "2026-12",
    ]
    assert run([*arguments, "--out", str(month.out), "--json", "--single-files"]) == 0
    document = json.loads(capfd.readouterr().out)
    assert document["sheets"] == 5
    assert len([name for name in document["files"] if name.startswith("household/")]) == 5
    shutil.rmtree(month.out)


def test_sums_agree_with_the_lists(made: SheetsResult) -> None:
    totals = [Decimal(part) for part in ("1156", "700.50", "100", "1254", "100")]
    text = "".join(pages_of(made).values())
    assert all(f"合计{total}" in text for total in totals)


@pytest.mark.parametrize(
    "options",
    [
        ("--qr", "pages"),
        ("--qr", "offline", "--no-list-code"),
        ("--qr", "offline", "--pages", "site", "--base-url", "https://mzj.example.gov.cn/q/"),
    ],
)
def test_codes_that_contradict_the_other_options_are_refused(
    tmp_path: Path, options: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    roster = write_list(tmp_path, "rural-dibao", [Line(WANG, 836)])
    unit = str(write_unit(tmp_path))
    out = tmp_path / "out"
    asked = ["sheets", roster, "--unit", unit, "--period", "2026-12", "--out", str(out)]
    assert run([*asked, *options]) == 2
    assert "--qr" in capfd.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(("choice", "codes"), [("offline", 2), ("none", 1)])
def test_the_second_code_is_what_was_asked_for(tmp_path: Path, choice: str, codes: int) -> None:
    roster = write_list(tmp_path, "rural-dibao", [Line(WANG, 836)])
    unit = str(write_unit(tmp_path))
    out = tmp_path / "out"
    asked = ["sheets", roster, "--unit", unit, "--period", "2026-12", "--out", str(out)]
    assert run([*asked, "--qr", choice]) == 0
    (file,) = (out / "household").glob("*.pdf")
    assert len(read_pdf(file.read_bytes()).barcodes) == codes


def lines_of(job: SheetsJob) -> tuple[BenefitLine, ...]:
    """Return the benefits of a job's only sheet."""
    (book,) = draw_up(read_month(job.month, quiet), job).books
    (sheet,) = book.sheets
    return sheet.benefits


def test_each_row_says_when_it_was_paid_or_for_which_month(tmp_path: Path) -> None:
    rosters = (
        write_list(tmp_path, "rural-dibao", [Line(WANG, 836, paid="2026-12-10")]),
        write_list(tmp_path, "old-age-allowance", [Line(WANG, 100, paid="2026年12月")]),
        write_list(tmp_path, "temporary-assistance", [Line(WANG, 500)]),
    )
    job = SheetsJob(MonthOrder(rosters, write_unit(tmp_path), Period(2026, 12)), tmp_path / "out")
    assert {line.label: line.paid for line in lines_of(job)} == {
        "农村低保": "2026年12月10日",
        "高龄津贴": "2026年12月",
        "临时救助": "2026年12月",
    }
    everywhere = replace(job, paid_on=date(2026, 12, 15))
    assert [line.paid for line in lines_of(everywhere)].count("2026年12月15日") == 2
    result = make_sheets(job, quiet)
    text = page_with(result, "王某家庭")
    assert "农村低保2026年12月10日836" in text
    assert "临时救助2026年12月500" in text
    assert "发放时间" in text


@pytest.mark.parametrize("paid", ["十号左右", "2025-12-10", "2026-02"])
def test_a_day_of_payment_that_cannot_be_right_is_held(tmp_path: Path, paid: str) -> None:
    roster = write_list(tmp_path, "rural-dibao", [Line(WANG, 836, paid=paid)])
    job = SheetsJob(MonthOrder((roster,), write_unit(tmp_path), Period(2026, 12)), tmp_path / "out")
    result = make_sheets(job, quiet)
    assert not result.released
    (row,) = result.reconciliation.rows
    assert row.reasons == (Reason.FIELD_INVALID,)
    assert not any("十号" in str(finding) for finding in result.findings)


def test_a_list_of_no_certain_programme_is_asked_about_before_anything_is_written(
    month: SheetsJob, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名单"
    for row in (["姓名", "身份证号码", "嘎查村", "金额（元）"], ["王某", "", "柳树营村", 600]):
        sheet.append(row)
    book.save(tmp_path / "本月.xlsx")

    with pytest.raises(InputError) as caught:
        make_sheets(with_lists(month, (str(tmp_path / "本月.xlsx"),)), quiet)

    assert caught.value.code is ErrorCode.PROGRAMME_UNCERTAIN
    assert "rural-dibao=本月.xlsx" in str(caught.value)
    assert not month.out.exists()


def test_the_result_says_which_programme_each_list_was_taken_for(month: SheetsJob) -> None:
    result = make_sheets(month, quiet)
    assert result.as_document()["programmes"] == {
        Path(roster.partition("=")[2]).name: [roster.partition("=")[0]]
        for roster in month.month.rosters
    }


QUARTER = "2026年第四季度"


@pytest.mark.parametrize("heading", ["金额（元）", "津贴金额（元/季度）"])
def test_an_allowance_of_a_quarter_stands_on_the_sheet_as_the_quarter_s(
    tmp_path: Path, heading: str
) -> None:
    lines = [Line(WANG, 300), Line(LI, 300, paid="2026-12-10")]
    quarterly = write_list(
        tmp_path, "old-age-allowance", lines, amount_heading=heading, month=QUARTER
    )
    dibao = write_list(tmp_path, "rural-dibao", [Line(WANG, 836)])
    order = MonthOrder((dibao, quarterly), write_unit(tmp_path), Period(2026, 12))
    job = SheetsJob(order, tmp_path / "out")
    (book,) = draw_up(read_month(job.month, quiet), job).books
    assert [(line.label, line.paid, line.on_day) for line in book.sheets[0].benefits] == [
        ("农村低保", "2026年12月", False),
        ("高龄津贴", QUARTER, False),
    ]
    assert [line.paid for line in book.sheets[1].benefits] == ["2026年12月10日（第四季度）"]
    text = page_with(make_sheets(job, quiet), "王某家庭")
    assert f"高龄津贴{QUARTER}300" in text
    assert "发放时间" not in text


def test_a_quarter_is_neither_new_in_its_month_nor_ended_in_the_next(tmp_path: Path) -> None:
    dibao = write_list(tmp_path, "rural-dibao", [Line(WANG, 836)])
    quarterly = write_list(tmp_path, "old-age-allowance", [Line(WANG, 300)], month=QUARTER)
    for now, before in (((dibao, quarterly), (dibao,)), ((dibao,), (dibao, quarterly))):
        order = MonthOrder(now, write_unit(tmp_path), Period(2026, 12), previous=before)
        job = SheetsJob(order, tmp_path / "out")
        (book,) = draw_up(read_month(order, quiet), job).books
        assert book.sheets[0].changes == ()


@pytest.mark.parametrize(
    ("month", "heading"),
    [
        (QUARTER, "月补贴金额（元）"),
        ("2026年第一季度", "金额（元）"),
        ("2026年第三季度、第四季度", "金额（元）"),
        ("2026年", "津贴金额（元/季度）"),
    ],
)
def test_a_quarter_that_is_not_certain_is_held(tmp_path: Path, month: str, heading: str) -> None:
    lists = write_list(
        tmp_path, "old-age-allowance", [Line(WANG, 300)], month=month, amount_heading=heading
    )
    order = MonthOrder((lists,), write_unit(tmp_path), Period(2026, 12))
    result = make_sheets(SheetsJob(order, tmp_path / "out"), quiet)
    (row,) = result.reconciliation.rows
    assert row.reasons == (Reason.AMOUNT_UNIT,)
    assert any("季度" in finding.advice for finding in result.findings)


def test_a_sheet_in_another_village_is_counted_and_stops_the_run(month: SheetsJob) -> None:
    read = read_month(month.month, quiet)
    passage = draw_up(read, month)
    require_complete(read, passage)
    moved = (replace(passage.books[0], village="别的村"), *passage.books[1:])
    with pytest.raises(RefusalError) as caught:
        require_complete(read, replace(passage, books=moved))
    families = sum(len(book.sheets) for book in passage.books)
    right = families - len(passage.books[0].sheets)
    assert f"金额和村名与名单相同的清单是{right}，应为{families}" in caught.value.message
