"""RAR, 7z and their like: read by libarchive within bounds, and told as unread without it."""

from __future__ import annotations

import contextlib
import hashlib
import io
import struct
import zlib

import libarchive
import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.inspectors import archives
from noticegen.detection.inspectors.contents import (
    FileContents,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.unpacking import Budget

# Invented; the sequence codes 990–999 belong to nobody.
ID = "150207196203109950"
_TEXT = f"身份证号{ID}".encode("gb18030")


def written(form: str, members: dict[str, bytes]) -> bytes:
    """Return an archive of a form that libarchive can write."""
    buffer = io.BytesIO()

    def keep(data: bytes) -> int:
        return buffer.write(data)

    with libarchive.custom_writer(keep, form) as archive:
        for name, data in members.items():
            archive.add_file_from_memory(name, len(data), data)
    return buffer.getvalue()


def rar(*members: bytes) -> bytes:
    """Return a RAR archive (version 5)."""
    return b"".join(
        (b"Rar!\x1a\x07\x01\x00", block(b"\x01\x00\x00"), *members, block(b"\x05\x00\x00"))
    )


def stored(name: str, data: bytes, *, locked: bool = False) -> bytes:
    """Return a member that is stored as it is; a locked one's checksum is of the open text."""
    coded = name.encode()
    extra = bytes([36, 1, 0, 0, 15]) + bytes(32) if locked else b""
    checksum = zlib.crc32(data[::-1] if locked else data)
    head = b"\x02" + (b"\x03" + number(len(extra)) if locked else b"\x02") + number(len(data))
    kind = b"\x04" + number(len(data)) + b"\x20" + struct.pack("<I", checksum) + b"\x00\x00"
    return block(head + kind + number(len(coded)) + coded + extra) + data


def block(body: bytes) -> bytes:
    sized = number(len(body)) + body
    return struct.pack("<I", zlib.crc32(sized)) + sized


def number(value: int) -> bytes:
    """Return a number as RAR writes it: seven bits a byte, the lowest first."""
    coded = bytearray()
    while value > 0x7F:
        coded.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*coded, value))


def spots(contents: FileContents) -> list[str | None]:
    return [passage.spot for passage in contents.passages if ID in passage.text]


@pytest.mark.parametrize("form", ["7zip", "xar", "ar_svr4", "cpio_newc", "iso9660"])
def test_a_member_is_read_and_named(form: str) -> None:
    contents = read_file("包", written(form, {"a.txt": _TEXT}))
    assert any(spot is not None and "a.txt" in spot.lower() for spot in spots(contents))
    assert contents.unread == ()


def test_a_chinese_name_and_a_folder_are_read() -> None:
    contents = read_file("包.7z", written("7zip", {f"低保{ID}/名单.txt": b"abc"}))
    assert any(p.text == f"低保{ID}" for p in contents.passages)
    assert spots(read_file("包.rar", rar(stored("低保/名单.txt", _TEXT)))) == ["低保/名单.txt"]


def test_an_archive_inside_an_archive_is_read() -> None:
    inner = written("7zip", {"b.txt": _TEXT})
    assert spots(read_file("包.rar", rar(stored("内.7z", inner)))) == ["内.7z b.txt"]


def test_a_locked_member_is_told() -> None:
    secret = b"".join(hashlib.sha256(bytes([part])).digest() for part in range(64))
    locked = stored("b.xlsx", secret, locked=True)
    contents = read_file("包.rar", rar(stored("a.txt", _TEXT), locked))
    assert spots(contents)
    # Older versions of the library hand the secret on; nobody can read it as a file.
    assert contents.unread


@pytest.mark.parametrize("cut", [1, 9, 40, 1_000])
def test_what_lies_before_a_cut_is_read(cut: int) -> None:
    whole = rar(stored("a.txt", _TEXT), stored("b.txt", b"abc" * 500))[:-8]
    contents = read_file("包.rar", whole[:-cut])
    assert spots(contents)
    assert contents.unread == (UnreadPart(Unreadable.DAMAGED),)


def test_a_bomb_is_refused() -> None:
    bomb = written("7zip", {"a.bin": bytes(8_000_000)})
    assert len(bomb) < 20_000
    with pytest.raises(UnreadableError) as caught:
        read_file("包.7z", bomb, Budget.full(1_000_000))
    assert caught.value.reason is Unreadable.TOO_LARGE


def test_without_the_library_such_a_file_is_told_with_a_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(archives, "load_libarchive", lambda: None)
    with pytest.raises(UnreadableError) as caught:
        read_file("包.7z", written("7zip", {"a.txt": bytes(400)}))
    assert caught.value.reason is Unreadable.NO_UNPACKER
    assert "解压" in caught.value.reason.remedy
    # A number that stands in it as it is, is found all the same.
    assert spots(read_file("包.rar", rar(stored("a.txt", _TEXT))))


@given(st.sampled_from(["7z", "rar"]), st.binary(max_size=40), st.integers(0, 200))
def test_a_spoilt_archive_is_read_or_refused(kind: str, noise: bytes, place: int) -> None:
    data = rar(stored("a.txt", _TEXT * 9)) if kind == "rar" else _SEVEN
    spoilt = data[: 8 + place] + noise + data[8 + place + len(noise) :]
    with contextlib.suppress(UnreadableError):
        assert isinstance(read_file(f"包.{kind}", spoilt), FileContents)


_SEVEN = written("7zip", {"a.txt": _TEXT * 9, "b.txt": bytes(99)})
