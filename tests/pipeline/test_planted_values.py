"""Unmistakable values go in; whatever breaks on the way, none of them comes out."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

import pypdfium2
import pytest

from noticegen.cli.app import run
from tests.pipeline.invented_office import UNIT, Villager, invented_id, write_roster

pytestmark = pytest.mark.slow

STAGES = (
    "noticegen.pipeline.notice.load_unit",
    "noticegen.pipeline.notice.load_policy",
    "noticegen.pipeline.notice.read_rosters",
    "noticegen.pipeline.notice.screen",
    "noticegen.pipeline.passing.publish",
    "noticegen.pipeline.notice.reconcile",
    "noticegen.pipeline.pages.notice_html",
    "noticegen.pipeline.posters.render_pdf",
    "noticegen.pipeline.inspection.inspect",
    "noticegen.pipeline.notice.make_internal_files",
    "noticegen.pipeline.notice.build_manifest",
    "noticegen.pipeline.notice.release",
)
ADULT = Villager("白云飞鹤", "19620304", amount=836)
WITHHELD = Villager("赤兔小驹", "20150607", order=991)
HELD = Villager("青牛老农", "19500102", id_number="150207195001029917")
PLANTED = (
    invented_id("19620304"),
    invented_id("20150607", 991),
    "150207195001029917",
    "19620304",
    "20150607",
    "赤兔小驹",
    "青牛老农",
    "16500000001",
    "16500000002",
    "6228480018000000001",
    "雪莲胡同",
    "青空症",
    "白小马",
)


def arguments(directory: Path, *more: str) -> list[str]:
    roster = write_roster(directory / "名单.xlsx", {"白音村": [ADULT, WITHHELD, HELD]})
    unit = directory / "单位.yaml"
    unit.write_text(UNIT, encoding="utf-8")
    return [
        "notice",
        str(roster),
        "--unit",
        str(unit),
        "--policy",
        "rural-dibao",
        "--period",
        "2026-12",
        "--start",
        "2026-12-01",
        "--out",
        str(directory / "公示结果"),
        *more,
    ]


def everything_below(directory: Path) -> str:
    """Return names and contents of all files, with the inside of PDFs and workbooks unpacked."""
    seen: list[str] = []
    for path in sorted(directory.rglob("*")):
        seen.append(str(path.relative_to(directory)))
        if path.is_file() and path.name not in {"名单.xlsx"}:
            seen.append(readable(path))
    return "\n".join(seen)


def readable(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(data) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        return "\n".join(pages) + data.decode("latin-1")
    if path.suffix == ".xlsx":
        from zipfile import ZipFile

        with ZipFile(path) as archive:
            return "\n".join(
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
    return data.decode("utf-8", "replace")


def leaks(text: str) -> list[int]:
    """Return the indexes of planted values found, also with spaces or hyphens taken out."""
    squeezed = text.replace(" ", "").replace("-", "").replace("\n", "")
    return [i for i, value in enumerate(PLANTED) if value in text or value in squeezed]


def test_a_whole_run_shows_nobody_but_the_published(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert run(arguments(tmp_path, "--allow-held")) == 0
    captured = capfd.readouterr()
    public = list((tmp_path / "公示结果" / "public").glob("*.pdf"))
    assert len(public) == 1
    assert "白云飞鹤" in readable(public[0])
    assert leaks(everything_below(tmp_path)) == []
    assert leaks(captured.out + captured.err + caplog.text) == []


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_that_breaks_lets_a_value_out(
    stage: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def break_down(*_args: Any, **_kwargs: Any) -> NoReturn:
        raise ValueError(f"the library repeats what it could not read: {PLANTED}")

    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(stage, break_down)
    assert run(arguments(tmp_path, "--allow-held")) == 2
    captured = capfd.readouterr()
    assert "程序内部出错" in captured.err
    assert leaks(captured.out + captured.err + caplog.text) == []
    assert not (tmp_path / "公示结果").exists()
    assert leaks(everything_below(tmp_path)) == []


def test_the_process_itself_prints_no_traceback(tmp_path: Path) -> None:
    """The same from outside: a real process whose reader meets a workbook that lies."""
    command = arguments(tmp_path)
    (tmp_path / "名单.xlsx").write_bytes(b"PK\x03\x04" + b"150207196203049903")
    done = subprocess.run(
        [sys.executable, "-m", "noticegen", *command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "150207196203049903" not in done.stdout + done.stderr
    assert "怎么办" in done.stderr
