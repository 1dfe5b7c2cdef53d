"""Read .ods: cells, repeated rows and columns, merges, filtered and hidden rows.

Source of the format: OpenDocument 1.3 part 3, chapters 9 (tables) and 19 (attributes).
python-calamine reads the values alone; which rows are hidden stands only in the XML.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.cell import Cell
from noticegen.roster.headings import hide_numbers
from noticegen.roster.limits import Limits, refuse_oversize
from noticegen.roster.package import iterate_elements, open_package
from noticegen.roster.sheet import (
    Book,
    Merge,
    RowCollector,
    Sheet,
    boolean_cell,
    date_cell,
    number_cell,
    text_cell,
)
from noticegen.vocabulary.place import Place

_OASIS = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
_TABLE, _OFFICE, _TEXT, _STYLE = map(_OASIS.format, ("table", "office", "text", "style"))
_SHEET, _ROW, _COLUMN = _TABLE + "table", _TABLE + "table-row", _TABLE + "table-column"
_CELL, _COVERED = _TABLE + "table-cell", _TABLE + "covered-table-cell"
_ANNOTATION = _OFFICE + "annotation"
_DAMAGE = (KeyError, ValueError, OSError, EOFError, NotImplementedError, etree.LxmlError)
_MANIFEST = "META-INF/manifest.xml"


def read_ods(path: Path, place: Place, limits: Limits) -> Book:
    """Return every sheet of an OpenDocument spreadsheet; InputError when it cannot be read."""
    with open_package(path, place, limits) as archive:
        try:
            if _MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_MANIFEST):
                raise InputError(ErrorCode.ROSTER_ENCRYPTED, place)
            return _read_content(archive, place, limits)
        except _DAMAGE:
            raise InputError(
                ErrorCode.ROSTER_UNREADABLE, place, why="文件内部有损坏，不是完整的 ODS 文件"
            ) from None


def _read_content(archive: ZipFile, place: Place, limits: Limits) -> Book:
    sheets: list[Sheet] = []
    hidden_styles: set[str] = set()
    with archive.open("content.xml") as source:
        for element in iterate_elements(source, _STYLE + "style", _SHEET):
            if element.tag == _SHEET:
                if len(sheets) >= limits.sheets:
                    raise refuse_oversize(place, "工作表太多", limits.sheets)
                sheets.append(_SheetXml(element, place, limits, hidden_styles).read())
            elif any(child.get(_TABLE + "display") == "false" for child in element):
                hidden_styles.add(element.get(_STYLE + "name") or "")
    return Book(tuple(sheets))


class _SheetXml:
    """Reads one sheet's element; one object for one sheet."""

    def __init__(
        self, element: etree._Element, place: Place, limits: Limits, hidden_styles: set[str]
    ) -> None:
        self._element = element
        self._name = element.get(_TABLE + "name") or ""
        self._hidden = element.get(_TABLE + "style-name") in hidden_styles
        self._limits = limits
        self._collector = RowCollector(Place(place.file, hide_numbers(self._name)), limits)
        self._merges: list[Merge] = []
        self._loose: list[str] = []

    def read(self) -> Sheet:
        """Return the sheet."""
        number = 1
        for row in self._element.iter(_ROW):
            repeated = int(row.get(_TABLE + "number-rows-repeated") or 1)
            cells = self._cells_of(row, number)
            hidden = row.get(_TABLE + "visibility") in ("collapse", "filter")
            # Empty rows are repeated a million times to the end of the sheet; they hold nothing.
            for offset in range(min(repeated, self._limits.rows + 1) if cells else 0):
                self._collector.add(number + offset, cells, hidden=hidden)
            number += repeated
        return Sheet(
            self._name,
            self._collector.rows(),
            tuple(self._merges),
            hidden=self._hidden,
            hidden_columns=frozenset(self._hidden_columns()),
            loose=tuple(self._loose),
        )

    def _hidden_columns(self) -> set[int]:
        hidden: set[int] = set()
        number = 1
        for column in self._element.iter(_COLUMN):
            repeated = int(column.get(_TABLE + "number-columns-repeated") or 1)
            if column.get(_TABLE + "visibility") in ("collapse", "filter"):
                last = min(number + repeated - 1, self._limits.columns)
                hidden.update(range(number, last + 1))
            number += repeated
        return hidden

    def _cells_of(self, row: etree._Element, number: int) -> list[Cell]:
        cells: list[Cell] = []
        column = 1
        for element in row.iter(_CELL, _COVERED):
            repeated = int(element.get(_TABLE + "number-columns-repeated") or 1)
            if element.tag == _CELL:
                self._note_merge(element, number, column)
                for offset in range(min(repeated, self._limits.columns + 1)):
                    cell = self._cell_of(element, column + offset)
                    if cell is None:
                        break
                    cells.append(cell)
            column += repeated
        return cells

    def _note_merge(self, element: etree._Element, row: int, column: int) -> None:
        down = int(element.get(_TABLE + "number-rows-spanned") or 1)
        across = int(element.get(_TABLE + "number-columns-spanned") or 1)
        if down > 1 or across > 1:
            self._merges.append(Merge(row, column, row + down - 1, column + across - 1))
        for note in element.iter(_ANNOTATION):
            self._loose.append("".join(map(str, note.itertext())))

    def _cell_of(self, element: etree._Element, column: int) -> Cell | None:
        kind = element.get(_OFFICE + "value-type")
        # A value that is none (a month without a day) leaves what the cell displays.
        with suppress(ValueError):
            if kind in ("float", "currency", "percentage"):
                return number_cell(_number(element.get(_OFFICE + "value") or ""), column)
            if kind == "date":
                value = element.get(_OFFICE + "date-value") or ""
                return date_cell(datetime.fromisoformat(value), column)
            if kind == "boolean":
                return boolean_cell(element.get(_OFFICE + "boolean-value") == "true", column)
        return text_cell(_text_of(element), column)


def _number(text: str) -> float:
    return float(text) if set(text) & set(".eE") else int(text)


def _text_of(element: etree._Element) -> str:
    """Return the paragraphs of a cell as lines; notes are not part of its text."""
    return "\n".join(
        "".join(_pieces(paragraph)) for paragraph in element if paragraph.tag == _TEXT + "p"
    )


def _pieces(paragraph: etree._Element) -> list[str]:
    pieces = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == _TEXT + "s":
            pieces.append(" " * min(int(child.get(_TEXT + "c") or 1), 99))
        elif child.tag in (_TEXT + "tab", _TEXT + "line-break"):
            pieces.append("\n" if child.tag.endswith("break") else " ")
        elif child.tag != _ANNOTATION:
            pieces.extend(_pieces(child))
        pieces.append(child.tail or "")
    return pieces
