"""Walk every object of a PDF, reachable or not, and say what each string of it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from noticegen.detection.inspectors.contents import Area, Passage, Unreadable, UnreadableError
from noticegen.detection.inspectors.decoding import decode_unknown

_DEEPEST = 60
_LARGEST_TEXT_STREAM = 16 * 1024 * 1024

# What a string is for, by the key it stands under; anything else is plain object data.
_AREA_OF_KEY = {
    "/Alt": Area.STRUCTURE,
    "/ActualText": Area.STRUCTURE,
    "/E": Area.STRUCTURE,
    "/JS": Area.SCRIPT,
    "/URI": Area.LINK,
    "/TU": Area.FORM,
    "/V": Area.FORM,
    "/DV": Area.FORM,
    "/TM": Area.FORM,
    "/UF": Area.ATTACHMENT,
    "/Desc": Area.ATTACHMENT,
}
_AREA_OF_TYPE = {
    "/Annot": Area.ANNOTATION,
    "/OCG": Area.LAYER,
    "/OCMD": Area.LAYER,
    "/Filespec": Area.ATTACHMENT,
    "/F": Area.ATTACHMENT,
    "/StructElem": Area.STRUCTURE,
    "/Metadata": Area.METADATA,
    "/EmbeddedFile": Area.ATTACHMENT,
}
_PLAIN_NAME = re.compile(r"/[A-Za-z0-9+_.,:#-]{0,6}|/[A-Za-z][A-Za-z+_.,:#-]*[0-9]{0,5}")
_PROPERTY_LIST = re.compile(rb"\b(?:BDC|DP)\b")
_TABLES = ("/XRef", "/ObjStm")
_FONT_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


# What a machine's data may hold of a number: its digits, in one or two bytes each.
_DIGITS = re.compile(rb"[0-9][0-9Xx\x00]{8,}")
_LEAST_DIGITS = 9
_CODES_OF_GLYPHS = re.compile(rb"<[0-9A-Fa-f\s]*>")
_COMMENT = re.compile(rb"%[^\r\n]*|\([^)]*\)")

_ObjectNumber = tuple[int, int]


@dataclass(slots=True)
class ObjectReading:
    """What the walk has found; fonts are (name, embedded).

    `keys` are the keys of all dictionaries; `unreached` counts objects that nothing refers to.
    """

    passages: list[Passage] = field(default_factory=list, repr=False)
    fonts: list[tuple[str, bool]] = field(default_factory=list)
    has_actual_text: bool = False
    pages_with_images: frozenset[int] = frozenset()
    keys: set[str] = field(default_factory=set, repr=False)
    unreached: int = 0
    owner: _ObjectNumber = (0, 0)
    links: dict[_ObjectNumber, set[_ObjectNumber]] = field(default_factory=dict, repr=False)


def read_objects(pdf: pikepdf.Pdf) -> ObjectReading:
    """Read every string, telling name and large number of a file, and its text-like streams."""
    reading = ObjectReading()
    info = pdf.trailer.get("/Info")
    info_number = info.objgen if info is not None and info.is_indirect else None
    fonts_programs = _font_programs(pdf)
    if isinstance(info, pikepdf.Dictionary) and info_number is None:
        _walk(info, Area.METADATA, reading)
    for value in pdf.objects:
        if not isinstance(value, pikepdf.Object):
            _keep(value, Area.OBJECT, reading)
            continue
        area = Area.METADATA if value.objgen == info_number else Area.OBJECT
        reading.owner = value.objgen
        _walk(value, area, reading)
        if not isinstance(value, pikepdf.Stream):
            continue
        if value.objgen in fonts_programs:
            _read_digits(value.read_bytes(), reading)
        else:
            _read_stream(value, reading)
    reading.unreached = _count_unreached(pdf, reading)
    reading.pages_with_images = frozenset(_pages_with_images(pdf))
    return reading


def _walk(value: pikepdf.Object, area: Area, reading: ObjectReading, depth: int = 0) -> None:
    if depth > _DEEPEST:
        raise UnreadableError(Unreadable.TOO_DEEP)
    if isinstance(value, pikepdf.Array):
        for item in value:
            _step(item, area, reading, depth)
        return
    if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        _keep(value, area, reading)
        return
    area = _area_of(value, area)
    _note_font(value, reading)
    for key, item in value.items():
        reading.keys.add(key)
        if not _PLAIN_NAME.fullmatch(key):
            reading.passages.append(Passage(Area.OBJECT, key))
        if key == "/ActualText":
            reading.has_actual_text = True
        _step(item, _AREA_OF_KEY.get(key, area), reading, depth)


def _step(item: object, area: Area, reading: ObjectReading, depth: int) -> None:
    """Go into direct values only: every indirect one is walked by itself, so no cycle exists."""
    if not isinstance(item, pikepdf.Object):
        _keep(item, area, reading)
    elif item.is_indirect:
        reading.links.setdefault(reading.owner, set()).add(item.objgen)
    else:
        _walk(item, area, reading, depth + 1)


def _keep(value: object, area: Area, reading: ObjectReading) -> None:
    if isinstance(value, pikepdf.String):
        text = decode_unknown(bytes(value)) if _is_bytes(value) else str(value)
        if text.strip():
            reading.passages.append(Passage(area, text))
    elif isinstance(value, pikepdf.Name):
        if not _PLAIN_NAME.fullmatch(str(value)):
            reading.passages.append(Passage(area, str(value)))
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**10:
        reading.passages.append(Passage(area, str(value)))


def _is_bytes(value: pikepdf.String) -> bool:
    """Tell a string of raw bytes (UTF-8, GB18030, …) from one in a PDF text encoding."""
    raw = bytes(value)
    return not raw.startswith((b"\xfe\xff", b"\xff\xfe")) and any(byte > 0x7F for byte in raw)


def _area_of(value: pikepdf.Object, area: Area) -> Area:
    kind = str(value.get("/Type", ""))
    if kind in _AREA_OF_TYPE:
        return _AREA_OF_TYPE[kind]
    if "/Rect" in value and "/Subtype" in value:
        return Area.ANNOTATION
    if "/Title" in value and "/Parent" in value:
        return Area.OUTLINE
    if "/FT" in value:
        return Area.FORM
    return area


def _note_font(value: pikepdf.Object, reading: ObjectReading) -> None:
    if value.get("/Type") != "/Font" or "/DescendantFonts" in value:
        return
    descriptor = value.get("/FontDescriptor")
    embedded = value.get("/Subtype") == "/Type3" or (
        isinstance(descriptor, pikepdf.Dictionary)
        and any(program in descriptor for program in _FONT_PROGRAMS)
    )
    reading.fonts.append((str(value.get("/BaseFont", "/?")).removeprefix("/"), embedded))


def _font_programs(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for value in pdf.objects:
        if isinstance(value, pikepdf.Dictionary):
            for program in _FONT_PROGRAMS:
                if isinstance(value.get(program), pikepdf.Stream):
                    found.add(value[program].objgen)
    return found


def _read_stream(stream: pikepdf.Stream, reading: ObjectReading) -> None:
    """Read a stream that holds text for itself: metadata, scripts, attachments, unknown ones."""
    if stream.get("/Type") in _TABLES:
        return
    if stream.get("/Subtype") == "/Image":
        _read_digits(stream.read_raw_bytes(), reading)
        return
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        raise UnreadableError(Unreadable.DAMAGED) from None
    if len(data) > _LARGEST_TEXT_STREAM:
        raise UnreadableError(Unreadable.TOO_LARGE)
    if _PROPERTY_LIST.search(data):
        _read_marks(stream, reading)
    area = _area_of(stream, Area.OBJECT)
    if area is not Area.OBJECT or not _is_drawing(stream, data):
        reading.passages.extend(Passage(area, text) for text in _texts(data))
    elif b"begincmap" in data[:400]:
        _read_comments(data, reading)
    else:
        # `<00ba013601310076>` are codes of glyphs; what they show is read from the page.
        _read_digits(_CODES_OF_GLYPHS.sub(b"<>", data), reading)


def _read_comments(data: bytes, reading: ObjectReading) -> None:
    """Read what a table of characters says besides its codes."""
    for match in _COMMENT.finditer(data):
        reading.passages.append(Passage(Area.OBJECT, match.group().decode("latin-1")))


def _read_digits(data: bytes, reading: ObjectReading) -> None:
    """Read the long numbers in data for machines, such as the program of a font."""
    for match in _DIGITS.finditer(data):
        digits = match.group().replace(b"\x00", b"").decode("ascii")
        if len(digits) >= _LEAST_DIGITS:
            reading.passages.append(Passage(Area.OBJECT, digits))


def _count_unreached(pdf: pikepdf.Pdf, reading: ObjectReading) -> int:
    """Count the objects that no way leads to from the file's root; its own tables are none."""
    waiting = [
        item.objgen
        for _, item in pdf.trailer.items()
        if isinstance(item, pikepdf.Object) and item.is_indirect
    ]
    reached = set(waiting)
    while waiting:
        found = reading.links.get(waiting.pop(), set()) - reached
        reached |= found
        waiting += found
    return sum(
        value.objgen not in reached
        and not (isinstance(value, pikepdf.Stream) and value.get("/Type") in _TABLES)
        for value in pdf.objects
        if isinstance(value, pikepdf.Object)
    )


def _is_drawing(stream: pikepdf.Stream, data: bytes) -> bool:
    """Tell page content, whose strings are codes of glyphs and are read by PDFium instead."""
    return bool(
        stream.get("/Subtype") == "/Form"
        or "/PatternType" in stream
        or "/ShadingType" in stream
        or "/FunctionType" in stream
        or b"begincmap" in data[:400]
        or re.search(rb"(?:^|\s)(?:BT|re|cm|gs|Do|[Qq]|rg|RG)\s", data[:4000])
    )


def _texts(data: bytes) -> Iterator[str]:
    text = decode_unknown(data)
    if text.strip():
        yield text


def _read_marks(stream: pikepdf.Stream, reading: ObjectReading) -> None:
    """Read the property lists inside a content stream: /ActualText, /Alt and the like."""
    try:
        for instruction in pikepdf.parse_content_stream(stream, "BDC DP"):
            for operand in instruction.operands:
                _step(operand, Area.STRUCTURE, reading, 0)
    except pikepdf.PdfError:
        raise UnreadableError(Unreadable.DAMAGED) from None


def _pages_with_images(pdf: pikepdf.Pdf) -> Iterator[int]:
    for number, page in enumerate(pdf.pages, 1):
        if page.get_images():
            yield number
