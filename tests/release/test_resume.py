"""Kept parts of an interrupted run: whole, or not there."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from noticegen.release.resume import Workbench


def test_a_kept_part_is_found_by_what_it_was_made_from(tmp_path: Path) -> None:
    bench = Workbench(tmp_path / "out")
    bench.keep("甲村", b"part")
    assert bench.find("甲村") == b"part"
    assert bench.find("乙村") is None


def test_a_full_disk_keeps_no_half_of_a_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_draft: Path, _target: Path) -> Path:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(Path, "replace", refuse)
    bench = Workbench(tmp_path / "out")
    bench.keep("甲村", b"part")
    assert bench.find("甲村") is None
    (directory,) = tmp_path.iterdir()
    assert not list(directory.iterdir())
