"""Workbooks for people: what is written in them can be read as it opens."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment

from noticegen.release.records.workbook import fit_to_paper, lines_of, put_text, workbook_bytes


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10.0, 1),
        ("待核", 10.0, 1),
        ("待核待核待核", 10.0, 2),
        ("甲\n乙\n", 10.0, 3),
        ("甲乙", 0.0, 2),
    ],
)
def test_lines_that_a_cell_needs(text: str, width: float, lines: int) -> None:
    assert lines_of(text, width) == lines


@pytest.mark.parametrize("lying", [False, True])
def test_a_row_is_as_high_as_its_text_and_may_grow(lying: bool) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row, text in enumerate(
        ["短", "请核实是依法重新申请还是停旧建新" * 20, "天" * 9999], start=1
    ):
        put_text(sheet, row, 1, text).alignment = Alignment(wrap_text=True)
        put_text(sheet, row, 2, text)
    fit_to_paper(sheet, 1, (1, 1), lying=lying)
    data = workbook_bytes(workbook)

    read = load_workbook(io.BytesIO(data)).worksheets[0]
    short, long, longest = (read.row_dimensions[row].height for row in (1, 2, 3))
    assert short is None
    assert long is not None
    assert long >= 15 * (11 if lying else 17)
    assert longest == 409
    assert read.page_setup.orientation == ("landscape" if lying else "portrait")
    part = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert b"ht=" in part
    assert b"customHeight" not in part
