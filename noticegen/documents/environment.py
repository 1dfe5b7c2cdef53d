"""The one Jinja environment: sandboxed, escaping always, silent about nothing.

A template sees public types only and may be written by another office: it must not reach files,
the network or Python's insides, and a variable that does not exist is an error, not a blank.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from noticegen.documents.amounts import capital_amount
from noticegen.documents.dates import chinese_date, chinese_date_with_weekday
from noticegen.errors import ErrorCode, InputError
from noticegen.settings.resources import resource_directory

# A template that multiplies text by more than this wants to fill the memory.
_MOST_REPETITIONS = 10_000


def render_template(name: str, values: Mapping[str, Any], templates: Path | None = None) -> str:
    """Return the HTML of a template; an InputError names the template, never a value.

    `templates` is an office's own directory; what is not there is taken from the bundled ones.
    """
    try:
        return template_environment(templates).get_template(name).render(values)
    except SecurityError:
        raise InputError(ErrorCode.TEMPLATE_INVALID, file=name, why="用了不允许的写法") from None
    except TemplateNotFound as error:
        why = f"找不到它引用的“{error.name}”"
        raise InputError(ErrorCode.TEMPLATE_INVALID, file=name, why=why) from None
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        why = f"{type(error).__name__} {_line_of(error, name)}"
        raise InputError(ErrorCode.TEMPLATE_INVALID, file=name, why=why) from None


def template_environment(templates: Path | None = None) -> Environment:
    """Return the environment that looks in an office's directory first, then in the bundled one."""
    return _environment(resource_directory("templates"), templates)


class _GuardedEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which also refuses to multiply a text into gigabytes."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" or _is_huge(left) or _is_huge(right):
            raise SecurityError("multiplication without bounds")
        return super().call_binop(context, operator, left, right)


def _is_huge(value: Any) -> bool:
    return isinstance(value, int) and abs(value) > _MOST_REPETITIONS


class _ConfinedLoader(FileSystemLoader):
    """Loads from one directory; a link that leads out of it does not exist."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, filename, is_fresh = super().get_source(environment, template)
        inside = [Path(directory).resolve() for directory in self.searchpath]
        if not any(Path(filename).resolve().is_relative_to(directory) for directory in inside):
            raise TemplateNotFound(template)
        return source, filename, is_fresh


@cache
def _environment(bundled: Path, own: Path | None) -> Environment:
    loaders: list[BaseLoader] = [
        _ConfinedLoader(directory, encoding="utf-8") for directory in (own, bundled) if directory
    ]
    environment = _GuardedEnvironment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["date"] = chinese_date
    environment.filters["date_with_weekday"] = chinese_date_with_weekday
    environment.filters["capitals"] = capital_amount
    return environment


def _line_of(error: BaseException, name: str) -> str:
    """Say at which line of which template an error arose; its own words may hold a value."""
    line = getattr(error, "lineno", None)
    place = getattr(error, "name", None) or name
    trace = error.__traceback__
    while line is None and trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith((".j2", ".css")):
            place = Path(file).name
            latest = trace.tb_lineno
            if trace.tb_next is None or not trace.tb_next.tb_frame.f_code.co_filename.endswith(
                (".j2", ".css")
            ):
                line = latest
        trace = trace.tb_next
    return f"“{place}”第{line}行" if line else f"“{place}”"
