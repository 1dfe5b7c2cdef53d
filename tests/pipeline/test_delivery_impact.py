"""Sheets and messages leave an impact record that says the truth of the run and names nobody."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from noticegen.cli.app import run
from noticegen.detection.inspectors.pdf.document import read_pdf
from noticegen.documents.sheet import SheetOptions
from noticegen.pipeline.household_pages import PagesOrder
from noticegen.pipeline.messages import MessagesJob, make_messages
from noticegen.pipeline.month import MonthOrder
from noticegen.pipeline.sheets import SheetsJob, make_sheets
from noticegen.vocabulary.period import Period
from tests.pipeline.invented_month import Line, Person, write_list, write_unit

pytestmark = pytest.mark.slow


WANG = Person("王秀英", date(1950, 2, 3))
OTHER_WANG = Person("王桂兰", date(1948, 6, 3), 995)
LI = Person("李凤霞", date(1949, 3, 3), 994)
WUYUN = Person("乌云毕力格", date(1962, 5, 17), 993)
PEOPLE = (WANG, OTHER_WANG, LI, WUYUN)


def quiet(_step: str) -> None:
    """Say nothing of the steps."""


def month_of(folder: Path) -> MonthOrder:
    lines = [Line(person, 836, phone=f"1650000000{n}") for n, person in enumerate(PEOPLE)]
    roster = write_list(folder, "rural-dibao", lines)
    return MonthOrder((roster,), write_unit(folder), Period(2026, 12))


def record_of(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "internal/impact-record.json").read_bytes())
    text = json.dumps(found, ensure_ascii=False)
    pdf = read_pdf((out / "internal/impact-record.pdf").read_bytes())
    printed = "".join("".join(pdf.page_texts).split())
    assert found["title"] in printed
    for person in PEOPLE:
        for secret in (person.name, person.number, "16500000"):
            assert secret not in text
            assert secret not in printed
    return found


def test_sheets_leave_a_record_that_counts_and_names_nobody(tmp_path: Path) -> None:
    result = make_sheets(SheetsJob(month_of(tmp_path), tmp_path / "out"), quiet)
    record = record_of(tmp_path / "out")

    assert "internal/impact-record.pdf" in result.files
    assert record["counts"][-1]["published"] == 4
    assert "2户与同村另一户称呼相同" in record["influence"][1]
    assert "2户的称呼在本村只有一户" in record["influence"][1]
    assert "没有姓名、号码和账号" in record["manner"]
    assert (record["first_day"], record["take_down"]) == (None, None)
    assert record["keep_until"] == "2029-12-31"
    labels = {field["label"] for field in record["fields"]}
    assert {"家庭", "金额（元）"} <= labels
    assert "家庭人口（人）" not in labels  # the policy shows it, the sheet does not print it
    kinds = {digest["kind"] for digest in record["digests"]}
    assert kinds == {"名单", "单位文件", "政策", "模板", "送达文件"}
    assert run(["review", str(tmp_path / "out")]) == 0


def test_a_record_says_what_the_codes_of_the_sheets_hold(tmp_path: Path) -> None:
    job = SheetsJob(month_of(tmp_path), tmp_path / "plain", SheetOptions(offline_code=False))
    make_sheets(job, quiet)
    assert "只有政策网址。" in record_of(tmp_path / "plain")["manner"]

    pages = PagesOrder(tmp_path / "site", "https://qd.example.gov.cn/", date(2027, 3, 31))
    make_sheets(replace(job, out=tmp_path / "pages", pages=pages), quiet)
    record = record_of(tmp_path / "pages")
    assert "加密后放在https://qd.example.gov.cn/" in record["manner"]
    assert "比纸上多" not in record["manner"]
    assert record["channel"] == "纸质清单和手机网页"
    assert len(record["influence"]) == 3

    full = replace(pages, site=tmp_path / "site2", in_full=True)
    make_sheets(replace(job, out=tmp_path / "full", pages=full), quiet)
    record = record_of(tmp_path / "full")
    assert "比纸上多" in record["manner"]
    assert "补贴类别" in {field["label"] for field in record["fields"]}


@pytest.mark.parametrize("with_amount", [False, True])
def test_messages_leave_a_record_that_asks_for_the_contract(
    tmp_path: Path, *, with_amount: bool
) -> None:
    job = MessagesJob(month_of(tmp_path), tmp_path / "out", with_amount=with_amount)
    result = make_messages(job, quiet)
    record = record_of(tmp_path / "out")

    assert sum(result.messages.values()) == 4
    assert "4条短信" in record["influence"][0]
    assert ("金额" in record["manner"]) is with_amount
    assert ("金额（元）" in {field["label"] for field in record["fields"]}) is with_amount
    contract = record["decisions"][-1]
    assert "委托处理协议" in contract["matter"]
    assert "没有签订的不得发送" in contract["decided"]
    assert {digest["kind"] for digest in record["digests"]} == {
        "名单", "单位文件", "政策", "短信文字"
    }  # fmt: skip
    assert run(["review", str(tmp_path / "out")]) == 0


def test_a_dry_run_writes_no_record(tmp_path: Path) -> None:
    make_messages(MessagesJob(month_of(tmp_path), tmp_path / "out", dry_run=True), quiet)

    assert not (tmp_path / "out").exists()


def test_a_changed_sheet_and_a_missing_record_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    make_sheets(SheetsJob(month_of(tmp_path), out), quiet)
    (sheet,) = (out / "household").iterdir()
    manifest = out / "manifest.json"
    whole = manifest.read_text("utf-8")
    document = json.loads(whole)
    document["files"][0]["sha256"] = "0" * 64
    manifest.write_text(json.dumps(document), "utf-8")
    assert run(["review", str(out)]) == 1
    assert sheet.name in capsys.readouterr().out

    manifest.write_text(whole, "utf-8")
    (out / "internal/impact-record.json").unlink()
    assert run(["review", str(out)]) == 1
    assert "impact-record.json" in capsys.readouterr().out
