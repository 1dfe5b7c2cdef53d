"""The one Jinja environment: sandboxed, escaping always, silent about nothing.

A template sees public types only and may be written by another office: it must not reach files,
the network or Python's insides, and a variable that does not exist is an error, not a blank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
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
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError

from noticegen.documents.bounded_templates import BoundedEnvironment
from noticegen.documents.dates import chinese_date, chinese_date_with_weekday
from noticegen.errors import ErrorCode, InputError
from noticegen.settings.resources import resource_directory
from noticegen.vocabulary.capitals import capital_amount

# What a template's own mistakes raise: a filter may be given whatever there is.
_OF_TEMPLATES = (
    *(TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def render_template(name: str, values: Mapping[str, Any], templates: Path | None = None) -> str:
    """Return the HTML of a template; an InputError names the template, never a value.

    `templates` is an office's own directory; what is not there is taken from the bundled ones.
    """
    environment = template_environment(templates)
    with _faults_told(name):
        environment.begin()
        return environment.get_template(name).render(values)


def render_part(
    call: str, name: str, values: Mapping[str, Any], templates: Path | None = None
) -> str:
    """Return what a call of one part of a page comes to; errors are those of its template."""
    environment = template_environment(templates)
    with _faults_told(name):
        environment.begin()
        return environment.from_string(call).render(values)


@contextmanager
def _faults_told(name: str) -> Iterator[None]:
    """Raise an InputError, which names the template, for whatever goes wrong in it."""
    try:
        yield
    except SecurityError:
        why = "用了不允许的写法，或者循环太多、文字太长"
        raise InputError(ErrorCode.TEMPLATE_INVALID, file=name, why=why) from None
    except RecursionError:
        raise InputError(
            ErrorCode.TEMPLATE_INVALID, file=name, why="自己套用自己，没有完"
        ) from None
    except TemplateNotFound as error:
        why = f"找不到它引用的“{error.name}”"
        raise InputError(ErrorCode.TEMPLATE_INVALID, file=name, why=why) from None
    except _OF_TEMPLATES as error:
        why = f"{_line_of(error, name)}{_fault_of(error)}"
        raise InputError(ErrorCode.TEMPLATE_INVALID, file=name, why=why) from None


def template_environment(templates: Path | None = None) -> BoundedEnvironment:
    """Return the environment that looks in an office's directory first, then in the bundled one."""
    return _environment(resource_directory("templates"), templates)


def without_remarks(css: str) -> str:
    """Leave out what a style sheet's author noted for colleagues; lines stay lines."""
    return _COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), css)


class _ConfinedLoader(FileSystemLoader):
    """Loads from one directory; a link that leads out of it does not exist."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, filename, is_fresh = super().get_source(environment, template)
        inside = [Path(directory).resolve() for directory in self.searchpath]
        if not any(Path(filename).resolve().is_relative_to(directory) for directory in inside):
            raise TemplateNotFound(template)
        if template.endswith(".css"):
            source = without_remarks(source)
        return source, filename, is_fresh


@cache
def _environment(bundled: Path, own: Path | None) -> BoundedEnvironment:
    loaders: list[BaseLoader] = [
        _ConfinedLoader(directory, encoding="utf-8") for directory in (own, bundled) if directory
    ]
    environment = BoundedEnvironment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    del environment.filters["random"]  # the same input makes the same bytes
    environment.filters["date"] = chinese_date
    environment.filters["date_with_weekday"] = chinese_date_with_weekday
    environment.filters["capitals"] = capital_amount
    return environment


def _fault_of(error: Exception) -> str:
    if isinstance(error, TemplateSyntaxError):
        return "语法有误"
    if isinstance(error, UndefinedError):
        return "用了没有的变量、属性或者部件"
    return f"有一处算不出来（{type(error).__name__}）"


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
