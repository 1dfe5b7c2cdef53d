"""Rows of a list look alike: nobody is pointed out by a colour, a heavier letter or a frame.

What a list may not say in words, a template can say by the look of one row: who is ill, who has
complained. Rows may differ by turns, as striped lists do. Names that are long may be set smaller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import tinycss2
from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list
from lxml import html

Look = tuple[object, ...]

_TURNS = 2  # striped rows
_FITTED = re.compile(r"font-size\s*:[^;]*;?\s*")  # how a long name is made to fit its cell
_OF_FITTING = frozenset({"whole", "halved"})
_BY_TURNS = re.compile(r"odd|even|2n(?:[+-][01])?|n")
# Where a page is broken says nothing of anybody.
_SILENT = ("break-", "page-break-", "orphans", "widows")
_EDGES = ("border", "padding", "margin")
_SHAPES = ("white-space", "line-height", "display", "letter-spacing", "padding")


def has_marked_row(root: html.HtmlElement) -> bool:
    """Tell whether any row of a list looks otherwise than the others, or than those by turns."""
    lists = [rows for table in root.iter("table") if (rows := _listed(table))]
    for looks in ([_look(row) for row in rows] for rows in lists):
        if any(now != before for before, now in zip(looks, looks[_TURNS:], strict=False)):
            return True
    pointing = _pointing_rules(tuple(style.text or "" for style in root.iter("style")))
    if pointing is None:
        return False
    wrapped = _wrapped(root)
    return len({_rules_for(row, pointing, wrapped) for rows in lists for row in rows}) > 1


def _listed(table: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the rows that begin with a number, which are those of households."""
    rows = (row for row in table.iter("tr") if row.find("td") is not None)
    return [row for row in rows if (row.find("td").text_content() or "").strip().isdecimal()]


def _look(row: html.HtmlElement) -> Look:
    """Return what a row is written with: elements, classes, styles and other attributes."""
    return tuple(
        (
            element.tag,
            frozenset((element.get("class") or "").split()) - _OF_FITTING,
            _FITTED.sub("", element.get("style") or ""),
            frozenset(element.attrib) - {"class", "style"},
        )
        for element in row.iter()
        if isinstance(element.tag, str) and not _is_plain_span(element)
    )


def _is_plain_span(element: html.HtmlElement) -> bool:
    """Tell what a long name's two lines stand in, which shows nothing by itself."""
    return element.tag == "span" and not element.attrib


def _rules_for(
    row: html.HtmlElement, pointing: Matcher, wrapped: Mapping[Any, ElementWrapper]
) -> Look:
    """Return which rules hold for a row and each of its cells."""
    return tuple(
        tuple(number for *_, number in pointing.match(wrapped[element]))
        for element in (row, *row.iter("td", "th", "b", "strong", "em", "i"))
    )


def _wrapped(root: html.HtmlElement) -> dict[Any, ElementWrapper]:
    subtree = ElementWrapper.from_html_root(root).iter_subtree()
    return {wrapper.etree_element: wrapper for wrapper in subtree}


@lru_cache(maxsize=8)  # the pages of a run share their styles
def _pointing_rules(styles: tuple[str, ...]) -> Matcher | None:
    """Return the rules that can point at one row of many, or None where there are none."""
    matcher, count = Matcher(), 0
    for style in styles:
        nodes = tinycss2.parse_stylesheet(style, skip_comments=True)
        for rule in _qualified_rules(nodes):
            if not _points(rule):
                continue
            try:
                selectors = compile_selector_list(rule.prelude)
            except SelectorError:
                continue  # the printer refuses it
            for selector in selectors:
                count += 1
                matcher.add_selector(selector, count)
    return matcher if count else None


def _qualified_rules(nodes: Sequence[Any]) -> Iterator[Any]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield node
        elif node.type == "at-rule" and node.content is not None:
            yield from _qualified_rules(tinycss2.parse_rule_list(node.content, skip_comments=True))


def _points(rule: Any) -> bool:
    """Tell whether a rule can choose one row, and says something of its look."""
    chosen = {_choice(token) for token in rule.prelude} - {None}
    if not chosen:
        return False
    names = {
        node.lower_name
        for node in tinycss2.parse_blocks_contents(rule.content, skip_comments=True)
        if node.type == "declaration"
    }
    silent: tuple[str, ...] = _SILENT
    if "one" not in chosen:
        silent += (_EDGES if "some" in chosen else ()) + (_SHAPES if "fitted" in chosen else ())
    return any(not name.startswith(silent) for name in names)


def _choice(token: Any) -> str | None:
    """Return what a selector chooses: `one` element, `some` of many, those that were `fitted`."""
    if token.type in ("hash", "[] block"):
        return "one"
    if token.type == "literal" and token.value in "+~":
        return "one"
    if token.type == "ident" and token.value in _OF_FITTING:
        return "fitted"
    if token.type == "ident" and token.lower_value in ("first-child", "last-child"):
        return "some"
    if token.type == "function" and token.lower_name.startswith("nth-"):
        wanted = "".join(t.serialize() for t in token.arguments).replace(" ", "").lower()
        if _BY_TURNS.fullmatch(wanted):
            return None
        return "some" if "n" in wanted else "one"
    return None
