"""Web pages: text by block, tables by row, and all that a browser does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from lxml import etree
from lxml import html as lxml_html

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.detection.inspectors.decoding import decode_unknown
from noticegen.detection.inspectors.drawn_codes import drawn_codes
from noticegen.detection.inspectors.escapes import read_style
from noticegen.detection.inspectors.left_out import left_out
from noticegen.detection.inspectors.markup import Element
from noticegen.detection.inspectors.office.xlsx import column_name
from noticegen.detection.inspectors.tables import TableCell, TableRow, read_table

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
# What pages of programs that know no Chinese declare, whatever they hold.
_WESTERN = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "us-ascii"})
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d]*[1-9])|font-size\s*:\s*0"
    r"|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
# What begins a line of its own; everything else, made-up elements too, runs on in its line.
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd"}
    | {"desc", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure"}
    | {"footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html"}
    | {"iframe", "legend", "li", "main", "menu", "metadata", "nav", "noscript", "object", "ol"}
    | {"optgroup", "option", "p", "pre", "script", "section", "select", "style", "summary", "svg"}
    | {"table", "tbody", "td", "template", "text", "textarea", "tfoot", "th", "thead", "title"}
    | {"tr", "ul"}
)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|inline-block|flex|grid|table|list-item)", re.I)
_HIDING_RULE = re.compile(
    r"\.([\w-]{1,80})\s{0,9}\{[^{}]{0,500}(?:display\s*:\s*none|visibility\s*:\s*hid)", re.I
)
_BACKWARDS = re.compile(r"unicode-bidi\s*:\s*(?:isolate-)?bidi-override", re.IGNORECASE)
_UNSHOWN = frozenset({"script", "style", "template", "noscript", "head", "title", "object"})
_APART = frozenset({"script", "style", "template", "noscript", "object"})
_CARDS = ("div", "section", "article", "li", "dl", "dd", "form", "fieldset", "label", "p")
_LONGEST_CARD = 200
_DEEPEST = 3
_EVENTS = ("start", "end", "comment", "pi")
_PARTED = re.compile(r"\d\s*<[^<>]{1,200}>\s*\d|&#")
_MARKUP = re.compile(r"<[A-Za-z!/]")
_TOO_DEEP = "ERR_RESOURCE_LIMIT"
_TAG = re.compile(r"<[^<>]{0,5000}>")
_LONG_NUMBER = re.compile(r"[0-9]{7}")
_SPACE = re.compile(r"[ \t\r\n]+")
_HAN = re.compile("[\u4e00-\u9fff]")
# The parser stops at the end of the page; a browser shows what stands behind it all the same.
_END_OF_PAGE = re.compile(r"</(?:html|body)\s{0,9}>", re.IGNORECASE)
# What tells nobody anything: the lines of drawings, the sums that prove a script.
_SHAPES = frozenset({"d", "points", "viewbox", "transform", "integrity"})


def read_webpage(data: bytes) -> tuple[Passage, ...]:
    """Read a page of HTML in its declared encoding."""
    return tuple(read_html(_decode(data)))


def read_html(text: str, depth: int = 0) -> Iterator[Passage]:
    """Read a page of HTML, and the pages that its comments and attributes hold."""
    if not text.strip():
        return
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
    whole = _END_OF_PAGE.sub(" ", text).encode("utf-8", "replace")
    try:
        root = lxml_html.document_fromstring(whole, parser=parser)
    except etree.ParserError:  # nothing is left of it but marks that show nothing
        yield Passage(Area.TEXT, text)
        return
    told: list[Passage] = []
    for passage in _read_root(root, parser, text, depth):
        told.append(passage)
        yield passage
    if depth == 0:
        told += (Passage(Area.OBJECT, shape) for shape in _shapes(root))
        yield from left_out(text, told, "网页源码")


def _read_root(
    root: Element, parser: lxml_html.HTMLParser, text: str, depth: int
) -> Iterator[Passage]:
    if any(error.type_name == _TOO_DEEP for error in parser.error_log):
        # The parser drops what lies deeper than it goes, and all behind it; a browser shows it.
        yield Passage(Area.TEXT, unescape(_TAG.sub("\n", text)))
        yield Passage(Area.HIDDEN_TEXT, unescape(text))
    hidden_classes = frozenset(_hidden_classes(root))
    yield from _tables(root, hidden_classes)
    yield from _blocks(root, hidden_classes)
    yield from _cards(root)
    for svg in root.iter("svg"):
        yield from (Passage(Area.BARCODE, code) for code in drawn_codes(svg))
    for element in _all_of(root):
        if isinstance(element, etree._Comment | etree._ProcessingInstruction):
            yield from _with_markup(
                Passage(Area.HIDDEN_TEXT, element.text or "", spot="注释"), depth
            )
        elif element.tag in _APART:
            text = _text(element)
            for told in dict.fromkeys((text, read_style(text) if element.tag == "style" else text)):
                yield Passage(Area.SCRIPT, told, spot=f"<{element.tag}>")
        else:
            yield from _told_by_attributes(element, depth)
            if _runs_backwards(element):
                yield Passage(Area.TEXT, _text(element)[::-1])


def _shapes(root: Element) -> Iterator[str]:
    return (element.get(key, "") for element in root.iter(etree.Element) for key in _SHAPES)


def _all_of(root: Element) -> Iterator[Element]:
    """Yield every element and comment, those too that stand in front of the page or behind it."""
    yield from root.itersiblings(preceding=True)
    yield from root.iter()
    yield from root.itersiblings()


def _told_by_attributes(element: Element, depth: int) -> Iterator[Passage]:
    """Yield attributes; marks in them matter where they part a number, or make a page of it."""
    for passage in _attributes(element):
        if passage.spot == "srcdoc=" or _PARTED.search(passage.text):
            yield from _with_markup(passage, depth)
        else:
            yield passage


def _with_markup(passage: Passage, depth: int) -> Iterator[Passage]:
    """Yield a text as it is written, and as the page that it would be."""
    yield passage
    if depth < _DEEPEST and _MARKUP.search(passage.text):
        for inner in read_html(passage.text, depth + 1):
            yield replace(inner, area=passage.area, spot=passage.spot, cells=())


def _hidden_classes(root: Element) -> Iterator[str]:
    for style in root.iter("style"):
        yield from _HIDING_RULE.findall(style.text_content())


def _runs_backwards(element: Element) -> bool:
    if element.tag == "bdo":
        return (element.get("dir") or "").lower() == "rtl"
    return _BACKWARDS.search(element.get("style", "")) is not None


def _decode(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = declared[1].decode("ascii").lower()
        if name in _WESTERN or _is_utf8(data):
            return decode_unknown(data)
        try:
            return data.decode("gb18030" if name in ("gb2312", "gbk") else name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode_unknown(data)


def _is_utf8(data: bytes) -> bool:
    """Tell what no other encoding is by chance, whatever a page declares."""
    try:
        return _HAN.search(data.decode("utf-8")) is not None
    except UnicodeDecodeError:
        return False


def _attributes(element: Element) -> Iterator[Passage]:
    for key, value in element.attrib.items():
        if key in _SHAPES:
            continue
        if key in ("class", "style", "id") and _LONG_NUMBER.search(value) is None:
            continue
        if len(value) > 1:
            area = Area.METADATA if element.tag == "meta" else Area.HIDDEN_TEXT
            yield Passage(Area.LINK if key in ("href", "src") else area, value, spot=f"{key}=")


def _tables(root: Element, hidden_classes: frozenset[str]) -> Iterator[Passage]:
    for number, table in enumerate(root.iter("table"), 1):
        yield from read_table(_rows(table, hidden_classes), f"表格{number}")


def _rows(table: Element, hidden_classes: frozenset[str]) -> Iterator[TableRow]:
    for number, row in enumerate(table.iter("tr"), 1):
        cells = tuple(
            TableCell(column_name(place), _text(cell), hidden=_hides(cell, hidden_classes))
            for place, cell in enumerate(row.iterchildren("td", "th"))
        )
        yield TableRow(f"第{number}行", cells, hidden=_hides(row, hidden_classes))


def _blocks(root: Element, hidden_classes: frozenset[str]) -> Iterator[Passage]:
    """Yield the text between block elements, tables left out, in the order of the page."""
    for title in root.iter("title"):  # a browser shows the first, whoever looks at the source all
        if title.text:
            yield Passage(Area.METADATA, title.text, spot="标题")
    for parts in _walk(root, hidden_classes):
        text = _collapse([text for _, text in parts])
        shown = _collapse([text for hidden, text in parts if not hidden])
        is_hidden = any(hidden and text.strip() for hidden, text in parts)
        if text:
            yield Passage(Area.HIDDEN_TEXT if is_hidden else Area.TEXT, text)
        if shown and is_hidden:  # what a reader sees when the hidden marks are taken out
            yield Passage(Area.TEXT, shown)


def _walk(root: Element, hidden_classes: frozenset[str]) -> Iterator[list[tuple[bool, str]]]:
    """Yield the pieces of every line of the page, each with whether it is hidden."""
    parts: list[tuple[bool, str]] = []
    concealed = 0
    for event, element in etree.iterwalk(root, events=_EVENTS):
        tag = element.tag if isinstance(element.tag, str) else ""
        hides = _hides(element, hidden_classes)
        if _is_block(element):
            yield parts
            parts = []
        if event == "start":
            concealed += hides
            if tag and not _is_in_cell(element) and tag not in (*_UNSHOWN, "td", "th"):
                parts.append((concealed > 0, f"{element.text or ''}{_typed(element)}"))
            continue
        concealed -= hides if event == "end" else 0
        if not _is_in_cell(element):
            parts.append((concealed > 0, element.tail or ""))
    yield parts


def _is_block(element: Element) -> bool:
    if element.tag in _BLOCKS:
        return True
    return isinstance(element.tag, str) and bool(_BLOCK_STYLE.search(element.get("style", "")))


def _typed(element: Element) -> str:
    """Return what a field of a form shows."""
    if element.tag != "input" or element.get("type") == "hidden":
        return ""
    return f" {element.get('value', '')} "


def _cards(root: Element) -> Iterator[Passage]:
    """Yield the lines of small boxes together: what stands in one belongs to one household."""
    for box in root.iter(*_CARDS):
        blocks = [child for child in box if _is_block(child)]
        if len(blocks) > 1 and not any(_holds_blocks(child) for child in box):
            text = "\t".join(filter(None, map(_text, blocks)))
            if len(text) <= _LONGEST_CARD:
                yield Passage(Area.TEXT, text)


def _holds_blocks(element: Element) -> bool:
    return any(_is_block(inner) for inner in element.iterdescendants() if inner.tag != "br")


def _is_in_cell(element: Element) -> bool:
    return any(parent.tag in ("td", "th", *_UNSHOWN) for parent in element.iterancestors())


def _hides(element: Element, hidden_classes: frozenset[str]) -> bool:
    if not isinstance(element.tag, str):
        return False
    if "hidden" in element.attrib or element.get("type") == "hidden":
        return True
    if hidden_classes and not hidden_classes.isdisjoint((element.get("class") or "").split()):
        return True
    return _HIDING.search(element.get("style", "")) is not None


def _text(element: Element) -> str:
    """Return the text of an element, a line for every block in it."""
    parts: list[str] = []
    for event, inner in etree.iterwalk(element, events=_EVENTS):
        if inner is not element and _is_block(inner):
            parts.append("\r")
        if event == "start":
            parts += [inner.text or "", _typed(inner)] if isinstance(inner.tag, str) else []
        elif inner is not element:
            parts.append(inner.tail or "")
    lines = (_collapse([line]) for line in "".join(parts).split("\r"))
    return "\n".join(line for line in lines if line)


def _collapse(parts: list[str]) -> str:
    return _SPACE.sub(" ", "".join(parts)).strip()
