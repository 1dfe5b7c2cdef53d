"""Of very many files every name would be millions: what is left out is counted, not hidden."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from noticegen.detection.inspectors.contents import Unreadable, UnreadPart
from noticegen.detection.verdict import Verdict
from noticegen.documents.scan_report import scan_report_html
from noticegen.pipeline.scan import ScannedFile, ScanResult, scan_chosen
from noticegen.pipeline.scan_folders import choose_files
from noticegen.pipeline.scan_reports import build_report
from noticegen.pipeline.scan_workers import Search
from noticegen.publication.scan_report import ReportRow, ScanReport
from noticegen.release.records.scan_workbook import summary


def text(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def _finding_row(path: str) -> ReportRow:
    return ReportRow(path, "第1行", "CN_MOBILE", "手机号码", "1*********6", True, "法", "删去。")


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("noticegen.pipeline.scan._MANY_FILES", 1)
    monkeypatch.setattr("noticegen.pipeline.scan._MOST_TOLD", 2)


@pytest.mark.usefixtures("few_are_many")
def test_findings_beyond_the_bound_and_names_alone_are_counted(tmp_path: Path) -> None:
    phones = "\n".join(f"电话1504827593{digit}" for digit in range(5))
    leak = text(tmp_path, "a.txt", phones)
    lawful = text(tmp_path, "b.txt", "公示：户主王海龙。")
    result = scan_chosen(choose_files([leak, lawful]), Search(), lambda _name: None)
    first, second = (file.verdict for file in result.files)
    assert (len(first.observations), first.untold) == (2, 3)
    assert (second.observations, second.untold_names) == ((), 1)
    assert second.is_clean
    assert not first.is_clean
    told = result.as_document()["files"]
    assert [entry["findings_not_listed"] for entry in told] == [3, 0]
    assert [entry["names_not_listed"] for entry in told] == [0, 1]
    report = build_report(result)
    assert (report.untold, report.untold_names) == (3, 1)
    assert "5处须处理" in summary(report)
    assert "3处没有列出" in summary(report)
    page = scan_report_html(report, lambda _text: frozenset())
    assert "有 5 处须处理" in page
    assert "还有 3 处没有列出" in page
    assert "姓名等 1 处" in page


def test_a_long_report_says_what_it_leaves_out() -> None:
    row = _finding_row("名单.xlsx")
    rows = tuple(replace(row, path=f"{number}.xlsx") for number in range(2_100))
    page = scan_report_html(ScanReport(2_100, False, rows), lambda _text: frozenset())
    assert "有 2100 处须处理" in page
    assert "还有 100 个文件没有列出" in page
    assert "还有 100 处没有列出" in page
    assert len(page) < 1_000_000


def test_every_reason_for_not_reading_has_its_own_remedy() -> None:
    parts = [UnreadPart(Unreadable.ENCRYPTED), UnreadPart(Unreadable.NO_UNPACKER)]
    verdict = Verdict((), tuple(parts))
    result = ScanResult((ScannedFile("a.zip", "a.zip", verdict),))
    page = scan_report_html(build_report(result), lambda _text: frozenset())
    assert all(part.reason.remedy in page for part in parts)
