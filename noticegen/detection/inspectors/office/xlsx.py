"""Excel workbooks (.xlsx, .xlsm) part by part: nothing a spreadsheet program hides is left out."""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.detection.inspectors.markup import (
    Element,
    attribute,
    children,
    descendants,
    everything,
    local,
    parse_xml,
)
from noticegen.detection.inspectors.tables import TableCell, TableRow, read_table
from noticegen.vocabulary.place import column_letter

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DATE_FORMATS = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58})
_DATE_CODE = re.compile(r"(?i)y|(?<!\[)d(?!\])|年|日")
_EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a calendar day has no time zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - a calendar day has no time zone
_LAST_SERIAL = 2_958_465  # 9999-12-31
_LEAST_LONG_NUMBER = 1e10
# Codes for fonts and sizes may stand inside a number; a size may be taken for a part of one.
_HEADER_CODE = re.compile(r'&"[^"]*"|&K[0-9A-F]{6}|&[0-9]{1,3} ?|&[A-Z]')
_CELL_SETTINGS = frozenset({"r", "s", "t", "cm", "vm", "ph"})


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to; `shown` fills with the strings that a cell shows."""

    strings: tuple[str, ...]
    date_styles: frozenset[int]
    epoch: datetime
    shown: set[int] = field(default_factory=set)


def read_xlsx(parts: Mapping[str, bytes]) -> Iterator[Passage]:
    """Yield every cell row of every sheet, strings without a cell, names, headers and footers.

    Comments, properties, caches and drawings are ordinary parts, read by `office`.
    """
    workbook = parse_xml(parts["xl/workbook.xml"])
    targets = _targets(parts.get("xl/_rels/workbook.xml.rels"))
    book = _Book(_strings(parts), _date_styles(parts), _epoch(workbook))
    for sheet in descendants(workbook, "sheet"):
        name, state = attribute(sheet, "name") or "", attribute(sheet, "state") or "visible"
        yield Passage(Area.NAME, name, spot="工作表名称")
        part = targets.get(attribute(sheet, "id") or "", "")
        if part in parts:
            yield from _read_sheet(parse_xml(parts[part]), name, book, hidden=state != "visible")
            for notes in _note_parts(parts, part):
                yield from _read_notes(parse_xml(parts[notes]), name)
    for defined in descendants(workbook, "definedName"):
        text = f"{attribute(defined, 'name')} {attribute(defined, 'comment') or ''} {defined.text}"
        yield Passage(Area.NAME, text, spot="定义的名称")
    unused = _unused_strings(parts, book.shown)
    if unused:
        yield Passage(Area.CACHE, unused, spot="xl/sharedStrings.xml")


def sheet_parts(parts: Mapping[str, bytes]) -> frozenset[str]:
    """Return the parts that `read_xlsx` reads itself: listed sheets and their comments."""
    workbook = parse_xml(parts["xl/workbook.xml"])
    targets = _targets(parts.get("xl/_rels/workbook.xml.rels"))
    sheets = {targets.get(attribute(sheet, "id") or "") for sheet in descendants(workbook, "sheet")}
    notes = (note for sheet in sheets if sheet for note in _note_parts(parts, sheet))
    return frozenset((*(sheet for sheet in sheets if sheet), *notes))


def column_name(number: int) -> str:
    """Return a column's name as people say it, counted from 0: `A列`."""
    return f"{column_letter(number + 1)}列"


def long_number(value: float) -> str:
    """Write a number as a clerk typed it: no exponent, no trailing `.0`."""
    if math.isfinite(value) and value == int(value) and abs(value) < 1e22:
        return str(int(value))
    return repr(value)


def _targets(rels: bytes | None, folder: str = "xl") -> dict[str, str]:
    if rels is None:
        return {}
    return {
        attribute(rel, "Id") or "": _resolve(attribute(rel, "Target") or "", folder)
        for rel in descendants(parse_xml(rels), "Relationship")
    }


