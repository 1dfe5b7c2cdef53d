"""Archives and files of two kinds at once: every member, what lies between them, and the names."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import struct
import tarfile
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image

from noticegen.detection.inspectors.contents import (
    Area,
    Passage,
    Unreadable,
    UnreadableError,
)
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.unpacking import Budget

# Invented; the sequence codes 990–999 belong to nobody.
ID = "150207196203109950"
_TEXT = f"身份证号{ID}".encode()


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def taped(name: str = "名单/a.txt", data: bytes = _TEXT, link: str = "") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tape:
        member = tarfile.TarInfo(name)
        member.size = len(data)
        if link:
            member.type, member.linkname, member.size = tarfile.SYMTYPE, link, 0
        tape.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


def named_gzip(name: str) -> bytes:
    buffer = io.BytesIO()
    with gzip.GzipFile(filename=name, mode="wb", fileobj=buffer) as stream:
        stream.write("农村低保公示".encode())
    return buffer.getvalue()


def found(name: str, data: bytes) -> list[Passage]:
    return [passage for passage in read_file(name, data).passages if ID in passage.text]


# By name, because what is packed holds the time of day.
_PACKED = {
    "a.txt.gz": gzip.compress(_TEXT),
    "a.csv.bz2": bz2.compress(_TEXT),
    "a.txt.xz": lzma.compress(_TEXT),
    "a.svgz": gzip.compress(b"<svg><text>" + _TEXT + b"</text></svg>"),
    "a.tar": taped(),
    "a.tgz": gzip.compress(taped()),
    "a.tar.xz": lzma.compress(taped()),
    "a.zip.gz": gzip.compress(zipped({"a.txt": _TEXT})),
    "name.tar": taped(name=f"{ID}/a.txt", data=b""),
    "link.tar": taped(link=f"/x/{ID}"),
    "name.gz": named_gzip(f"{ID}.txt"),
}


@pytest.mark.parametrize("name", _PACKED)
def test_what_is_packed_is_read(name: str) -> None:
    assert found(name, _PACKED[name])


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_bomb_is_refused_and_a_cut_file_is_damaged(pack: Callable[[bytes], bytes]) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_file("a.gz", pack(bytes(4_000_000)), Budget.full(1_000_000))
    assert caught.value.reason is Unreadable.TOO_LARGE
    noise = os.urandom(5_000)
    with pytest.raises(UnreadableError) as caught:
        read_file("a.gz", pack(noise)[:2_000])
    assert caught.value.reason is Unreadable.DAMAGED


def test_a_cut_tape_is_told() -> None:
    contents = read_file("a.tar", taped(name="a.txt", data=_TEXT * 100)[:1_500])
    assert [part.reason for part in contents.unread] == [Unreadable.DAMAGED]


def _deleted(method: int) -> bytes:
    """Return an archive with a second member that its list has forgotten."""
    kept = zipped({"a.txt": b"abc"})
    gone = zipped({"b.txt": _TEXT * 3}, method)
    gone = gone[: gone.index(b"PK\x01\x02")]
    place = kept.index(b"PK\x01\x02")
    end = bytearray(kept[place:])
    mark = end.index(b"PK\x05\x06")
    start = struct.unpack_from("<I", end, mark + 16)[0] + len(gone)
    struct.pack_into("<I", end, mark + 16, start)
    return kept[:place] + gone + bytes(end)


def _extra() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        member = zipfile.ZipInfo("a.txt")
        member.extra = struct.pack("<HH", 0x9999, len(ID)) + ID.encode()
        archive.writestr(member, "abc")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        _deleted(zipfile.ZIP_STORED),
        _deleted(zipfile.ZIP_DEFLATED),
        _extra(),
        zipped({f"{ID}/": b"", "a.txt": b"abc"}),
        zipped({f"{ID}.txt": b"", "a.txt": b"abc"}),
        zipped({f"名单.{ID}": b"abc"}),
    ],
    ids=["stored", "deflated", "extra", "folder", "member", "ending"],
)
def test_what_a_program_that_unpacks_does_not_show_is_read(data: bytes) -> None:
    assert found("包.zip", data)


def test_the_name_of_a_locked_member_is_read() -> None:
    data = bytearray(zipped({f"{ID}.txt": b"abc"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert [passage.area for passage in found("包.zip", bytes(data))] == [Area.FILE_NAME]


@pytest.mark.parametrize("name", ["a.pdf", "a.zip", "a.jpg"])
def test_a_file_of_two_kinds_is_read_as_both(name: str) -> None:
    picture = io.BytesIO()
    Image.new("L", (40, 40)).save(picture, "JPEG")
    assert found(name, picture.getvalue() + zipped({"a.txt": _TEXT}))
    assert found(name, zipped({"a.pdf": b"%PDF-1.4", "b.txt": _TEXT}, zipfile.ZIP_STORED))
    contents = read_file(name, b"%PDF-1.4\nbroken\n" + zipped({"a.txt": _TEXT}))
    assert any(ID in passage.text for passage in contents.passages)
    assert Unreadable.DAMAGED in {part.reason for part in contents.unread}


def test_what_stands_before_and_behind_a_pdf_is_read() -> None:
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = "公示"
        pdf.save(buffer)
    for data in (buffer.getvalue() + _TEXT, _TEXT + b"\n" + buffer.getvalue()):
        assert [passage.area for passage in found("a.pdf", data)] == [Area.REMAINS]


def test_a_type_nobody_knows_is_told_and_searched_for_numbers() -> None:
    for number in (ID.encode(), ID.encode("utf-16-le")):
        contents = read_file("a.mdb", bytes(range(32)) * 9 + number + b"\xff\x00" * 40)
        assert any(ID in passage.text for passage in contents.passages)
        assert [part.reason for part in contents.unread] == [Unreadable.UNKNOWN_TYPE]


@pytest.mark.parametrize("place", ["behind", "segment"])
def test_numbers_in_any_part_of_a_picture_are_read(place: str) -> None:
    buffer = io.BytesIO()
    Image.new("L", (40, 40)).save(buffer, "JPEG")
    data = buffer.getvalue()
    segment = b"\xff\xed" + struct.pack(">H", len(_TEXT) + 2) + _TEXT
    data = data + _TEXT if place == "behind" else data[:2] + segment + data[2:]
    passages = found("a.jpg", data)
    assert {passage.area for passage in passages} == {Area.METADATA}
    assert any("身份证号" in passage.text for passage in passages)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_member_s_name_is_read_in_the_encoding_nobody_named(encoding: str) -> None:
    raw = "名单王海龙.txt".encode(encoding)
    data = zipped({"x" * len(raw): b"-"}).replace(b"x" * len(raw), raw)
    assert {passage.spot for passage in read_file("a.zip", data).passages} == {
        None,
        "名单王海龙.txt",
    }
