"""Ctrl-C and kill at any moment, from outside: no traceback, no part of a public file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.pipeline.invented_office import UNIT, Villager, write_roster

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="Windows sends no signals"),
]

PEOPLE = [Villager(f"白云飞{letter}", f"19620{day}04") for day, letter in enumerate("鹤燕雁鸽", 1)]
MOMENTS = 8


def command(directory: Path, out: Path) -> list[str]:
    roster = write_roster(directory / "名单.xlsx", {"白音村": PEOPLE})
    unit = directory / "单位.yaml"
    unit.write_text(UNIT, encoding="utf-8")
    options = {"--unit": unit, "--policy": "rural-dibao", "--period": "2026-12"}
    options |= {"--start": "2026-12-01", "--out": out}
    words = [str(word) for pair in options.items() for word in pair]
    return [sys.executable, "-m", "noticegen", "notice", str(roster), *words]


def start(words: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,  # so that the signal reaches its children, as a terminal's would
    )


def whole_or_nothing(out: Path) -> bool:
    return not out.exists() or {path.name for path in out.iterdir()} == {
        "internal",
        "manifest.json",
        "public",
    }


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill -9"])
def test_a_run_ended_at_any_moment(tmp_path: Path, sent: signal.Signals) -> None:
    started = time.monotonic()
    assert subprocess.run(command(tmp_path, tmp_path / "whole"), check=False).returncode == 0
    lasts = time.monotonic() - started
    for moment in range(MOMENTS):
        out = tmp_path / f"out-{moment}"
        process = start(command(tmp_path, out))
        # From when Python itself listens: earlier the system ends it, and it prints nothing.
        time.sleep(0.1 + lasts * moment / MOMENTS)
        os.killpg(process.pid, sent)
        printed, complained = process.communicate()
        assert "Traceback" not in printed + complained, (moment, complained)
        assert "Error" not in complained
        assert process.returncode in {0, 130, -sent}
        assert whole_or_nothing(out), moment


def test_ctrl_c_during_a_scan_is_answered_once_and_quietly(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text("公示名单" * 9000, encoding="utf-8")
    process = start([sys.executable, "-m", "noticegen", "scan", str(tmp_path), "--json"])
    time.sleep(6)
    os.killpg(process.pid, signal.SIGINT)
    printed, complained = process.communicate(timeout=60)
    assert "Traceback" not in complained
    if process.returncode == 130:
        assert '"interrupted"' in printed
        assert complained.count("已中断") == 1


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    program = f"'{sys.executable}' -m noticegen policy schema | head -c 1; exit 0"
    done = subprocess.run(
        ["/bin/sh", "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.stderr == ""


def test_ctrl_c_with_json_is_one_document(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    import json

    from noticegen.cli.app import run

    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("noticegen.pipeline.doctor.diagnose", interrupt)
    assert run(["doctor", "--json"]) == 130
    assert json.loads(capfd.readouterr().out)["error"]["code"] == "interrupted"
