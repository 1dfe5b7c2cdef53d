"""Every word of a web page, line by line: what is shown, and what only a machine would read.

One line for each block of text and each row of a table, with the headings beside its cells. Texts
that a browser does not show (comments, attributes, scripts, strings of a style sheet, drawings)
have lines of their own, so that two pages with the same lines tell the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from noticegen.detection.inspectors.markup import Element

STYLE_MARK = "样式 "
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "code", "em", "font", "i", "mark", "small", "span"}
    | {"strong", "sub", "sup", "time", "u", "wbr"}
)
# Numbers of a layout and words of the language itself; every other attribute may tell something.
_LAYOUT = frozenset({"class", "colspan", "rowspan", "scope", "span", "style", "charset"})
_STYLE_TEXT = re.compile(r'"[^"]*"|\'[^\']*\'|url\([^)]*\)|--[\w-]+:[^;}]*|/\*.*?\*/', re.DOTALL)
_LONG_NUMBER = re.compile(r"(?<![.\d])\d{6,}")
_SPACE = re.compile(r"[ \t\r\n]+")


def page_words(page: str) -> tuple[str, ...]:
    """Return the lines of a page in the order of the page."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
    root = lxml_html.document_fromstring(page.encode(), parser=parser)
    return tuple(line for line in (*_walk(root), *_classes(root)) if line)


def _walk(element: Element) -> Iterator[str]:
    """Yield the lines of an element: of its own, then of what lies in it."""
    if not isinstance(element.tag, str):
        yield f"注释 {_collapse(element.text or '')}"
    elif element.tag == "style":
        yield from (
            f"{STYLE_MARK}{_collapse(text)}" for text in _style_texts(element.text_content())
        )
    elif element.tag == "script":
        yield f"脚本 {_collapse(element.text_content())}"
    elif element.tag == "svg":
        yield from _drawing(element)
    elif element.tag == "table":
        yield from _table(element)
    else:
        yield from _attributes(element)
        yield from _blocks(element)


def _blocks(element: Element) -> Iterator[str]:
    """Yield what lies in an element, runs of inline text as one line."""
    unshown: list[str] = []
    parts: list[str] = [element.text or ""]

    def close() -> Iterator[str]:
        yield _collapse("".join(parts))
        yield from unshown
        parts.clear()
        unshown.clear()

    for child in element:
        if isinstance(child.tag, str) and child.tag in _INLINE:
            parts.append(_inline_text(child))
            for part in child.iter():
                unshown += _attributes(part) if isinstance(part.tag, str) else _walk(part)
        else:
            yield from close()
            yield from _walk(child)
        parts.append(child.tail or "")
    yield from close()


def _inline_text(element: Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _table(table: Element) -> Iterator[str]:
    heads: list[str] = []
    group = ""
    for row in table.iter("tr"):
        cells = list(row.iterchildren("td", "th"))
        texts = [_collapse(_inline_text(cell)) for cell in cells]
        if len(cells) == 1:
            group = texts[0]
            yield group
        elif all(cell.tag == "th" for cell in cells):
            heads = texts
            yield "｜".join(texts)
        elif len(heads) == len(texts):
            pairs = (f"{head} {text}" for head, text in zip(heads, texts, strict=True))
            yield "｜".join((*([group] if group else []), *pairs))
        else:
            yield "｜".join(texts)
        for part in row.iterdescendants():
            yield from _attributes(part) if isinstance(part.tag, str) else _walk(part)
    yield from _loose_texts(table)


def _loose_texts(table: Element) -> Iterator[str]:
    """Yield a table's caption, and what stands between its rows and cells where nobody looks."""
    for part in table.iter("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr"):
        if part.tag == "caption":
            yield from _walk(part)
            continue
        texts = (part.text, *(child.tail for child in part))
        yield from (_collapse(text) for text in texts if text)
        yield from _attributes(part)


def _attributes(element: Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        if key == "style":
            told = (*_style_texts(value), *_LONG_NUMBER.findall(value))
            yield from (f"style {_collapse(text)}" for text in told)
        elif key not in _LAYOUT:
            yield f"{element.tag} {key}={_collapse(value)}"


def _style_texts(style: str) -> Iterator[str]:
    yield from dict.fromkeys(_STYLE_TEXT.findall(style))


def _drawing(svg: Element) -> Iterator[str]:
    """Tell a drawing, a QR code as a rule, by its digest: another content is another drawing."""
    tail, svg.tail = svg.tail, None
    digest = hashlib.sha256(etree.tostring(svg)).hexdigest()
    svg.tail = tail
    yield _collapse(f"图形 {digest[:16]} {_inline_text(svg)}")


def _classes(root: Element) -> Iterator[str]:
    names = {name for element in root.iter() for name in (element.get("class") or "").split()}
    yield f"class {' '.join(sorted(names))}"


def _collapse(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
