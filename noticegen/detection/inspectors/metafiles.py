"""Drawings of Windows (EMF, WMF): what a spreadsheet or a diagram becomes when pasted as a picture.

They hold the calls that draw them (MS-EMF, MS-WMF), and so the text of every cell, with its place,
and pictures. What is drawn by codes of glyphs or as shapes of letters is told as unread.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from noticegen.detection.inspectors.contents import (
    Area,
    FileContents,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.decoding import decode_unknown, number_runs
from noticegen.detection.inspectors.office.drawn_pictures import as_file

Nested = Callable[[str, bytes], tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]]

_ENHANCED, _ENHANCED_PLACE = b" EMF", 40
_PLACEABLE, _PLACEABLE_LENGTH, _HEAD = b"\xd7\xcd\xc6\x9a", 22, 18
_LONG_NUMBER = re.compile(r"[0-9]{7,}")
# EMF: text of one byte or two a character; where its length, its place and its flags stand.
_TEXTS = {83: 1, 84: 2}
_SMALL_TEXT, _NO_FRAME, _ONE_BYTE = 108, 0x0100, 0x0200
_BY_GLYPHS = 0x0010
# EMF and WMF: where in the calls that draw pictures the picture is told of.
_ENHANCED_PICTURES = {76: 84, 77: 84, 78: 84, 80: 48, 81: 48, 114: 84, 116: 84}
_PICTURES = {0x0F43: 28, 0x0B41: 26, 0x0940: 22, 0x0D33: 24}
_TEXT_OUT, _EXTENDED_TEXT_OUT, _HAS_FRAME = 0x0521, 0x0A32, 0x0006
# Curves and shapes of several outlines; a frame or a chart has few of them, letters have many.
_ENHANCED_CURVES = frozenset({2, 5, 8, 85, 88, 91})
_CURVES = frozenset({0x0538})
_MOST_CURVES = 40
# Calls of a later kind (EMF+) stand in comments, mostly beside the older ones that draw the same.
_COMMENT, _LATER, _LATER_HEAD, _IS_DUAL = 70, b"EMF+", 0x4001, 0x0001
_MANY_AT_ONCE = frozenset({96, 97})
_ENHANCED_END, _END = 14, 0
_MOST_RECORDS = 500_000


class _Said(NamedTuple):
    """A piece of text and where it is drawn."""

    down: int
    across: int
    text: str = ""


@dataclass(slots=True)
class _Drawing:
    """What the calls of a file draw."""

    said: list[_Said] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    curves: int = 0
    is_told: bool = True


def read_metafile(data: bytes, nested: Nested) -> FileContents:
    """Read a drawing's text line by line and its pictures; what is not letters is unread.

    UnreadableError DRAWING when nothing of it is text.
    """
    is_enhanced = data[_ENHANCED_PLACE:].startswith(_ENHANCED)
    drawing = _Drawing()
    try:
        (_add_all_enhanced if is_enhanced else _add_all_old)(drawing, data)
    except struct.error:  # it breaks off
        drawing.is_told = False
    passages = [Passage(Area.DRAWING, line) for line in _lines(drawing.said)]
    unread: list[UnreadPart] = []
    for number, picture in enumerate(drawing.pictures, 1):
        found, missed = nested(f"图{number}.bmp", picture)
        passages += found
        unread += missed
    told = "\n".join(passage.text for passage in passages)
    for text in number_runs(data):
        if not all(number in told for number in _LONG_NUMBER.findall(text.replace("\0", ""))):
            passages.append(Passage(Area.OBJECT, text))
    if not drawing.is_told or drawing.curves > _MOST_CURVES:
        unread.append(UnreadPart(Unreadable.DRAWING))
        if not passages:
            raise UnreadableError(Unreadable.DRAWING)
    return FileContents(tuple(passages), tuple(unread))


def _lines(said: list[_Said]) -> Iterator[str]:
    """Yield what is drawn at one height, from left to right."""
    for _, pieces in groupby(sorted(said), lambda piece: piece.down):
        yield "\t".join(piece.text for piece in pieces)


def _add_all_enhanced(drawing: _Drawing, data: bytes) -> None:
    place = 0
    for _ in range(_MOST_RECORDS):
        kind, length = struct.unpack_from("<II", data, place)
        if kind == _ENHANCED_END:
            return
        if length < 8:
            break
        _add_enhanced(drawing, kind, data[place : place + length])
        place += length
    drawing.is_told = False


def _add_enhanced(drawing: _Drawing, kind: int, record: bytes) -> None:
    if kind in _TEXTS:
        across, down, count, start, flags = struct.unpack_from("<iiIII", record, 36)
        size, wide = count * _TEXTS[kind], _TEXTS[kind] > 1
        _say(drawing, _Said(down, across), record[start : start + size], flags, wide=wide)
    elif kind == _SMALL_TEXT:
        across, down, count, flags = struct.unpack_from("<iiII", record, 8)
        start = 36 if flags & _NO_FRAME else 52
        size = count * (1 if flags & _ONE_BYTE else 2)
        _say(drawing, _Said(down, across), record[start : start + size], flags, wide=size > count)
    elif kind in _ENHANCED_PICTURES:
        head, size, bits, length = struct.unpack_from("<IIII", record, _ENHANCED_PICTURES[kind])
        if size and length:
            drawing.pictures.append(
                as_file(record[head : head + size] + record[bits : bits + length])
            )
    elif kind == _COMMENT and record[12:16] == _LATER:
        later, flags = struct.unpack_from("<HH", record, 16)
        drawing.is_told &= later != _LATER_HEAD or bool(flags & _IS_DUAL)
    drawing.curves += kind in _ENHANCED_CURVES
    drawing.is_told &= kind not in _MANY_AT_ONCE


def _say(drawing: _Drawing, at: _Said, told: bytes, flags: int, *, wide: bool) -> None:
    if flags & _BY_GLYPHS:
        drawing.is_told = False
        return
    text = told.decode("utf-16-le", "replace") if wide else decode_unknown(told)
    if text.strip("\0 "):
        drawing.said.append(at._replace(text=text))


def _add_all_old(drawing: _Drawing, data: bytes) -> None:
    place = (_PLACEABLE_LENGTH if data.startswith(_PLACEABLE) else 0) + _HEAD
    for _ in range(_MOST_RECORDS):
        words, kind = struct.unpack_from("<IH", data, place)
        if kind == _END:
            return
        if words < 3:
            break
        _add_old(drawing, kind, data[place : place + 2 * words])
        place += 2 * words
    drawing.is_told = False


def _add_old(drawing: _Drawing, kind: int, record: bytes) -> None:
    if kind == _TEXT_OUT:
        (count,) = struct.unpack_from("<H", record, 6)
        down, across = struct.unpack_from("<hh", record, 8 + count + count % 2)
        _say(drawing, _Said(down, across), record[8 : 8 + count], 0, wide=False)
    elif kind == _EXTENDED_TEXT_OUT:
        down, across, count, flags = struct.unpack_from("<hhHH", record, 6)
        start = 22 if flags & _HAS_FRAME else 14
        _say(drawing, _Said(down, across), record[start : start + count], flags, wide=False)
    elif kind in _PICTURES and len(record) > _PICTURES[kind] + _HEAD:
        drawing.pictures.append(as_file(record[_PICTURES[kind] :]))
    drawing.curves += kind in _CURVES
