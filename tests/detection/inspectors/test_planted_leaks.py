"""Ways to leave a value in a file that were found by planting it, and their lawful twins."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from email.message import EmailMessage

import openpyxl
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from noticegen.detection.detector import default_detector, scan_text
from noticegen.detection.inspectors.contents import Area, Unreadable
from noticegen.detection.inspectors.decoding import number_runs
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.pdf.unlisted import read_unlisted
from noticegen.detection.verdict import judge
from tests.detection.inspectors.compound_files import compound
from tests.detection.inspectors.test_covered import pdf_bytes, shown
from tests.detection.inspectors.test_pdf_objects import file_with

# Invented; the sequence codes 990–999 belong to nobody.
ID = "150207196203109950"
LEAK = f"张秀英 身份证号：{ID}"
LAWFUL = "张秀英 低保金额：650元 监督电话：0472-7151234"
WIDE_LEAK = b"\xfe\xff" + LEAK.encode("utf-16-be")


def counted(name: str, data: bytes) -> set[str]:
    verdict = judge(read_file(name, data), default_detector())
    return {found.type for found in verdict.observations if found.counts}


def with_more(written: bytes) -> bytes:
    """Put something between a PDF's objects and its table, which goes on to know nothing of it."""
    data = file_with()
    place = data.index(b"\nxref") + 1
    moved = data[place:].replace(
        b"startxref\n%d" % place, b"startxref\n%d" % (place + len(written))
    )
    return data[:place] + written + moved


def stream(content: bytes, fields: bytes = b"") -> bytes:
    return b"9 0 obj\n<</Length %d%s>>\nstream\n%s\nendstream\nendobj\n" % (
        len(content),
        fields,
        content,
    )


UNLISTED = {
    "object": b"9 0 obj\n<%s>\nendobj\n" % WIDE_LEAK.hex().encode(),
    "older object": b"4 0 obj\n<%s>\nendobj\n" % WIDE_LEAK.hex().encode(),
    "comment": b"% " + LEAK.encode() + b"\n",
    "stream": stream(b"BT /F1 12 Tf 9 9 Td (%s) Tj ET" % ID.encode()),
    "kerned stream": stream(b"BT /F1 12 Tf 9 9 Td [(1502)-5(07196203)-5(109950)] TJ ET"),
    "packed stream": stream(
        zlib.compress(b"BT /F1 12 Tf (%s) Tj ET" % ID.encode()), b"/Filter/FlateDecode"
    ),
    "half an object": b"9 0 obj\n(" + ID.encode(),
}


@pytest.mark.parametrize("written", UNLISTED.values(), ids=UNLISTED)
def test_what_the_table_of_a_pdf_does_not_list_is_read(written: bytes) -> None:
    assert "CN_ID_CARD" in counted("公示.pdf", with_more(written))


def test_a_pdf_without_leavings_has_none() -> None:
    import pikepdf

    for data in (file_with(), pdf_bytes(shown())):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert read_unlisted(data, pdf) == []
    assert not counted("公示.pdf", with_more(b"% " + LAWFUL.encode() + b"\n"))


@given(st.binary(max_size=300))
def test_anything_may_stand_between_the_objects_of_a_pdf(written: bytes) -> None:
    import pikepdf

    data = with_more(written + b"\n")
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        assert all(passage.area is Area.REMAINS for passage in read_unlisted(data, pdf))


def test_a_pdf_that_breaks_off_is_read_and_told_as_damaged() -> None:
    whole = pdf_bytes(shown(ID), shown("Second page"))
    cut = whole[: whole.rindex(b"xref\n", 0, whole.rindex(b"startxref"))]
    contents = read_file("公示.pdf", cut)
    assert "CN_ID_CARD" in counted("公示.pdf", cut)
    assert [part.reason for part in contents.unread] == [Unreadable.DAMAGED]


@pytest.mark.parametrize("junk", ["1 g (a) Tj 0 g", "/F 2 Tf (a) Tj /F 12 Tf"])
def test_letters_between_figures_that_nobody_reads_are_left_out(junk: str) -> None:
    digits = f" {junk} ".join(f"({digit}) Tj" for digit in ID)
    page = f"BT /F 12 Tf 20 200 Td {digits} ET".encode()
    assert "CN_ID_CARD" in counted("公示.pdf", pdf_bytes(page))


