"""The one Jinja environment: sandboxed, escaping always, silent about nothing.

A template sees public types only and may be written by another office: it must not reach files,
the network or Python's insides, and a variable that does not exist is an error, not a blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from noticegen.documents.amounts import capital_amount
from noticegen.documents.dates import chinese_date, chinese_date_with_weekday
from noticegen.errors import ErrorCode, InputError
from noticegen.settings.resources import resource_directory


def render_template(name: str, values: Mapping[str, Any]) -> str:
    """Return the HTML of a template; an InputError names the template, never a value."""
    try:
        return _environment(resource_directory("templates")).get_template(name).render(values)
    except SecurityError:
        raise InputError(ErrorCode.TEMPLATE_INVALID, file=name, why="用了不允许的写法") from None
    except TemplateError as error:
        why = f"{type(error).__name__} 第{getattr(error, 'lineno', None) or '?'}行"
        raise InputError(ErrorCode.TEMPLATE_INVALID, file=name, why=why) from None


@cache
def _environment(directory: Path) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(directory, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["date"] = chinese_date
    environment.filters["date_with_weekday"] = chinese_date_with_weekday
    environment.filters["capitals"] = capital_amount
    return environment
