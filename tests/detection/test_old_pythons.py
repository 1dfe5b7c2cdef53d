"""Python before 3.11.4 misreads possessive groups that can fail halfway; Debian 12 has 3.11.2."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import noticegen

parser: Any = importlib.import_module("re._parser")
_ONE_CHARACTER = {"LITERAL", "NOT_LITERAL", "IN", "ANY"}


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    for module in pkgutil.walk_packages(noticegen.__path__, "noticegen."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    yield f"{module.name}.{name}", value


def possessive_groups(parsed: Any) -> int:
    """Count the possessive repetitions, and atomic groups, of more than one character."""
    found = 0
    for operation, argument in parsed:
        name = str(operation)
        if name == "ATOMIC_GROUP":
            found += 1
        elif name == "POSSESSIVE_REPEAT":
            body = argument[2]
            found += len(body) != 1 or str(body[0][0]) not in _ONE_CHARACTER
        for part in argument if isinstance(argument, (tuple, list)) else (argument,):
            if isinstance(part, parser.SubPattern):
                found += possessive_groups(part)
            elif isinstance(part, list) and name == "BRANCH":
                found += sum(map(possessive_groups, part))
    return found


def test_the_count_sees_groups_and_leaves_characters_alone() -> None:
    assert possessive_groups(parser.parse(r"a(?:b(?:cd?)?+|e)")) == 1
    assert possessive_groups(parser.parse(r"(?>ab)(?:x|(?:[ -]?1){2,3}+)")) == 2
    assert possessive_groups(parser.parse(r"[0-9]++a*+(?:b|c)\d?+")) == 0


def test_no_pattern_needs_a_possessive_group() -> None:
    known = list(patterns())
    assert len(known) > 300
    wrong = [
        name for name, p in known if possessive_groups(parser.parse(p.pattern, p.flags & ~re.U))
    ]
    assert wrong == []
