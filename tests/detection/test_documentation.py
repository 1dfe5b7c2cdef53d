"""What docs/detection.md promises to programs of others is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "detection.md"
_BLOCKS = re.findall(r"```python\n(.*?)```", _PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("number", range(len(_BLOCKS)))
def test_the_examples_run(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(_BLOCKS[number], f"example {number}", "exec"), {})  # noqa: S102  # our own text
    if number == 0:
        printed = capsys.readouterr().out
        assert "PERSON 2 5" in printed
        assert "CN_MOBILE 8 19" in printed
        assert "LANDLINE" not in printed


def test_there_are_examples() -> None:
    assert len(_BLOCKS) == 2
