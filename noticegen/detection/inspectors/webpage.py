"""Web pages: text by block, tables by row, and all that a browser does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.detection.inspectors.decoding import decode_unknown
from noticegen.detection.inspectors.markup import Element
from noticegen.detection.inspectors.office.xlsx import column_name
from noticegen.detection.inspectors.tables import TableCell, TableRow, read_table

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d]*[1-9])|font-size\s*:\s*0"
    r"|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "code", "em", "font", "i", "ins", "del", "label"}
    | {"mark", "q", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "wbr"}
)
_UNSHOWN = frozenset({"script", "style", "template", "noscript", "head", "title", "object"})
_LONG_NUMBER = re.compile(r"[0-9]{7}")
_SPACE = re.compile(r"[ \t\r\n]+")


def read_webpage(data: bytes) -> tuple[Passage, ...]:
    """Read a page of HTML in its declared encoding."""
    return tuple(read_html(_decode(data)))


def read_html(text: str) -> Iterator[Passage]:
    """Read a page of HTML."""
    if not text.strip():
        return
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # nothing is left of it but marks that show nothing
        yield Passage(Area.TEXT, text)
        return
    yield from _tables(root)
    yield from _blocks(root)
    for element in root.iter():
        if isinstance(element, etree._Comment | etree._ProcessingInstruction):
            yield Passage(Area.HIDDEN_TEXT, element.text or "", spot="注释")
        elif element.tag in ("script", "style", "template", "noscript"):
            yield Passage(Area.SCRIPT, element.text_content(), spot=f"<{element.tag}>")
        else:
            yield from _attributes(element)


def _decode(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = declared[1].decode("ascii").lower()
        try:
            return data.decode("gb18030" if name in ("gb2312", "gbk") else name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode_unknown(data)


def _attributes(element: Element) -> Iterator[Passage]:
    for key, value in element.attrib.items():
        if key in ("d", "points", "viewbox", "transform", "integrity"):
            continue
        if key in ("class", "style", "id") and _LONG_NUMBER.search(value) is None:
            continue
        if len(value) > 1:
            area = Area.METADATA if element.tag == "meta" else Area.HIDDEN_TEXT
            yield Passage(Area.LINK if key in ("href", "src") else area, value, spot=f"{key}=")


def _tables(root: Element) -> Iterator[Passage]:
    for number, table in enumerate(root.iter("table"), 1):
        yield from read_table(_rows(table), f"表格{number}")


def _rows(table: Element) -> Iterator[TableRow]:
    for number, row in enumerate(table.iter("tr"), 1):
        cells = tuple(
            TableCell(column_name(place), _text(cell), hidden=_hides(cell))
            for place, cell in enumerate(row.iterchildren("td", "th"))
        )
        yield TableRow(f"第{number}行", cells, hidden=_hides(row))


def _blocks(root: Element) -> Iterator[Passage]:
    """Yield the text between block elements, tables left out, in the order of the page."""
    title = root.findtext(".//title")
    if title:
        yield Passage(Area.METADATA, title, spot="标题")
    for hidden, text in _walk(root):
        if text.strip():
            yield Passage(Area.HIDDEN_TEXT if hidden else Area.TEXT, text)


def _walk(root: Element) -> Iterator[tuple[bool, str]]:
    parts: list[str] = []
    concealed = 0
    was_hidden = False
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        skipped = tag in _UNSHOWN or tag in ("td", "th")
        if event == "start":
            if tag not in _INLINE:
                yield was_hidden, _collapse(parts)
                parts = []
                was_hidden = concealed > 0
            if _hides(element):
                concealed += 1
                was_hidden = True
            if not skipped and tag and not _is_in_cell(element):
                parts.append(element.text or "")
            continue
        if _hides(element):
            concealed -= 1
        if tag not in _INLINE:
            yield was_hidden, _collapse(parts)
            parts = []
            was_hidden = concealed > 0
        if not _is_in_cell(element):
            parts.append(element.tail or "")
    yield was_hidden, _collapse(parts)


def _is_in_cell(element: Element) -> bool:
    return any(parent.tag in ("td", "th", *_UNSHOWN) for parent in element.iterancestors())


def _hides(element: Element) -> bool:
    if not isinstance(element.tag, str):
        return False
    if "hidden" in element.attrib or element.get("type") == "hidden":
        return True
    return _HIDING.search(element.get("style", "")) is not None


def _text(element: Element) -> str:
    return _collapse([str(text) for text in element.itertext()])


def _collapse(parts: list[str]) -> str:
    return _SPACE.sub(" ", "".join(parts)).strip()
