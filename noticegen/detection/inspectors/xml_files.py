"""Files that are one XML text: flat office files, drawings, records of any program.

In the text as written, marks part what a program shows as one number, and what belongs to one
person stands in many lines.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from noticegen.detection.inspectors.contents import (
    Area,
    FileContents,
    Nested,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.decoding import decode_unknown
from noticegen.detection.inspectors.drawn_codes import drawn_codes
from noticegen.detection.inspectors.left_out import left_out
from noticegen.detection.inspectors.markup import (
    Element,
    attribute,
    beside_root,
    children,
    descendants,
    everything,
    local,
    parse_xml,
    tells,
)
from noticegen.detection.inspectors.office.documents import read_parts
from noticegen.detection.inspectors.office.opendocument import read_content
from noticegen.detection.inspectors.office.xlsx import column_name
from noticegen.detection.inspectors.tables import TableCell, TableRow, read_table
from noticegen.detection.inspectors.webpage import read_webpage

_PACKED = ("binData", "binary-data", "binaryData")
_METAFILE = b"VCLMTF"
_XPS_PAGE = "FixedPage"
_DRAWINGS = frozenset({"svg", _XPS_PAGE})
_OUTLINES = frozenset({"d", "points", "Data", "viewBox", "transform"})
_WHOLE_NUMBER = re.compile(r"(?<![0-9.])[0-9]{9,}(?![0-9.])")
_CURVE, _MOST_CURVES = re.compile("[CcSsQqTtAa]"), 60
_WHOLE_LINES = frozenset({"text", "p", "h"})


def read_xml(data: bytes, nested: Nested) -> FileContents | None:
    """Read a file that is well-formed XML; None when it is not, to be read as any text."""
    try:
        root = parse_xml(data)
    except UnreadableError:
        return None
    passages = [*_beside_root(data), *_read_root(root, data)]
    passages += left_out(decode_unknown(data), passages, "XML 源码")
    unread: list[UnreadPart] = []
    for number, packed in enumerate(descendants(root, *_PACKED), 1):
        inner = _unpacked(packed.text or "")
        found, missed = nested(f"嵌入内容{number}", inner)
        passages += found
        # The picture a program keeps of an object that stands there itself.
        unread += () if inner.startswith(_METAFILE) else missed
    if _draws_letters(root):
        unread.append(UnreadPart(Unreadable.DRAWING))
    return FileContents(tuple(passages), tuple(unread))


def _draws_letters(root: Element) -> bool:
    """Tell a drawing (SVG, XPS) whose writing was turned into outlines, which nobody can search.

    A seal, a map sign or round corners have fewer curves; letters of a font inside are no drawing.
    """
    if local(root) not in _DRAWINGS:
        return False
    paths = (path for path in descendants(root, "path", "Path") if not _is_of_font(path))
    outlines = [attribute(path, "d") or attribute(path, "Data") or "" for path in paths]
    has_words = next(descendants(root, "text", "Glyphs"), None) is not None
    strokes = len(outlines) if local(root) == _XPS_PAGE and not has_words else 0
    return strokes + sum(len(_CURVE.findall(outline)) for outline in outlines) > _MOST_CURVES


def _is_of_font(path: Element) -> bool:
    return any(local(holder) in ("glyph", "font") for holder in path.iterancestors())


def _read_root(root: Element, data: bytes) -> Iterator[Passage]:
    kind = local(root)
    if kind == "html":
        yield from read_webpage(data)
    elif kind == "document" and "opendocument" in str(root.nsmap.values()):
        yield from read_content(root)
        for meta in descendants(root, "meta", "settings", "master-styles"):
            yield Passage(Area.METADATA, everything(meta), spot=local(meta))
    elif kind == "package":
        yield from read_parts(_parts(root))
    elif kind == "wordDocument":
        yield from read_parts({"word/document.xml": data})
    elif kind == "Workbook":
        yield from _sheets(root)
        yield Passage(Area.OBJECT, everything(root, "Data"))
    else:
        yield from _records(root)
        if kind == "svg":
            yield from (Passage(Area.BARCODE, code) for code in drawn_codes(root))


def _parts(root: Element) -> Mapping[str, bytes]:
    """Return the parts of a document that is written as one file."""
    return {
        (attribute(part, "name") or "").lstrip("/"): etree.tostring(content)
        for part in children(root, "part")
        for holder in children(part, "xmlData")
        for content in holder
        if isinstance(content.tag, str)
    }


def _sheets(root: Element) -> Iterator[Passage]:
    for sheet in descendants(root, "Worksheet"):
        spot = f"工作表“{attribute(sheet, 'Name') or ''}”"
        yield from read_table(_rows(sheet), spot)


def _rows(sheet: Element) -> Iterator[TableRow]:
    number = 0
    for row in descendants(sheet, "Row"):
        number = _index(row, number + 1)
        place = 0
        cells: list[TableCell] = []
        for cell in children(row, "Cell"):
            place = _index(cell, place + 1)
            text = " ".join("".join(data.itertext()) for data in descendants(cell, "Data"))
            cells.append(TableCell(column_name(place - 1), text))
        yield TableRow(f"第{number}行", tuple(cells), hidden=attribute(row, "Hidden") == "1")


def _index(element: Element, following: int) -> int:
    told = attribute(element, "Index") or ""
    return int(told) if told.isdecimal() and len(told) < 8 else following


def _beside_root(data: bytes) -> Iterator[Passage]:
    beside = beside_root(data)
    if beside:
        yield Passage(Area.HIDDEN_TEXT, beside, spot="DOCTYPE")


def _entity_table(root: Element) -> dict[str, str]:
    types = root.getroottree().docinfo.internalDTD
    if types is None:
        return {}
    return {entity.name: entity.content or "" for entity in types.iterentities()}


def _records(root: Element) -> Iterator[Passage]:
    """Yield what an element tells in one passage: its attributes, its fields, or its whole text."""
    entities = _entity_table(root)
    done: set[Element] = set()
    for element in root.iter():
        spot = f"第{element.sourceline}行"
        if element.getparent() in done:
            done.add(element)
        elif not isinstance(element.tag, str):
            yield Passage(Area.HIDDEN_TEXT, element.text or "", spot=f"{spot} 注释")
        elif _is_record(element):
            names = tuple(local(field) for field in element)
            texts = (_flat(field, entities) for field in element)
            pairs = (f"{name}：{text}" for name, text in zip(names, texts, strict=True))
            yield Passage(Area.CELL, "\t".join(pairs), spot=spot, cells=names)
            done.add(element)
        elif _is_line(element):
            yield Passage(Area.TEXT, _flat(element, entities), spot=spot)
            done.add(element)
        yield from _told_by_attributes(element, spot)


def _is_record(element: Element) -> bool:
    """Tell an element that holds nothing but fields: `<person><name/><tel/></person>`."""
    if len(element) < 2 or local(element) in _WHOLE_LINES:
        return False
    return all(isinstance(field.tag, str) and not len(field) for field in element)


def _is_line(element: Element) -> bool:
    if local(element) in _WHOLE_LINES or not len(element):
        return True
    texts = (element.text, *(child.tail for child in element))
    return any(text and text.strip() for text in texts)


def _flat(element: Element, entities: Mapping[str, str]) -> str:
    parts: list[str] = []
    for inner in element.iter():
        if inner.tag is etree.Entity:
            parts.append(entities.get(inner.name, ""))
        elif isinstance(inner.tag, str):
            parts.append(inner.text or "")
        if inner is not element:
            parts.append(inner.tail or "")
    return " ".join("".join(parts).replace("\t", " ").split())


def _told_by_attributes(element: Element, spot: str) -> Iterator[Passage]:
    if not isinstance(element.tag, str) or not _attributes_tell(element):
        return
    names = tuple(key.rpartition("}")[2] for key in element.attrib)
    values = (
        _value(name, str(value)) for name, value in zip(names, element.attrib.values(), strict=True)
    )
    pairs = (f"{name}：{value}" for name, value in zip(names, values, strict=True))
    yield Passage(Area.CELL, "\t".join(pairs), spot=spot, cells=names)


def _value(name: str, value: str) -> str:
    """Return what an attribute says; of an outline the whole numbers that are no place on paper."""
    if name in _OUTLINES:
        return " ".join(_WHOLE_NUMBER.findall(value))
    return value.replace("\t", " ")


def _attributes_tell(element: Element) -> bool:
    return any(tells(str(value)) for value in element.attrib.values())


def _unpacked(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()))
    except (binascii.Error, ValueError):
        return b""
