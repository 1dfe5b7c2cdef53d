"""Office files that are ZIP and XML: Word, PowerPoint, Excel, OpenDocument; every part of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from noticegen.detection.inspectors.contents import (
    Area,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.decoding import text_runs
from noticegen.detection.inspectors.markup import (
    Element,
    attribute,
    attributes,
    children,
    descendants,
    everything,
    local,
    parse_xml,
)
from noticegen.detection.inspectors.office.opendocument import read_opendocument
from noticegen.detection.inspectors.office.xlsx import column_name, read_xlsx, sheet_parts
from noticegen.detection.inspectors.tables import TableCell, TableRow, read_table
from noticegen.detection.inspectors.unpacking import Archive

# Where a part's text stands, by its path; the first that fits.
_AREAS = (
    (re.compile(r"docProps/|customXml/|meta\.xml$|settings\.xml$|\[Content"), Area.METADATA),
    (re.compile(r"comments|persons?/|commentAuthors|threadedComments"), Area.COMMENT),
    (re.compile(r"pivotCache|externalLinks|queryTables|charts/|connections"), Area.CACHE),
    (re.compile(r"header\d|footer\d"), Area.HEADER_FOOTER),
    (re.compile(r"\.rels$"), Area.LINK),
    (re.compile(r"notesSlide|notesMaster"), Area.HIDDEN_TEXT),
)
# Parts that only describe looks; what they say is the program's, not the clerk's.
_LOOKS = re.compile(r"theme/|styles\.xml$|fontTable\.xml$|webSettings\.xml$|/_rels/\.rels$|vml$")
_MARKUP = re.compile(r"\.(?:xml|rels|vml)$")
_BINARY = re.compile(r"printerSettings|\.bin$")
_IGNORED = re.compile(r"\.(?:ttf|odttf|fntdata|wmf\.dat)$|^mimetype$|/$|thumbnail")
_SCRIPTS = re.compile(r"vbaProject\.bin$")

Nested = Callable[[str, bytes], tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]]


def is_office(names: frozenset[str]) -> bool:
    """Tell an office file from any other ZIP file."""
    return "[Content_Types].xml" in names or (
        "mimetype" in names and ("content.xml" in names or "META-INF/manifest.xml" in names)
    )


def read_office(
    archive: Archive, nested: Nested
) -> tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]:
    """Read every part of an office file; `nested` reads pictures and embedded files."""
    passages: list[Passage] = []
    unread: list[UnreadPart] = []
    parts: dict[str, bytes] = {}
    for member in archive.members:
        name = member.filename
        if _IGNORED.search(name):
            continue
        data = archive.read(member)
        if _MARKUP.search(name):
            parts[name] = data
            continue
        if _BINARY.search(name):
            passages += [Passage(Area.OBJECT, text, spot=name) for text in text_runs(data)]
            if "printerSettings" in name:
                continue
        inner, missed = nested(name, data)
        passages += inner
        unread += missed
    passages += _read_parts(parts)
    if not parts:
        raise UnreadableError(Unreadable.NO_TEXT)
    return tuple(passages), tuple(unread)


def _read_parts(parts: Mapping[str, bytes]) -> Iterator[Passage]:
    done: frozenset[str] = frozenset()
    if "xl/workbook.xml" in parts:
        yield from read_xlsx(parts)
        done = sheet_parts(parts) | {"xl/sharedStrings.xml"}
        yield from _unused_strings(parts)
        yield from _number_formats(parts)
    if "content.xml" in parts and "[Content_Types].xml" not in parts:
        yield from read_opendocument(parts)
        done = frozenset({"content.xml"})
    for name, data in parts.items():
        if name in done or (_LOOKS.search(name) and "content.xml" not in parts):
            continue
        yield from _read_part(name, parse_xml(data))


def _number_formats(parts: Mapping[str, bytes]) -> Iterator[Passage]:
    """Yield the words that formats print beside a cell's number, or instead of it."""
    data = parts.get("xl/styles.xml")
    if data is not None:
        for form in descendants(parse_xml(data), "numFmt"):
            code = attribute(form, "formatCode") or ""
            yield Passage(Area.NAME, code.replace("\\", ""), spot="数字格式")


def _unused_strings(parts: Mapping[str, bytes]) -> Iterator[Passage]:
    """Yield the text of cells that were deleted and are still in the file's store of strings."""
    data = parts.get("xl/sharedStrings.xml")
    if data is not None:
        yield Passage(Area.CACHE, everything(parse_xml(data)), spot="xl/sharedStrings.xml")


def _read_part(name: str, root: Element) -> Iterator[Passage]:
    has_paragraphs = name.startswith(("word/", "ppt/")) and _holds(root, "p")
    if has_paragraphs:
        yield from _paragraphs(name, root)
    text = attributes(root) if has_paragraphs else everything(root)
    if text:
        yield Passage(_area(name), text, spot=name)


def _area(name: str) -> Area:
    return next((area for pattern, area in _AREAS if pattern.search(name)), Area.OBJECT)


def _paragraphs(name: str, root: Element) -> Iterator[Passage]:
    area = next((area for pattern, area in _AREAS if pattern.search(name)), Area.TEXT)
    if local(root) == "sld" and attribute(root, "show") == "0":
        area = Area.HIDDEN_TEXT
    for table in descendants(root, "tbl"):
        for passage in read_table(_table_rows(table), name):
            hidden = area is not Area.TEXT or passage.area is Area.HIDDEN_CELL
            yield passage if not hidden else _moved(passage, area)
    for number, paragraph in enumerate(descendants(root, "p"), 1):
        text = _paragraph_text(paragraph)
        if text.strip() and not _is_in_cell(paragraph):
            is_hidden = area is Area.TEXT and _is_hidden(paragraph)
            yield Passage(
                Area.HIDDEN_TEXT if is_hidden else area, text, spot=f"{name} 第{number}段"
            )


def _moved(passage: Passage, area: Area) -> Passage:
    kept = area if area is not Area.TEXT else Area.HIDDEN_TEXT
    return Passage(kept, passage.text, spot=passage.spot, cells=passage.cells)


def _table_rows(table: Element) -> Iterator[TableRow]:
    for number, row in enumerate(children(table, "tr"), 1):
        cells = tuple(
            TableCell(column_name(place), _cell_text(cell))
            for place, cell in enumerate(children(row, "tc"))
        )
        yield TableRow(f"表格第{number}行", cells, hidden=_is_hidden(row))


def _cell_text(cell: Element) -> str:
    return "\n".join(_paragraph_text(paragraph) for paragraph in descendants(cell, "p"))


def _paragraph_text(paragraph: Element) -> str:
    """Return the text of a paragraph's runs, deleted and hidden ones and field codes included."""
    parts: list[str] = []
    for element in paragraph.iter():
        kind = local(element)
        if kind in ("t", "delText", "instrText", "delInstrText"):
            parts.append(element.text or "")
        elif kind in ("tab", "br", "cr"):
            parts.append(" " if kind == "tab" else "\n")
        elif kind in ("docPr", "cNvPr"):
            parts += [f" {attribute(element, key) or ''}" for key in ("descr", "title")]
    return "".join(parts)


def _is_in_cell(paragraph: Element) -> bool:
    return any(local(parent) == "tc" for parent in paragraph.iterancestors())


def _is_hidden(element: Element) -> bool:
    """Tell tracked deletions and text formatted as hidden."""
    return _holds(element, "delText", "vanish", "del", "moveFrom")


def _holds(element: Element, *names: str) -> bool:
    return next(descendants(element, *names), None) is not None
