"""What a web page of ours may be made of: text and tables, nothing that runs, loads or hides."""

from __future__ import annotations

ELEMENTS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section"}
    | {"article", "aside", "nav", "div", "span", "p", "h1", "h2", "h3", "h4", "table", "caption"}
    | {"colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td", "ul", "ol", "li", "dl"}
    | {"dt", "dd", "b", "strong", "em", "i", "small", "br", "hr", "time"}
)
ATTRIBUTES = frozenset(
    {"lang", "charset", "name", "content", "http-equiv", "class", "style", "scope", "colspan"}
    | {"rowspan", "datetime", "title", "id", "role", "aria-label"}
)
