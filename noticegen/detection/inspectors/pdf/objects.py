"""Walk every object of a PDF, reachable or not, and say what each string of it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from noticegen.detection.inspectors.contents import Area, Passage, Unreadable, UnreadableError
from noticegen.detection.inspectors.decoding import decode_unknown
from noticegen.detection.inspectors.pdf.fonts import HOLD_FONTS
from noticegen.detection.inspectors.pdf.stream_data import has_property_lists, long_numbers
from noticegen.detection.inspectors.pdf.values import (
    TEXT_MARK,
    Fields,
    ObjectTable,
    Value,
    json_of,
    parse_json,
    read_value,
    reference_to,
    references_in,
    texts_of,
)
from noticegen.detection.inspectors.seams import numbers_in_boxes

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
_TABLES = ("/XRef", "/ObjStm")
_FONT_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")

_CODES_OF_GLYPHS = re.compile(rb"<[0-9A-Fa-f\s]*>")
_COMMENT = re.compile(rb"%[^\r\n]*|\([^()]+")


@dataclass(frozen=True, slots=True)
class ObjectReading:
    """What the objects of a file hold; fonts are (name, embedded).

    `keys` are the keys of all dictionaries; `unreached` counts objects that nothing refers to;
    `attached` are the references of files inside the file, `font_holders` those of objects that
    are fonts or may have some written into them.
    """

    passages: tuple[Passage, ...] = field(repr=False)
    fonts: tuple[tuple[str, bool], ...]
    pages_with_images: frozenset[int]
    keys: frozenset[str] = field(repr=False)
    unreached: int
    attached: frozenset[str]
    font_holders: tuple[str, ...]

    @property
    def has_actual_text(self) -> bool:
        """Tell whether the file dictates what is extracted for something that it draws."""
        return "/ActualText" in self.keys


def read_objects(pdf: pikepdf.Pdf) -> ObjectReading:
    """Read every string, telling name and large number of a file, and its text-like streams."""
    walk = _Walk(pdf)
    trailer = json_of(pdf.trailer)
    ways = {"": references_in(trailer)}
    info = pdf.trailer.get("/Info")
    info_reference = reference_to(info)
    if isinstance(info, pikepdf.Dictionary) and not info_reference:
        walk.go(read_value(info), Area.METADATA)
    streams: list[tuple[pikepdf.Stream, Fields]] = []
    font_holders: list[str] = []
    for item in pdf.objects:
        text = json_of(item)
        value = parse_json(text)
        reference = reference_to(item)
        walk.go(value, Area.METADATA if reference == info_reference else Area.OBJECT)
        if not reference:
            continue  # a number by itself, to which no other object would need to refer
        if isinstance(value, dict) and not HOLD_FONTS.isdisjoint(value):
            font_holders.append(reference)
        if isinstance(item, pikepdf.Stream) and isinstance(value, dict):
            kind = walk.table.get(value, "/Type")
            if kind in _TABLES:
                continue
            if kind == "/EmbeddedFile":
                walk.attached.add(reference)
            streams.append((item, value))
        ways[reference] = references_in(text)
    for stream, fields in streams:
        walk.read_stream(stream, fields)
    keys = frozenset((*walk.keys, *pdf.trailer.keys()))
    told = (Passage(Area.OBJECT, text) for key in keys for text in texts_of(key))
    boxes = (Passage(Area.FORM, number) for number in numbers_in_boxes(walk.filled_in))
    return ObjectReading(
        passages=(*walk.passages, *told, *boxes),
        fonts=tuple(walk.fonts),
        pages_with_images=frozenset(_pages_with_images(pdf)),
        keys=keys,
        unreached=_count_unreached(ways),
        attached=frozenset(walk.attached),
        font_holders=tuple(font_holders),
    )


class _Walk:
    """Goes through plain values and streams, and keeps what they say."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.table = ObjectTable(pdf)
        self.passages: list[Passage] = []
        self.fonts: list[tuple[str, bool]] = []
        self.keys: set[str] = set()
        self.attached: set[str] = set()
        self.filled_in: list[str] = []
        self._seen: set[tuple[Area, Value]] = set()
        self._font_programs: set[Value] = set()

    def go(self, value: Value, area: Area, depth: int = 0) -> None:
        """Go into a value, not into what it refers to: every object is walked by itself."""
        if depth > _DEEPEST:
            raise UnreadableError(Unreadable.TOO_DEEP)
        if isinstance(value, dict):
            kind = self.table.get(value, "/Type")
            area = _area_of(value, kind, area)
            self._note_font(value, kind)
            self._note_attached(value)
            if "/V" in value:
                self._note_filled_in(value)
            self.keys.update(value)
            for key, item in value.items():
                own = _AREA_OF_KEY.get(key, area)
                if isinstance(item, str):
                    self._keep(item, own)
                else:
                    self.go(item, own, depth + 1)
        elif isinstance(value, list):
            for item in value:
                self.go(item, area, depth + 1)
        else:
            self._keep(value, area)

    def _keep(self, value: Value, area: Area) -> None:
        if (area, value) not in self._seen:
            self._seen.add((area, value))
            self.passages += (Passage(area, text) for text in texts_of(value))

    def read_stream(self, stream: pikepdf.Stream, fields: Fields) -> None:
        """Read a stream that holds text: metadata, scripts, attachments, unknown ones."""
        if reference_to(stream) in self._font_programs:
            self._keep_digits(stream.read_bytes())
            return
        if self.table.get(fields, "/Subtype") == "/Image":
            self._keep_digits(stream.read_raw_bytes())
            return
        try:
            data = stream.read_bytes()
        except pikepdf.PdfError:
            raise UnreadableError(Unreadable.DAMAGED) from None
        if len(data) > _LARGEST_TEXT_STREAM:
            raise UnreadableError(Unreadable.TOO_LARGE)
        if has_property_lists(data):
            self._read_property_lists(stream)
        area = _area_of(fields, self.table.get(fields, "/Type"), Area.OBJECT)
        if area is not Area.OBJECT or not self._is_drawing(fields, data):
            text = decode_unknown(data)
            if text.strip():
                self.passages.append(Passage(area, text))
        elif b"begincmap" in data[:400]:
            self._keep_comments(data)
        else:
            # `<00ba013601310076>` are codes of glyphs; what they show is read from the page.
            self._keep_digits(_CODES_OF_GLYPHS.sub(b"<>", data))

    def _note_attached(self, fields: Fields) -> None:
        """Note the files that a description names; what such a stream is, it need not say."""
        files = self.table.get(fields, "/EF")
        if isinstance(files, dict):
            self.attached.update(value for value in files.values() if isinstance(value, str))

    def _note_filled_in(self, fields: Fields) -> None:
        """Note what stands in a form's field: there may be one for each figure of a number."""
        told = self.table.get(fields, "/V")
        if isinstance(told, str) and told.startswith(TEXT_MARK):
            self.filled_in.append(told.removeprefix(TEXT_MARK).strip())

    def _note_font(self, fields: Fields, kind: Value) -> None:
        for key in _FONT_PROGRAMS:
            if key in fields:
                self._font_programs.add(fields[key])
        if kind != "/Font" or "/DescendantFonts" in fields:
            return
        descriptor = self.table.get(fields, "/FontDescriptor")
        embedded = self.table.get(fields, "/Subtype") == "/Type3" or (
            isinstance(descriptor, dict) and any(key in descriptor for key in _FONT_PROGRAMS)
        )
        name = self.table.get(fields, "/BaseFont")
        self.fonts.append((str(name or "/?").removeprefix("/"), embedded))

    def _is_drawing(self, fields: Fields, data: bytes) -> bool:
        """Tell page content, whose strings are codes of glyphs and are read by PDFium instead.

        Letters that a font draws itself (Type 3) are content too, and full of figures.
        """
        return bool(
            self.table.get(fields, "/Subtype") == "/Form"
            or "/PatternType" in fields
            or "/ShadingType" in fields
            or "/FunctionType" in fields
            or b"begincmap" in data[:400]
            or re.search(rb"(?:^|\s)(?:BT|re|cm|gs|Do|[Qq]|rg|RG|d[01])\s", data[:4000])
        )

    def _keep_comments(self, data: bytes) -> None:
        """Keep what a table of characters says besides its codes."""
        for said in dict.fromkeys(_COMMENT.findall(data)):
            self.passages.append(Passage(Area.OBJECT, said.decode("latin-1")))

    def _keep_digits(self, data: bytes) -> None:
        self.passages += (Passage(Area.OBJECT, digits) for digits in long_numbers(data))

    def _read_property_lists(self, stream: pikepdf.Stream) -> None:
        """Read the property lists inside a content stream: /ActualText, /Alt and the like."""
        try:
            for instruction in pikepdf.parse_content_stream(stream, "BDC DP"):
                for operand in instruction.operands:
                    self.go(read_value(operand), Area.STRUCTURE)
        except pikepdf.PdfError:
            raise UnreadableError(Unreadable.DAMAGED) from None


def _area_of(fields: Fields, kind: Value, area: Area) -> Area:
    """Return what a dictionary of this `kind` is for; `area` where it does not tell."""
    if isinstance(kind, str) and kind in _AREA_OF_TYPE:
        return _AREA_OF_TYPE[kind]
    if "/Rect" in fields and "/Subtype" in fields:
        return Area.ANNOTATION
    if "/Title" in fields and "/Parent" in fields:
        return Area.OUTLINE
    if "/FT" in fields:
        return Area.FORM
    return area


def _count_unreached(ways: dict[str, set[str]]) -> int:
    """Count the objects that no way leads to from the file's root, which has no reference."""
    waiting = [""]
    reached = {""}
    while waiting:
        found = ways.get(waiting.pop(), set()) - reached
        reached |= found
        waiting += found
    return len(ways.keys() - reached)


def _pages_with_images(pdf: pikepdf.Pdf) -> Iterator[int]:
    for number, page in enumerate(pdf.pages, 1):
        if page.get_images():
            yield number
