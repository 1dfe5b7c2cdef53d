"""Office files that are ZIP and XML: Word, PowerPoint, Excel, OpenDocument; every part of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from noticegen.detection.inspectors.carried_files import carried_files
from noticegen.detection.inspectors.contents import (
    Area,
    Nested,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.decoding import decode_unknown, number_runs, text_runs
from noticegen.detection.inspectors.markup import (
    Element,
    attribute,
    beside_root,
    children,
    descendants,
    everything,
    local,
    parse_xml,
)
from noticegen.detection.inspectors.office.opendocument import read_opendocument
from noticegen.detection.inspectors.office.part_names import name_places, name_unread
from noticegen.detection.inspectors.office.xlsx import column_name, read_xlsx, sheet_parts
from noticegen.detection.inspectors.shown import is_legible
from noticegen.detection.inspectors.tables import TableCell, TableRow, read_table
from noticegen.detection.inspectors.unpacking import Archive
from noticegen.detection.inspectors.webpage import read_html

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Where a part's text stands, by its path; the first that fits.
_AREAS = (
    (re.compile(r"docProps/|customXml/|meta\.xml$|settings\.xml$|\[Content"), Area.METADATA),
    (re.compile(r"comments|persons?/|commentAuthors|threadedComments"), Area.COMMENT),
    (re.compile(r"pivotCache|externalLinks|queryTables|charts/|connections"), Area.CACHE),
    (re.compile(r"header\d|footer\d"), Area.HEADER_FOOTER),
    (re.compile(r"\.rels$"), Area.LINK),
    (re.compile(r"notesSlide|notesMaster"), Area.HIDDEN_TEXT),
)
# Parts that describe looks: their words are the program's, but a number in them is somebody's.
_LOOKS = re.compile(r"theme/|styles\.xml$|fontTable\.xml$|webSettings\.xml$|/_rels/\.rels$")
_LONG_NUMBER = re.compile(r"[0-9]{7}")
_MARKUP = re.compile(r"\.(?:xml|rels)$")
_DRAWN = re.compile(r"\.vml$")
_BINARY = re.compile(r"printerSettings|\.bin$")
_IGNORED = re.compile(r"\.(?:ttf|odttf|fntdata|wmf\.dat)$|^mimetype$|/$")
# Pictures of the first page, mostly too small to be read, and of what is read by itself.
_THUMBNAIL = re.compile(r"^(?:docProps|Thumbnails)/thumbnail\.(?:png|jpe?g)$", re.IGNORECASE)
_REPLACEMENT = "ObjectReplacements/"
_OWN_DATA = re.compile(r"customXml/")
_TEXTS = ("t", "delText", "instrText", "delInstrText")


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
        data = archive.read_if_sound(member)
        if data is None:
            unread.append(UnreadPart(Unreadable.DAMAGED, name))
            continue
        if _MARKUP.search(name):
            _keep(parts, name, data)
            if _LONG_NUMBER.search(name):
                passages.append(Passage(Area.FILE_NAME, name))
            # The tables of a query (Power Query) lie in a part as an archive in Base64.
            inner_files = carried_files(decode_unknown(data)) if _OWN_DATA.match(name) else ()
            for inner in inner_files:
                found, missed = nested(name, inner)
                passages += found
                unread += missed
            continue
        found, missed = _read_data(name, data, nested)
        passages += found
        unread += missed
    if not parts:
        raise UnreadableError(Unreadable.NO_TEXT)
    try:
        passages += read_parts(parts)
    except UnreadableError as error:  # what is there as letters is still worth searching
        passages += [
            Passage(Area.OBJECT, decode_unknown(data), spot=name) for name, data in parts.items()
        ]
        unread.append(UnreadPart(error.reason))
    return tuple(name_places(passages)), tuple(name_unread(unread))


def _keep(parts: dict[str, bytes], name: str, data: bytes) -> None:
    """Keep a part; programs read one of several of the same name, people any."""
    if name in parts:
        parts[f"{name}#{len(parts)}"] = parts[name]
    if data:  # LibreOffice leaves a part empty where nobody chose keys of his own
        parts[name] = data


def _read_data(
    name: str, data: bytes, nested: Nested
) -> tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]:
    """Read a part that is no XML: old drawings, a program's own data, pictures, embedded files."""
    if _DRAWN.search(name):
        drawn = read_html(decode_unknown(data))
        return tuple(Passage(Area.OBJECT, passage.text, spot=name) for passage in drawn), ()
    is_small = _THUMBNAIL.search(name) and not is_legible(data)
    if is_small or name.startswith(_REPLACEMENT):  # only what was written into it can be read
        return tuple(Passage(Area.METADATA, text, spot=name) for text in number_runs(data)), ()
    runs: tuple[Passage, ...] = ()
    if _BINARY.search(name):
        runs = tuple(Passage(Area.OBJECT, text, spot=name) for text in text_runs(data))
        if "printerSettings" in name:
            return runs, ()
    inner, missed = nested(name, data)
    # A compound file's own runs are read stream by stream, with the words in front of a number.
    return ((*runs, *inner) if missed or not data.startswith(_COMPOUND) else inner), missed


