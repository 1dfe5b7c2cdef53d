"""A refused run's reports may be replaced; what a person wrote into them may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticegen.errors import ErrorCode, InputError
from noticegen.release.files import OutputFile, RunFiles
from noticegen.release.manifest import sha256
from noticegen.release.refused_run import DECISIONS
from noticegen.release.writing import check_output, release, release_internal_only

REPORTS = (OutputFile("findings.json", b"{}"), OutputFile(DECISIONS, b"questions"))
NEXT = RunFiles(internal=(OutputFile("findings.json", b"[]"),))
ANSWERS = b"questions and answers"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    release_internal_only(tmp_path / "out", REPORTS)
    return tmp_path / "out"


def refused_for(out: Path, answers: tuple[str, ...] = ()) -> set[ErrorCode]:
    """Return why both the early and the late check refuse; nothing in the directory changes."""
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    with pytest.raises(InputError) as early:
        check_output(out, answers)
    with pytest.raises(InputError) as late:
        release(out, NEXT, answers)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    return {early.value.code, late.value.code}


def test_untouched_reports_are_replaced(out: Path) -> None:
    release(out, NEXT)
    assert [path.name for path in (out / "internal").iterdir()] == ["findings.json"]
    assert (out / "internal" / "findings.json").read_bytes() == b"[]"


def test_answers_that_nobody_took_up_are_kept(out: Path) -> None:
    (out / "internal" / DECISIONS).write_bytes(ANSWERS)
    assert refused_for(out) == {ErrorCode.OUTPUT_HOLDS_ANSWERS}
    assert refused_for(out, (sha256(b"others"),)) == {ErrorCode.OUTPUT_HOLDS_ANSWERS}


def test_answers_that_this_run_took_up_are_replaced(out: Path) -> None:
    (out / "internal" / DECISIONS).write_bytes(ANSWERS)
    check_output(out, (sha256(ANSWERS),))
    release(out, NEXT, (sha256(ANSWERS),))
    assert not (out / "internal" / DECISIONS).exists()


@pytest.mark.parametrize("name", ["findings.json", "notes.txt"])
def test_any_other_change_is_kept_whatever_was_taken_up(out: Path, name: str) -> None:
    (out / "internal" / name).write_bytes(ANSWERS)
    assert refused_for(out, (sha256(ANSWERS),)) == {ErrorCode.OUTPUT_NOT_EMPTY}


def test_a_report_that_is_gone_is_a_change(out: Path) -> None:
    (out / "internal" / DECISIONS).unlink()
    assert refused_for(out) == {ErrorCode.OUTPUT_NOT_EMPTY}


@pytest.mark.parametrize("lock", ["~$decisions.xlsx", ".~lock.decisions.xlsx#"])
def test_a_report_open_in_a_program_is_waited_for(out: Path, lock: str) -> None:
    (out / "internal" / lock).write_bytes(b"")
    assert refused_for(out) == {ErrorCode.OUTPUT_UNWRITABLE}
