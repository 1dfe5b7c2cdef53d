"""Typer in Chinese: help pages and usage errors in words a clerk reads.

Typer words its own texts in English only. Its classes are the place it offers for saying them
otherwise; nothing else of the command line depends on them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from noticegen.cli.help_page import choices_of, write_help, write_usage
from noticegen.errors import ErrorCode, InputError


class _ChineseHelp:
    """What commands and groups say alike."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the `--help` option with a Chinese text and a default."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # the mixin stands before TyperCommand
        if option is not None:
            option.help = "显示本帮助。"
            option.default = False  # without one, Typer loads pydantic to find out that it is none
        return option

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line in Chinese."""
        return write_usage(self, ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(write_help(self, ctx))


class ChineseCommand(_ChineseHelp, TyperCommand):
    """A command whose help is Chinese."""


class ChineseGroup(_ChineseHelp, TyperGroup):
    """A group of commands whose help is Chinese."""


def describe_usage_error(error: TyperException) -> InputError:
    """Return the error in Chinese, with the help page that tells the right way.

    The class of the error tells the kind, its attributes the option; of the English text only
    the name of a command is used. A kind that a later Typer may add gets a general sentence.
    """
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "noticegen"
    return InputError(ErrorCode.USAGE, why=_explain(error), how=f"运行 {command} --help 查看用法。")


def _explain(error: TyperException) -> str:
    option = str(getattr(error, "option_name", ""))
    explain = _EXPLAINERS.get(type(error).__name__)
    if explain is not None:
        return explain(error, option)
    if error.message.startswith("No such command"):
        return _explain_unknown_command(error)
    if error.message.startswith("Missing command"):
        return "没有写要做什么：请在 noticegen 后面写一个命令。"
    if error.message.startswith("Got unexpected extra argument"):
        return "多写了参数：选项和它的值之间、文件名里的空格要用引号括起来。"
    return "命令的写法不对。"


def _explain_missing(error: TyperException, _option: str) -> str:
    return f"缺少{_parameter_name(error) or '必填项'}。"


def _explain_unknown_option(error: TyperException, option: str) -> str:
    near = get_close_matches(option, getattr(error, "possibilities", None) or (), n=1)
    also = f"是不是要写 {near[0]}？" if near else ""
    return f"没有“{option}”这个选项。{also}"


def _explain_bad_usage(error: TyperException, option: str) -> str:
    if "takes no value" in error.message or "does not take a value" in error.message:
        return f"选项“{option}”后面不用写值。"
    return f"选项“{option}”后面要跟一个值。"


def _explain_bad_value(error: TyperException, _option: str) -> str:
    choices = choices_of(getattr(error, "param", None))
    may = f"可以写 {'、'.join(choices)}。" if choices else "请查看帮助。"
    return f"{_parameter_name(error) or '参数'}的值不对：{may}"


def _explain_unknown_command(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    known = list(getattr(getattr(context, "command", None), "commands", ()))
    written = re.search(r"'([^']*)'", error.message)
    word = written.group(1) if written else ""
    near = get_close_matches(word, known, n=1)
    also = f"是不是要写 {near[0]}？" if near else f"可以写：{'、'.join(known)}。"
    return f"没有“{word}”这个命令。{also}"


_EXPLAINERS: dict[str, Callable[[TyperException, str], str]] = {
    "MissingParameter": _explain_missing,
    "NoSuchOption": _explain_unknown_option,
    "BadOptionUsage": _explain_bad_usage,
    "BadParameter": _explain_bad_value,
}


def _parameter_name(error: TyperException) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return ""
    options = [name for name in parameter.opts if name.startswith("-")]
    return f"选项“{options[0]}”" if options else f"“{parameter.metavar or parameter.name}”"
