"""OpenDocument files (.ods, .odt, .odp): tables with their hidden parts, paragraphs, comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.detection.inspectors.markup import (
    Element,
    attribute,
    children,
    descendants,
    local,
    parse_xml,
)
from noticegen.detection.inspectors.office.xlsx import column_name, long_number
from noticegen.detection.inspectors.tables import TableCell, TableRow, read_table

_MOST_COLUMNS = 1_024
_MOST_ROWS = 200_000
_LEAST_LONG_NUMBER = 1e10


def read_opendocument(parts: Mapping[str, bytes]) -> Iterator[Passage]:
    """Yield the rows of every table, the paragraphs outside tables, and the comments."""
    root = parse_xml(parts["content.xml"])
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
    for change in descendants(root, "tracked-changes", "hidden-text", "hidden-paragraph", "script"):
        yield Passage(Area.HIDDEN_TEXT, _text(change), spot="content.xml")
    for link in descendants(root, "a", "named-range", "named-expression", "variable-set"):
        values = " ".join(str(value) for value in link.attrib.values())
        yield Passage(Area.LINK, values, spot="content.xml")


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
    text = "\n".join(_text(paragraph) for paragraph in children(cell, "p"))
    stored = attribute(cell, "value")
    if stored is not None:
        try:
            number = float(stored)
        except ValueError:
            return f"{text} {stored}"
        # What is displayed may be rounded or cut; what is stored is what the file gives away.
        if abs(number) >= _LEAST_LONG_NUMBER:
            return long_number(number)
    date = attribute(cell, "date-value")
    return date if date is not None else text


def _text(element: Element) -> str:
    return "".join(part for part in element.itertext() if isinstance(part, str))


def _is_in_cell(paragraph: Element) -> bool:
    return any(
        local(parent) in ("table-cell", "covered-table-cell", "annotation")
        for parent in paragraph.iterancestors()
    )


def _repeats(element: Element, name: str, most: int) -> int:
    value = attribute(element, name) or "1"
    return min(int(value), most) if value.isdecimal() else 1
