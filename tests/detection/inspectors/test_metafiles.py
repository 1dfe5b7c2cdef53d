"""Drawings pasted as pictures (EMF, WMF): their text is read with its words, the rest is told."""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Callable

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.contents import Unreadable, UnreadableError
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.verdict import judge
from tests.detection.inspectors.test_pictures import saved

# Invented; the sequence codes 990–999 belong to nobody.
ID = "150207196203109950"
LEAK = f"张秀英 身份证号：{ID}"
LAWFUL = "张秀英 低保金额：650元 监督电话：0472-7151234"
CODE_ONLY = 0x0010


def record(kind: int, body: bytes) -> bytes:
    body += bytes(-len(body) % 4)
    return struct.pack("<II", kind, 8 + len(body)) + body


def text_at(text: str, across: int = 0, down: int = 0, flags: int = 0) -> bytes:
    head = struct.pack("<4iIff", 0, 0, 9, 9, 1, 1, 1)
    head += struct.pack("<iiIII4iI", across, down, len(text), 76, flags, 0, 0, 0, 0, 0)
    return record(84, head + text.encode("utf-16-le"))


def enhanced(*records: bytes) -> bytes:
    head = record(1, struct.pack("<8i4s", *range(8), b" EMF") + bytes(44))
    return b"".join((head, *records, record(14, bytes(12))))


def old(*records: bytes) -> bytes:
    body = b"".join(records) + struct.pack("<IH", 3, 0)
    return b"\xd7\xcd\xc6\x9a" + bytes(18) + bytes(18) + body


def old_record(kind: int, body: bytes) -> bytes:
    return struct.pack("<IH", 3 + len(body) // 2, kind) + body


def old_text(text: str) -> bytes:
    told = text.encode("gb18030")
    return old_record(0x0521, struct.pack("<H", len(told)) + told + bytes(len(told) % 2) + bytes(4))


def old_cell(text: str) -> bytes:
    told = text.encode("gb18030")
    head = struct.pack("<hhHH", 5, 5, len(told), 0)
    return old_record(0x0A32, head + told + bytes(len(told) % 2))


def counted(name: str, data: bytes) -> set[str]:
    verdict = judge(read_file(name, data), default_detector())
    return {found.type for found in verdict.observations if found.counts}


@pytest.mark.parametrize("drawn", [text_at, old_text, old_cell])
def test_text_of_a_drawing_is_read_with_its_words(drawn: Callable[[str], bytes]) -> None:
    make, name = (enhanced, "图.emf") if drawn is text_at else (old, "图.wmf")
    assert counted(name, make(drawn(LEAK))) == {"CN_ID_CARD"}
    lawful = make(drawn(LAWFUL))
    assert not counted(name, lawful)
    assert not read_file(name, lawful).unread


def test_cells_of_one_row_are_one_line() -> None:
    data = enhanced(text_at("患尿毒症", 90, 5), text_at("户主", 3, 1), text_at("张秀英", 3, 5))
    assert counted("图.emf", data) == {"SENSITIVE_HEALTH"}
    assert "张秀英\t患尿毒症" in [passage.text for passage in read_file("图.emf", data).passages]


def test_a_number_that_runs_on_in_the_next_line_of_a_cell_is_found() -> None:
    drawn = enhanced(
        text_at("身份证号", 40, 10), text_at(ID[:12], 40, 30), text_at(ID[12:], 40, 50)
    )
    assert counted("图.emf", drawn) == {"CN_ID_CARD"}


def test_a_picture_in_a_drawing_is_read() -> None:
    import io

    from PIL import Image

    buffer = io.BytesIO()
    segno.make(LEAK).save(buffer, kind="png", scale=4)
    bitmap = saved(Image.open(buffer).convert("L"), "BMP")[14:]
    head, bits = bitmap[:1064], bitmap[1064:]
    places = struct.pack("<IIII", 80, len(head), 80 + len(head), len(bits))
    stretched = record(81, bytes(40) + places + bytes(16) + head + bits)
    assert "CN_ID_CARD" in counted("图.emf", enhanced(stretched))


@pytest.mark.parametrize(
    "data",
    [
        enhanced(text_at("ABCDEFG", flags=CODE_ONLY)),
        enhanced(*(record(88, bytes(40)) for _ in range(60))),
        enhanced(record(70, struct.pack("<I4sHH", 20, b"EMF+", 0x4001, 0) + bytes(8))),
        enhanced(text_at(LAWFUL))[:-20] + struct.pack("<II", 84, 0),
    ],
    ids=["codes of glyphs", "curves", "a later kind alone", "broken"],
)
def test_a_drawing_that_is_not_letters_is_told_as_unread(data: bytes) -> None:
    try:
        reasons = [part.reason for part in read_file("图.emf", data).unread]
    except UnreadableError as error:
        reasons = [error.reason]
    assert reasons == [Unreadable.DRAWING]


@given(st.binary(max_size=400), st.booleans())
def test_any_drawing_is_read_or_told(body: bytes, is_enhanced: bool) -> None:
    data = enhanced(body) if is_enhanced else old(body)
    with contextlib.suppress(UnreadableError):
        read_file("图.emf", data)
