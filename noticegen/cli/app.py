"""The `noticegen` command: its sub-commands, and what every error becomes on screen."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import Abort, TyperException

import noticegen
from noticegen.cli import (
    check,
    demo,
    doctor,
    messages,
    notice,
    pages,
    policy,
    poster,
    review,
    scan,
    sheets,
    template,
)
from noticegen.cli.help_page import ALWAYS
from noticegen.cli.language import ChineseGroup, explain_usage_error
from noticegen.cli.terminal import message_console, prepare_streams, print_json
from noticegen.errors import ErrorCode, NoticegenError

_INTERRUPTED = 130
_UNREADABLE = 2

app = typer.Typer(
    name="noticegen",
    cls=ChineseGroup,
    help="把社会救助花名册做成依法公示的告示：该公开的公开，不该公开的一个字也不出去。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"noticegen {noticegen.__version__}")
        raise typer.Exit


@app.callback()
def noticegen_options(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="显示版本号。",
            callback=_print_version,
            is_eager=True,
            rich_help_panel=ALWAYS,
        ),
    ] = False,
) -> None:
    """Take the options that stand before the command."""


# In the order in which a newcomer meets them; `--help` lists them so.
for command in (
    demo,
    doctor,
    check,
    notice,
    poster,
    sheets,
    messages,
    pages,
    review,
    policy,
    scan,
    template,
):
    command.register(app)


def main() -> None:
    """Run the command line and leave with the contract's exit code."""
    prepare_streams()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; return 0 done, 1 refused or findings, 2 wrong usage or unreadable input.

    With `--json` an error is a JSON document too: standard output always holds exactly one.
    """
    as_json = "--json" in arguments
    try:
        code = app(arguments, prog_name="noticegen", standalone_mode=False)
    except NoticegenError as error:
        return _report(error.message, error.exit_code, str(error.code) if as_json else None)
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(error.message, nl=False)
            return _UNREADABLE
        message = f"{explain_usage_error(error)}\n怎么办：运行 {_help_command(error)} 查看用法。"
        return _report(message, _UNREADABLE, str(ErrorCode.USAGE) if as_json else None)
    except (KeyboardInterrupt, Abort):
        return _report("已中断，没有写出任何公开文件。", _INTERRUPTED)
    except MemoryError:
        return _report("内存不够。\n怎么办：请关闭其他程序，或把名单分成几个文件。", _UNREADABLE)
    except Exception as error:  # the last line of defence: no value may reach the screen
        return _report(_describe_defect(error), _UNREADABLE, "defect" if as_json else None)
    return code if isinstance(code, int) else 0


def _help_command(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else 'noticegen'} --help"


def _report(message: str, code: int, error: str | None = None) -> int:
    """Say what went wrong; `error` is its code, for a program that reads standard output."""
    if error is not None:
        print_json({"error": {"code": error, "message": message}})
    message_console().print(message, style="bold red" if code else None)
    return code


def _describe_defect(error: Exception) -> str:
    """Say where the program broke, not with what: an exception's text may hold a private value."""
    places = [
        f"{Path(frame.filename).name} 第{frame.lineno}行"
        for frame in traceback.extract_tb(error.__traceback__)
        if "noticegen" in frame.filename
    ]
    where = " → ".join(places[-3:]) or "未知位置"
    return (
        f"程序内部出错（{type(error).__name__}，{where}），没有写出任何公开文件。\n"
        "怎么办：请把这一行发给维护人员，不要附上名单。"
    )