def _resolve(target: str, folder: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def _note_parts(parts: Mapping[str, bytes], sheet: str) -> Iterator[str]:
    """Yield the parts that hold a sheet's comments."""
    folder, file = posixpath.split(sheet)
    for part in _targets(parts.get(f"{folder}/_rels/{file}.rels"), folder).values():
        if "omments" in part and part.endswith(".xml") and part in parts:
            yield part


def _read_notes(root: Element, sheet: str) -> Iterator[Passage]:
    for note in descendants(root, "comment", "threadedComment"):
        cell = attribute(note, "ref") or ""
        text = "".join(part for part in note.itertext() if isinstance(part, str))
        yield Passage(Area.COMMENT, text, spot=f"工作表“{sheet}” {cell}")
    for author in descendants(root, "author"):
        yield Passage(Area.METADATA, author.text or "", spot=f"工作表“{sheet}” 批注作者")


def _strings(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    data = parts.get("xl/sharedStrings.xml")
    if data is None:
        return ()
    return tuple(_text_of(item) for item in children(parse_xml(data), "si"))


def _unused_strings(parts: Mapping[str, bytes], shown: Set[int]) -> str:
    """Return what the store of strings holds besides what cells show: texts that were deleted."""
    data = parts.get("xl/sharedStrings.xml")
    if data is None:
        return ""
    root = parse_xml(data)
    for place, item in enumerate(children(root, "si")):
        written = [part for part in item if local(part) in ("t", "r")]
        # A string is one text, or runs of one; several texts would be read as they stand.
        if place in shown and (len(written) == 1 or all(local(part) == "r" for part in written)):
            for text in (text for part in written for text in descendants(part, "t")):
                text.text = None
    return everything(root)


def _text_of(item: Element) -> str:
    """Return what a string shows, and in a line of its own how it is said to be read aloud."""
    aloud = [text for part in children(item, "rPh") for text in descendants(part, "t")]
    texts = [text for text in descendants(item, "t") if text not in aloud]
    lines = ("".join(text.text or "" for text in part) for part in (texts, aloud))
    return "\n".join(filter(None, lines))


def _date_styles(parts: Mapping[str, bytes]) -> frozenset[int]:
    data = parts.get("xl/styles.xml")
    if data is None:
        return frozenset()
    root = parse_xml(data)
    dates = set(_DATE_FORMATS)
    for form in descendants(root, "numFmt"):
        code = re.sub(r'"[^"]*"|\\.', "", attribute(form, "formatCode") or "")
        if _DATE_CODE.search(code):
            dates.add(int(attribute(form, "numFmtId") or -1))
    formats = next(descendants(root, "cellXfs"), None)
    return frozenset(
        index
        for index, form in enumerate(formats if formats is not None else ())
        if int(attribute(form, "numFmtId") or 0) in dates
    )


def _epoch(workbook: Element) -> datetime:
    properties = next(descendants(workbook, "workbookPr"), None)
    uses_1904 = properties is not None and attribute(properties, "date1904") in ("1", "true")
    return _EPOCH_1904 if uses_1904 else _EPOCH_1900


def _read_sheet(root: Element, name: str, book: _Book, *, hidden: bool) -> Iterator[Passage]:
    spot = f"工作表“{name}”" + ("（隐藏）" if hidden else "")
    hidden_columns = frozenset(_hidden_columns(root))
    rows = (_row(row, book, hidden_columns) for row in descendants(root, "row"))
    yield from read_table(rows, spot, hidden=hidden)
    for part in descendants(root, "headerFooter"):
        for text in part.itertext():
            if text.strip():
                lines = dict.fromkeys((_HEADER_CODE.sub("", text), text))
                yield Passage(Area.HEADER_FOOTER, "\n".join(lines), spot=spot)
    for part in root:
        kind = local(part)
        rest = part if kind not in ("sheetData", "cols", "headerFooter") else None
        told = everything(rest) if rest is not None else ""
        if told:
            yield Passage(Area.NAME, told, spot=spot)
    data = next(descendants(root, "sheetData"), root)
    strangers = [everything(child) for child in data if local(child) != "row"]
    # Text between the parts of a sheet, where no program looks.
    strangers += [text.strip() for text in (root.text, *(part.tail for part in root)) if text]
    if any(strangers) and data is not root:
        yield Passage(Area.OBJECT, "\n".join(strangers), spot=spot)


def _hidden_columns(root: Element) -> Iterator[str]:
    for column in descendants(root, "col"):
        if attribute(column, "hidden") in ("1", "true") or _is_nothing(attribute(column, "width")):
            first, last = int(attribute(column, "min") or 1), int(attribute(column, "max") or 1)
            for number in range(first, min(last, first + 1000) + 1):
                yield column_letter(number)


def _row(row: Element, book: _Book, hidden_columns: frozenset[str]) -> TableRow:
    cells: list[TableCell] = []
    number = attribute(row, "r") or "?"
    for cell in row:
        if local(cell) != "c":
            text, letters = everything(cell), "?"
        else:
            match = _REFERENCE.fullmatch(cell.get("r") or "")
            letters = match[1] if match else column_letter(len(cells) + 1)
            text = _cell_text(cell, book)
        if text:
            cells.append(TableCell(f"{letters}列", text, hidden=letters in hidden_columns))
    is_hidden = attribute(row, "hidden") in ("1", "true") or _is_nothing(attribute(row, "ht"))
    return TableRow(f"第{number}行", tuple(cells), hidden=is_hidden)


def _is_nothing(size: str | None) -> bool:
    """Tell a height or width that nobody sees."""
    return size is not None and re.fullmatch(r"0(?:\.[0-2]\d*)?", size) is not None


def _cell_text(cell: Element, book: _Book) -> str:
    kind = cell.get("t") or "n"
    value = formula = written = ""
    strange = [value for key, value in cell.attrib.items() if key not in _CELL_SETTINGS]
    for child in cell:
        name = local(child)
        if name == "v":
            value = value or child.text or ""
        elif name == "f":
            formula = formula or child.text or ""
        elif name == "is":
            written = _text_of(child)
        else:
            strange.append(everything(child))
    if kind == "s" and value.isdecimal() and int(value) < len(book.strings):
        text = book.strings[int(value)]
        book.shown.add(int(value))
    elif kind == "n" and value:
        text = _number_text(value, int(cell.get("s") or 0) in book.date_styles, book.epoch)
    else:
        text = value
    # A formula may carry a value that its result does not show.
    shown = f"{text} ={formula}" if '"' in formula or _tells_number(formula) else text
    return " ".join(part for part in (shown, written, *strange) if part)


def _tells_number(formula: str) -> bool:
    return re.search(r"\d{7}", formula) is not None


def _number_text(value: str, is_date: bool, epoch: datetime) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    if is_date and 0 < number < _LAST_SERIAL:
        return (epoch + timedelta(days=int(number))).strftime("%Y-%m-%d")
    if abs(number) >= _LEAST_LONG_NUMBER and math.isfinite(number):
        return value if value.isdecimal() else long_number(number)
    return value
