"""Text, tables, pages, mails, archives, pictures: everything read, or said to be unread."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from email.message import EmailMessage

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from noticegen.detection import Detector, scan_text
from noticegen.detection.inspectors.contents import (
    Area,
    FileContents,
    Passage,
    Unreadable,
    UnreadableError,
)
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.unpacking import Budget
from noticegen.detection.verdict import judge

PHONE = "16500005936"


def where(contents: FileContents, text: str = PHONE) -> list[Passage]:
    return [passage for passage in contents.passages if text in passage.text]


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def picture(**information: str) -> bytes:
    buffer = io.BytesIO()
    told = PngImagePlugin.PngInfo()
    for key, value in information.items():
        told.add_text(key, value)
    Image.new("L", (400, 300), 255).save(buffer, "PNG", pnginfo=told)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_text_is_read_in_any_encoding(encoding: str) -> None:
    text = "监护人电话" + PHONE + "，户主王海龙\n" * 3
    found = where(read_file("说明.txt", text.encode(encoding)), "户主王海龙")
    assert [passage.area for passage in found] == [Area.TEXT]


def test_a_line_of_a_long_text_is_told() -> None:
    lines = ["无"] * 1000
    lines[701] = PHONE
    passage = where(read_file("说明.txt", "\n".join(lines).encode()))[0]
    assert passage.line is not None
    assert passage.line + passage.text[: passage.text.index(PHONE)].count("\n") == 702


@pytest.mark.parametrize("wide", [1, 1000])
@pytest.mark.parametrize(("torn", "at"), [(False, 250), (True, 400)])
def test_the_line_told_is_the_one_a_number_stands_in(wide: int, torn: bool, at: int) -> None:
    lines = ["无" * wide] * 800
    lines[at - 1 : at] = [f"电话{PHONE[:7]}", PHONE[7:]] if torn else [f"电话{PHONE}"]
    contents = read_file("说明.txt", "\n".join(lines).encode())
    told = [found.where for found in judge(contents, Detector()).observations if found.counts]
    assert told == [f"第{at}行 文字"]


@pytest.mark.parametrize("position", [99_990, 99_995, 100_005, 199_993])
def test_a_number_at_the_seam_of_a_long_line_stays_whole(position: int) -> None:
    line = "字" * position + PHONE + "字" * 200_000
    assert where(read_file("说明.txt", line.encode()))


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_table_of_text_is_read_by_row_with_headings(delimiter: str, encoding: str) -> None:
    rows = [["户主姓名", "年龄", "联系电话"], ["王小宝", "12", PHONE], ["李秀英", "70", ""]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    passage = where(read_file("名单.csv", text.encode(encoding)))[0]
    assert passage.text == f"户主姓名：王小宝\t年龄：12岁\t联系电话：{PHONE}"
    assert passage.spot == "第2行"


@pytest.mark.parametrize(
    ("body", "area"),
    [
        (f"<p>{PHONE}</p>", Area.TEXT),
        (f"<p>{PHONE[:4]}<b>{PHONE[4:]}</b></p>", Area.TEXT),
        (f"<!-- {PHONE} -->", Area.HIDDEN_TEXT),
        (f'<p style="display: none">{PHONE}</p>', Area.HIDDEN_TEXT),
        (f"<div hidden><p>{PHONE}</p></div>", Area.HIDDEN_TEXT),
        (f'<input type="hidden" value="{PHONE}">', Area.HIDDEN_TEXT),
        (f'<a href="tel:{PHONE}">x</a>', Area.LINK),
        (f'<meta name="d" content="{PHONE}">', Area.METADATA),
        (f"<title>{PHONE}</title>", Area.METADATA),
        (f"<script>var a='{PHONE}'</script>", Area.SCRIPT),
        (f"<table><tr><td>{PHONE}</td></tr></table>", Area.CELL),
        (f"<table><tr hidden><td>{PHONE}</td></tr></table>", Area.HIDDEN_CELL),
        (f"<svg><text>{PHONE}</text></svg>", Area.TEXT),
        (f"<img alt='{PHONE}'>", Area.HIDDEN_TEXT),
    ],
)
def test_nothing_on_a_web_page_escapes(body: str, area: Area) -> None:
    found = where(read_file("公示.html", f"<html><body>{body}</body></html>".encode()))
    assert [passage.area for passage in found] == [area]


def test_neighbouring_blocks_and_cells_are_not_glued() -> None:
    page = "<p>150482</p><p>75936</p><table><tr><td>150482<td>75936</tr></table>"
    assert not where(read_file("公示.html", page.encode()))


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "utf-8"])
def test_a_web_page_is_read_in_its_declared_encoding(charset: str) -> None:
    page = f'<html><meta charset="{charset}"><p>户主王海龙</p></html>'
    assert where(read_file("公示.html", page.encode(charset)), "户主王海龙")


def test_every_part_of_a_mail_is_read() -> None:
    mail = EmailMessage()
    mail["Subject"] = f"名单 {PHONE}"
    mail["To"] = "a@example.gov.cn"
    mail.set_content(f"正文 {PHONE}")
    mail.add_alternative(f"<p style='display:none'>{PHONE}</p>", subtype="html")
    mail.add_attachment(
        zipped({"名单.txt": PHONE.encode()}),
        maintype="application",
        subtype="zip",
        filename="附件.zip",
    )
    found = where(read_file("信.eml", mail.as_bytes()))
    assert {passage.spot for passage in found} >= {
        "邮件头",
        "正文.txt",
        "正文.html",
        "附件.zip 名单.txt",
    }


class TestArchives:
    def test_members_are_read_and_named(self) -> None:
        data = zipped({"甲/乙.txt": PHONE.encode(), "内.zip": zipped({"丙.txt": PHONE.encode()})})
        assert {passage.spot for passage in where(read_file("包.zip", data))} == {
            "甲/乙.txt",
            "内.zip 丙.txt",
        }

    def test_a_bad_member_does_not_stop_the_rest(self) -> None:
        data = zipped({"坏.pdf": b"%PDF-1.7 broken", "好.txt": PHONE.encode()})
        contents = read_file("包.zip", data)
        assert where(contents)
        assert [(part.reason, part.spot) for part in contents.unread] == [
            (Unreadable.DAMAGED, "坏.pdf")
        ]

    def test_archives_in_archives_end_somewhere(self) -> None:
        data = PHONE.encode()
        for depth in range(7):
            data = zipped({f"{depth}.zip" if depth else "x.txt": data})
        contents = read_file("包.zip", data)
        assert [part.reason for part in contents.unread] == [Unreadable.TOO_DEEP]

    def test_an_archive_that_unpacks_to_too_much_is_refused(self) -> None:
        data = zipped({f"{n}.txt": b"0" * 600_000 for n in range(8)})
        with pytest.raises(UnreadableError) as caught:
            read_file("包.zip", data, Budget.full(octets=4_000_000))
        assert caught.value.reason is Unreadable.TOO_LARGE

    def test_a_size_that_lies_is_not_believed(self) -> None:
        data = bytearray(zipped({"x.txt": b"0" * 200_000_000}))
        directory = data.rindex(b"PK\x01\x02")
        data[directory + 24 : directory + 28] = struct.pack("<I", 10)
        with pytest.raises(UnreadableError):
            read_file("x.xlsx", bytes(data))

    def test_a_name_written_by_old_windows_is_read(self) -> None:
        data = zipped({"AAAA.txt": PHONE.encode()})
        name = "名单".encode("gb18030")
        data = data.replace(b"AAAA", name)
        assert where(read_file("包.zip", data))[0].spot == "名单.txt"

    def test_an_encrypted_member_is_said_to_be_unread(self) -> None:
        data = bytearray(zipped({"x.txt": b"hello"}))
        for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            data[data.index(signature) + offset] |= 1
        contents = read_file("包.zip", bytes(data))
        assert [part.reason for part in contents.unread] == [Unreadable.ENCRYPTED]


class TestPictures:
    def test_a_picture_without_recognition_is_said_to_be_unread(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("noticegen.detection.inspectors.pictures.can_recognise", lambda: False)
        contents = read_file("公示栏.png", picture())
        assert [part.reason for part in contents.unread] == [Unreadable.PICTURE_ONLY]

    def test_what_the_camera_wrote_is_read(self) -> None:
        found = where(read_file("公示栏.png", picture(Comment=f"电话{PHONE}")))
        assert [passage.area for passage in found] == [Area.METADATA]

    def test_a_code_is_decoded(self) -> None:
        barcode = zxingcpp.create_barcode(f"tel:{PHONE}", zxingcpp.BarcodeFormat.QRCode)
        buffer = io.BytesIO()
        Image.fromarray(zxingcpp.write_barcode_to_image(barcode, scale=4)).save(buffer, "PNG")
        found = where(read_file("码.png", buffer.getvalue()))
        assert [passage.area for passage in found] == [Area.BARCODE]

    @pytest.mark.parametrize("ink", [(0, 0, 0, 255), (255, 255, 255, 255)])
    def test_a_code_that_can_be_seen_through_is_decoded(self, ink: tuple[int, ...]) -> None:
        barcode = zxingcpp.create_barcode(f"tel:{PHONE}", zxingcpp.BarcodeFormat.QRCode)
        drawn = Image.fromarray(zxingcpp.write_barcode_to_image(barcode, scale=4)).convert("L")
        layer, buffer = Image.new("RGBA", drawn.size, (0, 0, 0, 0)), io.BytesIO()
        layer.paste(ink, mask=drawn.point(lambda grey: 255 - grey))
        layer.save(buffer, "PNG")
        found = where(read_file("码.png", buffer.getvalue()))
        assert [passage.area for passage in found] == [Area.BARCODE]

    def test_a_picture_of_a_billion_dots_is_refused(self) -> None:
        head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
        chunk = b"IHDR" + head
        data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
        data += struct.pack(">I", zlib.crc32(chunk))
        with pytest.raises(UnreadableError):
            read_file("x.png", data)


def test_a_file_name_is_read_too() -> None:
    assert [p.area for p in where(read_file(f"{PHONE}.txt", b"x"))] == [Area.FILE_NAME]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.txt", b"", Unreadable.NO_TEXT),
        ("x.dat", bytes(range(48)) * 40, Unreadable.UNKNOWN_TYPE),
        ("x.rar", b"Rar!\x1a\x07\x00", Unreadable.DAMAGED),
        ("x.emf", bytes(range(48)) * 40, Unreadable.DRAWING),
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, Unreadable.DAMAGED),
        ("x.jpg", b"\xff\xd8\xff\xe0broken", Unreadable.DAMAGED),
        ("x.pdf", b"%PDF-1.7\nbroken", Unreadable.DAMAGED),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, reason: Unreadable) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_file(name, data)
    assert caught.value.reason is reason


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["txt", "csv", "html", "eml", "xlsx", "docx", "doc", "xls", "png", "zip"]),
    st.sampled_from(
        [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x89PNG\r\n\x1a\n"]
    ),
    st.binary(max_size=600),
)
def test_arbitrary_bytes_are_read_or_refused(suffix: str, head: bytes, data: bytes) -> None:
    try:
        contents = read_file(f"x.{suffix}", head + data)
    except UnreadableError:
        return
    assert isinstance(contents, FileContents)


@pytest.mark.parametrize("data", [b"<html>\xef\xbb\xbf<", b"<html", b"<!doctype html>"])
def test_a_page_of_marks_alone_is_read(data: bytes) -> None:
    assert read_file("空.html", data).passages


def test_a_head_that_cannot_be_decoded_is_read_as_written() -> None:
    mail = f"Subject: =?utf-8?b?5Z\r\nFrom: <\r\nTo: \xff{PHONE}@@\r\n\r\n正文".encode(
        "latin-1", "replace"
    )
    assert where(read_file("信.eml", mail))


def test_a_member_that_breaks_its_library_spares_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(_data: bytes) -> FileContents:
        raise ZeroDivisionError(PHONE)

    monkeypatch.setattr("noticegen.detection.inspectors.writing.read_csv", breaks)
    contents = read_file("包.zip", zipped({"坏.csv": b"a,b", "好.txt": PHONE.encode()}))
    assert where(contents)
    assert [(part.reason, part.spot) for part in contents.unread] == [
        (Unreadable.DAMAGED, "坏.csv")
    ]


def test_what_breaks_its_library_is_searched_for_numbers_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(_data: bytes) -> FileContents:
        raise ZeroDivisionError(PHONE)

    monkeypatch.setattr("noticegen.detection.inspectors.writing.read_csv", breaks)
    contents = read_file("坏.csv", f"手机,{PHONE}".encode())
    assert where(contents)
    assert [part.reason for part in contents.unread] == [Unreadable.DAMAGED]


def test_a_table_with_a_cell_beyond_all_bounds_is_read_as_text() -> None:
    contents = read_file("名单.csv", f"姓名,手机\n甲,{PHONE}\n乙,{'x' * 140_000}\n".encode())
    assert where(contents)
    assert not contents.unread


@pytest.mark.slow
@pytest.mark.parametrize("filler", ["公示名单 ", "1 ", "姓名,", "<b>"])
def test_a_line_of_ten_megabytes_is_read_to_its_end(filler: str) -> None:
    size = 10_000_000 // len(filler.encode())
    data = (filler * size + "电话16500000456").encode()
    found = {
        finding.value
        for passage in read_file("长行.txt", data).passages[-3:]
        for finding in scan_text(passage.text)
    }
    assert "16500000456" in found


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("姓名,銀行帳號\r\n王海龍,150207********9950\r\n", "big5"),
        ("姓名，银行账号\n王海龙 150020123456789", "utf-32"),
    ],
)
def test_a_text_of_a_rarer_encoding_is_read(text: str, encoding: str) -> None:
    assert where(read_file("名单.txt", text.encode(encoding)), "王海")


@pytest.mark.parametrize("first", ["utf-8", "gb18030"])
@pytest.mark.parametrize("odd", [b"", b"\xff\xfe\x80\n"])
def test_lines_of_two_encodings_and_odd_bytes_are_read(first: str, odd: bytes) -> None:
    second = "gb18030" if first == "utf-8" else "utf-8"
    data = "第一行是说明。\n".encode(first) * 5 + odd + "户主王海龙\n".encode(second)
    assert where(read_file("名单.txt", data), "户主王海龙")
    assert where(read_file("名单.txt", data), "第一行是说明")


def test_a_long_line_whose_sample_ends_within_a_letter_is_text() -> None:
    contents = read_file("公示.html", ("<p>" + "电话：" * 30_000 + PHONE).encode())
    assert contents.unread == ()
    assert where(contents)


@pytest.mark.parametrize("head", [b"%!PS-Adobe-3.0\n", b"\x04%!PS\n", b"%!\n"])
def test_a_program_for_printers_is_never_called_read(head: bytes) -> None:
    contents = read_file("公示.ps", head + f"/F 12 selectfont ({PHONE}) show".encode())
    assert where(contents)
    assert {part.reason for part in contents.unread} == {Unreadable.UNKNOWN_TYPE}
