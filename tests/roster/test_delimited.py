"""Rosters written as text: nobody is lost in a cell whose quotation mark stays open."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.errors import InputError
from noticegen.roster.reading import read_rosters

_HEADING = "序号,姓名,身份证号码,家庭人口,月保障金额,备注"


def _row(number: int, note: str = "正常") -> str:
    return f"{number},王某,1502071962031099{number:02},2,600,{note}"


def _households(lines: list[str], end: str = "\n") -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "名单.csv"
        path.write_text("\n".join(lines) + end, encoding="utf-8", newline="")
        return len(read_rosters([path]).households)


@given(
    count=st.integers(2, 60),
    opened=st.integers(0, 59),
    closed=st.none() | st.integers(0, 59),
    end=st.sampled_from(["", "\n", "\n\n"]),
)
def test_rows_behind_an_open_quotation_mark_are_never_lost(
    count: int, opened: int, closed: int | None, end: str
) -> None:
    rows = [_row(number) for number in range(count)]
    rows[opened % count] = _row(opened % count, '"正常')
    if closed is not None and closed % count > opened % count:
        rows[closed % count] = _row(closed % count, '正常"')
    with pytest.raises(InputError) as caught:
        _households([_HEADING, *rows], end)
    assert caught.value.code == "roster-quote-open"
    assert caught.value.place is not None
    assert caught.value.place.row == opened % count + 2


@pytest.mark.parametrize(
    "note",
    ['"两行\n的说明"', '"有""引号""的"', '"李某，妻\n王某，子"', '"一,二,三\n四,五"', '他说"好"'],
)
@pytest.mark.parametrize("end", ["", "\n"])
def test_quotation_marks_that_close_lose_nothing(note: str, end: str) -> None:
    assert _households([_HEADING, _row(1), _row(2, note), _row(3)], end) == 3
