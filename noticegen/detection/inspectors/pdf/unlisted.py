"""What a PDF's bytes hold and its table of objects does not list.

Programs that edit a file often leave the old objects where they were and write a new table; what
stands between objects, as a comment does, belongs to none of them. No viewer shows either, and
anyone who opens the file in an editor sees both.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import pikepdf

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.detection.inspectors.decoding import number_runs, word_runs
from noticegen.detection.inspectors.pdf.objects import read_objects
from noticegen.detection.inspectors.pdf.streams import check_streams
from noticegen.detection.inspectors.pdf.text import read_drawings

_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,10})\s{1,8}([0-9]{1,5})\s{1,8}obj\b")
_STREAM = re.compile(rb"stream(?:\r\n|\n)")
_END_OF_STREAM = re.compile(rb"endstream\s{1,8}endobj\b")
_END = re.compile(rb"endobj(?<!\wendobj)\b")  # written so, the word is looked for first
# The table itself, and where it stands: their numbers are places in the file.
_TABLE = re.compile(
    rb"[0-9]{10} [0-9]{5} [nf]|startxref\s{1,4}[0-9]{1,12}"
    rb"|trailer\s{0,8}<<.{0,4000}?>>\s{0,8}(?=startxref)",
    re.DOTALL,
)
_PLACE = re.compile(rb"\b([0-9]{10}) [0-9]{5} n")
_WORDS = re.compile(r"[\u4e00-\u9fff]{4,}")
_MOST = 2_000


class _Piece(NamedTuple):
    """An object as it stands in the file: its number, where it begins, what is behind `obj`."""

    key: tuple[int, int]
    begin: int
    body: bytes


def read_unlisted(data: bytes, pdf: pikepdf.Pdf) -> list[Passage]:
    """Return what objects say that the table does not list, and what stands between objects."""
    listed = {item.objgen for item in pdf.objects if isinstance(item, pikepdf.Object)}
    between, pieces = _part(data)
    tabled = {int(place) for place in _PLACE.findall(between)}
    times = Counter(piece.key for piece in pieces)
    unlisted = [
        piece.body
        for piece in pieces
        if piece.key not in listed or (times[piece.key] > 1 and piece.begin not in tabled)
    ]
    # What a password locks up is not to be read without its table.
    said = [*_said(_TABLE.sub(b"\n", between)), *(() if pdf.is_encrypted else _read(unlisted))]
    return [Passage(Area.REMAINS, text) for text in said]


def _said(data: bytes) -> Iterator[str]:
    """Yield the numbers in data with what stands around them, and the words elsewhere."""
    numbers = list(number_runs(data))
    yield from numbers
    told = "\n".join(numbers)
    for text in word_runs(data):
        if not all(word in told for word in _WORDS.findall(text)):
            yield text


def _part(data: bytes) -> tuple[bytes, list[_Piece]]:
    """Part a file into what stands between its objects and the objects, by number."""
    gaps: list[bytes] = []
    pieces: list[_Piece] = []
    place = 0
    while (begin := _OBJECT.search(data, place)) is not None:
        gaps.append(data[place : begin.start()])
        end = _end_of_object(data, begin.end())
        key = int(begin[1]), int(begin[2])
        pieces.append(_Piece(key, begin.start(), data[begin.end() : end]))
        place = end
    return b"\n".join([*gaps, data[place:]]), pieces


def _end_of_object(data: bytes, start: int) -> int:
    """Return where an object ends; the data of a stream may hold any word."""
    end = _END.search(data, start)
    stream = _STREAM.search(data, start, end.start() if end else len(data))
    if stream is not None:
        end = _END_OF_STREAM.search(data, stream.end()) or end
    return end.end() if end else len(data)


def _read(pieces: list[bytes]) -> Iterator[str]:
    """Read objects as those of a file of their own, under numbers of their own."""
    if not pieces:
        return
    some = enumerate(pieces[:_MOST], 4)
    bodies = (f"{number} 0 obj".encode() + piece for number, piece in some)
    file = b"\n".join([_HEAD, *bodies, b"trailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"])
    try:
        with pikepdf.open(io.BytesIO(file), suppress_warnings=True) as pdf:
            check_streams(pdf)
            # Without the fonts they were written for, texts may be codes of glyphs and no letters.
            drawn = read_drawings(pdf, marks_lie=False)
            legible = (p for p in drawn if "".join(p.text.split()).isprintable())
            found = [*read_objects(pdf).passages, *legible]
    except Exception:  # whatever a half of an object makes the library raise: read it as bytes
        found = []
    yield from dict.fromkeys(passage.text for passage in islice(found, _MOST))
    yield from (text for piece in pieces if b"stream" not in piece for text in number_runs(piece))


_HEAD = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<<"
    b"/F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj"
)
