"""The `noticegen` command: its sub-commands, and what every error becomes on screen."""

from __future__ import annotations

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
from noticegen.cli.language import ChineseGroup, describe_usage_error
from noticegen.cli.terminal import discard_output, message_console, print_json
from noticegen.errors import ErrorCode, InputError, NoticegenError

_UNREADABLE = 2
_INTERRUPTED = 130  # what shells report of a program ended by Ctrl-C
_READER_GONE = 141  # and of one whose reader has gone
_MACHINE_READABLE = frozenset({"--json", "--sarif"})

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


def run(arguments: list[str]) -> int:
    """Run one command; return 0 done, 1 refused or findings, 2 wrong usage or unreadable input.

    With `--json` an error is a JSON document too: standard output always holds exactly one.
    """
    try:
        code = app(arguments, prog_name="noticegen", standalone_mode=False)
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(error.message, nl=False)
            return _UNREADABLE
        failure: NoticegenError = describe_usage_error(error)
    except NoticegenError as error:
        failure = error
    except Abort:
        failure = InputError(ErrorCode.INTERRUPTED)
    except MemoryError:
        failure = InputError(ErrorCode.OUT_OF_MEMORY)
    except SystemExit:  # Typer's answer when the reader of our output has gone, as `| head` does
        discard_output()
        return _READER_GONE
    except Exception as error:  # the last line of defence: no value may reach the screen
        failure = _describe_defect(error)
    else:
        if code != _INTERRUPTED:  # Typer's answer to Ctrl-C
            return code if isinstance(code, int) else 0
        failure = InputError(ErrorCode.INTERRUPTED)
    return _report(failure, as_document=not _MACHINE_READABLE.isdisjoint(arguments))


def _report(failure: NoticegenError, *, as_document: bool) -> int:
    """Say what went wrong, also to a program that reads standard output."""
    if as_document:
        print_json({"error": {"code": str(failure.code), "message": failure.message}})
    message_console().print(failure.message, style="bold red")
    return _INTERRUPTED if failure.code is ErrorCode.INTERRUPTED else failure.exit_code


def _describe_defect(error: Exception) -> NoticegenError:
    """Say where the program broke, not with what: an exception's text may hold a private value."""
    places = [
        f"{Path(frame.filename).name} 第{frame.lineno}行"
        for frame in traceback.extract_tb(error.__traceback__)
        if "noticegen" in frame.filename
    ]
    where = " → ".join(places[-3:]) or "未知位置"
    return InputError(ErrorCode.DEFECT, kind=type(error).__name__, where=where)
