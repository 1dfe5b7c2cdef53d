"""How the text of a web page looks, computed from its style sheets: large enough, and seen.

Only what `web_values` allows is in the sheets by now, so that three things are left which could
hide a word: letters too small, letters in the colour of their ground, and a box too narrow for
the words beside which others follow. An empty box with a ground or a border is a drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from cssselect2 import ElementWrapper, Matcher
from lxml import html
from tinycss2.color3 import RGBA

from noticegen.release.gate.web.styles import Declaration, StyleRule, read_declarations
from noticegen.release.gate.web.values import Tokens, colour_of, pixels_of, split_font

_USUAL = 16.0  # pixels
_SMALLEST = 9.0
_LEAST_CONTRAST = 3.0  # WCAG 2.2, 1.4.3, for large letters; usual text has 4.5
_BLACK, _WHITE = RGBA(0, 0, 0, 1), RGBA(1, 1, 1, 1)
_OF_TAGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "small": 0.83}
_SIZES = ("xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large")
_NAMED = dict(zip(_SIZES, (9.0, 10.0, 13.0, 16.0, 18.0, 24.0, 32.0), strict=True))
_SCALED = {"smaller": 0.83, "larger": 1.2}
_BESIDE_EACH_OTHER = frozenset({"inline-block"})
_UNSEEN = frozenset({"head", "title", "meta", "style"})
# Parts of a table and rules may stand empty, as long as nothing colours them one by one.
_EMPTY = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "table", "col", "colgroup", "br"})
_DRAWING = ("background", "border", "padding", "width", "min-width")


@dataclass(frozen=True, slots=True)
class _Look:
    """What an element hands down: the size of its letters, their colour and the ground.

    `line` is the height of a line in pixels where it does not grow with the letters.
    """

    size: float = _USUAL
    root_size: float = _USUAL
    line: float | None = None
    colour: RGBA = _BLACK
    ground: RGBA = _WHITE


@dataclass(frozen=True, slots=True)
class LookFaults:
    """How many words of a page cannot be read, and how many empty boxes are drawn."""

    unreadable: int
    drawn: int


def look_at_text(root: html.HtmlElement, rules: Sequence[StyleRule], medium: str) -> LookFaults:
    """Compute the look of every element in one medium, and count what is wrong."""
    matcher = Matcher()
    for number, rule in enumerate(rules):
        if medium in rule.media:
            for selector in rule.selectors:
                matcher.add_selector(selector, (number, rule.declarations))
    faults = list(_faults(ElementWrapper.from_html_root(root), matcher, _Look()))
    return LookFaults(faults.count("unreadable"), faults.count("drawn"))


def _faults(element: ElementWrapper, matcher: Matcher, inherited: _Look) -> Iterator[str]:
    tag = element.local_name
    if tag in _UNSEEN:
        return
    declared = _declared(element, matcher)
    look = _compute(tag, declared, inherited)
    is_root = element.parent is None
    if is_root:
        look = replace(look, root_size=look.size)
    if _says_something(element) and not _can_be_read(look):
        yield "unreadable"
    if _is_too_narrow(declared):
        yield "unreadable"
    if _is_drawing(tag, declared) and not "".join(element.etree_element.itertext()).strip():
        yield "drawn"
    for child in element.iter_children():
        yield from _faults(child, matcher, look)


def _declared(element: ElementWrapper, matcher: Matcher) -> dict[str, Tokens]:
    """Return what holds for an element: the important, the specific and the late outdo others."""
    found: list[tuple[tuple[object, ...], Declaration]] = []
    for specificity, order, _, (number, declarations) in matcher.match(element):
        found += [((d.important, 0, specificity, order, number), d) for d in declarations]
    own = _own_declarations(element.etree_element.get("style") or "")
    found += [((d.important, 1, (0, 0, 0), 0, 0), d) for d in own]
    return {d.name: d.value for _, d in sorted(found, key=lambda pair: pair[0])}


@lru_cache(maxsize=256)
def _own_declarations(style: str) -> tuple[Declaration, ...]:
    return read_declarations(style)


def _compute(tag: str, declared: dict[str, Tokens], inherited: _Look) -> _Look:
    size = inherited.size * _OF_TAGS.get(tag, 1.0)
    height: Tokens = ()
    for name, value in declared.items():
        if name == "font":
            parts = split_font(value)
            size = _size_of(parts[0], inherited) if parts else inherited.size
            height = parts[1] if parts else ()
        elif name == "font-size":
            size = _size_of(value[0], inherited)
        elif name == "line-height":
            height = value
    line = _line_of(height[0], size, inherited) if height else inherited.line
    colour, ground = inherited.colour, inherited.ground
    for name, value in declared.items():
        told = colour_of(value[0]) if len(value) == 1 else None
        if name == "color" and told is not None:
            colour = told
        if name.startswith("background") and told is not None and told.alpha == 1:
            ground = told
    return replace(inherited, size=size, line=line, colour=colour, ground=ground)


def _line_of(token: Any, size: float, inherited: _Look) -> float | None:
    """Return a line's height in pixels, or None where it is a multiple of the letters' size."""
    if token.type == "dimension":
        own = replace(inherited, size=size)
        return _size_of(token, own)
    if token.type == "percentage":
        return float(size * token.value / 100)
    return inherited.line if token.type == "ident" and token.lower_value == "inherit" else None


def _size_of(token: Any, inherited: _Look) -> float:
    """Return a size of letters in pixels; a word that is not known is as small as can be."""
    if token.type == "ident":
        if token.lower_value == "inherit":
            return inherited.size
        scale: float = _SCALED.get(token.lower_value, 0.0)
        return _NAMED.get(token.lower_value, inherited.size * scale)
    value = float(token.value)
    if token.type == "percentage":
        return inherited.size * value / 100
    share = {"em": inherited.size, "ex": inherited.size / 2, "ch": inherited.size / 2}
    share["rem"] = inherited.root_size
    if token.type == "dimension" and token.lower_unit in share:
        return value * share[token.lower_unit]
    return pixels_of(token) or 0.0


def _says_something(element: ElementWrapper) -> bool:
    own = element.etree_element
    return bool((own.text or "").strip()) or any((child.tail or "").strip() for child in own)


def _can_be_read(look: _Look) -> bool:
    if look.size < _SMALLEST or (look.line is not None and look.line < look.size):
        return False
    light, dark = sorted((_luminance(look.colour), _luminance(look.ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05) >= _LEAST_CONTRAST


def _luminance(colour: RGBA) -> float:
    """Return the relative luminance of WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(min(max(part, 0.0), 1.0)) for part in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _is_too_narrow(declared: dict[str, Tokens]) -> bool:
    """Tell whether a box beside others has a width of its own, which words may run out of."""
    display = declared.get("display", ())
    stands_beside = any(token.lower_value in _BESIDE_EACH_OTHER for token in display)
    return stands_beside and any(name in declared for name in ("width", "max-width"))


def _is_drawing(tag: str, declared: dict[str, Tokens]) -> bool:
    if tag in _EMPTY:
        return any(name.startswith("background") for name in declared)
    return any(name.startswith(_DRAWING) for name in declared)
