"""What the scan shows on the screen: every file that tells something, however much one tells."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from noticegen.cli.app import run
from tests.pipeline.invented_office import invented_id


def numbers(count: int) -> str:
    return "\n".join(f"身份证号码：{invented_id(f'19{year:02d}0304')}" for year in range(count))


def test_a_file_of_many_findings_hides_no_other_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "a.txt").write_text(numbers(90), encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"户主王海龙，{numbers(1)}", encoding="utf-8")
    assert run(["scan", str(tmp_path)]) == 1
    said = capfd.readouterr().out
    assert "另有姓名1处，只在报告里列出，不算问题。" in said
    assert "b.txt" in said
    assert "还有60处" in said
    assert "共有居民身份证号90处" in said
    assert "--report" in said
    assert invented_id("19000304") not in said


@pytest.mark.slow
def test_of_many_files_each_shows_a_few(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for number in range(120):
        (tmp_path / f"{number:03d}.txt").write_text(numbers(5), encoding="utf-8")
    assert run(["scan", str(tmp_path)]) == 1
    said = capfd.readouterr().out
    assert said.count("还有2处") == 100
    assert "还有20个文件也有个人信息" in said
    assert "120个有个人信息" in said


@pytest.mark.parametrize("name", ["a.txt", "低保审核公示第三季度名单最终版.txt"])
def test_a_masked_number_is_not_broken_on_a_narrow_screen(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    book = openpyxl.Workbook()
    book.worksheets[0].title = "哈业脑包村花名册"
    book.worksheets[0].cell(123, 9, "银行卡号6228480001243516364")
    book.save(tmp_path / "名单.xlsx")
    (tmp_path / name).write_text("身份证号150203195803079911", encoding="utf-8")
    assert run(["scan", str(tmp_path)]) == 1
    shown = capfd.readouterr().out
    assert "6" + 17 * "*" + "4" in shown
    assert "1" + 16 * "*" + "1" in shown
