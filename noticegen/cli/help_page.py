"""The help page of a command: every word of it, at whatever width, without programmers' types.

What a command cannot do without stands first; the other options stand in groups, which commands
name with Typer's `rich_help_panel`. Typer's own page cuts Chinese off at the edge of its columns.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

from noticegen.cli.wrapping import cell_width, wrap

ALWAYS = "其他"  # the group of `--json`, `--help` and `--version`, at the end of every page

_WIDEST = 100  # longer lines are hard to read
_NARROWEST = 24
_MARGIN = 2
_LONGEST_NAME = 24  # columns; what is longer stands on a line of its own
_NEEDED, _ARGUMENTS, _OPTIONS, _COMMANDS = "必填选项", "参数", "选项", "命令"

_Entries = list[tuple[str, str]]


def write_help(command: Any, context: Any, width: int | None = None) -> str:
    """Return the help page of a Typer command or group; the terminal's width unless given."""
    columns = max(_NARROWEST, min(width or shutil.get_terminal_size().columns - 1, _WIDEST))
    parts = [
        "\n".join(wrap(write_usage(command, context), columns)),
        "\n".join(wrap(command.help or "", columns)),
    ]
    groups = _group_parameters(command.get_params(context))
    always = groups.pop(ALWAYS, [])
    commands = [(name, part.help or "") for name, part in _subcommands(command)]
    for title, entries in (*groups.items(), (_COMMANDS, commands), (ALWAYS, always)):
        if entries:
            parts.append("\n".join((title, *_write_entries(entries, columns))))
    if command.epilog:
        parts.append(command.epilog)  # examples, unbroken: they are there to be copied
    return "\n\n".join(part for part in parts if part) + "\n"


def write_usage(command: Any, context: Any) -> str:
    """Return the line that shows how the command is written."""
    words = [context.command_path, "[选项]"]
    words += [_argument_name(one) for one in command.get_params(context) if _is_argument(one)]
    if hasattr(command, "commands"):
        words.append("命令 [参数]...")
    return "用法：" + " ".join(words)


def _subcommands(command: Any) -> list[tuple[str, Any]]:
    return [(name, part) for name, part in getattr(command, "commands", {}).items()]


def _group_parameters(parameters: list[Any]) -> dict[str, _Entries]:
    """Return the entries under their titles: what is needed first, then as the command has them."""
    groups: dict[str, _Entries] = {_ARGUMENTS: [], _NEEDED: []}
    for parameter in parameters:
        if _is_argument(parameter):
            groups[_ARGUMENTS].append((_argument_name(parameter), parameter.help or ""))
            continue
        panel = _NEEDED if parameter.required else (parameter.rich_help_panel or _OPTIONS)
        if "--help" in parameter.opts:
            panel = ALWAYS
        groups.setdefault(panel, []).append((_option_name(parameter), _describe(parameter)))
    return groups


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _argument_name(parameter: Any) -> str:
    name = str(parameter.metavar or parameter.name)
    name = name if parameter.required else f"[{name}]"
    return name if parameter.nargs == 1 else f"{name}..."


def _option_name(parameter: Any) -> str:
    names = "/".join((*parameter.opts, *parameter.secondary_opts))
    return names if parameter.is_flag else f"{names} {parameter.metavar or '值'}"


def choices_of(parameter: Any) -> list[str]:
    """Return the words a parameter takes, if it takes only certain ones."""
    descriptor = getattr(parameter, "type_descriptor", None)
    return [str(choice) for choice in getattr(descriptor, "choices", None) or ()]


def _describe(parameter: Any) -> str:
    """Return the option's text, with the words it takes and the one it has when left out."""
    text = str(parameter.help or "")
    choices = choices_of(parameter)
    if not all(choice in text for choice in choices):
        text += f"可以写 {'、'.join(choices)}。"
    if not parameter.is_flag and not parameter.multiple and parameter.default is not None:
        text += f"不写则为 {parameter.default}。"
    return text


def _write_entries(entries: _Entries, columns: int) -> Iterator[str]:
    widest = max(cell_width(name) for name, _ in entries)
    left = _MARGIN + min(widest, _LONGEST_NAME) + _MARGIN
    if columns - left < _NARROWEST:
        left = 2 * _MARGIN
    for name, text in entries:
        lines = wrap(text, columns - left)
        head = " " * _MARGIN + name
        if cell_width(head) + _MARGIN <= left and lines:
            head += " " * (left - cell_width(head)) + lines.pop(0)
        yield head.rstrip()
        yield from (" " * left + line for line in lines)
