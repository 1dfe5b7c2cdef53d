"""`noticegen demo`: try the program on invented households."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from noticegen.cli.language import ChineseCommand
from noticegen.cli.options import JsonOption
from noticegen.cli.terminal import (
    conclude,
    message_console,
    print_json,
    progress_steps,
    result_console,
)

if TYPE_CHECKING:
    from rich.console import Console


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
    copy: Annotated[
        Path | None,
        typer.Option(
            "--copy",
            metavar="目录",
            help="不做公示，只把示例的名单和单位文件复制到这个新目录，供自己练习。",
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Make the examples' notice, show what became of every household and where the files are."""
    console = message_console() if json else result_console()
    if copy is not None:
        copies = _copy(copy, console)
        if json:
            print_json({"files": [str(path) for path in copies]})
        return
    from noticegen.cli.notice import show_result, show_risk
    from noticegen.pipeline.demo import choose_out, demonstrate, example_roster
    from noticegen.pipeline.notice import STEPS

    target = out or choose_out(Path())
    console.print(f"名单（全部虚构）：{example_roster()}")
    with progress_steps(total=STEPS) as step:
        result = demonstrate(target, step, lambda risk: show_risk(risk, console))
    show_result(result, console)
    console.print("想用这份名单自己做一遍：noticegen demo --copy 练习")
    conclude(result, json=json)


def _copy(directory: Path, console: Console) -> tuple[Path, ...]:
    from noticegen.pipeline.demo import copy_examples

    roster, unit = copies = copy_examples(directory)
    console.print(f"已复制：{roster}（里面的人都是虚构的）")
    console.print(f"已复制：{unit}")
    lists = f'"{roster}" --unit "{unit}"'
    console.print("先核对，再做公示：")
    console.print(f"  noticegen check {lists} --start 2026-12-01")
    console.print(
        f"  noticegen notice {lists} --policy rural-dibao"
        " --period 2026-12 --start 2026-12-01 --out 公示结果"
    )
    return copies
