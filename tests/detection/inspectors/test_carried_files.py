"""Files that a text carries in Base64: pages, cards, calendars, scripts, a workbook's queries."""

from __future__ import annotations

import base64
import gzip
import io
import struct
import time
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.inspectors.carried_files import carried_files
from noticegen.detection.inspectors.files import read_file

# Invented; the sequence codes 990–999 belong to nobody.
ID = "150207196203109950"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return buffer.getvalue()


_GZIPPED = gzip.compress(ID.encode(), mtime=0)
_ARCHIVE = zipped({"a.txt": f"身份证号{ID}"})
_CODED = base64.b64encode(_ARCHIVE).decode()


def folded(line: str) -> str:
    """Fold a line as cards and calendars do."""
    return "\r\n ".join(line[at : at + 70] for at in range(0, len(line), 70))


def has_id(name: str, data: bytes) -> bool:
    return any(ID in passage.text for passage in read_file(name, data).passages)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("日程.ics", folded(f"ATTACH;ENCODING=BASE64:{_CODED}") + "\r\nEND:VEVENT\r\n"),
        ("名片.vcf", "FN:办公室\r\n" + folded(f"PHOTO;ENCODING=b:{_CODED}") + "\r\nEND:VCARD"),
        ("脚本.js", f'var data = "{_CODED}";'),
        ("数据.json", f'{{"file":"{_CODED[:76]}\\n{_CODED[76:]}"}}'),
        ("页.html", f"<html><a href='data:application/zip;base64,{_CODED}'>下载</a></html>"),
        ("包.txt", base64.encodebytes(_ARCHIVE * 2).decode()),
        (
            "页.html",
            f"<script>x='{base64.b64encode(_GZIPPED).decode()}'</script>",
        ),
        ("库.xml", f"<r><f>{_CODED}</f></r>"),
    ],
)
def test_a_file_in_a_text_is_read(name: str, text: str) -> None:
    assert has_id(name, text.encode())


def test_the_queries_of_a_workbook_are_read() -> None:
    packed = zipped({"Formulas/Section1.m": f'shared q = "{ID}";'})
    coded = base64.b64encode(struct.pack("<II", 0, len(packed)) + packed).decode()
    part = f'<?xml version="1.0" encoding="utf-16"?><DataMashup>{coded}</DataMashup>'
    book: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "customXml/item1.xml": part.encode("utf-16"),
    }
    assert has_id("名单.xlsx", zipped(book))


def test_the_last_of_many_files_is_read() -> None:
    empty = base64.b64encode(zipped({"a.txt": "公示"})).decode()
    assert has_id("数据.txt", f"{' '.join([empty] * 250)} {_CODED}".encode())


def test_a_font_in_a_page_is_no_unread_part() -> None:
    font = base64.b64encode(b"wOF2" + bytes(range(256)) * 9).decode()
    page = f"<style>@font-face{{src:url(data:font/woff2;base64,{font})}}</style><p>公示"
    assert read_file("公示.html", page.encode()).unread == ()


@given(st.binary(max_size=60), st.sampled_from(["\r\n ", "\n", ""]))
def test_what_was_packed_comes_out_whole(tail: bytes, fold: str) -> None:
    data = b"PK\x03\x04" + bytes(40) + tail
    coded = base64.b64encode(data).decode()
    text = f"X:{coded[:50]}{fold}{coded[50:]}\r\nEND:X"
    assert any(found.startswith(data[:36]) for found in carried_files(text))


def test_quotes_that_no_drawing_closes_take_no_time() -> None:
    text = "data:image/svg+xml,<//*'" * 20_000
    began = time.process_time()
    assert len(list(carried_files(text))) == 20_000
    assert time.process_time() - began < 6
