"""Bounds on the work a template may ask for, so that one of another office cannot stall a run.

Loops, calls and inclusions are counted, and texts may not grow without end. The bounds lie far
above what a county's longest list needs, and are the same on every machine: no clock is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sized
from functools import wraps
from typing import Any, cast

from jinja2 import Template, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context

# A list of ten thousand households needs some hundred thousand steps.
_MOST_STEPS = 5_000_000
_LONGEST_TEXT = 50_000_000  # characters
_LONGEST_VALUE = 1_000_000  # characters of what a template puts together in one expression
_LONGEST_FIGURE = 1_000  # bits
# A template that multiplies, pads or indents by more than this wants to fill the memory.
_MOST_REPETITIONS = 10_000
_WIDE_FIELD = re.compile(r"\d{4}|\*|:[^}]*\{")
# Filters that do not look at every item of a list.
_AT_ONCE = frozenset({"length", "count", "first", "last", "default", "d", "round", "int", "float"})
_STEP, _ITEMS, _VALUE = "_step", "_items", "_value"


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with a budget of steps for every page; SecurityError when it is spent."""

    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._steps = 0
        del self.globals["lipsum"]  # makes up text, as much as it is told to
        self.filters = {name: self._bounded(name, use) for name, use in self.filters.items()}
        self.filters |= {_STEP: self._step, _ITEMS: self._items, _VALUE: bounded_value}

    def begin(self) -> None:
        """Give the next page its full budget."""
        self._steps = 0

    def spend(self, steps: int = 1) -> None:
        """Count work; SecurityError when a page takes more than any page needs."""
        self._steps += steps
        if self._steps > _MOST_STEPS:
            raise SecurityError("too many steps")

    @staticmethod
    def concat(parts: Iterable[str]) -> str:
        """Join the pieces of a page, and stop when it grows beyond any page."""
        return "".join(_until_too_long(parts))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Compute; refuse powers, huge factors, and texts padded by a format."""
        if operator == "**" or (operator == "*" and _makes_too_much(left, right)):
            raise SecurityError("multiplication without bounds")
        if operator == "%" and isinstance(left, str):
            _require_narrow(left)
        return bounded_value(super().call_binop(context, operator, left, right))

    def call(self, context: Context, called: Any, /, *args: Any, **named: Any) -> Any:
        """Call, and count it; a text's own methods may not pad it without end."""
        self.spend()
        of = getattr(called, "__self__", None)
        if isinstance(of, str):
            self._check_text_work(called.__name__, of, args, named)
        return bounded_value(super().call(context, called, *args, **named))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return what the sandbox makes of a text's own `format`, but padding nothing.

        The sandbox puts a function in its place, which hides from `call` that a text is behind it.
        """
        made = super().wrap_str_format(value)
        if made is None:
            return None

        @wraps(made)
        def bounded(*args: Any, **named: Any) -> str:
            _require_narrow(str(value.__self__))
            return made(*args, **named)

        return bounded

    def get_template(self, *args: Any, **named: Any) -> Template:
        """Load a template, and count it: it may include itself."""
        self.spend()
        return super().get_template(*args, **named)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for concat in list(tree.find_all(nodes.Concat)):
            # A node knows its place only from its parent; so the parts are joined one level down.
            inner = nodes.Concat(concat.nodes, lineno=concat.lineno)
            concat.nodes = [_filtered(inner, _VALUE)]
        for loop in list(tree.find_all(nodes.For)):
            loop.iter = _filtered(cast(nodes.Expr, loop.iter), _ITEMS)
            step = _filtered(nodes.Const("", lineno=loop.lineno), _STEP)
            loop.body.insert(0, nodes.ExprStmt(step, lineno=loop.lineno))
        return tree

    @pass_context
    def _step(self, _context: Context, value: Any) -> Any:
        self.spend()
        return value

    def _items(self, values: Iterable[Any]) -> Iterable[Any]:
        if isinstance(values, Sized):
            self.spend(len(values))
            return values
        return self._counted(values)

    def _counted(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self.spend()
            yield value

    def _bounded(self, name: str, use: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter that counts as many steps as its value is long."""

        @wraps(use)
        def bounded(*args: Any, **named: Any) -> Any:
            place = 1 if hasattr(use, "jinja_pass_arg") else 0
            value, others = args[place], args[place + 1 :]
            looks_through = isinstance(value, Sized) and name not in _AT_ONCE
            self.spend(1 + len(value) if looks_through else 1)
            self._check_text_work(name, value, others, named)
            return bounded_value(use(*args, **named))

        return bounded

    def _check_text_work(
        self, name: str, value: Any, others: tuple[Any, ...], named: dict[str, Any]
    ) -> None:
        given = (*others, *named.values())
        if name == "format":
            _require_narrow(str(value))
        elif any(_is_huge(one) for one in given):
            raise SecurityError("padding without bounds")
        if name in ("replace", "join") and given and isinstance(value, Sized):
            longest = max((len(one) for one in given if isinstance(one, str)), default=0)
            if len(value) * longest > _LONGEST_TEXT:
                raise SecurityError("text without bounds")


def bounded_value(value: Any) -> Any:
    """Return a value, unless it is a text, list or figure larger than any a page is made of."""
    if isinstance(value, str | list | tuple) and len(value) > _LONGEST_VALUE:
        raise SecurityError("value without bounds")
    if isinstance(value, int) and value.bit_length() > _LONGEST_FIGURE:
        raise SecurityError("figure without bounds")
    return value


def _filtered(node: nodes.Expr, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _until_too_long(parts: Iterable[str]) -> Iterator[str]:
    length = 0
    for part in parts:
        length += len(part)
        if length > _LONGEST_TEXT:
            raise SecurityError("page without bounds")
        yield part


def _makes_too_much(left: Any, right: Any) -> bool:
    for one, times in ((left, right), (right, left)):
        if isinstance(one, Sized) and isinstance(times, int):
            return len(one) * times > _LONGEST_VALUE or _is_huge(times)
    return False


def _is_huge(value: Any) -> bool:
    return isinstance(value, int) and abs(value) > _MOST_REPETITIONS


def _require_narrow(pattern: str) -> None:
    if _WIDE_FIELD.search(pattern):
        raise SecurityError("padding without bounds")
