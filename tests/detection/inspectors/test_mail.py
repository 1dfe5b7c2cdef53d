"""Mails as Chinese offices send them: bytes nobody declared, margins, old encodings."""

from __future__ import annotations

import quopri

import pytest

from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.verdict import judge

_LEAK, _LAWFUL = "王海龙患尿毒症", "监督电话：0472-7151234"


def mail(head: bytes = b"", kind: str = "text/plain; charset=utf-8", body: bytes = b"-") -> bytes:
    return (
        b"From: a@example.gov.cn\r\nSubject: notice\r\n"
        + head
        + f"MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n".encode()
        + body
    )


def parted(before: bytes) -> bytes:
    body = before + b"\r\n--B\r\nContent-Type: text/plain\r\n\r\nx\r\n--B--\r\n"
    return mail(kind='multipart/mixed; boundary="B"', body=body)


def saved_page(text: bytes) -> bytes:
    page = quopri.encodestring(b"<!-- " + text + b" --><p>x</p>")
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\n'
        b'Content-Type: text/html; charset="gb2312"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + page + b"\r\n--B--\r\n"
    )


PLACES = {
    "head": lambda text: mail(head=b"X-Note: " + text.encode("gb18030") + b"\r\n"),
    "wrong-charset": lambda text: mail(
        kind="text/plain; charset=iso-8859-1", body=text.encode("gb18030")
    ),
    "before-parts": lambda text: parted(text.encode()),
    "comment-of-a-saved-page": lambda text: saved_page(text.encode("gb18030")),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", [_LEAK, _LAWFUL])
def test_words_are_read_wherever_a_mail_holds_them(place: str, text: str) -> None:
    verdict = judge(read_file("信.eml", PLACES[place](text)), default_detector())
    assert verdict.is_clean is (text == _LAWFUL)
