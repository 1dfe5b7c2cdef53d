"""Which values of a style sheet a web page may have: those that can hide, move or draw nothing.

A length is not negative and not so large that text leaves the window; a line is as high as its
letters; a colour is opaque; a font has letters for letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tinycss2.color3 import RGBA, parse_color

Tokens = Sequence[Any]
Check = Callable[[Tokens], bool]

# How many pixels a unit has at the usual size of letters; units of the window's size are left out.
_INCH, _USUAL = 96.0, 16.0
PIXELS = {
    "px": 1.0,
    "pt": _INCH / 72,
    "pc": _INCH / 6,
    "mm": _INCH / 25.4,
    "cm": _INCH / 2.54,
    "in": _INCH,
    "em": _USUAL,
    "rem": _USUAL,
    "ex": _USUAL / 2,
    "ch": _USUAL / 2,
}
_WIDE = 1_600.0  # pixels
_APART = 200.0
_INDENT = 80.0
_BORDER = 20.0
_MOST_PERCENT = 100.0

_COLOUR_FUNCTIONS = frozenset({"rgb", "rgba", "hsl", "hsla"})
_FAMILIES = frozenset(
    {"serif", "sans-serif", "monospace", "system-ui", "inherit", "arial", "helvetica", "georgia"}
    | {"times new roman", "noto serif sc", "noto sans sc", "noto serif cjk sc", "noto sans cjk sc"}
    | {"source han serif sc", "source han sans sc", "songti sc", "stsong", "simsun", "nsimsun"}
    | {"simhei", "kaiti", "kaiti sc", "stkaiti", "fangsong", "stfangsong", "heiti sc"}
    | {"microsoft yahei", "pingfang sc", "noto sans mongolian", "mongolian baiti"}
    | {"宋体", "黑体", "楷体", "仿宋", "微软雅黑", "等线", "思源宋体", "思源黑体"}
)
_BLOCKS = frozenset(
    {"block", "inline", "inline-block", "list-item", "table", "table-row", "table-cell"}
    | {"table-header-group", "table-footer-group", "table-row-group", "table-caption"}
)
_STYLES = frozenset({"none", "solid", "dotted", "dashed", "double", "hidden"})
_BREAKS = frozenset({"auto", "avoid", "page", "always", "avoid-page", "inherit"})
_WIDTHS = frozenset({"thin", "medium", "thick"})
_AUTO = frozenset({"auto", "inherit", "initial", "normal"})


def colour_of(token: Any) -> RGBA | None:
    """Return the colour of a token that says one by itself, transparent included."""
    colour = parse_color(token)
    return colour if isinstance(colour, RGBA) else None


def pixels_of(token: Any) -> float | None:
    """Return a length in pixels, for letters of the usual size; None for what is no length."""
    if token.type == "number" and token.value == 0:
        return 0.0
    if token.type == "dimension" and token.lower_unit in PIXELS:
        return float(token.value) * PIXELS[token.lower_unit]
    return None


def _is_length(token: Any, most: float) -> bool:
    if token.type == "percentage":
        return bool(0 <= token.value <= _MOST_PERCENT)
    pixels = pixels_of(token)
    return pixels is not None and 0 <= pixels <= most


def _words(allowed: Iterable[str]) -> Check:
    known = frozenset(allowed)
    return lambda tokens: all(t.type == "ident" and t.lower_value in known for t in tokens)


def _lengths(most: float) -> Check:
    def check(tokens: Tokens) -> bool:
        return all(
            (t.type == "ident" and t.lower_value in _AUTO | {"max-content", "min-content"})
            or _is_length(t, most)
            for t in tokens
        )

    return check


def _is_colour(token: Any) -> bool:
    if token.type == "ident" and token.lower_value in ("inherit", "currentcolor"):
        return True
    if token.type == "function" and token.lower_name not in _COLOUR_FUNCTIONS:
        return False
    colour = colour_of(token)
    return colour is not None and colour.alpha == 1


def _check_colour(tokens: Tokens) -> bool:
    return len(tokens) == 1 and _is_colour(tokens[0])


def _check_ground(tokens: Tokens) -> bool:
    is_none = _words({"transparent", "none", "inherit"})
    return len(tokens) == 1 and (is_none(tokens) or _is_colour(tokens[0]))


def _check_border(tokens: Tokens) -> bool:
    return all(
        (t.type == "ident" and t.lower_value in _STYLES | _WIDTHS | {"collapse", "separate"})
        or _is_length(t, _BORDER)
        or _is_colour(t)
        or (t.type == "ident" and t.lower_value == "transparent")
        for t in tokens
    )


def _check_line(tokens: Tokens) -> bool:
    return len(tokens) == 1 and _is_line(tokens[0])


def _is_line(token: Any) -> bool:
    if token.type == "ident":
        return token.lower_value in ("normal", "inherit")
    if token.type == "number":
        return bool(token.value >= 1)
    if token.type == "percentage":
        return bool(token.value >= _MOST_PERCENT)
    if token.type == "dimension" and token.lower_unit == "em":
        return bool(token.value >= 1)
    pixels = pixels_of(token)  # compared with the letters' size where it holds
    return pixels is not None and pixels > 0


def _check_families(tokens: Tokens) -> bool:
    names: list[str] = []
    words: list[str] = []
    for token in (*tokens, None):
        if token is None or (token.type == "literal" and token.value == ","):
            names.append(" ".join(words))
            words = []
        elif token.type in ("ident", "string"):
            words.append(token.value.lower())
        else:
            return False
    return all(name in _FAMILIES for name in names)


def split_font(tokens: Tokens) -> tuple[Any, Tokens, Tokens] | None:
    """Return size, line height (perhaps none) and families of a `font`; None for any other."""
    for place, token in enumerate(tokens):
        if token.type in ("dimension", "percentage"):
            rest = tokens[place + 1 :]
            if rest and rest[0].type == "literal" and rest[0].value == "/":
                return token, rest[1:2], rest[2:]
            return token, (), rest
    return None


def _check_font(tokens: Tokens) -> bool:
    parts = split_font(tokens)
    if parts is None:
        return len(tokens) == 1 and tokens[0].type == "ident" and tokens[0].value == "inherit"
    size, line, families = parts
    before = tokens[: tokens.index(size)]
    plain = all(t.type in ("ident", "number") for t in before)
    return plain and _is_size(size) and all(map(_is_line, line)) and _check_families(families)


def _is_size(token: Any) -> bool:
    if token.type == "ident":
        return True
    if token.type == "percentage":
        return bool(token.value > 0)
    pixels = pixels_of(token)
    return pixels is not None and 0 < pixels <= _APART


def _check_size(tokens: Tokens) -> bool:
    return len(tokens) == 1 and _is_size(tokens[0])


def _any_words(tokens: Tokens) -> bool:
    return all(token.type in ("ident", "number") and _is_plain(token) for token in tokens)


def _is_plain(token: Any) -> bool:
    return bool(token.type == "ident" or 0 <= token.value <= 1_000)


_SIDES = ("", "-top", "-right", "-bottom", "-left")
PROPERTIES: Mapping[str, Check] = {
    "color": _check_colour,
    **dict.fromkeys(("background", "background-color"), _check_ground),
    "font": _check_font,
    "font-family": _check_families,
    "font-size": _check_size,
    "line-height": _check_line,
    **dict.fromkeys(("font-weight", "font-style", "orphans", "widows"), _any_words),
    "text-align": _words({"left", "right", "center", "justify", "start", "end", "inherit"}),
    "text-decoration": _words({"none", "underline", "inherit"}),
    "text-indent": _lengths(_INDENT),
    **dict.fromkeys(("letter-spacing", "word-spacing"), _lengths(16.0)),
    "white-space": _words({"normal", "nowrap", "inherit"}),
    **dict.fromkeys(("word-break", "overflow-wrap", "line-break"), _any_words),
    "vertical-align": _words({"top", "middle", "bottom", "baseline"}),
    "display": _words(_BLOCKS),
    **{f"margin{side}": _lengths(_APART) for side in _SIDES},
    **{f"padding{side}": _lengths(_APART) for side in _SIDES},
    **{f"border{side}": _check_border for side in _SIDES},
    **dict.fromkeys(("border-width", "border-style", "border-color"), _check_border),
    **dict.fromkeys(("border-collapse",), _check_border),
    **dict.fromkeys(("border-spacing", "border-radius"), _lengths(_BORDER)),
    **dict.fromkeys(("width", "min-width", "max-width"), _lengths(_WIDE)),
    "box-sizing": _words({"border-box", "content-box"}),
    **dict.fromkeys(
        ("list-style", "list-style-type"), _words({"none", "disc", "circle", "square"})
    ),
    **dict.fromkeys(("break-inside", "break-after", "break-before"), _words(_BREAKS)),
    **{f"page-break-{where}": _words(_BREAKS) for where in ("inside", "after", "before")},
}
"""Every property that may be used, with what tells whether a value of it may."""
