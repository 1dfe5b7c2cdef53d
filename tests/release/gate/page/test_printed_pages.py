"""A page's own number is left out of what it says, and nothing else is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.release.gate.page.printed_pages import _without_number


def left_out(text: str, number: int, pages: int) -> str:
    """Leave a number out as it is written down: each writing with the number in it."""
    left = re.sub(rf"—\s*{number}\s*—", "", text)
    for pattern in (
        *(rf"-\s*{number}\s*-", rf"{number}\s*/\s*{pages}", rf"第\s*{number}\s*页"),
        rf"第\s*{number}\s*页[，,、/\s]*共\s*{pages}\s*页",
    ):
        left = re.sub(rf"(?m)^[ \u2002]*{pattern}[ \u2002]*(?=[\r\n]|\Z)", "", left, count=1)
    if left == text:
        left = re.sub(rf"\A\s*{number}\s*[\r\n]|[\r\n]\s*{number}\s*\Z", "\n", left, count=1)
    return left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("王秀英 607\n— 2 —", "王秀英 607\n"),
        ("公示\n第 2 页 共 3 页\n以上", "公示\n\n以上"),
        ("2\n公示", "\n公示"),
        ("公示\n2", "公示\n"),
        ("公示\n- 2 -", "公示\n"),
        ("公示\n2/3", "公示\n"),
        ("公示\n2/4", "公示\n2/4"),
        ("公示\n3", "公示\n3"),
        ("— 1 — 2 —", "— 1 "),
    ],
)
def test_its_own_number_is_left_out(text: str, left: str) -> None:
    assert _without_number(text, "2", "3") == left


@given(
    st.lists(
        st.sampled_from(
            ["—", "-", "2", "3", "12", "第", "页", "共", "/", "，", " ", "\n", "\r", "村"]
        ),
        max_size=14,
    ).map("".join)
)
def test_the_same_is_left_out_as_with_the_number_in_the_pattern(text: str) -> None:
    assert _without_number(text, "2", "3") == left_out(text, 2, 3)
