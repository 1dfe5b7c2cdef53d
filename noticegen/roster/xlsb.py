"""Read .xlsb: values through python-calamine; what is hidden and merged from the records.

Source of the records: [MS-XLSB] sections 2.4.739 (BrtRowHdr), 2.4.323 (BrtColInfo), 2.4.700
(BrtMergeCell), 2.4.304 (BrtBundleSh).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeAlias
from zipfile import ZipFile

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.cell import Cell
from noticegen.roster.headings import hide_numbers
from noticegen.roster.limits import Limits, refuse_oversize
from noticegen.roster.package import loose_texts, open_package
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

_ROW_HEADER, _COLUMN_INFO, _MERGE_CELL, _BUNDLE_SHEET = 0, 60, 176, 156
_FILLED_CELLS = range(2, 12)  # BrtCellRk to BrtFmlaError
_WORKBOOK, _RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
_DAMAGE = (CalamineError, KeyError, ValueError, OSError, EOFError, IndexError, struct.error)

_Value: TypeAlias = float | str | bool | time | date | datetime | timedelta


@dataclass(slots=True)
class _View:
    """What a sheet's records say of its rows and columns."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0


def read_xlsb(path: Path, place: Place, limits: Limits) -> Book:
    """Return every sheet of a binary workbook; InputError when it cannot be read."""
    with open_package(path, place, limits) as archive:
        try:
            views = _views(archive, limits)
            with CalamineWorkbook.from_path(path) as book:
                if len(book.sheet_names) > limits.sheets:
                    raise refuse_oversize(place, "工作表太多", limits.sheets)
                sheets = []
                for listed in book.sheets_metadata:
                    view = views[listed.name]
                    hidden = listed.visible != SheetVisibleEnum.Visible
                    at = Place(place.file, hide_numbers(listed.name))
                    if view.last_row * view.last_column > limits.area:
                        raise refuse_oversize(at, "行数乘列数太大", limits.area)
                    rows = book.get_sheet_by_name(listed.name).to_python(skip_empty_area=False)
                    sheets.append(_sheet(at, rows, view, limits, hidden=hidden))
            return Book(tuple(sheets), tuple(loose_texts(archive)))
        except (*_DAMAGE, etree.LxmlError):
            raise InputError(
                ErrorCode.ROSTER_UNREADABLE, place, why="文件内部有损坏，不是完整的 XLSB 文件"
            ) from None


def _sheet(
    place: Place, rows: list[list[_Value]], view: _View, limits: Limits, *, hidden: bool
) -> Sheet:
    collector = RowCollector(place, limits)
    for number, values in enumerate(rows, 1):
        cells = [_cell(value, column) for column, value in enumerate(values, 1)]
        collector.add(number, [cell for cell in cells if cell], hidden=number in view.hidden_rows)
    return Sheet(
        place.sheet,
        collector.rows(),
        tuple(view.merges),
        hidden=hidden,
        hidden_columns=frozenset(view.hidden_columns),
    )


def _cell(value: _Value, column: int) -> Cell | None:
    if isinstance(value, str):
        return text_cell(value, column)
    if isinstance(value, bool):
        return boolean_cell(value, column)
    if isinstance(value, int | float):
        return number_cell(value, column)
    return date_cell(value, column)


def _views(archive: ZipFile, limits: Limits) -> dict[str, _View]:
    relations = etree.fromstring(
        archive.read(_RELATIONS), etree.XMLParser(resolve_entities=False, no_network=True)
    )
    targets = {item.get("Id"): item.get("Target") for item in relations}
    views = {}
    for kind, data in _records(archive.read(_WORKBOOK)):
        if kind == _BUNDLE_SHEET:
            relation, end = _text(data, 8)
            name, _ = _text(data, end)
            target = (targets[relation] or "").removeprefix("/xl/")
            views[name] = _view(archive.read("xl/" + target), limits)
    return views


def _view(data: bytes, limits: Limits) -> _View:
    view = _View()
    number = 0
    for kind, record in _records(data):
        if kind == _ROW_HEADER:
            (row,) = struct.unpack_from("<I", record)
            number = row + 1
            if record[11] & 0x10:  # fDyZero
                view.hidden_rows.add(row + 1)
        elif kind in _FILLED_CELLS:
            (column,) = struct.unpack_from("<I", record)
            view.last_row, view.last_column = number, max(view.last_column, column + 1)
        elif kind == _COLUMN_INFO:
            first, last, width, _, flags = struct.unpack_from("<IIIIH", record)
            if flags & 0x1 or width == 0:
                view.hidden_columns.update(range(first + 1, min(last + 1, limits.columns) + 1))
        elif kind == _MERGE_CELL:
            first_row, last_row, first, last = struct.unpack_from("<IIII", record)
            view.merges.append(Merge(first_row + 1, first + 1, last_row + 1, last + 1))
    return view


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield every record: kind in one or two bytes, length in up to four, seven bits each."""
    at = 0
    while at < len(data):
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        length = 0
        for shift in range(0, 28, 7):
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, data[at : at + length]
        at += length


def _text(data: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * length
    return data[at + 4 : end].decode("utf-16-le"), end
