"""A run with phone pages is killed at moments all over it, before a change it makes to the disk.

Never a sheet without its page, never a page that stays without its sheet; and a printed code of an
earlier run works at every moment.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from noticegen.detection.inspectors.pdf.document import read_pdf
from noticegen.pipeline import sheet_press as press_module
from noticegen.pipeline.household_pages import PagesOrder
from noticegen.pipeline.month import MonthOrder
from noticegen.pipeline.sheets import SheetsJob, make_sheets
from noticegen.release.sealing import PageKey
from noticegen.rendering.pdf import render_pdf
from noticegen.rendering.type_case import TypeCase
from noticegen.vocabulary.period import Period
from tests.pipeline.invented_month import Line, Person, write_list, write_unit
from tests.pipeline.unsealing import unseal

WANG = Person("王秀英", date(1950, 2, 3))
LI = Person("李凤霞", date(1949, 3, 3), 994)
STEP = 4  # of some seventy changes; every one would take minutes
CHANGES = ("replace", "rename", "unlink", "mkdir", "rmdir", "fsync")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system"),
]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the runs take place."""

    job: SheetsJob
    site: Path

    def clear(self) -> None:
        """Take away whatever runs have left."""
        shutil.rmtree(self.job.out, ignore_errors=True)
        for left in self.job.out.parent.glob(".noticegen-*"):
            shutil.rmtree(left, ignore_errors=True)


@pytest.fixture(autouse=True)
def _printed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print each page once: the processes that die know what their parent has printed."""
    known: dict[str, bytes] = {}

    def render_once(html: str, case: TypeCase) -> bytes:
        if html not in known:
            known[html] = render_pdf(html, case)
        return known[html]

    monkeypatch.setattr(press_module, "render_pdf", render_once)


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """Return a month of two families with phone pages whose keys are kept."""
    roster = write_list(tmp_path, "rural-dibao", [Line(WANG, 836), Line(LI, 500)])
    order = MonthOrder((roster,), write_unit(tmp_path), Period(2026, 12))
    site = tmp_path / "site"
    pages = PagesOrder(
        site, "https://mzj.example.gov.cn/q/", date(2099, 3, 31), tmp_path / "codes.json"
    )
    return Scene(SheetsJob(order, tmp_path / "out", pages=pages), site)


def quiet(_step: str) -> None:
    """Say nothing of the steps."""


def run_until(job: SheetsJob, last: int | None) -> int | None:
    """Run in a process that dies before its `last` change; return its exit code."""

    def work() -> None:
        done = 0

        def counted(change: Callable[..., object]) -> Callable[..., object]:
            def perform(*args: object, **options: object) -> object:
                nonlocal done
                done += 1
                if done == last:
                    os.kill(os.getpid(), signal.SIGKILL)
                return change(*args, **options)

            return perform

        for name in CHANGES:
            setattr(os, name, counted(getattr(os, name)))
        make_sheets(job, quiet)

    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join()
    return process.exitcode


def opened(scene: Scene, out: Path) -> list[str]:
    """Return the totals that the codes of a finished run open."""
    (file,) = (out / "household").glob("*.pdf")
    links = [code.payload for code in read_pdf(file.read_bytes()).barcodes]
    keys = [PageKey(*link.partition("#")[2].split(".")) for link in links if "#" in link]
    assert len(keys) == 2
    return [
        json.loads(unseal((scene.site / "d" / f"{key.identifier}.bin").read_bytes(), key))["total"]
        for key in keys
    ]


def require_tidy(scene: Scene) -> None:
    """Require that the site holds two pages and nothing else, and no work folder is left."""
    assert sorted(path.suffix for path in (scene.site / "d").iterdir()) == [".bin", ".bin"]
    assert {path.name for path in scene.site.iterdir()} == {
        "d",
        "index.html",
        "page.css",
        "page.js",
    }
    assert not list(scene.job.out.parent.glob(".noticegen-*"))


def test_no_moment_of_a_first_run_leaves_half_a_delivery(scene: Scene) -> None:
    make_sheets(scene.job, quiet)
    moment = 0
    while True:
        moment += STEP
        scene.clear()
        shutil.rmtree(scene.site, ignore_errors=True)
        code = run_until(scene.job, moment)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        if scene.job.out.exists():
            assert opened(scene, scene.job.out) == ["836", "500"]
        else:
            assert run_until(scene.job, None) == 0
            assert opened(scene, scene.job.out) == ["836", "500"]
            require_tidy(scene)
    assert moment > 20
    require_tidy(scene)


def test_codes_of_an_earlier_run_work_at_every_moment(scene: Scene, tmp_path: Path) -> None:
    first = replace(scene.job, out=tmp_path / "first")
    make_sheets(first, quiet)
    roster = write_list(tmp_path, "rural-dibao", [Line(WANG, 900), Line(LI, 500)])
    corrected = replace(scene.job, month=replace(scene.job.month, rosters=(roster,)))
    make_sheets(replace(corrected, out=tmp_path / "second"), quiet)
    moment = 2
    while True:
        moment += STEP
        scene.clear()
        code = run_until(corrected, moment)
        assert opened(scene, first.out)[1] == "500"
        assert opened(scene, first.out)[0] in {"836", "900"}
        if code == 0:
            break
        if not corrected.out.exists():
            assert run_until(corrected, None) == 0
            require_tidy(scene)
        assert opened(scene, corrected.out) == ["900", "500"]
    assert moment > 20
