"""Old office files and Outlook messages: what is read of them, and what is said to be unread."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlwt

from noticegen.cli.app import run
from noticegen.detection.inspectors.contents import Area, FileContents, Unreadable, UnreadableError
from noticegen.detection.inspectors.files import read_file
from tests.detection.inspectors.compound_files import compound, message, slides, word

PHONE = "15048275936"
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
