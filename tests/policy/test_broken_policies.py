"""One broken file per kind of error: each must be refused at its line, in words that help."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from noticegen.errors import ErrorCode, InputError
from noticegen.policy.catalogue import load_policy

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
EXPECTED = re.compile(r"# 应报：第(\d+)行｜(.+)$")


def test_there_are_forty_kinds_of_error() -> None:
    assert len(BROKEN) >= 40


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_policy_is_refused_at_its_line(path: Path) -> None:
    expected = EXPECTED.search(path.read_text(encoding="utf-8").rstrip())
    assert expected is not None

    with pytest.raises(InputError) as refused:
        load_policy(path)

    error = refused.value
    assert error.code is ErrorCode.POLICY_INVALID
    assert f"政策文件“{path.name}”第{expected[1]}行" in error.message
    for keyword in expected[2].split("｜"):
        assert keyword in error.message
    assert "怎么办：" in error.message
    assert error.__cause__ is None