def read_parts(parts: Mapping[str, bytes]) -> Iterator[Passage]:
    """Read the parts that are XML, by their names; UnreadableError DAMAGED."""
    done: frozenset[str] = frozenset()
    if "xl/workbook.xml" in parts:
        yield from read_xlsx(parts)
        done = sheet_parts(parts) | {"xl/sharedStrings.xml", "xl/workbook.xml"}
        yield from _rest_of_workbook(parts)
        yield from _number_formats(parts)
    if "content.xml" in parts and "[Content_Types].xml" not in parts:
        yield from read_opendocument(parts)
        done = frozenset({"content.xml"})
    for name, data in parts.items():
        beside = beside_root(data)
        if beside:
            yield Passage(Area.HIDDEN_TEXT, beside, spot=name)
        if name in done:
            continue
        passages = _read_part(name, parse_xml(data))
        if _LOOKS.search(name) and "content.xml" not in parts:
            passages = (_numbers_alone(passage) for passage in passages)
        yield from passages


def _numbers_alone(passage: Passage) -> Passage:
    lines = passage.text.splitlines()
    return replace(passage, text="\n".join(line for line in lines if _LONG_NUMBER.search(line)))


def _rest_of_workbook(parts: Mapping[str, bytes]) -> Iterator[Passage]:
    """Yield what the list of sheets says besides: views, users, notes of a program's own."""
    told = everything(parse_xml(parts["xl/workbook.xml"]), "sheet", "definedName")
    if told:
        yield Passage(Area.OBJECT, told, spot="xl/workbook.xml")


def _number_formats(parts: Mapping[str, bytes]) -> Iterator[Passage]:
    """Yield the words that formats print beside a cell's number, or instead of it."""
    data = parts.get("xl/styles.xml")
    if data is not None:
        for form in descendants(parse_xml(data), "numFmt"):
            code = attribute(form, "formatCode") or ""
            yield Passage(Area.NAME, code.replace("\\", ""), spot="数字格式")


def _read_part(name: str, root: Element) -> Iterator[Passage]:
    has_paragraphs = name.startswith(("word/", "ppt/")) and _holds(root, "p")
    if has_paragraphs:
        yield from _paragraphs(name, root)
    text = everything(root, *_TEXTS) if has_paragraphs else everything(root)
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
    loose = [text for text in descendants(root, *_TEXTS) if not _is_in(text, "p")]
    if loose:
        yield Passage(Area.HIDDEN_TEXT, "".join(text.text or "" for text in loose), spot=name)
    for number, paragraph in enumerate(descendants(root, "p"), 1):
        text = _paragraph_text(paragraph)
        if text.strip() and not _is_in(paragraph, "tc"):
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
        if kind in _TEXTS:
            parts.append(element.text or "")
        elif kind == "sym":
            parts.append(_symbol(attribute(element, "char") or ""))
        elif kind in ("tab", "br", "cr"):
            parts.append(" " if kind == "tab" else "\n")
        elif kind in ("docPr", "cNvPr"):
            parts += [f" {attribute(element, key) or ''}" for key in ("descr", "title")]
    return "".join(parts)


def _symbol(code: str) -> str:
    """Return the character of a code in the private area where symbol fonts keep theirs."""
    value = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else 0
    return chr(value - 0xF000 if 0xF020 <= value < 0xF100 else value) if value >= 0x20 else ""


def _is_in(element: Element, name: str) -> bool:
    return any(local(parent) == name for parent in element.iterancestors())


def _is_hidden(element: Element) -> bool:
    """Tell tracked deletions and text formatted as hidden."""
    return _holds(element, "delText", "vanish", "del", "moveFrom")


def _holds(element: Element, *names: str) -> bool:
    return next(descendants(element, *names), None) is not None
