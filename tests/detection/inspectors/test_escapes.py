"""What a program reads other than it is written, and what stands beside the content."""

from __future__ import annotations

import base64
import binascii
import io
import json
import unicodedata
import zipfile
from urllib.parse import quote

import openpyxl
import pikepdf
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.carried_files import carried_files
from noticegen.detection.inspectors.contents import Area, FileContents
from noticegen.detection.inspectors.escapes import unescape
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.pdf.document import read_pdf
from noticegen.detection.verdict import judge

PHONE = "16500005936"


def holds(contents: FileContents) -> set[Area]:
    return {passage.area for passage in contents.passages if PHONE in passage.text}


def picture() -> bytes:
    buffer = io.BytesIO()
    segno.make(PHONE, micro=False).save(buffer, kind="png", scale=5)
    return buffer.getvalue()


PERCENT = "".join(f"%{ord(mark):02x}" for mark in PHONE)
UNICODE = "".join(f"\\u{ord(mark):04x}" for mark in PHONE)


@pytest.mark.parametrize(
    "page",
    [
        f"<a href='https://a.example/?x={PERCENT}'>x</a>",
        f"<script>a='{UNICODE}'</script>",
        f"<script>a='{PHONE[:5]}' + '{PHONE[5:]}'</script>",
        f"<script>a=atob('{base64.b64encode(f'联系电话{PHONE}'.encode()).decode()}')</script>",
        f"<img src='data:image/png;base64,{base64.b64encode(picture()).decode()}'>",
        f"<p id='p{PHONE}'>x</p>",
        f"<p style='--a:{PHONE}'>x</p>",
    ],
)
def test_a_page_is_read_as_a_browser_reads_it(page: str) -> None:
    assert holds(read_file("页.html", f"<html><body>{page}</body></html>".encode()))


@pytest.mark.parametrize(
    "mail",
    [
        f"Subject: a\r\nX-Note: {PHONE}\r\n\r\nb",
        f"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n{PHONE}\r\n"
        "--q\r\n\r\na\r\n--q--",
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\na\r\n"
        f"--q--\r\n{PHONE}",
        f"Message-ID: <{PHONE}@a.example>\r\nSubject: a\r\n\r\nb",
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n"
        f"Content-Description: {PHONE}\r\n\r\na\r\n--q--",
        "Subject: a\r\n\r\nbegin 644 a.txt\r\n"
        f"{binascii.b2a_uu(PHONE.encode()).decode()}`\r\nend\r\n",
    ],
)
def test_all_of_a_mail_is_read(mail: str) -> None:
    assert holds(read_file("信.eml", mail.encode()))


def test_every_mail_of_a_mailbox_is_read() -> None:
    coded = base64.encodebytes(f"电话{PHONE}".encode()).decode()
    head = "From a@b.example Sat Nov 28 09:00:00 2026\nMIME-Version: 1.0\n"
    body = f"{head}Content-Transfer-Encoding: base64\n\n{coded}\n"
    contents = read_file("收件箱", f"{head}Subject: a\n\nb\n\n{body}".encode())
    assert holds(contents)
    assert {(p.spot or "")[:3] for p in contents.passages if PHONE in p.text} == {"第2封"}


def test_a_mail_s_own_number_is_no_address() -> None:
    mail = "Message-ID: <20261120093015.77@office.example.gov.cn>\nSubject: a\n\nb"
    verdict = judge(read_file("信.eml", mail.encode()), default_detector())
    assert verdict.is_clean


@pytest.mark.parametrize("charset", ["big5", "utf-7", "hz", "utf-16-be", "x-unheard-of"])
def test_a_mail_is_read_in_the_encoding_it_names(charset: str) -> None:
    known = "ascii" if charset.startswith("x") else charset
    head = f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\n"
    body = base64.encodebytes(f"{'' if known == 'ascii' else '王先生'}{PHONE}".encode(known))
    mail = f"{head}Content-Transfer-Encoding: base64\r\n\r\n".encode() + body
    assert holds(read_file("信.eml", mail))


