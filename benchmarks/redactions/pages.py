"""One page with one value on it, hidden in one way, or properly redacted, or only decorated."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name
from weasyprint import HTML

from benchmarks.detection_corpus.values import Invention

_HEIGHT = 842.0  # points of an A4 page
_LEFT, _TOP, _SIZE = 80.0, 200.0, 14.0
_TITLE = "2026年11月农村低保发放公示"
Change = Callable[[pikepdf.Pdf], object]


@dataclass(frozen=True, slots=True)
class Page:
    """A PDF of one page; `is_bad` says that something on it can be copied but not seen."""

    title: str
    is_bad: bool
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the value is set on its page; `first` draws what changes the page below the text."""

    colour: str = "black"
    left: float = _LEFT
    size: float = _SIZE
    first: bool = False


_PLAIN = _Setting()
_WHITE = _Setting(colour="white")
_FIRST = _Setting(first=True)


def make_pages(seed: int) -> Iterator[Page]:
    """Make all pages; the same seed makes the same people."""
    people = Invention(seed)
    values = {
        "ID": people.id(),
        "mobile": people.mobile(),
        "name": people.person(),
        "address": people.address(),
        "illness": "患尿毒症长期透析",
        "amount": "每月820元",
        "English": "Smith agreed",
    }
    for kind, value in values.items():
        yield Page(f"black box over {kind}", True, _page(value, _over(value)))
    for kind in ("ID", "name"):
        value = values[kind]
        for title, data in _hidden(value):
            yield Page(f"{title}, {kind}", True, data)
        yield Page(f"redacted properly, {kind}", False, _page("", _over(value)))
    for title, data in _in_order(values["name"]):
        yield Page(f"{title}, name", False, data)
    yield Page("box over filler", False, _page("XXXXXXXX", _over("XXXXXXXX")))


def _hidden(value: str) -> Iterator[tuple[str, bytes]]:
    box = _box(value)
    yield "white box", _page(value, _over(value, "1 g"))
    yield "grey box", _page(value, _over(value, ".5 g"))
    yield "black on black", _page(value, _over(value), _FIRST)
    yield "shape that is no rectangle", _page(value, _behind(_outline(box)))
    yield "thick line", _page(value, _behind(_line(box)))
    yield "box as annotation", _page(value, _annotated(box))
    yield "box as image", _page(value, _pictured(box))
    yield "turned page", _page(value, _both(_over(value), _turned))
    yield "white text", _page(value, None, _WHITE)
    yield "invisible text", _page(value, _invisible)
    yield "cut off by the crop box", _page(value, _cropped)
    yield "beside the page", _page(value, None, _Setting(left=900.0))
    yield "tiny text", _page(value, None, _Setting(size=0.4))
    yield "half of it boxed", _page(value, _over(value[: len(value) // 2 + 1]))


def _in_order(value: str) -> Iterator[tuple[str, bytes]]:
    yield "visible", _page(value)
    yield "highlighted", _page(value, _highlighted(_box(value)))
    yield "on a coloured ground", _page(value, _over(value, "1 .9 .4 rg"), _FIRST)
    yield (
        "white on dark",
        _page(value, _over(value, "0 0 .3 rg"), _Setting(colour="white", first=True)),
    )


def _page(value: str, change: Change | None = None, setting: _Setting = _PLAIN) -> bytes:
    """Set a page in the program's own way, then change the finished file as somebody would."""
    html = (
        "<style>@page{size:595pt 842pt;margin:0}body{margin:0}"
        "p{position:absolute;margin:0;white-space:nowrap;font:14pt/1 'Noto Serif CJK SC'}"
        f".title{{left:80pt;top:100pt}}.value{{left:{setting.left}pt;top:{_TOP}pt;"
        f"font-size:{setting.size}pt;color:{setting.colour}}}</style>"
        f"<p class=title>{_TITLE}</p><p class=value>{value}</p>"
    )
    made = HTML(string=html).write_pdf()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        if setting.first:
            _swap_order(pdf, change)
        elif change is not None:
            change(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer, static_id=True)
    return buffer.getvalue()


def _swap_order(pdf: pikepdf.Pdf, change: Change | None) -> None:
    """Let what a change draws be drawn before the text."""
    page = pdf.pages[0]
    page.contents_coalesce()
    text = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(b"")
    if change is not None:
        change(pdf)
    page.contents_coalesce()
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\nq " + text + b" Q")


def _box(value: str) -> tuple[float, float, float, float]:
    """Return left, bottom, width and height of the place of a value."""
    width = sum(0.56 if mark.isascii() else 1.0 for mark in value) * _SIZE
    return _LEFT - 1, _HEIGHT - _TOP - _SIZE - 4, width + 4, _SIZE + 8


def _behind(operators: str) -> Change:
    """Draw something after all that is on the page."""

    def draw(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_coalesce()
        drawing = f"\nq {operators} Q".encode()
        page.Contents = pdf.make_stream(b"q " + page.Contents.read_bytes() + b" Q" + drawing)

    return draw


def _over(value: str, colour: str = "0 g") -> Change:
    return _behind("{} {} {} {} {} re f".format(colour, *_box(value)))


def _outline(box: tuple[float, float, float, float]) -> str:
    left, bottom, width, height = box
    right, top = left + width, bottom + height
    return f"0 g {left} {bottom} m {right} {bottom} l {right} {top} l {left} {top} l h f"


def _line(box: tuple[float, float, float, float]) -> str:
    left, bottom, width, height = box
    middle = bottom + height / 2
    return f"{height} w 0 G {left} {middle} m {left + width} {middle} l S"


def _annotated(box: tuple[float, float, float, float]) -> Change:
    left, bottom, width, height = box

    def stick(pdf: pikepdf.Pdf) -> None:
        look = pdf.make_stream(f"0 g 0 0 {width} {height} re f".encode())
        look.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, width, height])
        )
        note = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Square,
            Rect=Array([left, bottom, left + width, bottom + height]),
            AP=Dictionary(N=look),
        )
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])

    return stick


def _pictured(box: tuple[float, float, float, float]) -> Change:
    left, bottom, width, height = box

    def paste(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_stream(bytes(16 * 16))
        image.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=16,
            Height=16,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
        name = pdf.pages[0].add_resource(image, Name.XObject)
        _behind(f"{width} 0 0 {height} {left} {bottom} cm {name} Do")(pdf)

    return paste


def _highlighted(box: tuple[float, float, float, float]) -> Change:
    left, bottom, width, height = box

    def mark(pdf: pikepdf.Pdf) -> None:
        state = pdf.make_indirect(Dictionary(Type=Name.ExtGState, ca=0.4))
        name = pdf.pages[0].add_resource(state, Name.ExtGState)
        _behind(f"{name} gs 1 1 0 rg {left} {bottom} {width} {height} re f")(pdf)

    return mark


def _both(first: Change, second: Change) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        first(pdf)
        second(pdf)

    return change


def _turned(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Rotate = 90


def _cropped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].CropBox = Array([0, _HEIGHT - 150, 595, _HEIGHT])


def _invisible(pdf: pikepdf.Pdf) -> None:
    """Let the second text be drawn without any ink."""
    page = pdf.pages[0]
    page.contents_coalesce()
    before, mark, after = page.Contents.read_bytes().rpartition(b"BT")
    page.Contents = pdf.make_stream(before + mark + b" 3 Tr" + after)
