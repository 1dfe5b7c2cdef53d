"""The walls, stage by stage: every function the pipeline calls breaks in turn, and no value is out.

The stages are not listed by hand, where one would be forgotten: a first run records which
functions of other rooms the pipeline's modules call; then each of them raises an exception that
quotes the list, as a careless library would.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, NoReturn

import pytest

from noticegen.cli.app import run
from noticegen.rendering import pdf as pdf_module
from noticegen.rendering.pdf import render_with_boxes
from noticegen.rendering.type_case import TypeCase
from tests.pipeline.test_planted_values import (
    PLANTED,
    arguments,
    everything_below,
    leaks,
)

pytestmark = pytest.mark.slow

LEAST_STAGES = {"notice": 35, "check": 12, "sheets": 20, "messages": 16}
IN_THE_END = {"notice": 0, "check": 1, "sheets": 0, "messages": 0}

Stage = tuple[ModuleType, str]


@pytest.fixture(autouse=True)
def _printed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print each page once: two hundred runs print the same few; what breaks lies around it."""
    known: dict[tuple[str, bool], Any] = {}

    def render_once(html: str, case: TypeCase | None = None) -> Any:
        if (html, case is None) not in known:
            known[html, case is None] = render_with_boxes(html, case)
        return known[html, case is None]

    monkeypatch.setattr(pdf_module, "render_with_boxes", render_once)


def words_for(command: str, directory: Path) -> list[str]:
    notice = arguments(directory, "--allow-held")
    roster, unit, out = notice[1], notice[3], notice[notice.index("--out") + 1]
    if command == "notice":
        return notice
    if command == "check":
        return ["check", roster, "--unit", unit, "--policy", "rural-dibao", "--out", out]
    month = [f"rural-dibao={roster}", "--unit", unit, "--period", "2026-12", "--out", out]
    return [command, *month, "--allow-held"]


def candidates() -> Iterator[Stage]:
    """Yield every function of another room that a module of the pipeline has by name."""
    for name, module in sorted(sys.modules.items()):
        if not name.startswith("noticegen.pipeline."):
            continue
        for attribute, value in sorted(vars(module).items()):
            home = getattr(value, "__module__", "")
            of_another = home.startswith("noticegen.") and home != name
            if of_another and isinstance(value, FunctionType):
                yield module, attribute


def recorded(command: str, directory: Path, monkeypatch: pytest.MonkeyPatch) -> list[Stage]:
    """Run the command whole and return the stages in the order in which they were first called."""
    import noticegen.pipeline.check
    import noticegen.pipeline.messages
    import noticegen.pipeline.notice
    import noticegen.pipeline.sheets  # noqa: F401  # all of the pipeline is loaded

    called: dict[Stage, None] = {}

    def watch(stage: Stage, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def watched(*words: Any, **named: Any) -> Any:
            called.setdefault(stage)
            return function(*words, **named)

        return watched

    with monkeypatch.context() as patch:
        for module, attribute in candidates():
            patch.setattr(module, attribute, watch((module, attribute), getattr(module, attribute)))
        assert run(words_for(command, directory)) == IN_THE_END[command]
    return list(called)


def left_over(directory: Path) -> list[str]:
    """Return what a broken run has left besides its inputs and its private bench for resuming."""
    left = [path for path in directory.iterdir() if path.name not in {"名单.xlsx", "单位.yaml"}]
    benches = [path for path in left if path.name.endswith(".resume")]
    assert all(path.stat().st_mode & 0o777 == 0o700 for path in benches)
    return [path.name for path in left if path not in benches]


@pytest.mark.parametrize("command", list(LEAST_STAGES))
def test_no_stage_of_any_command_lets_a_value_out(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def break_down(*_words: Any, **_named: Any) -> NoReturn:
        raise ValueError(f"the library repeats what it could not read: {PLANTED}")

    (tmp_path / "whole").mkdir()
    stages = recorded(command, tmp_path / "whole", monkeypatch)
    assert len(stages) >= LEAST_STAGES[command], [f"{m.__name__}.{name}" for m, name in stages]
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    capfd.readouterr()
    for number, (module, attribute) in enumerate(stages):
        stage = f"{module.__name__}.{attribute}"
        directory = tmp_path / str(number)
        directory.mkdir()
        with monkeypatch.context() as patch:
            patch.setattr(module, attribute, break_down)
            assert run(words_for(command, directory)) == 2, stage
        printed = capfd.readouterr()
        assert "程序内部出错" in printed.err, stage
        assert leaks(printed.out + printed.err + caplog.text) == [], stage
        assert left_over(directory) == [], stage
        assert leaks(everything_below(directory)) == [], stage
        assert leaks(everything_below(temporary)) == [], stage
