"""Pictures and objects inside old office files are looked at like any other."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from noticegen.detection.inspectors import pictures
from noticegen.detection.inspectors.contents import Area, Unreadable
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.office.drawn_pictures import (
    join_drawings,
    read_objects,
    read_pictures,
)
from tests.detection.inspectors.compound_files import compound

# Invented; the sequence codes 990–999 belong to nobody.
ID = "150207196203109950"


def code(kind: str = "PNG") -> bytes:
    drawn, buffer = io.BytesIO(), io.BytesIO()
    segno.make(f"身份证{ID}").save(drawn, kind="png", scale=4)
    Image.open(drawn).convert("L").save(buffer, kind)
    return buffer.getvalue()


def record(kind: int, body: bytes, digests: int = 1, front: bytes = b"\xff") -> bytes:
    data = bytes(16 * digests) + front + body
    return struct.pack("<HHI", 0x6E00, kind, len(data)) + data


_PNG, _JPEG, _DIB, _EMF = 0xF01E, 0xF01D, 0xF01F, 0xF01A
_BLANK = io.BytesIO()
Image.new("L", (40, 40), 255).save(_BLANK, "PNG")


@pytest.fixture(autouse=True)
def _without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "can_recognise", lambda: False)


@pytest.mark.parametrize(
    "drawn",
    [
        record(_PNG, code()),
        record(_JPEG, code("JPEG"), digests=2),
        record(_DIB, code("BMP")[14:]),
        record(_PNG, _BLANK.getvalue()) + record(_PNG, code()),
    ],
    ids=["png", "jpeg", "bitmap", "second"],
)
def test_a_code_in_a_drawing_is_read(drawn: bytes) -> None:
    slides = compound({"PowerPoint Document": b"\0" * 99, "Pictures": drawn})
    letter = compound({"WordDocument": b"\0" * 64, "Data": b"\0" * 68 + drawn})
    for data in (slides, letter):
        found = [p for p in read_file("公示.ppt", data).passages if p.area is Area.BARCODE]
        assert [ID in passage.text for passage in found] == [True]


def test_a_drawing_cut_into_records_of_a_workbook_is_joined() -> None:
    drawn = record(_PNG, code())
    parts = [drawn[at : at + 100] for at in range(0, len(drawn), 100)]
    kinds = [0x00EB, *[0x003C] * (len(parts) - 1)]
    other = struct.pack("<HH", 0x0085, 4) + b"abcd" + struct.pack("<HH", 0x003C, 2) + b"xy"
    book = other + b"".join(
        struct.pack("<HH", kind, len(part)) + part for kind, part in zip(kinds, parts, strict=True)
    )
    assert join_drawings(book + other) == drawn
    assert list(read_pictures(join_drawings(book))) == [("", code())]


def test_a_metafile_is_told_as_unread_and_searched() -> None:
    picture = struct.pack("<II", 1, 88) + bytes(32) + b" EMF" + ID.encode("utf-16-le") + bytes(60)
    drawn = record(_EMF, zlib.compress(picture), front=bytes(34))
    contents = read_file("公示.ppt", compound({"Pictures": drawn, "Current User": b"\0" * 12}))
    assert any(ID in passage.text for passage in contents.passages)
    assert [part.reason for part in contents.unread] == [Unreadable.DRAWING]


def test_an_object_that_slides_pack_is_read() -> None:
    inner = compound({"Contents2": f"身份证号{ID}".encode("utf-16-le")})
    packed = struct.pack("<I", len(inner)) + zlib.compress(inner)
    slides = struct.pack("<HHI", 0x10, 0x1011, len(packed)) + packed
    contents = read_file("公示.ppt", compound({"PowerPoint Document": slides}))
    assert any(ID in passage.text for passage in contents.passages)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(noise: bytes) -> None:
    for data in (noise, record(_PNG, noise), record(_DIB, noise), record(_EMF, noise)):
        list(read_pictures(data))
        list(read_objects(b"\x10\x00\x11\x10" + data))
        join_drawings(data)
