"""QR codes that are no pictures: shapes of a page, drawings in an address, block letters."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from urllib.parse import quote

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from noticegen.detection.inspectors.contents import Area
from noticegen.detection.inspectors.files import read_file

# Invented; the sequence codes 990–999 belong to nobody.
_LINK = "https://a.example/?id=150207196203109950"
_CODE = segno.make(_LINK, micro=False)
_MODULES = [
    (x + 4, y + 4) for y, row in enumerate(_CODE.matrix) for x, dark in enumerate(row) if dark
]
_SIDE = len(_CODE.matrix) + 8


def _svg() -> str:
    buffer = io.BytesIO()
    _CODE.save(buffer, kind="svg", scale=3)
    return buffer.getvalue().decode()


def _path(unit: int) -> str:
    """Return the modules as outlines, every other one written in the long way."""
    outlines: list[str] = []
    for x, y in ((x * unit, y * unit) for x, y in _MODULES):
        right, low = x + unit, y + unit
        short = f"M{x},{y}h{unit}v{unit}h-{unit}z"
        long = f"M {x} {y} H {right} V {low} L {x} {low} Z"
        outlines.append(long if len(outlines) % 2 else short)
    return "".join(outlines)


def _pages() -> Iterator[tuple[str, str]]:
    boxes = "".join(f'<rect x="{x}" y="{y}" width="1" height="1"/>' for x, y in _MODULES)
    dots = "".join(f'<circle cx="{x}.5" cy="{y}.5" r=".5"/>' for x, y in _MODULES)
    ground = f'<rect width="{_SIDE}" height="{_SIDE}" fill="white"/>'
    yield "a.svg", _svg()
    yield "a.html", f"<html><body>{_CODE.svg_inline(scale=4)}</body></html>"
    yield "a.html", f"<html><svg viewBox='0 0 9 9'>{ground}<g fill='#000'>{boxes}</g></svg></html>"
    yield "a.html", f"<html><svg><g transform='translate(7 9) scale(.5)'>{boxes}</g></svg></html>"
    yield "a.html", f"<html><svg><path d='{_path(10)}'/></svg></html>"
    yield "a.html", f"<html><svg><path style='fill:#111' d='{_path(1)}'/></svg></html>"
    yield "a.html", f"<html><svg>{dots}</svg></html>"
    address = base64.b64encode(_svg().encode()).decode()
    yield "a.html", f"<html><img src='data:image/svg+xml;base64,{address}'></html>"
    yield "a.html", f'<html><img src="data:image/svg+xml,{quote(_svg())}"></html>'


@pytest.mark.parametrize(("name", "page"), list(_pages()))
def test_a_code_drawn_as_shapes_is_decoded(name: str, page: str) -> None:
    passages = read_file(name, page.encode()).passages
    assert _LINK in {part.text for part in passages if part.area is Area.BARCODE}


def test_a_code_drawn_with_letters_is_decoded() -> None:
    wide = "\n".join("".join("██" if dark else "  " for dark in row) for row in _CODE.matrix)
    buffer = io.StringIO()
    _CODE.terminal(out=buffer, compact=True, border=2)
    for text in (f"扫码查询\n{wide}\n完", f"扫码查询\n{wide}"):
        passages = read_file("a.txt", text.encode()).passages
        assert _LINK in {part.text for part in passages if part.area is Area.BARCODE}


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from("MmLlHhVvZzCcSsQqTtAa 0123456789.-,e"), max_size=80),
    st.text(st.sampled_from("scalemtrixn() 0123456789.-,"), max_size=40),
)
def test_no_path_breaks_the_drawing(path: str, transform: str) -> None:
    many = f'<path transform="{transform}" d="{path}M0 0h1v1z{"m1 0h1v1z" * 9}"/>'
    read_file("a.html", f"<html><svg>{many}</svg></html>".encode())


def test_a_drawing_of_no_code_says_nothing() -> None:
    boxes = "<rect width='1e999' height='3'/><rect x='nan' width='9' height='9'/>" * 9
    page = f"<html><svg><path d='M0 0h9v9h-9z'/>{boxes}</svg></html>"
    assert not [p for p in read_file("a.html", page.encode()).passages if p.area is Area.BARCODE]