def test_codes_of_a_house_are_no_number_with_letters_between() -> None:
    assert not counted("公示.pdf", pdf_bytes(shown("1a2b3c4d5e6f7g8h9")))


@pytest.mark.parametrize(
    "page",
    [
        f"<head><title>公示</title><title>{LEAK}</title></head><body>公示</body>",
        f"<body>{'<div>' * 400}{LEAK}",
        f"<body>{'<div>' * 400}<p title='{LEAK}'>公示",
        f"<body>{'<div>' * 400}{''.join(f'&#{ord(mark)};' for mark in LEAK)}",
    ],
    ids=["second title", "deep", "deep attribute", "deep entities"],
)
def test_what_the_parser_of_a_page_passes_over_is_read(page: str) -> None:
    data = f"<!doctype html><html><meta charset=utf-8>{page}".encode()
    assert "CN_ID_CARD" in counted("公示.html", data)


@pytest.mark.parametrize(("said", "kinds"), [(LEAK, {"CN_ID_CARD"}), (LAWFUL, set())])
def test_a_code_of_four_figures_ends_where_it_ends(said: str, kinds: set[str]) -> None:
    data = json.dumps({"备注": said}).encode()
    assert counted("名单.json", data) == kinds
    assert {found.type for found in scan_text(data.decode())} - {"PERSON"} == kinds


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=8))
def test_the_label_of_a_number_among_bytes_is_kept(label: str) -> None:
    for told in number_runs(b"\x01\x90" + f"{label}：0472-7151234".encode() + b"\xff\x00"):
        assert label in told
        assert told.count("7151234") == 1


def mail(subject: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = subject
    message.set_content("请查收。")
    return message.as_bytes()


def properties(said: str, encoding: str) -> bytes:
    text = said.encode(encoding) + b"\0"
    return compound(
        {"\x05SummaryInformation": b"\xfe\xff\0\0" + struct.pack("<II", 30, len(text)) + text}
    )


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_properties_of_old_files_are_read_with_their_words(encoding: str) -> None:
    assert counted("名单.xls", properties("张秀英患尿毒症", encoding)) == {"SENSITIVE_HEALTH"}
    assert "CN_ID_CARD" in counted("名单.xls", properties(LEAK, encoding))
    assert not counted("名单.xls", properties(LAWFUL, encoding))


def test_a_subject_in_two_words_is_one() -> None:
    assert "CN_ID_CARD" in counted("信.eml", mail(LEAK))
    assert not counted("信.eml", mail(LAWFUL))


def code(text: str) -> bytes:
    buffer = io.BytesIO()
    segno.make(text.encode("gb18030"), mode="byte").save(buffer, kind="png", scale=5)
    return buffer.getvalue()


def test_a_code_in_the_old_encoding_is_read_with_its_words() -> None:
    assert "CN_ID_CARD" in counted("码.png", code(LEAK))
    assert not counted("码.png", code(LAWFUL))


def test_words_of_the_camera_in_the_old_encoding_keep_their_label() -> None:
    exif = Image.Exif()
    exif[0x013B] = LAWFUL.encode("gb18030")
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(buffer, "JPEG", exif=exif)
    assert not counted("照片.jpg", buffer.getvalue())


@pytest.mark.parametrize("word", ["wx", "vx", "VX"])
def test_letters_in_the_midst_of_base64_are_no_name(word: str) -> None:
    packed = f"{'A0b' * 9}9{word}BF9GSsrK8{'dO0' * 9}"
    assert not scan_text(f"src=data:image/png;base64,{packed}==")
    assert [found.type for found in scan_text(f"16500001234{word}zhang_li88")] == [
        "CN_MOBILE",
        "WECHAT",
    ]


@pytest.mark.parametrize(("scale", "kinds"), [(12, {"CN_ID_CARD"}), (3, set())])
def test_a_picture_of_the_first_page_is_read_if_it_can_be_read(scale: int, kinds: set[str]) -> None:
    picture = io.BytesIO()
    segno.make(LEAK).save(picture, kind="png", scale=scale)
    book, buffer = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(book)
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("docProps/thumbnail.png", picture.getvalue())
    assert counted("名单.xlsx", buffer.getvalue()) == kinds
