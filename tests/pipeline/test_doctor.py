"""Whatever a machine lacks, the doctor names the command that mends it there."""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, NoReturn

import pytest

from noticegen.cli.app import run
from noticegen.pipeline import doctor, remedies
from noticegen.pipeline.doctor import check_calendar
from noticegen.pipeline.remedies import System
from noticegen.rendering import fonts
from noticegen.rendering.fontconfig import _pattern
from noticegen.rendering.fonts import FONT_CHAIN, FoundFont

pytestmark = pytest.mark.slow

EVERY_SYSTEM = list(System)


def checks_of(capfd: pytest.CaptureFixture[str], code: int) -> dict[str, dict[str, Any]]:
    assert run(["doctor", "--json"]) == code
    return {check["name"]: check for check in json.loads(capfd.readouterr().out)["checks"]}


def test_a_machine_that_has_everything_needed(capfd: pytest.CaptureFixture[str]) -> None:
    checks = checks_of(capfd, 0)
    assert checks["试印一页"]["passed"]
    assert all(check["remedy"] is None for check in checks.values() if check["passed"])


def test_days_off_that_are_not_known_are_told_before_they_are_needed() -> None:
    assert check_calendar(date(2026, 11, 29)).passed
    unknown = check_calendar(date(2098, 12, 5))
    assert not unknown.passed
    assert not unknown.needed
    assert "2099" in unknown.detail
    assert "单位文件" in str(unknown.remedy)


def test_no_font_at_all(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    none = tuple(FoundFont(font, None) for font in FONT_CHAIN)
    monkeypatch.setattr(doctor, "find_fonts", lambda: none)
    monkeypatch.setattr("noticegen.rendering.fontconfig.find_fonts", lambda: none)
    monkeypatch.setattr(doctor, "detect_system", lambda: System.DEBIAN)
    checks = checks_of(capfd, 1)
    lacking = checks["字体 NotoSerifCJK-Regular.ttc"]
    assert (lacking["passed"], lacking["needed"]) == (False, True)
    assert "apt-get install -y --no-install-recommends fonts-noto-cjk" in lacking["remedy"]
    assert (
        "apt-get download texlive-lang-chinese" in checks["字体 FandolFang-Regular.otf"]["remedy"]
    )
    assert not checks["试印一页"]["passed"]
    assert all(check["remedy"] for check in checks.values() if not check["passed"])


def test_no_pango(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    # As where the library is not there: the module raises an OSError when it is imported.
    class Absent:
        def find_spec(self, name: str, *_more: object) -> None:
            if name == "weasyprint.text.ffi":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint.text.ffi", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Absent(), *sys.meta_path])
    monkeypatch.setattr(doctor, "detect_system", lambda: System.DEBIAN)
    pango = checks_of(capfd, 1)["Pango"]
    assert not pango["passed"]
    assert "libpango-1.0-0 libpangoft2-1.0-0" in pango["remedy"]


def test_places_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> NoReturn:
        raise FileNotFoundError("No usable temporary directory found")

    gone = tmp_path / "gone"
    gone.mkdir()
    with monkeypatch.context() as patch:
        patch.chdir(gone)
        gone.rmdir()
        patch.setattr(tempfile, "gettempdir", nowhere)
        checks = {check.name: check for check in doctor.check_permissions(System.DEBIAN)}
    assert not checks["写入当前目录"].passed
    assert "cd " in str(checks["写入当前目录"].remedy)
    assert (checks["写入临时目录"].passed, checks["写入临时目录"].needed) == (False, True)
    assert "export TMPDIR=" in str(checks["写入临时目录"].remedy)


@pytest.mark.parametrize("system", EVERY_SYSTEM)
def test_every_system_has_every_command(system: System) -> None:
    for font in FONT_CHAIN:
        assert (
            font.file in (told := remedies.mend_fonts(system, [font]))
            or font.package in told
            or ("noto-cjk" in told and font.file.startswith("NotoSerifCJK"))
        )
    for told in (
        remedies.mend_pango(system),
        remedies.mend_python(system),
        remedies.mend_unpacking(system),
        remedies.mend_directory(system, Path("缓存")),
        remedies.move_elsewhere(system),
        remedies.move_temporary_files(system),
    ):
        assert told.strip()
        if system is System.WINDOWS:  # the PowerShell that Windows brings knows no `&&`
            assert "&&" not in told


def test_on_windows_weasyprint_finds_the_pango_it_is_told_to_install() -> None:
    import weasyprint.text.ffi

    source = Path(weasyprint.text.ffi.__file__).read_text(encoding="utf-8")
    assert r"C:\\msys64\\ucrt64\\bin" in source
    assert "mingw-w64-ucrt-x86_64-pango" in remedies.mend_pango(System.WINDOWS)


def test_on_windows_a_font_is_accepted_whichever_slashes_fontconfig_writes() -> None:
    assert _pattern(PureWindowsPath(r"C:\Windows\Fonts\HanaMinA.ttf")) == "*HanaMinA.ttf"
    assert _pattern(PurePosixPath("/usr/share/fonts/HanaMinA.ttf")).startswith("/usr/")


def test_on_windows_system_directories_are_the_machines_and_the_users(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("WINDIR", r"C:\Windows")
    monkeypatch.setenv("LOCALAPPDATA", r"C:\Users\a\AppData\Local")
    found = [str(path) for path in fonts._system_directories()]
    assert any("Windows" in path and path.endswith("Fonts") for path in found)
