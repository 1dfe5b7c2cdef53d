"""All or nothing: what stands on the disk after success, refusal, signals and full disks."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from noticegen.errors import ErrorCode, InputError
from noticegen.release import writing
from noticegen.release.files import OutputFile, RunFiles
from noticegen.release.writing import check_output, release, release_internal_only

FILES = RunFiles(
    public=(OutputFile("公示.pdf", b"%PDF-public"),),
    household=(OutputFile("0001.pdf", b"%PDF-household"),),
    internal=(OutputFile("reconciliation.json", b"{}"),),
    manifest=b"{}\n",
)

WRITER = """
import sys
from pathlib import Path
from noticegen.release.files import OutputFile, RunFiles
from noticegen.release.writing import release
files = tuple(OutputFile(f"{n:03d}.pdf", b"x" * 40_000) for n in range(120))
print("ready", flush=True)
release(Path(sys.argv[1]), RunFiles(public=files, internal=files, manifest=b"{}"))
"""


def modes(out: Path) -> dict[str, int]:
    return {
        path.relative_to(out).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in out.rglob("*")
    }


def test_every_file_is_there_with_its_bytes(tmp_path: Path) -> None:
    out = tmp_path / "a" / "OUT"
    release(out, FILES)
    found = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert found == {
        "public/公示.pdf": b"%PDF-public",
        "household/0001.pdf": b"%PDF-household",
        "internal/reconciliation.json": b"{}",
        "manifest.json": b"{}\n",
    }
    assert [path.name for path in out.parent.iterdir()] == ["OUT"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_private_folders_are_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        release(tmp_path / "OUT", FILES)
    finally:
        os.umask(before)
    found = modes(tmp_path / "OUT")
    assert found["internal"] == found["household"] == 0o700
    assert found["internal/reconciliation.json"] == found["household/0001.pdf"] == 0o600
    assert found["public"] == 0o777 & ~umask
    assert found["public/公示.pdf"] == found["manifest.json"] == 0o666 & ~umask
    assert stat.S_IMODE((tmp_path / "OUT").stat().st_mode) == 0o777 & ~umask


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_private_files_are_never_readable_by_others_while_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    fsync = os.fsync

    def spy(descriptor: int) -> None:
        seen.extend(
            stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob(".noticegen-*.partial")
        )
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", spy)
    release(tmp_path / "OUT", FILES)
    assert seen
    assert set(seen[:-1]) == {0o700}


def test_an_empty_directory_may_be_used_and_keeps_its_mode(tmp_path: Path) -> None:
    out = tmp_path / "OUT"
    out.mkdir(mode=0o750)
    release(out, FILES)
    assert (out / "manifest.json").exists()
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o750


@pytest.mark.parametrize("act", [check_output, lambda out: release(out, FILES)])
def test_a_directory_with_something_in_it_is_refused(tmp_path: Path, act: object) -> None:
    out = tmp_path / "OUT"
    out.mkdir()
    (out / "mine.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        act(out)  # type: ignore[operator]  # both stand for Callable[[Path], None]
    assert caught.value.code is ErrorCode.OUTPUT_NOT_EMPTY
    assert [path.name for path in out.iterdir()] == ["mine.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["OUT"]


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "OUT").write_text("a file", encoding="utf-8")
    for out in (tmp_path / "OUT", tmp_path / "OUT" / "below"):
        with pytest.raises(InputError) as caught:
            release(out, FILES)
        assert caught.value.code is ErrorCode.OUTPUT_UNWRITABLE


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("moment", range(1, 9))  # the ninth fsync follows the rename
def test_a_disk_that_fails_at_any_moment_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, moment: int
) -> None:
    calls = 0
    fsync = os.fsync

    def failing(descriptor: int) -> None:
        nonlocal calls
        calls += 1
        if calls == moment:
            raise OSError(fault, "disk")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(InputError) as caught:
        release(tmp_path / "OUT", FILES)
    assert caught.value.code is ErrorCode.OUTPUT_UNWRITABLE
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_slips_in_before_the_rename_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "OUT"
    write_all = writing._write_all

    def slip_in(staging: Path, files: RunFiles) -> None:
        write_all(staging, files)
        out.mkdir()
        (out / "mine.txt").write_text("keep", encoding="utf-8")

    monkeypatch.setattr(writing, "_write_all", slip_in)
    with pytest.raises(InputError) as caught:
        release(out, FILES)
    assert caught.value.code is ErrorCode.OUTPUT_NOT_EMPTY
    assert (out / "mine.txt").read_text(encoding="utf-8") == "keep"
    assert [path.name for path in tmp_path.iterdir()] == ["OUT"]


class TestRefusedRun:
    REPORTS = (OutputFile("reconciliation.json", b"{}"), OutputFile("findings.xlsx", b"PK"))

    def test_only_the_reports_are_there(self, tmp_path: Path) -> None:
        release_internal_only(tmp_path / "OUT", self.REPORTS)
        assert [path.name for path in (tmp_path / "OUT").iterdir()] == ["internal"]
        if os.name == "posix":
            assert set(modes(tmp_path / "OUT").values()) == {0o700, 0o600}

    def test_the_next_run_may_use_the_same_directory(self, tmp_path: Path) -> None:
        release_internal_only(tmp_path / "OUT", self.REPORTS)
        check_output(tmp_path / "OUT")
        release(tmp_path / "OUT", FILES)
        assert sorted(path.name for path in (tmp_path / "OUT").iterdir()) == [
            "household",
            "internal",
            "manifest.json",
            "public",
        ]
        assert [path.name for path in tmp_path.iterdir()] == ["OUT"]

    @pytest.mark.parametrize("change", ["edit", "add", "beside", "remove"])
    def test_what_a_clerk_changed_is_never_replaced(self, tmp_path: Path, change: str) -> None:
        out = tmp_path / "OUT"
        release_internal_only(out, self.REPORTS)
        report = out / "internal" / "findings.xlsx"
        match change:
            case "edit":
                report.write_bytes(b"PK edited")
            case "add":
                (out / "internal" / "note.txt").write_text("x", encoding="utf-8")
            case "beside":
                (out / "note.txt").write_text("x", encoding="utf-8")
            case _:
                report.unlink()
        with pytest.raises(InputError) as caught:
            release(out, FILES)
        assert caught.value.code is ErrorCode.OUTPUT_NOT_EMPTY
        assert not (out / "public").exists()


@pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
class TestSignals:
    @staticmethod
    def run_and_signal(out: Path, number: signal.Signals, delay: float) -> int:
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(out)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            process.send_signal(number)
            return process.wait(30)

    @staticmethod
    def assert_all_or_nothing(out: Path) -> bool:
        if not out.exists():
            return False
        assert len(list((out / "public").iterdir())) == 120
        assert len(list((out / "internal").iterdir())) == 120
        assert (out / "manifest.json").exists()
        return True

    def test_kill_at_any_moment_is_all_or_nothing_and_is_cleared_away(self, tmp_path: Path) -> None:
        delays = random.Random(20261124)  # noqa: S311 - moments, not secrets
        killed = 0
        for attempt in range(12):
            out = tmp_path / f"OUT{attempt}"
            self.run_and_signal(out, signal.SIGKILL, delays.uniform(0, 0.12))
            killed += not self.assert_all_or_nothing(out)
        for staging in tmp_path.glob(".noticegen-*"):
            assert (
                stat.S_IMODE(staging.stat().st_mode) & 0o077 == 0
                or staging.joinpath("manifest.json").exists()
            )
        assert killed
        release(tmp_path / "LAST", FILES)
        assert not list(tmp_path.glob(".noticegen-*"))

    def test_interrupt_leaves_nothing_behind(self, tmp_path: Path) -> None:
        for attempt, delay in enumerate((0.0, 0.01, 0.03, 0.05)):
            out = tmp_path / f"OUT{attempt}"
            self.run_and_signal(out, signal.SIGINT, delay)
            self.assert_all_or_nothing(out)
        assert not list(tmp_path.glob(".noticegen-*"))

    def test_the_staging_of_a_living_run_is_left_alone(self, tmp_path: Path) -> None:
        with writing._staging_beside(tmp_path / "OTHER") as staging:
            release(tmp_path / "OUT", FILES)
            assert staging.is_dir()
        assert not staging.exists()


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "a/b.pdf", "a\\b.pdf", "NUL.pdf", "com1", "x.", "x ", ".x", "a:b"),
        *("a\nb", "a\u202eb.pdf", "长" * 70 + ".pdf"),
    ],
)
def test_names_no_system_could_keep_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="portable"):
        OutputFile(name, b"")


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="same name"):
        RunFiles(public=(OutputFile("A.pdf", b""), OutputFile("a.pdf", b"")))


def test_content_never_shows_in_repr() -> None:
    assert "secret" not in repr(
        RunFiles(internal=(OutputFile("a", b"secret"),), manifest=b"secret")
    )


def test_on_windows_a_rename_waits_for_the_virus_scanner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = [5, 32]
    rename = Path.rename

    def held_open(self: Path, target: Path) -> Path:
        if refusals:
            error = PermissionError("held open")
            error.winerror = refusals.pop()  # type: ignore[attr-defined]  # as on Windows
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", held_open)
    release(tmp_path / "out", FILES)
    assert (tmp_path / "out" / "public").is_dir()
    assert refusals == []


def test_where_no_directory_can_be_made_is_known_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="不是文件夹"):
        check_output(tmp_path / "file" / "out")
    check_output(tmp_path / "new" / "out")
    assert not (tmp_path / "new").exists()
