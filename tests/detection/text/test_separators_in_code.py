"""Separators and figures behind two layers of code, over blank lines and quoted lines."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text

_NUMBER = "16500001234"


@pytest.mark.parametrize("gap", ["\n> ", "\r\n  ", "\x1b[0m", "&ZeroWidthSpace;"])
def test_a_number_goes_on_behind_an_odd_line_end(gap: str) -> None:
    text = f"手机：{_NUMBER[:6]}{gap}{_NUMBER[6:]}"
    assert [f.type for f in scan_text(text)] == ["CN_MOBILE"]


@pytest.mark.parametrize("form", ["&amp;#{};", "%25{:X}", r"\{:06x}", r"\{:o}"])
def test_figures_written_twice_by_their_codes_are_read(form: str) -> None:
    written = "".join(form.format(ord(figure)) for figure in _NUMBER)
    assert [f.type for f in scan_text(f"手机：{written}")] == ["CN_MOBILE"]


@pytest.mark.parametrize("text", ["占比25%31%", "合计25%2520", r"D:\000031\6\7", "a\x1b[31m红"])
def test_shares_and_paths_are_no_codes(text: str) -> None:
    assert scan_text(text) == []


def test_rows_of_a_table_stay_apart() -> None:
    rows = "620\t16500001234\n\t16500001235\n\n16500001236"
    assert [f.value for f in scan_text(rows)] == ["16500001234", "16500001235", "16500001236"]
