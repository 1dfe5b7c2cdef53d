"""The text of a page as somebody reads it aloud: cell by cell, block by block.

Elements within a line are joined: a number torn over many of them is one. Cells are parted by
TABs and blocks by line ends, unless each holds a single character: nobody lays out a table of
telephone numbers one figure to a cell but who hides them.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

_CELLS = frozenset({"td", "th"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt"}
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head"}
    | {"header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "svg", "table", "tbody"}
    | {"text", "tfoot", "thead", "title", "tr", "ul"}
)
_CELL, _BLOCK, _LINE_END = "\t", "\n\t", "\n"
_UNREAD = frozenset({"style", "script"})


def read_aloud(root: html.HtmlElement) -> str:
    """Return the text of all elements but style and script, hidden elements included."""
    said: list[str] = []
    separator, last = "", ""
    for border, text in _stretches(root):
        separator = max(separator, border, key=len)  # a line end outweighs the border of a cell
        word = text.strip()
        if not word:
            continue
        if said and not (len(last) == len(word) == 1):
            said.append(_LINE_END if separator == _BLOCK else separator)
        said.append(text)
        separator, last = "", word
    return "".join(said)


def _stretches(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield what parts a stretch of text from the one before, and the stretch."""
    border = ""
    parts: list[str] = []
    for new, text in _pieces(root):
        if new:
            yield border, "".join(parts)
            border, parts = new, [text]
        else:
            parts.append(text)
    yield border, "".join(parts)


def _pieces(element: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield every piece of text with the border in front of it."""
    if not isinstance(element.tag, str):
        return  # a comment
    border = _border_of(element.tag)
    if element.tag not in _UNREAD:
        yield border, element.text or ""
        for child in element:
            yield from _pieces(child)
            yield (_border_of(child.tag), child.tail or "")
    elif border:
        yield border, ""


def _border_of(tag: object) -> str:
    if tag in _CELLS:
        return _CELL
    return _BLOCK if tag in _BLOCKS else ""
