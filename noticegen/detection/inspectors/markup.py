"""XML parts of office files: parsed without entities, without the network, within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lxml import etree

from noticegen.detection.inspectors.contents import Unreadable, UnreadableError

# How programs write numbers of more than a few digits: 1.5020719620310995E+17
_SHORTENED = re.compile(r"[0-9]\.[0-9]{6,20}[Ee]\+?[0-9]{1,2}")
# Letters of both cases and a digit, in fours: no word and no setting looks like that.
_PACKED = re.compile(r"(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+/]{15,}={0,2}")
# A comment, an instruction for some program or a type of document; not how XML begins.
_BESIDE = re.compile(rb"<[!?](?!xml[ \t\r\n])")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
# lxml ships no types; an element is whatever its parser returns.
Element = Any


def parse_xml(data: bytes) -> Element:
    """Return the root element; UnreadableError DAMAGED for anything that is not XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableError(Unreadable.DAMAGED) from None


def beside_root(data: bytes) -> str:
    """Return the comments, instructions and entities that stand in front of all XML or behind."""
    if _BESIDE.search(data) is None and not data.startswith(_WIDE):
        return ""
    root = parse_xml(data)
    types = root.getroottree().docinfo.internalDTD
    entities = (entity.content or "" for entity in (types.iterentities() if types else ()))
    siblings = (*root.itersiblings(preceding=True), *root.itersiblings())
    texts = (sibling.text for sibling in siblings if isinstance(sibling.text, str))
    return "\n".join(filter(None, (*entities, *texts)))


def local(element: Element) -> str:
    """Return an element's name without its namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the direct children of a local name."""
    return (child for child in element if local(child) == name)


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """Yield all elements of the local names below (and including) an element."""
    wanted = frozenset(names)
    return (found for found in element.iter() if local(found) in wanted)


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute by its local name."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def everything(root: Element, *known: str) -> str:
    """Return all text, comments and attribute values that may tell something, one to a line.

    Elements of the names in `known` are left out: somebody reads them otherwise.
    """
    lines: list[str] = []
    values: list[str] = []
    for element in root.iter():
        kind = local(element)
        if element.tail and element.tail.strip():
            lines.append(_written_out(element.tail.strip()))
        if kind and kind in known:
            continue
        if isinstance(element.text, str) and element.text.strip():
            lines.append(_written_out(element.text.strip()))
        values += _told(element)
    return "\n".join([*lines, *values])


def attributes(root: Element) -> str:
    """Return the attribute values that may tell something, one to a line."""
    return "\n".join(value for element in root.iter() for value in _told(element))


def _told(element: Element) -> Iterator[str]:
    if isinstance(element.tag, str):
        yield from (_written_out(value) for value in element.attrib.values() if tells(value))


def tells(value: str) -> bool:
    """Tell a value somebody wrote, also one in Base64, from a setting of the program."""
    if not value.isascii() or sum(mark.isdigit() for mark in value) >= 7 or "@" in value:
        return True
    return len(value) % 4 == 0 and _PACKED.fullmatch(value) is not None


def _written_out(text: str) -> str:
    """Write a number without an exponent, as people know it."""
    return f"{Decimal(text):f}".removesuffix(".0") if _SHORTENED.fullmatch(text) else text