@pytest.mark.parametrize("name", ["页.mht", "页.mhtml", "页"])
def test_a_saved_page_is_a_mail(name: str) -> None:
    saved = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=q\r\n\r\n--q\r\n"
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"<p>{PHONE[:6]}=\r\n{PHONE[6:]}</p>\r\n--q--"
    )
    assert holds(read_file(name, saved.encode()))


def archive(
    path: str = "a.txt", *, comment: bytes = b"", about: bytes = b"", behind: bytes = b""
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        member = zipfile.ZipInfo(path)
        member.comment = about
        package.writestr(member, "没有什么")
        package.comment = comment
    return buffer.getvalue() + behind


@pytest.mark.parametrize(
    "data",
    [
        archive(f"张三{PHONE}/a.txt"),
        archive(comment=PHONE.encode()),
        archive(about=PHONE.encode()),
        archive(behind=PHONE.encode()),
        b"#!/bin/sh " + PHONE.encode() + b"\n" + archive(),
    ],
)
def test_what_stands_beside_the_members_of_an_archive_is_read(data: bytes) -> None:
    assert holds(read_file("包.zip", data)) or holds(read_file("包.exe", data))


def workbook(cell: object, number_format: str = "General") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "内容"
    sheet["A2"] = cell  # type: ignore[assignment]  # anything a cell takes
    sheet["A2"].number_format = number_format
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_formula_that_joins_strings_is_read_joined() -> None:
    assert holds(read_file("表.xlsx", workbook(f'="{PHONE[:4]}"&"{PHONE[4:]}"')))


def test_the_words_of_a_number_format_are_read() -> None:
    assert holds(read_file("表.xlsx", workbook(1, f'"{PHONE}"')))


def test_the_settings_of_a_printer_are_read() -> None:
    data = io.BytesIO(workbook("x"))
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("xl/printerSettings/printerSettings1.bin", PHONE.encode("utf-16-le"))
    contents = read_file("表.xlsx", data.getvalue())
    assert holds(contents)
    assert not contents.unread


@pytest.mark.parametrize(
    "script", [f"a='{PHONE[:5]}'+'{PHONE[5:]}'", f"a='{UNICODE}'", f"a=unescape('{PERCENT}')"]
)
def test_the_gate_reads_a_script_as_the_viewer_does(script: str) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS=pikepdf.String(script)
        )
        buffer = io.BytesIO()
        pdf.save(buffer)
    passages = read_pdf(buffer.getvalue()).passages
    assert any(PHONE in passage.text for passage in passages)


@given(st.text(), st.booleans())
def test_reading_escapes_never_fails(text: str, joining: bool) -> None:
    unescape(text, joining=joining)
    list(carried_files(text))


@pytest.mark.parametrize(
    "written",
    [r"1650\n0001234", r"1650\\r\\n0001234", r"1650\t\u0030001234", r"\ud835\udfcf650 0001234"],
)
def test_what_a_program_writes_for_a_line_end_or_a_far_character_is_read(written: str) -> None:
    plain = unescape(f'{{"note":"{written}"}}', joining=False)
    assert "".join(unicodedata.normalize("NFKC", plain).split()) == '{"note":"16500001234"}'


def test_words_that_a_program_wrote_in_codes_tell_whose_a_number_is() -> None:
    rows = [{"监督电话": "0472-7151234"}, {"户主": "王海龙", "联系电话": "16500001234"}]
    contents = read_file("a.json", json.dumps(rows).encode())
    told = [
        found.type for found in judge(contents, default_detector()).observations if found.counts
    ]
    assert told == ["CN_MOBILE"]


def test_a_path_stays_a_path() -> None:
    assert unescape(r"C:\new\tables", joining=False) == r"C:\new\tables"


def test_columns_are_not_joined() -> None:
    assert unescape('"150482","75936"', joining=False) == '"150482","75936"'


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_an_address_is_read_in_words_in_either_encoding(encoding: str) -> None:
    def linked(text: str) -> bool:
        page = f"<a href='http://a.example/?q={quote(text.encode(encoding))}'>x</a>"
        return judge(read_file("a.html", page.encode()), default_detector()).is_clean

    assert not linked("王海龙患尿毒症")
    assert linked("监督电话：0472-7151234")
