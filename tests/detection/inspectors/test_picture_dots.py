"""The dots of a PNG are no text; whatever else its file holds is."""

from __future__ import annotations

import struct
import zlib

from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.inspectors.picture_data import without_dots

SIGNATURE = b"\x89PNG\r\n\x1a\n"
SAID = b"16500000001"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + b"sum!"


def test_dots_go_and_words_stay() -> None:
    words = chunk(b"tEXt", b"Comment\0" + SAID)
    made = SIGNATURE + words + chunk(b"IDAT", b"dots") + chunk(b"fdAT", b"dots")
    assert without_dots(made) == SIGNATURE + words


def test_what_stands_behind_the_end_is_no_picture_whatever_it_is_called() -> None:
    behind = chunk(b"IEND", b"") + chunk(b"IDAT", SAID) + SAID
    assert without_dots(SIGNATURE + chunk(b"IDAT", b"dots") + behind) == SIGNATURE + behind


def test_dots_that_break_off_are_kept() -> None:
    broken = SIGNATURE + struct.pack(">I", 1000) + b"IDAT" + SAID
    assert without_dots(broken) == broken


@given(st.binary(max_size=200))
def test_other_files_are_left_as_they_are(data: bytes) -> None:
    assert without_dots(b"GIF" + data) == b"GIF" + data


@given(st.lists(st.sampled_from([b"IDAT", b"fdAT", b"tEXt", b"IHDR"])), st.binary(max_size=60))
def test_nothing_but_dots_goes(kinds: list[bytes], rest: bytes) -> None:
    made = SIGNATURE + b"".join(chunk(kind, kind.lower()) for kind in kinds)
    kept = without_dots(made + chunk(b"IEND", b"") + rest)
    words = (chunk(kind, kind.lower()) for kind in kinds if kind not in (b"IDAT", b"fdAT"))
    assert kept == SIGNATURE + b"".join(words) + chunk(b"IEND", b"") + rest


@given(st.binary(max_size=400), st.integers(1, 9), st.integers(1, 40))
def test_what_stands_behind_the_packed_dots_is_kept(dots: bytes, level: int, size: int) -> None:
    packed = zlib.compress(dots, level) + SAID
    pieces = (packed[at : at + size] for at in range(0, len(packed), size))
    made = SIGNATURE + b"".join(chunk(b"IDAT", piece) for piece in pieces) + chunk(b"IEND", b"")
    assert without_dots(made) == SIGNATURE + chunk(b"IEND", b"") + SAID
