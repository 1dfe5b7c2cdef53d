"""`noticegen demo`: try the program on invented households."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from noticegen.cli.language import ChineseCommand
from noticegen.cli.terminal import progress_steps, result_console


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(
        "demo",
        cls=ChineseCommand,
        help="用虚构的名单试做一次公示，看看成品是什么样。",
    )(demo)


def demo(
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="目录", help="输出目录，必须是新的或空的；不写则为 demo、demo-2……"
        ),
    ] = None,
) -> None:
    """Make the examples' notice, show what became of every household and where the files are."""
    from noticegen.cli.notice import show_result, show_risk
    from noticegen.pipeline.demo import choose_out, demonstrate, example_roster
    from noticegen.pipeline.notice import STEPS

    target = out or choose_out(Path())
    console = result_console()
    console.print(f"名单（全部虚构）：{example_roster()}")
    with progress_steps(total=STEPS) as step:
        result = demonstrate(target, step, lambda risk: show_risk(risk, console))
    show_result(result, console)
    result.require_released()
