"""`noticegen doctor`: what this machine lacks, and the command that mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from noticegen.cli.language import ChineseCommand
from noticegen.cli.options import JsonOption
from noticegen.cli.terminal import print_json, result_console

if TYPE_CHECKING:
    from noticegen.pipeline.doctor import Check


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(
        "doctor",
        cls=ChineseCommand,
        help="检查这台电脑缺什么，并给出补上它的命令。",
    )(doctor)


def doctor(
    json: JsonOption = False,
) -> int:
    """Show every check; exit 1 when notices cannot be made here."""
    from noticegen.pipeline.doctor import diagnose

    diagnosis = diagnose()
    if json:
        print_json(diagnosis.as_document())
        return 0 if diagnosis.usable else 1
    console = result_console()
    for check in diagnosis.checks:
        console.print(f"{_mark(check)} {check.name}：{check.detail}", style=_style(check))
        if check.remedy:
            console.print(f"    怎么办：{check.remedy}")
    console.print()
    if diagnosis.usable:
        lacking = any(not check.passed for check in diagnosis.checks)
        console.print(
            "可以使用。标“○”的各项缺了也能用，补上更好。" if lacking else "一切齐全，可以使用。"
        )
        return 0
    console.print("还不能使用：请按上面标“×”的各项的命令补上，再运行一次 noticegen doctor。")
    return 1


def _mark(check: Check) -> str:
    if check.passed:
        return "√"
    return "×" if check.needed else "○"


def _style(check: Check) -> str | None:
    if check.passed:
        return None
    return "bold red" if check.needed else "yellow"
