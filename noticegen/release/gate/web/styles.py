"""The style sheets of a web page, read against a list of what may stand in them.

A browser has a thousand ways to hide a sentence, to set words in another order or to write some
of its own: `display: none`, a window's width, a rule for the mouse, text after text. No list of
them is ever complete, so the list is of what a page of text needs (`web_values`). Whatever is not
on it is refused, and what is left looks the same in every browser and window.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2
from cssselect2 import SelectorError, compile_selector_list

from noticegen.release.gate.web.values import PROPERTIES, Tokens

MEDIA = ("screen", "print")
# What a selector may ask of an element's place; none of these changes while somebody reads.
_PLACES = frozenset(
    {"root", "first-child", "last-child", "only-child", "nth-child", "nth-last-child"}
    | {"first-of-type", "last-of-type", "nth-of-type"}
)


@dataclass(frozen=True, slots=True)
class Declaration:
    """One property with its value, and the line of the style sheet it stands in."""

    name: str
    value: Tokens
    important: bool
    line: int

    @property
    def is_allowed(self) -> bool:
        """Tell whether the property is on the list and its value shows what it stands by."""
        check = PROPERTIES.get(self.name)
        return check is not None and bool(self.value) and check(self.value)


@dataclass(frozen=True, slots=True)
class StyleRule:
    """Selectors and what they declare; `media` are those of `MEDIA` in which the rule holds."""

    selectors: Tokens
    declarations: tuple[Declaration, ...]
    media: tuple[str, ...]


class StyleError(Exception):
    """Something in a style sheet that may not be there; `what` is a property's name, or empty."""

    def __init__(self, line: int, what: str = "") -> None:
        super().__init__()
        self.line = line
        self.what = what


def read_rules(css: str) -> Iterator[StyleRule]:
    """Yield the rules of a style sheet; StyleError for whatever is not on the list."""
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    yield from _rules(nodes, MEDIA)


def read_declarations(tokens: str | Sequence[Any]) -> tuple[Declaration, ...]:
    """Return the declarations of a rule or of a `style` attribute; StyleError as above."""
    found = []
    for node in tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True):
        if node.type != "declaration":
            raise StyleError(node.source_line)
        value = [t for t in node.value if t.type not in ("whitespace", "comment")]
        declaration = Declaration(node.lower_name, value, node.important, node.source_line)
        if not declaration.is_allowed:
            known = node.lower_name if node.lower_name in _TOLD else ""
            raise StyleError(node.source_line, known)
        found.append(declaration)
    return tuple(found)


def _rules(nodes: Sequence[Any], media: tuple[str, ...]) -> Iterator[StyleRule]:
    for node in nodes:
        if node.type == "qualified-rule":
            _check_selectors(node)
            try:
                selectors = compile_selector_list(node.prelude)
            except SelectorError:
                raise StyleError(node.source_line) from None
            yield StyleRule(selectors, read_declarations(node.content), media)
        elif node.type == "at-rule" and node.lower_at_keyword == "media" and media == MEDIA:
            inner = tinycss2.parse_rule_list(
                node.content or (), skip_comments=True, skip_whitespace=True
            )
            yield from _rules(inner, (_medium(node),))
        else:
            raise StyleError(node.source_line)


def _medium(node: Any) -> str:
    """Return the one medium of a rule; a window's width or a reader's liking is none."""
    words = [token for token in node.prelude if token.type != "whitespace"]
    if len(words) == 1 and words[0].type == "ident" and words[0].lower_value in MEDIA:
        medium: str = words[0].lower_value
        return medium
    raise StyleError(node.source_line)


def _check_selectors(node: Any) -> None:
    """Refuse selectors of made-up text (`::after`) and of what a reader does (`:hover`)."""
    for before, token in zip((None, *node.prelude), node.prelude, strict=False):
        if before is None or not _is_colon(before):
            continue
        name = token.lower_name if token.type == "function" else getattr(token, "lower_value", "")
        if name not in _PLACES or any(_is_colon(t) for t in getattr(token, "arguments", ())):
            raise StyleError(node.source_line)


def _is_colon(token: Any) -> bool:
    return bool(token.type == "literal" and token.value == ":")


# The names of properties that may be repeated to whoever wrote them; any other could be a value.
_TOLD = frozenset(PROPERTIES) | {
    *("position", "left", "right", "top", "bottom", "float", "clear", "visibility", "opacity"),
    *("overflow", "overflow-x", "overflow-y", "height", "min-height", "max-height", "content"),
    *("transform", "filter", "clip", "clip-path", "mask", "order", "direction", "unicode-bidi"),
    *("writing-mode", "text-transform", "text-shadow", "z-index", "animation", "transition"),
    *("columns", "column-count", "grid", "grid-template-columns", "grid-column", "grid-row"),
    *("mix-blend-mode", "zoom", "text-overflow", "background-image", "box-shadow", "outline"),
    *("flex", "flex-direction", "flex-grow", "align-self", "font-variant", "counter-reset"),
}
