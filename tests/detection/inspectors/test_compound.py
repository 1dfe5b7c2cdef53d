"""Old office files and Outlook messages: what is read of them, and what is said to be unread."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile
from pathlib import Path

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from noticegen.cli.app import run
from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.contents import Area, FileContents, Unreadable, UnreadableError
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.office.macros import read_macros
from noticegen.detection.inspectors.office.old_word import read_pieces
from noticegen.detection.inspectors.office.packages import read_package
from noticegen.detection.inspectors.office.packed_rich_text import unpack_rich_text
from noticegen.detection.verdict import judge
from tests.detection.inspectors.compound_files import compound, message, slides, word

PHONE = "16500005936"
LINE = f"户主王海龙，电话{PHONE}"


def texts(contents: FileContents) -> str:
    return "\n".join(passage.text for passage in contents.passages)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("名单.doc", word(f"公示\r{LINE}\r")),
        ("名单.ppt", slides(LINE)),
        ("信.msg", message({"1000001F": LINE.encode("utf-16-le")})),
        ("信.msg", message({"10130102": f"<html><p>{LINE}</p></html>".encode()})),
        ("信.msg", message({"1000001F": b"", "37010102": f"姓名,电话\n{LINE}".encode("gb18030")})),
    ],
)
def test_the_text_is_read(name: str, data: bytes) -> None:
    contents = read_file(name, data)
    assert "王海龙" in texts(contents)
    assert PHONE in texts(contents)
    assert not contents.unread


def test_numbers_of_one_byte_a_character_are_read() -> None:
    assert PHONE in texts(read_file("名单.doc", word(f"tel {PHONE}", compressed=True)))


def test_chinese_of_word_95_is_read() -> None:
    head = b"\xdc\xa5\x68\x00" + bytes(0x300)
    data = compound({"WordDocument": head + LINE.encode("gb18030")})
    assert "王海龙" in texts(read_file("旧.doc", data))


def test_a_hidden_sheet_of_an_old_workbook_is_read() -> None:
    book = xlwt.Workbook()
    book.add_sheet("公示").write(0, 0, "无")
    hidden = book.add_sheet("底稿")
    hidden.write(0, 0, LINE)
    hidden.visibility = 2
    buffer = io.BytesIO()
    book.save(buffer)
    (passage,) = [
        passage
        for passage in read_file("名单.xls", buffer.getvalue()).passages
        if passage.area is Area.HIDDEN_CELL
    ]
    assert PHONE in passage.text


@pytest.mark.parametrize(
    "data",
    [
        word(LINE, encrypted=True),
        compound({"PowerPoint Document": b"x", "Current User": b"\0" * 12 + b"\xdf\xc4\xd1\xf3"}),
        compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}),
    ],
)
def test_a_password_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        read_file("名单.doc", data)
    assert error.value.reason is Unreadable.ENCRYPTED


def test_a_message_that_is_packed_is_not_called_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "信.msg"
    path.write_bytes(message({"10090102": b"\x90" * 64, "0037001F": "名单".encode("utf-16-le")}))
    assert run(["scan", str(path)]) == 2
    assert "RTF" in capsys.readouterr().err


def compressed_source(text: str) -> bytes:
    """Return text in a container of macros (MS-OVBA), every letter written out."""
    data = text.encode("gb18030")
    body = b"".join(b"\0" + data[at : at + 8] for at in range(0, len(data), 8))
    return b"\x01" + struct.pack("<H", 0xB000 | len(body) - 1) + body


def test_the_source_of_a_macro_is_read() -> None:
    source = f'Attribute VB_Name = "M"\r\nx = "{PHONE}"\r\n'
    (text,) = read_macros(bytes(200) + compressed_source(source))
    assert text == source


def test_repetitions_in_a_macro_are_read() -> None:
    # "abc" and a token: three letters back, six letters long
    chunk = b"\x08abc" + struct.pack("<H", (3 - 1) << 12 | 6 - 3)
    container = b"\x01" + struct.pack("<H", 0xB000 | len(chunk) - 1) + chunk
    assert list(read_macros(container)) == ["abcabcabc"]


def test_a_message_s_packed_body_is_read() -> None:
    # MS-OXRTFCP 4.1: the example of the specification.
    example = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af3"
        "2068656c090020627705b06c647d0a800fa0"
    )
    assert unpack_rich_text(example) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    plain = rb"{\rtf1 %s}" % PHONE.encode()
    packed = struct.pack("<III4s", len(plain) + 12, len(plain), 0, b"MELA")[:12]
    data = message({"10090102": packed[:8] + b"MELA" + bytes(4) + plain, "1000001F": b""})
    contents = read_file("信.msg", data)
    assert PHONE in texts(contents)
    assert not contents.unread


def test_a_number_in_two_pieces_of_a_document_is_read_whole() -> None:
    head = bytearray(
        struct.pack("<HHHHHH", 0xA5EC, 0x00C1, 0, 0x0804, 0, 0x0200).ljust(0x600, b"\0")
    )
    first, second = PHONE[:5].encode("utf-16-le"), PHONE[5:].encode()
    places = (0x600 + len(second), 2 * 0x600 | 0x40000000)
    table = struct.pack("<III", 0, 5, 11) + b"".join(struct.pack("<HIH", 0, p, 0) for p in places)
    clx = b"\x01\x02\x00zz\x02" + struct.pack("<I", len(table)) + table
    struct.pack_into("<II", head, 0x01A2, 0, len(clx))
    data = compound({"WordDocument": bytes(head) + second + first, "1Table": clx})
    assert PHONE in texts(read_file("名单.doc", data))


def test_text_of_one_byte_in_a_message_is_read_as_chinese() -> None:
    assert "王海龙" in texts(read_file("信.msg", message({"1000001E": LINE.encode("gb18030")})))


def test_numbers_of_caches_and_of_parts_that_nobody_owns_are_read() -> None:
    book = io.BytesIO()
    sheet = xlwt.Workbook()
    sheet.add_sheet("a").write(0, 0, "无")
    sheet.save(book)
    data = book.getvalue()
    end = data.rindex(b"\x0a\x00\x00\x00") + 4  # of the last sheet; zeros follow
    record = struct.pack("<HHd", 0x00C9, 8, float(PHONE))
    assert not any(data[end : end + len(record)])
    cached = data[:end] + record + data[end + len(record) :]
    found = [p for p in read_file("a.xls", cached).passages if PHONE in p.text]
    assert [p.area for p in found] == [Area.CACHE]
    owned_by_nobody = data + f"电话{PHONE}".encode("gbk").ljust(512, b"\0")
    found = [p for p in read_file("a.xls", owned_by_nobody).passages if PHONE in p.text]
    assert [p.area for p in found] == [Area.REMAINS]


def test_what_a_cell_of_an_old_workbook_shows_is_told_once() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("公示")
    for row, values in enumerate([["户主姓名", "联系电话"], ["王海龙", PHONE], ["李秀英", "无"]]):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    buffer = io.BytesIO()
    book.save(buffer)
    for value in ("王海龙", PHONE, "李秀英"):
        told = [p for p in read_file("名单.xls", buffer.getvalue()).passages if value in p.text]
        assert [passage.area for passage in told] == [Area.CELL], value


@given(st.binary(max_size=300))
def test_no_bytes_break_the_readers_of_old_files(data: bytes) -> None:
    list(read_macros(data))
    list(read_macros(b"\x01" + data))
    read_pieces(bytes(0x01A2) + struct.pack("<II", 0, len(data)) + data, data)
    with contextlib.suppress(UnreadableError):
        unpack_rich_text(data[:8] + b"LZFu" + data)


def test_a_macro_that_does_not_say_its_name_is_read() -> None:
    source = f"' {PHONE}\r\n"
    assert list(read_macros(bytes(40) + compressed_source(source))) == [source]
    assert list(read_macros(b"\0" + b"\x01\x00\x30" * 200_000 + b"\xff\xff")) == []


def dragged(name: str, data: bytes) -> bytes:
    """Return the stream of a package (MS-OLEDS 2.3.6)."""
    label = name.encode("gb18030") + b"\0"
    path = f"D:\\{name}".encode("gb18030") + b"\0"
    body = b"\x02\0" + label + path + struct.pack("<HHI", 0, 3, len(path)) + path
    body += struct.pack("<I", len(data)) + data
    return struct.pack("<I", len(body)) + body


def test_a_file_dragged_into_a_document_is_read_with_its_name() -> None:
    stream = dragged("王海龙患尿毒症.txt", "李玉兰患肺癌".encode("gb18030"))
    verdict = judge(read_file("a.doc", compound({"\x01Ole10Native": stream})), default_detector())
    found = {(seen.excerpt, seen.where) for seen in verdict.observations if seen.counts}
    assert {("尿**", "嵌入的文件 文件名"), ("肺*", "嵌入的文件 第1行 文字")} <= found
    assert read_package(stream[:-8]) is None


@given(st.binary(max_size=200))
def test_any_stream_is_a_package_or_none(data: bytes) -> None:
    package = read_package(data)
    assert package is None or package[1] in data


@pytest.mark.parametrize("tag", ["1000001E", "10090102"])
def test_an_office_s_telephone_in_a_message_stays_public(tag: str) -> None:
    text = "监督电话：0472-7151234".encode("gb18030")
    if tag == "10090102":
        text = b"{\\rtf1\\ansi\\ansicpg936 " + text + b"}"
        text = struct.pack("<III4s", len(text) + 12, len(text), 0x414C454D, b"") + text
    contents = read_file("信.msg", compound({f"__substg1.0_{tag}": text}))
    assert judge(contents, default_detector()).is_clean


def test_a_document_that_libreoffice_embeds_is_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as inner:
        inner.writestr("公示.txt", LINE)
    # The rest of the last sector, which a real package has none of, would be told as damage.
    streams = {"package_stream": buffer.getvalue(), "Current User": b"hello"}
    verdict = judge(read_file("名单.ppt", compound(streams)), default_detector())
    assert "CN_MOBILE" in {found.type for found in verdict.observations if found.counts}
