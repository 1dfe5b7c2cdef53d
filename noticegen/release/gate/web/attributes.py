"""Which values the attributes of a web page may have: those that say nothing of their own.

Nobody sees an attribute, and whoever looks into a page does. The texts of `title` and `aria-label`
are looked at as what a page tells; classes and identifiers are names that an office gives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_DATE = r"20[0-9]{2}-[01][0-9]-[0-3][0-9]"
_VIEWPORT = (
    r"(?:(?:width|height)=(?:device-width|device-height)"
    r"|(?:initial|minimum|maximum)-scale=[0-9](?:\.[0-9])?|user-scalable=(?:yes|no)"
    r"|viewport-fit=(?:auto|contain|cover)|shrink-to-fit=no)"
)
_SOURCES = r"(?:'none'|'self'|'unsafe-inline')"
_ROBOTS = r"(?:noindex|nofollow|noarchive|nosnippet|noimageindex|none)"
_VALUES = {
    "class": r"(?:[a-z][a-z0-9_-]{0,23}(?:\s+|\Z))*",
    "id": r"[a-z][a-z0-9_-]{0,23}",
    "charset": r"utf-8",
    "scope": r"row|col|rowgroup|colgroup",
    "colspan": r"[0-9]{1,2}",
    "rowspan": r"[0-9]{1,2}",
    "datetime": _DATE,
    "http-equiv": r"content-security-policy|x-ua-compatible|content-type|content-language",
    "role": r"main|banner|contentinfo|navigation|note|region|article|document|presentation|none"
    r"|table|row|cell|rowgroup|columnheader|rowheader|list|listitem|heading|complementary",
    "name": r"viewport|referrer|robots|take-down|description|author|keywords|renderer"
    r"|color-scheme|format-detection|theme-color|generator",
}
# What a page tells browsers, by the name it is told under.
_SETTINGS = {
    "viewport": rf"{_VIEWPORT}(?:, ?{_VIEWPORT})*",
    "referrer": r"no-referrer|same-origin|origin|strict-origin",
    "robots": rf"{_ROBOTS}(?:, ?{_ROBOTS})*",
    "take-down": _DATE,
    "content-security-policy": rf"(?:[a-z]{{3,8}}-src {_SOURCES}(?: {_SOURCES})*;? ?)+",
    "x-ua-compatible": r"ie=edge(?:,chrome=1)?",
    "content-type": r"text/html; ?charset=utf-8",
    "content-language": r"zh-cn",
}


def are_plain(attributes: Sequence[tuple[str, str | None]]) -> bool:
    """Tell whether the attributes of one element hold only what a page of text needs."""
    held = {name: (value or "").strip().lower() for name, value in attributes}
    told_as = held.get("name") or held.get("http-equiv") or ""
    rules = {**_VALUES, "content": _SETTINGS.get(told_as, r".*")}
    return all(
        re.fullmatch(rules[name], value, re.DOTALL) is not None
        for name, value in held.items()
        if name in rules
    )
