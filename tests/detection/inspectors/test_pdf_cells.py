"""Numbers that run on in the next line of their cell, on the next page, or from field to field."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.verdict import judge

# Invented; the sequence codes 990-999 belong to nobody.
ID, MOBILE = "150207196203109950", "16500000456"
Words = list[tuple[int, int, str]]


def pdf_of(*pages: Words) -> bytes:
    """Return a file with words at places of its pages, in this order."""
    with pikepdf.new() as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        for words in pages:
            page = pdf.add_blank_page(page_size=(400, 400))
            page.obj.Resources = Dictionary(Font=Dictionary(F=font))
            lines = (f"BT /F 10 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in words)
            page.obj.Contents = pdf.make_stream(" ".join(lines).encode())
        buffer = io.BytesIO()
        pdf.save(buffer, static_id=True)
    return buffer.getvalue()


def counted(data: bytes) -> list[str]:
    verdict = judge(read_file("list.pdf", data), default_detector())
    return sorted(found.type for found in verdict.observations if found.counts)


def test_a_number_that_breaks_in_a_cell_between_others_is_found() -> None:
    row = [(20, 300, "Batu"), (80, 300, ID[:9]), (200, 300, "Village"), (80, 288, ID[9:])]
    assert counted(pdf_of(row)) == ["CN_ID_CARD"]


def test_two_columns_that_both_break_hide_neither_number() -> None:
    first = [(80, 300, ID[:11]), (200, 300, MOBILE[:7])]
    data = pdf_of([*first, (80, 288, ID[11:]), (200, 288, MOBILE[7:])])
    assert {"CN_ID_CARD", "CN_MOBILE"} <= set(counted(data))


def test_three_lines_are_one_number() -> None:
    pieces = [(ID[:6], "a"), (ID[6:12], "b"), (ID[12:], "c")]
    words = [word for n, (piece, other) in enumerate(pieces) for word in
             ((80, 300 - 12 * n, piece), (200, 300 - 12 * n, other))]  # fmt: skip
    assert counted(pdf_of(words)) == ["CN_ID_CARD"]


def test_a_row_that_a_page_cuts_is_found() -> None:
    data = pdf_of([(20, 40, "Batu"), (80, 40, ID[:9]), (200, 40, "Village")], [(80, 380, ID[9:])])
    assert counted(data) == ["CN_ID_CARD"]


def test_a_text_that_runs_on_over_pages_is_found() -> None:
    data = pdf_of([(20, 40, f"ID: {ID[:12]}")], [(20, 380, f"{ID[12:]} Batu")])
    assert counted(data) == ["CN_ID_CARD"]


@pytest.mark.parametrize("step", [10, 11, 12, 15])
def test_columns_of_amounts_and_rows_of_a_list_are_no_number(step: int) -> None:
    rows = [(n + 1, 1 + n % 5, 552 * (n % 4 + 1), 16500 + n, 2026) for n in range(24)]
    words = [
        (30 + 70 * place, 380 - step * n, str(value))
        for n, row in enumerate(rows)
        for place, value in enumerate(row)
    ]
    assert counted(pdf_of(words)) == []


def test_a_form_with_a_field_for_each_figure_is_found() -> None:
    with pikepdf.open(io.BytesIO(pdf_of([(20, 300, "Form")]))) as pdf:
        fields = [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Widget,
                    FT=Name.Tx,
                    T=String(f"box{place}"),
                    V=String(figure),
                    Rect=Array([20 + 15 * place, 200, 34 + 15 * place, 214]),
                )
            )
            for place, figure in enumerate(ID)
        ]
        pdf.pages[0].obj.Annots = Array(fields)
        pdf.Root.AcroForm = Dictionary(Fields=Array(fields))
        buffer = io.BytesIO()
        pdf.save(buffer, static_id=True)
    assert "CN_ID_CARD" in counted(buffer.getvalue())
