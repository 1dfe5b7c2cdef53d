"""Pictures that stand behind the end of another one, and what is left of one that was cut."""

from __future__ import annotations

import io

import pytest
import segno
from PIL import Image

from noticegen.detection.inspectors.contents import Area, Unreadable
from noticegen.detection.inspectors.pictures import read_picture

PHONE = "16500005936"


def plain(form: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(buffer, form)
    return buffer.getvalue()


def code(form: str) -> bytes:
    drawn, buffer = io.BytesIO(), io.BytesIO()
    segno.make(PHONE, micro=False).save(drawn, kind="png", scale=6)
    Image.open(drawn).convert("RGB").save(buffer, form)
    return buffer.getvalue()


@pytest.mark.parametrize("first", ["PNG", "JPEG"])
@pytest.mark.parametrize("second", ["PNG", "JPEG"])
def test_a_picture_behind_another_one_is_read(first: str, second: str) -> None:
    passages, _ = read_picture(plain(first) + code(second))
    assert PHONE in {passage.text for passage in passages if passage.area is Area.BARCODE}


def test_what_is_left_of_a_picture_that_was_cut_is_told() -> None:
    old = code("PNG")
    _, unread = read_picture(plain("PNG") + old[len(old) // 2 :])
    assert not unread  # no chunk of dots is left
    _, unread = read_picture(plain("PNG") + old[old.index(b"IDAT") - 4 :])
    assert [part.reason for part in unread] == [Unreadable.DAMAGED]


def test_a_picture_with_nothing_behind_it_is_whole() -> None:
    for form in ("PNG", "JPEG"):
        assert read_picture(plain(form))[1] == ()
        assert read_picture(plain(form) + bytes(64))[1] == ()
