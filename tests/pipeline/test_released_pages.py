"""Pages and sheets are released together, and what a killed run has begun is brought to its end.

Killed before every change to the disk, twice: in the release, and in the recovery from it.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from noticegen.pipeline.household_pages import ReleasedPages, check_pages
from noticegen.release.files import OutputFile, RunFiles
from noticegen.release.resume import Workbench
from noticegen.release.writing import release

CHANGES = ("replace", "rename", "unlink", "mkdir", "rmdir", "fsync")
EARLIER, NEW = "an-earlier-months", "new"
SEALED = {EARLIER: b"corrected", NEW: b"second"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system"),
]


@dataclass(frozen=True, slots=True)
class Scene:
    """A site with one page of an earlier run, and the output of the next run."""

    folder: Path

    @property
    def out(self) -> Path:
        """Return where the sheets go."""
        return self.folder / "out"

    @property
    def workbench(self) -> Workbench:
        """Return the run's kept parts."""
        return Workbench(self.out)

    def begin(self) -> None:
        """Take everything away but the earlier page."""
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "site/d").mkdir(parents=True)
        (self.folder / f"site/d/{EARLIER}.bin").write_bytes(b"first")

    def release(self) -> None:
        """Release sheets and pages."""
        files = RunFiles(household=(OutputFile("sheets.pdf", b"%PDF"),), manifest=b"{}")
        pages = ReleasedPages(self.folder / "site", SEALED, self.workbench)
        release(self.out, files, (), pages)

    def recover(self) -> None:
        """Do what every run does first."""
        check_pages(None, self.workbench)

    def pages(self) -> dict[str, bytes]:
        """Return what lies among the pages."""
        return {path.name: path.read_bytes() for path in (self.folder / "site/d").iterdir()}


def dies(work: Callable[[], None], moment: int) -> bool:
    """Tell whether a process that is killed before a certain change did not come to its end."""

    def act() -> None:
        done = 0

        def counted(change: Callable[..., object]) -> Callable[..., object]:
            def perform(*args: object, **options: object) -> object:
                nonlocal done
                done += 1
                if done == moment:
                    os.kill(os.getpid(), signal.SIGKILL)
                return change(*args, **options)

            return perform

        for name in CHANGES:
            setattr(os, name, counted(getattr(os, name)))
        work()

    process = multiprocessing.get_context("fork").Process(target=act)
    process.start()
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode != 0


BEFORE = {f"{EARLIER}.bin": b"first"}
AFTER = {f"{EARLIER}.bin": b"corrected", f"{NEW}.bin": b"second"}


def test_a_kill_leaves_both_or_neither_wherever_the_sheets_go(tmp_path: Path) -> None:
    scene = Scene(tmp_path / "office")
    moment, ends = 1, set()
    scene.begin()
    while dies(scene.release, moment):
        released = scene.out.exists()
        ends.add(released)
        if released:
            scene.out.rename(scene.folder / "carried-away")
        scene.recover()
        assert scene.pages() == (AFTER if released else BEFORE)
        scene.release()
        assert scene.pages() == AFTER
        moment += 1
        scene.begin()
    assert moment > 10
    assert ends == {True, False}


def test_a_recovery_that_is_killed_loses_no_earlier_page(tmp_path: Path) -> None:
    scene = Scene(tmp_path / "office")

    def leave_half() -> None:
        scene.begin()
        first = 1
        while True:  # the last moment before the sheets appear
            scene.begin()
            dies(scene.release, first)
            if scene.pages() == AFTER | {f"{EARLIER}.old": b"first"}:
                return
            first += 1

    moment = 1
    leave_half()
    while dies(scene.recover, moment):
        scene.recover()
        scene.recover()
        assert scene.pages() == BEFORE
        moment += 1
        leave_half()
    assert moment > 2


def test_a_failed_release_takes_its_pages_and_its_journal_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(tmp_path / "office")
    scene.begin()

    def fail(*_: object) -> None:
        assert len(list((scene.folder / "site/d").glob("*.bin"))) == 2
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("noticegen.release.writing._bring_into_place", fail)
        with pytest.raises(KeyboardInterrupt):
            scene.release()
    assert scene.pages() == BEFORE
    assert not list(scene.folder.glob(".noticegen-*.waiting"))
    scene.recover()
    assert scene.pages() == BEFORE
