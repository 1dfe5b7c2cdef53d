"""Characters written by their codes are read as what they stand for, and found where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection import scan_text
from noticegen.detection.text.layout import read_layout

_MOBILE = "13847210456"
_WAYS: dict[str, Callable[[str], str]] = {
    "percent": lambda mark: "".join(f"%{byte:02X}" for byte in mark.encode()),
    "quoted-printable": lambda mark: "".join(f"={byte:02X}" for byte in mark.encode()),
    "backslash-u": lambda mark: f"\\u{ord(mark):04x}",
    "backslash-x": lambda mark: f"\\x{ord(mark):02x}",
    "octal": lambda mark: f"\\{ord(mark):03o}",
    "code point": lambda mark: f"U+{ord(mark):04X} ",
    "hexadecimal": lambda mark: f"0x{ord(mark):02x}, ",
    "entity": lambda mark: f"&#{ord(mark)};",
}


@pytest.mark.parametrize("way", _WAYS)
def test_a_number_written_by_codes_is_found_where_it_stands(way: str) -> None:
    value = "".join(map(_WAYS[way], _MOBILE))
    text = f"见 https://m.example.com/q?s={value}&t=1"
    (found,) = scan_text(text)
    assert found.type == "CN_MOBILE"
    assert value.rstrip(", ") in text[found.start : found.end]


@pytest.mark.parametrize("way", ["percent", "quoted-printable", "backslash-u", "entity"])
def test_words_written_by_codes_are_read_too(way: str) -> None:
    text = "".join(map(_WAYS[way], "户主：冯桂莲"))
    assert [found.type for found in scan_text(text)] == ["PERSON"]


@pytest.mark.parametrize("text", ["增长50%30户", "a=12", "C:\\u盘\\x", "3x20=60", "1+1"])
def test_percentages_paths_and_formulas_stay_as_they_are(text: str) -> None:
    assert read_layout(text) == ()


@given(st.text(alphabet="%=\\uUx+0123456789abcdefF ,张", max_size=60))
def test_any_code_is_read_without_an_error_and_leads_back(text: str) -> None:
    for found in scan_text(text):
        assert text[found.start : found.end] == found.value
