"""Characters written by their codes are read as what they stand for, and found where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection import scan_text
from noticegen.detection.text.layout import read_layout

_MOBILE = "16500000456"
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


@pytest.mark.parametrize(
    "value",
    [
        "3133383437323130343536",
        "31 33 38 34 37 32 31 30 34 35 36",
        "MTM4NDcyMTA0NTY=",
        "1650000=\r\n0456",
        "1650000\\\n0456",
    ],
)
def test_a_number_in_bytes_in_base64_or_over_a_soft_line_end(value: str) -> None:
    text = f"备注 {value} 完"
    assert [(f.type, f.value) for f in scan_text(text)] == [("CN_MOBILE", value)]


@pytest.mark.parametrize(
    "value",
    [
        "one three eight four seven two one zero four five six",
        "One-Three-Eight-Four-Seven-Two-One-Oh-Four-Five-Six",
        "yi san ba si qi er yi ling si wu liu",
        "yao, san, ba, si, guai, liang, yao, dong, si, wu, liu",
        "yisanbasiqieryilingsiwuliu",
    ],
)
def test_figures_spelled_in_words_are_figures(value: str) -> None:
    assert [(f.type, f.value) for f in scan_text(f"电话：{value}。")] == [("CN_MOBILE", value)]


def test_a_few_such_words_are_no_number() -> None:
    assert read_layout("one to three, six or seven, wu liu qi") == ()


@pytest.mark.parametrize("text", ["增长50%30户", "a=12", "C:\\u盘\\x", "3x20=60", "1+1"])
def test_percentages_paths_and_formulas_stay_as_they_are(text: str) -> None:
    assert read_layout(text) == ()


@given(st.text(alphabet="%=\\uUx+0123456789abcdefF ,张", max_size=60))
def test_any_code_is_read_without_an_error_and_leads_back(text: str) -> None:
    for found in scan_text(text):
        assert text[found.start : found.end] == found.value
