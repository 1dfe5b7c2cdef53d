"""The rules of a style sheet that can choose one element among its like, by whatever selector.

A rule that asks for elements, classes and what they stand in treats like elements alike. Whatever
else a selector can ask (`:nth-child`, `:not`, `:has`, `:lang`, an attribute, what stands before)
may choose one of many, and is not read here but tried on the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2
from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list
from lxml import html

# Pseudo-classes and -elements that every element of a kind has.
_OF_ALL = frozenset({"root", "first-line", "first-letter", "marker"})
_BY_TURNS = re.compile(
    r":nth-(?:last-)?(?:child|of-type)\(\s*(?:odd|even|[2-5]n(?:\s*[+-]\s*[0-4])?)\s*\)",
    re.IGNORECASE,
)
_SILENT = ("orphans", "widows")
_BREAKS = ("break-", "page-break-")
_NO_BREAK = frozenset({"auto", "avoid", "avoid-page", "avoid-column"})
_EDGES = ("border", "padding", "margin")


@dataclass(frozen=True, slots=True)
class Holding:
    """The rules that hold for one element, by number.

    `looks` change how its letters and ground look, `choices` are those of them that do not choose
    by turns, `edges` change its edges alone.
    """

    looks: tuple[int, ...] = ()
    choices: tuple[int, ...] = ()
    edges: tuple[int, ...] = ()


_NONE = Holding()


@dataclass(frozen=True, slots=True)
class _PointingRules:
    """Rules by number: those of `edges` only draw a line, leave room or begin a page.

    Those of `turns` choose every second to fifth of like elements, as stripes do.
    """

    matcher: Matcher
    edges: frozenset[int]
    turns: frozenset[int]

    def holding_for(self, element: ElementWrapper) -> Holding:
        """Return which of the rules hold for an element."""
        numbers = tuple(number for *_, number in self.matcher.match(element))
        if not numbers:
            return _NONE
        looks = tuple(number for number in numbers if number not in self.edges)
        return Holding(
            looks=looks,
            choices=tuple(number for number in looks if number not in self.turns),
            edges=tuple(number for number in numbers if number in self.edges),
        )


def find_pointing_rules(
    root: html.HtmlElement, elements: Collection[html.HtmlElement]
) -> dict[html.HtmlElement, Holding] | None:
    """Return the rules that hold for each of the elements of a page, None where it has none."""
    rules = _read_rules(tuple(style.text or "" for style in root.iter("style")))
    if rules is None:
        return None
    subtree = ElementWrapper.from_html_root(root).iter_subtree()
    return {
        wrapper.etree_element: rules.holding_for(wrapper)
        for wrapper in subtree
        if wrapper.etree_element in elements
    }


@lru_cache(maxsize=8)  # the pages of a run share their styles
def _read_rules(styles: tuple[str, ...]) -> _PointingRules | None:
    """Return the rules that can point at one row of many, or None where there are none."""
    matcher, count = Matcher(), 0
    edges: set[int] = set()
    turns: set[int] = set()
    for prelude, declarations in _all_rules(styles):
        effects = {_effect_of(declaration) for declaration in declarations} - {None}
        if not effects or not _chooses(tinycss2.parse_component_value_list(prelude)):
            continue
        try:
            selectors = compile_selector_list(prelude)
        except SelectorError:
            continue  # the printer refuses it
        count += 1
        for selector in selectors:
            matcher.add_selector(selector, count)
        if effects == {"edge"}:
            edges.add(count)
        if _BY_TURNS.search(prelude.replace("/**/", "")):
            turns.add(count)
    return _PointingRules(matcher, frozenset(edges), frozenset(turns)) if count else None


def _all_rules(styles: Sequence[str]) -> Iterator[tuple[str, list[Any]]]:
    """Yield the selectors and declarations of every rule, be it within others."""
    for style in styles:
        yield from _rules_in(tinycss2.parse_stylesheet(style, skip_comments=True), "")


def _rules_in(nodes: Sequence[Any], outer: str) -> Iterator[tuple[str, list[Any]]]:
    for node in nodes:
        if node.type == "at-rule" and node.content is not None:
            if not outer:
                yield from _rules_in(tinycss2.parse_rule_list(node.content, True), "")
                continue
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True)
            yield outer, _declarations(inner)  # `@media print { color: red }` within a rule
            yield from _rules_in(inner, outer)
        elif node.type == "qualified-rule":
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True)
            prelude = _within(outer, node.prelude)
            yield prelude, _declarations(inner)
            yield from _rules_in(inner, prelude)


def _declarations(nodes: Sequence[Any]) -> list[Any]:
    return [node for node in nodes if node.type == "declaration"]


def _within(outer: str, prelude: Sequence[Any]) -> str:
    """Return the selectors of a rule that may stand within another one, each with its outer one."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    selectors = [tinycss2.serialize(part).strip() for part in parts]
    if outer:
        around = f":is({outer})"
        selectors = [
            text.replace("&", around) if "&" in text else f"{around} {text}" for text in selectors
        ]
    return ",".join(selectors)


def _chooses(prelude: Sequence[Any]) -> bool:
    """Tell whether a selector asks for more than elements, classes and what they stand in."""
    before = ""
    for token in prelude:
        if token.type in ("hash", "[] block", "function"):
            return True
        if token.type == "literal" and token.value in "+~|":
            return True
        if token.type == "ident" and before == ":" and token.lower_value not in _OF_ALL:
            return True
        before = token.value if token.type == "literal" else ""
    return False


def _effect_of(declaration: Any) -> str | None:
    """Return whether a declaration says something by a `look` or an `edge`, or nothing."""
    name: str = declaration.lower_name
    if name.startswith(_SILENT):
        return None
    if name.startswith(_BREAKS):
        words = {token.lower_value for token in declaration.value if token.type == "ident"}
        return None if words <= _NO_BREAK else "edge"
    return "edge" if name.startswith(_EDGES) else "look"
