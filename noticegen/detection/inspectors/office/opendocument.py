"""OpenDocument files (.ods, .odt, .odp): tables with their hidden parts, paragraphs, comments."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.detection.inspectors.markup import (
    Element,
    attribute,
    attributes,
    children,
    descendants,
    local,
    parse_xml,
    tells,
)
from noticegen.detection.inspectors.office.xlsx import column_name, long_number
from noticegen.detection.inspectors.tables import TableCell, TableRow, read_table

_MOST_COLUMNS = 1_024
_MOST_ROWS = 200_000
_LEAST_LONG_NUMBER = 1e10
# How programs display a number or a day.
_FIGURES = re.compile(r"[0-9Ee+.,:/年月日\s-]*")
_LONG_NUMBER = re.compile("[0-9]{7,}")
_GAPS = {"s": " ", "tab": "\t", "line-break": "\n", "p": "\n", "h": "\n"}
# Texts that are no paragraphs.
_TITLES = frozenset({"title", "desc", "text"})
_PARAGRAPHS = ("p", "h")
# Pictures and objects in Base64, which whoever reads the file unpacks.
_UNPACKED = ("binary-data",)
_CELL_VALUES = frozenset({"value", "date-value", "string-value", "time-value", "currency"})
_LOOKS = frozenset({"d", "path", "points", "viewBox", "transform", "enhanced-path", "style-name"})
# How often a cell stands there tells of nobody, and behind a cell's name it looks like a passport.
_COUNTS = frozenset({"number-rows-repeated", "number-columns-repeated"})
_FORMULAS = frozenset({"formula", "expression", "condition"})
_NOT_ASIDE = _LOOKS | _COUNTS | _FORMULAS


def read_opendocument(parts: Mapping[str, bytes]) -> Iterator[Passage]:
    """Yield the rows of every table, the paragraphs outside tables, and the comments."""
    yield from read_content(parse_xml(parts["content.xml"]))


def read_content(root: Element) -> Iterator[Passage]:
    """Yield the same from the content itself, as a flat file holds it."""
    invisible = frozenset(_invisible_styles(root))
    for table in descendants(root, "table"):
        name = attribute(table, "name") or ""
        hidden = (attribute(table, "style-name") or "") in invisible
        spot = f"工作表“{name}”" + ("（隐藏）" if hidden else "")
        yield from read_table(_rows(table), spot, hidden=hidden)
    for note in descendants(root, "annotation"):
        yield Passage(Area.COMMENT, _text(note), spot="content.xml")
    for number, paragraph in enumerate(descendants(root, "p", "h"), 1):
        text = _text(paragraph)
        if text.strip() and not _is_in_cell(paragraph):
            yield Passage(Area.TEXT, text, spot=f"第{number}段")
    for change in descendants(root, "tracked-changes", "script"):
        yield Passage(
            Area.HIDDEN_TEXT, f"{_text(change)}\n{attributes(change)}", spot="content.xml"
        )
    yield Passage(Area.LINK, "\n".join(_links(root)), spot="content.xml")
    yield Passage(Area.HIDDEN_TEXT, "\n".join(_asides(root)), spot="content.xml")
    yield Passage(Area.CELL, "\n".join(_formulas(root)), spot="content.xml")


def _links(root: Element) -> Iterator[str]:
    for link in descendants(root, "a", "named-range", "named-expression"):
        yield " ".join(str(value) for value in link.attrib.values())


def _asides(root: Element) -> Iterator[str]:
    """Yield what stands in no paragraph: descriptions, fields, rules, formulas, notes of programs.

    A cell's own value is read with its row.
    """
    for element in root.iter():
        kind = local(element)
        if kind == "":
            yield element.text if isinstance(element.text, str) else ""
        elif kind in _TITLES:
            yield _text(element)
        elif kind in _UNPACKED:
            continue
        elif kind not in _PARAGRAPHS and element.text and not _is_in_paragraph(element):
            yield element.text.strip()
        for key, value in element.attrib.items():
            name = key.rpartition("}")[2]
            is_own = kind.endswith("table-cell") and name in _CELL_VALUES
            if not is_own and name not in _NOT_ASIDE and tells(value):
                yield str(value)


def _formulas(root: Element) -> Iterator[str]:
    """Yield formulas and conditions, whose strings may be joined where no result shows them."""
    for element in root.iter():
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] in _FORMULAS and tells(value):
                yield str(value)


def _invisible_styles(root: Element) -> Iterator[str]:
    for style in descendants(root, "style"):
        for properties in children(style, "table-properties"):
            if attribute(properties, "display") == "false":
                yield attribute(style, "name") or ""


def _rows(table: Element) -> Iterator[TableRow]:
    hidden_columns = frozenset(_hidden_columns(table))
    number = 1
    for row in descendants(table, "table-row"):
        repeated = _repeats(row, "number-rows-repeated", _MOST_ROWS)
        is_hidden = attribute(row, "visibility") in ("collapse", "filter")
        yield TableRow(f"第{number}行", tuple(_cells(row, hidden_columns)), hidden=is_hidden)
        number += repeated


def _hidden_columns(table: Element) -> Iterator[str]:
    place = 0
    for column in descendants(table, "table-column"):
        repeated = _repeats(column, "number-columns-repeated", _MOST_COLUMNS)
        if attribute(column, "visibility") in ("collapse", "filter"):
            yield from (column_name(place + offset) for offset in range(repeated))
        place += repeated


def _cells(row: Element, hidden_columns: frozenset[str]) -> Iterator[TableCell]:
    place = 0
    for cell in row:
        if local(cell) not in ("table-cell", "covered-table-cell"):
            continue
        text = _cell_text(cell)
        letters = column_name(place)
        if text.strip():
            yield TableCell(letters, text, hidden=letters in hidden_columns)
        place += _repeats(cell, "number-columns-repeated", _MOST_COLUMNS)


def _cell_text(cell: Element) -> str:
    text = "\n".join(
        _text(paragraph) for paragraph in descendants(cell, "p", "h") if _holder(paragraph) is cell
    )
    written = attribute(cell, "string-value")
    if written and written not in text:
        text = f"{text} {written}"
    stored, date = attribute(cell, "value"), attribute(cell, "date-value")
    values = " ".join(filter(None, (_long_value(stored), date)))
    return f"{values} {text}".strip() if _shows_more(text, values) else values


def _long_value(stored: str | None) -> str:
    """Return a stored number that may be displayed rounded or cut: the file gives away all of it.

    A value that is no number says what nobody sees.
    """
    try:
        number = float(stored or 0)
    except ValueError:
        return stored or ""
    is_long = math.isfinite(number) and abs(number) >= _LEAST_LONG_NUMBER
    return long_number(number) if is_long else ""


def _shows_more(text: str, values: str) -> bool:
    """Tell whether a cell displays more than its value in figures, as a program would write it."""
    if not values or _FIGURES.fullmatch(text) is None:
        return True
    return any(number not in values for number in _LONG_NUMBER.findall(text))


def _text(element: Element) -> str:
    """Return the text below an element; a break or a TAB parts what a space does not."""
    parts: list[str] = []
    for found in element.iter():
        kind = local(found)
        if found is not element:
            parts.append(_GAPS.get(kind, ""))
        if kind and found.text:
            parts.append(found.text)
        if found is not element and found.tail:
            parts.append(found.tail)
    return "".join(parts)


def _is_in_cell(paragraph: Element) -> bool:
    return _holder(paragraph) is not None


def _is_in_paragraph(element: Element) -> bool:
    return any(local(parent) in _PARAGRAPHS for parent in element.iterancestors())


def _holder(paragraph: Element) -> Element | None:
    """Return the cell or the comment that a paragraph belongs to."""
    kinds = ("table-cell", "covered-table-cell", "annotation")
    return next((found for found in paragraph.iterancestors() if local(found) in kinds), None)


def _repeats(element: Element, name: str, most: int) -> int:
    value = attribute(element, name) or "1"
    return min(int(value), most) if value.isdecimal() else 1
