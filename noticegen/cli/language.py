"""Typer in Chinese: help pages and usage errors in words a clerk reads.

Typer words its own texts in English only. Its classes are the place it offers for saying them
otherwise; nothing else of the command line depends on them.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

_METAVARS = (("[OPTIONS]", "[选项]"), ("COMMAND [ARGS]...", "命令 [参数]..."))


class _ChineseHelp:
    """What commands and groups say alike."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the `--help` option with a Chinese text."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # the mixin stands before TyperCommand
        if option is not None:
            option.help = "显示本帮助。"
        return option

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line in Chinese."""
        usage: str = super().get_usage(ctx)  # type: ignore[misc]  # the mixin stands before TyperCommand
        for english, chinese in _METAVARS:
            usage = usage.replace(english, chinese)
        return usage.replace("Usage:", "用法：", 1)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print help with Chinese titles; Typer keeps them as attributes of this module."""
        from typer import rich_utils

        rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
        rich_utils.OPTIONS_PANEL_TITLE = "选项"
        rich_utils.COMMANDS_PANEL_TITLE = "命令"
        rich_utils.REQUIRED_LONG_STRING = "[必填]"
        rich_utils.DEFAULT_STRING = "[默认：{}]"
        super().format_help(ctx, formatter)  # type: ignore[misc]  # the mixin stands before TyperCommand


class ChineseCommand(_ChineseHelp, TyperCommand):
    """A command whose help is Chinese."""


class ChineseGroup(_ChineseHelp, TyperGroup):
    """A group of commands whose help is Chinese."""


def explain_usage_error(error: TyperException) -> str:
    """Say in Chinese what was wrong with the command line.

    The class of the error tells the kind, its attributes the option; the English text is used
    only for kinds that a later Typer may add.
    """
    hint = _parameter_name(error)
    kind = type(error).__name__
    option = str(getattr(error, "option_name", ""))
    if kind == "MissingParameter":
        return f"缺少{hint or '必填项'}。"
    if kind == "NoSuchOption":
        near = getattr(error, "possibilities", None)
        also = f"是不是要写 {'、'.join(sorted(near))}？" if near else ""
        return f"没有“{option}”这个选项。{also}"
    if kind == "BadOptionUsage":
        return f"选项“{option}”用法不对：后面要跟一个值，或者不应跟值。"
    if kind == "BadParameter":
        return f"{hint or '参数'}的值不对：{_choices(error) or '请查看帮助'}。"
    if error.message.startswith("No such command"):
        return f"没有这个命令：{error.message.removeprefix('No such command').strip(' .')}。"
    if error.message.startswith("Missing command"):
        return "没有写要做什么：请在 noticegen 后面写一个命令。"
    if error.message.startswith("Got unexpected extra argument"):
        return "多写了参数：选项和它的值之间、文件名里的空格要用引号括起来。"
    return error.message


def _parameter_name(error: TyperException) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return ""
    options = [name for name in parameter.opts if name.startswith("-")]
    return f"选项“{options[0]}”" if options else f"参数 {parameter.make_metavar(error.ctx)}"  # type: ignore[attr-defined]  # usage errors carry their context


def _choices(error: TyperException) -> str:
    kind = getattr(getattr(error, "param", None), "type", None)
    choices = getattr(kind, "choices", None)
    return "可以写 " + "、".join(str(choice) for choice in choices) if choices else ""
