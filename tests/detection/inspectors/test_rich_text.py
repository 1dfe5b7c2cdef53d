"""Rich text: hex bytes, code numbers, hidden text, cells, embedded pictures, broken files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection import scan_text
from noticegen.detection.inspectors.contents import Area, Unreadable, UnreadableError
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.office.rich_text import read_rich_text
from noticegen.detection.inspectors.unpacking import Budget

_NUMBER = "16500000456"


def rtf(body: str) -> bytes:
    return rf"{{\rtf1\ansi\ansicpg936{{\fonttbl{{\f0 SimSun;}}}}\f0 {body}\par}}".encode("latin-1")


def texts(data: bytes, area: Area = Area.TEXT) -> str:
    return "\n".join(p.text for p in read_file("通知.rtf", data).passages if p.area is area)


def hex_bytes(text: str) -> str:
    return "".join(rf"\'{code:02x}" for code in text.encode("gb18030"))


@pytest.mark.parametrize(
    "body",
    [
        _NUMBER,
        hex_bytes(_NUMBER),
        "138" + hex_bytes("4721") + "0456",
        "".join(rf"\u{ord(mark)}?" for mark in _NUMBER),
        r"13847{\b 210}456",
        "16500\r\n000456",
        hex_bytes("电话") + _NUMBER,
        # A backslash that is text, and not the mark of raw data.
        rf"\\bin999999999 {hex_bytes(_NUMBER)}",
        # Figures beyond the first 65 536 characters: each is two code numbers.
        "".join(rf"\u-10187?\u{0xDFCE + int(mark) - 65536}?" for mark in _NUMBER),
    ],
)
def test_a_number_is_read_however_it_is_written(body: str) -> None:
    text = texts(rtf(body))
    assert [f.type.value for f in scan_text(text)] == ["CN_MOBILE"]
    assert "SimSun" not in text


def test_chinese_is_read_from_bytes_and_from_code_numbers() -> None:
    coded = "".join(rf"\u{ord(mark)}?" for mark in "姓名")
    assert texts(rtf(hex_bytes("户主") + coded)).strip() == "户主姓名"


def test_hidden_text_is_told_as_hidden() -> None:
    data = rtf(rf"\v {_NUMBER}\v0 {hex_bytes('公示')}")
    assert _NUMBER in texts(data, Area.HIDDEN_TEXT)
    assert _NUMBER not in texts(data)


def test_cells_are_not_glued() -> None:
    assert texts(rtf(r"165\cell 0000\cell 0456\row")).strip() == "165\t0000\t0456"


def test_an_embedded_picture_that_cannot_be_read_is_said_so() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
    contents = read_file("通知.rtf", rtf(rf"{{\pict\pngblip {picture.hex()}}}"))
    assert contents.unread
    assert contents.unread[0].reason in set(Unreadable)


@given(
    st.binary(max_size=200) | st.text("\\{}'u0123456789abcparv \n", max_size=120).map(str.encode)
)
def test_any_bytes_are_read_without_an_error(data: bytes) -> None:
    passages, embedded = read_rich_text(b"{\\rtf1 " + data)
    assert isinstance(passages, tuple)
    assert all(isinstance(inner, bytes) for inner in embedded)


def test_bytes_behind_a_count_are_an_embedded_file_and_a_style_s_number_is_read() -> None:
    inner = f"电话{_NUMBER}".encode()
    data = b"{\\rtf1 {\\pict\\bin%d %s}}" % (len(inner), inner)
    assert [p.area for p in read_file("a.rtf", data).passages if _NUMBER in p.text] == [Area.TEXT]
    style = b"{\\rtf1 {\\stylesheet{\\s1 %s;}}a}" % _NUMBER.encode()
    contents = read_file("a.rtf", style)
    assert [p.area for p in contents.passages if _NUMBER in p.text] == [Area.HIDDEN_TEXT]
    for broken in (b"{\\rtf1 \\bin9999999999 a}", b"{\\rtf1 \\bin0 a}", b"{\\rtf1 \\bin"):
        read_file("a.rtf", broken)


def test_records_that_other_programs_left_are_read_and_are_no_unread_part() -> None:
    store = f"<证号>{_NUMBER}</证号>".encode("utf-16-le").hex()
    contents = read_file("通知.rtf", rtf(rf"a{{\*\datastore {store}}}"))
    assert any(_NUMBER in p.text for p in contents.passages if p.area is Area.OBJECT)
    assert contents.unread == ()
    assert read_file("通知.rtf", rtf(rf"a{{\*\datastore {'d0cf11e0' + '00' * 600}}}")).unread == ()


def test_raw_data_in_very_many_pieces_is_told_as_too_much() -> None:
    budget = Budget.full()
    budget.purse.members = 9
    with pytest.raises(UnreadableError) as caught:
        read_file("通知.rtf", rtf(r"\bin1 x" * 10), budget)
    assert caught.value.reason is Unreadable.TOO_LARGE
