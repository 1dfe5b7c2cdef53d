"""Hostile PDFs: text that hides, files that lie, files that want to break the reader."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from noticegen.detection.inspectors.contents import Area, Unreadable, UnreadableError
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.pdf.document import PdfContents, read_pdf

NUMBER = "150203195803079911"


def pdf_bytes(content: bytes, change: Callable[[pikepdf.Pdf], object] | None = None) -> bytes:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(400, 400))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.obj.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
        page.obj.Contents = pdf.make_stream(content)
        if change is not None:
            change(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer, static_id=True)
    return buffer.getvalue()


def shown(text: str, setup: str = "") -> bytes:
    return f"BT /F 12 Tf 20 200 Td {setup} ({text}) Tj ET".encode()


def found(contents: PdfContents) -> set[Area]:
    return {p.area for p in contents.passages if NUMBER in "".join(p.text.split())}


@pytest.mark.parametrize(
    "content",
    [
        shown(NUMBER),
        shown(NUMBER, "3 Tr"),
        shown(NUMBER, "1 1 1 rg"),
        shown(NUMBER, "1 0 0 1 -900 -900 Tm"),
        shown(NUMBER, "0.001 0 0 0.001 9 9 Tm"),
        b"q 0 0 1 1 re W n " + shown(NUMBER) + b" Q",
        shown(NUMBER) + b" 0 0 400 400 re f",
        shown(NUMBER[:9]) + b" " + shown(NUMBER[9:], "120 0 Td"),
        b"/OC /Off BDC " + shown(NUMBER) + b" EMC",
    ],
    ids=["plain", "invisible", "white", "off", "tiny", "clipped", "covered", "split", "layer"],
)
def test_text_that_hides_on_a_page_is_read(content: bytes) -> None:
    assert Area.PAGE in found(read_pdf(pdf_bytes(content)))


def test_text_whose_marks_lie_about_it_is_read() -> None:
    content = b"/Span <</ActualText (harmless)>> BDC " + shown(NUMBER) + b" EMC"
    contents = read_pdf(pdf_bytes(content))
    assert NUMBER not in contents.page_texts[0]
    assert Area.DRAWING in found(contents)


def test_text_outside_the_crop_box_is_read() -> None:
    def crop(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.CropBox = Array([300, 300, 310, 310])

    assert Area.PAGE in found(read_pdf(pdf_bytes(shown(NUMBER), crop)))


def test_a_page_nothing_refers_to_is_read() -> None:
    def orphan(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Lost = pdf.make_stream(shown(NUMBER))

    assert Area.DRAWING in found(read_pdf(pdf_bytes(shown("x"), orphan)))


def updated(before: bytes, content: bytes) -> bytes:
    """Return a file with another content, saved behind what it was before."""
    with pikepdf.open(io.BytesIO(before)) as pdf:
        number, generation = pdf.pages[0].obj.Contents.objgen
        size = len(pdf.objects) + 1
        root = pdf.Root.objgen[0]
    start = len(before) + 1
    update = f"\n{number} {generation} obj\n<</Length {len(content)}>>\nstream\n".encode()
    update += content + b"\nendstream\nendobj\n"
    table = len(before) + len(update)
    previous = before[before.rindex(b"startxref") + 9 :].split()[0].decode()
    update += (
        f"xref\n{number} 1\n{start:010d} {generation:05d} n \n"
        f"trailer\n<</Size {size} /Root {root} 0 R /Prev {previous}>>\nstartxref\n{table}\n%%EOF\n"
    ).encode()
    return before + update


def saved(times: int) -> bytes:
    """Return a file that said a number at first, and was saved so many times since."""
    data = pdf_bytes(shown(NUMBER))
    for time in range(times):
        data = updated(data, shown(f"clean {time}"))
    return data


@pytest.mark.parametrize("times", [1, 9, 30])
def test_what_an_update_took_away_is_read(times: int) -> None:
    contents = read_pdf(saved(times))
    assert "clean" in contents.page_texts[0]
    assert contents.revisions == times + 1
    assert Area.REMAINS in found(contents)
    assert not contents.has_unread_revisions


def test_a_file_that_was_saved_too_often_is_told_as_not_read_in_full() -> None:
    contents = read_file("公示.pdf", saved(40))
    assert Unreadable.TOO_LARGE in {part.reason for part in contents.unread}


def test_a_file_inside_a_file_is_read_though_its_stream_does_not_say_what_it_is() -> None:
    def attach(pdf: pikepdf.Pdf) -> None:
        inner = pdf.make_stream(zipped)
        spec = Dictionary(Type=Name.Filespec, F=String("a.zip"), EF=Dictionary(F=inner))
        names = Array([String("a.zip"), pdf.make_indirect(spec)])
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("名单.txt", f"身份证号码 {NUMBER}")
    zipped = buffer.getvalue()
    contents = read_file("公示.pdf", pdf_bytes(shown("clean"), attach))
    assert any(NUMBER in passage.text for passage in contents.passages)


def _squares(text: str) -> str:
    """Draw a code of squares; they are still to be filled."""
    code = segno.make(text, micro=False)
    return " ".join(
        f"{40 + 5 * column} {300 - 5 * row} 5 5 re"
        for row, line in enumerate(code.matrix_iter(border=0))
        for column, dark in enumerate(line)
        if dark
    )


def test_a_code_outside_the_crop_box_is_decoded() -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(pdf.make_stream(f"{_squares(NUMBER)} f".encode()))
        pdf.pages[0].obj.CropBox = Array([0, 0, 20, 20])

    assert Area.BARCODE in found(read_pdf(pdf_bytes(b"", plant)))


def test_a_code_in_an_image_no_page_shows_is_decoded() -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        buffer = io.BytesIO()
        segno.make(NUMBER, micro=False).save(buffer, kind="png", scale=4)
        picture = Image.open(buffer).convert("L")
        image = pdf.make_stream(picture.tobytes())
        image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        image.Width, image.Height = picture.size
        image.BitsPerComponent = 8
        pdf.Root.Lost = image

    assert Area.BARCODE in found(read_pdf(pdf_bytes(shown("x"), plant)))


@pytest.mark.parametrize("look", [False, True])
def test_pages_are_told_in_their_order_though_some_are_drawn_ahead(look: bool) -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        for number in range(2, 13):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.obj.Resources = pdf.pages[0].obj.Resources
            page.obj.Contents = pdf.make_stream(
                f"{_squares(f'code {number}')} f {shown(f'page {number}').decode()}".encode()
            )

    contents = read_pdf(pdf_bytes(shown("page 1"), plant), look=look)
    assert [text.strip() for text in contents.page_texts] == [f"page {n}" for n in range(1, 13)]
    assert [(code.page, code.payload) for code in contents.barcodes] == [
        (number, f"code {number}") for number in range(2, 13)
    ]
    assert len(contents.looks) == (12 if look else 0)


def test_a_scanned_page_is_said_to_be_unread() -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_stream(b"\xff" * 90_000)
        image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        image.Width = image.Height = 300
        image.BitsPerComponent = 8
        pdf.pages[0].obj.Resources.XObject = Dictionary(Scan=image)

    contents = read_pdf(pdf_bytes(b"q 400 0 0 400 0 0 cm /Scan Do Q", plant))
    assert contents.unread_pages == (1,)
    assert contents.pictures == (1,)


def test_glyphs_without_a_character_are_counted() -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name("/Lost"),
            CIDSystemInfo=Dictionary(
                Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
            ),
        )
        pdf.pages[0].obj.Resources.Font.G = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/Lost"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
        )

    contents = read_pdf(pdf_bytes(b"BT /G 12 Tf 20 20 Td <00410042> Tj ET", plant))
    assert contents.unmapped == 2


def cycle_of_outlines(pdf: pikepdf.Pdf) -> None:
    item = pdf.make_indirect(Dictionary(Title=String(NUMBER)))
    item.Next, item.First, item.Parent = item, item, item
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item))


def cycle_of_forms(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"/Self Do " + shown(NUMBER))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 400, 400])
    resources = pdf.pages[0].obj.Resources
    resources.XObject = Dictionary(Self=form)
    form.Resources = resources
    pdf.pages[0].contents_add(pdf.make_stream(b" /Self Do "))


@pytest.mark.parametrize("cycle", [cycle_of_outlines, cycle_of_forms])
def test_cycles_are_walked_once(cycle: Callable[[pikepdf.Pdf], None]) -> None:
    assert found(read_pdf(pdf_bytes(shown("x"), cycle)))


def test_a_cycle_of_pages_is_refused() -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)

    with pytest.raises(UnreadableError) as caught:
        read_pdf(pdf_bytes(shown(NUMBER), plant))
    assert caught.value.reason is Unreadable.DAMAGED


def deep(pdf: pikepdf.Pdf) -> None:
    value: pikepdf.Object = Array([String(NUMBER)])
    for _ in range(80):
        value = Array([value])
    pdf.Root.Deep = value


def bomb(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(b"\x00" * 90_000_000, 9), filter=Name.FlateDecode)
    pdf.Root.Bomb = stream


def nested_bomb(pdf: pikepdf.Pdf) -> None:
    packed = zlib.compress(zlib.compress(b"\x00" * 90_000_000, 9), 9)
    stream = pdf.make_stream(b"")
    stream.write(packed, filter=Array([Name.FlateDecode, Name.FlateDecode]))
    pdf.pages[0].obj.Contents = stream


def huge_image(pdf: pikepdf.Pdf) -> None:
    image = pdf.make_stream(b"\x00")
    image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
    image.Width = image.Height = 100_000
    image.BitsPerComponent = 8
    pdf.Root.Image = image


@pytest.mark.parametrize(
    ("plant", "reason"),
    [
        (deep, Unreadable.TOO_DEEP),
        (bomb, Unreadable.TOO_LARGE),
        (nested_bomb, Unreadable.TOO_LARGE),
        (huge_image, Unreadable.TOO_LARGE),
    ],
)
def test_files_that_want_to_fill_the_memory_are_refused(
    plant: Callable[[pikepdf.Pdf], None], reason: Unreadable
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_pdf(pdf_bytes(shown("x"), plant))
    assert caught.value.reason is reason


def test_a_page_of_many_metres_is_drawn_within_bounds() -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array([0, 0, 14_400, 14_400])

    assert found(read_pdf(pdf_bytes(shown(NUMBER), plant)))


def test_a_file_with_a_password_is_refused() -> None:
    data = pdf_bytes(shown(NUMBER))
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(UnreadableError) as caught:
        read_pdf(buffer.getvalue())
    assert caught.value.reason is Unreadable.ENCRYPTED


def test_a_font_program_that_looks_like_text_does_not_stop_the_reading() -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Font = pdf.make_stream(b"<< /A 1 0 R >> Tj")

    assert Area.PAGE in found(read_pdf(pdf_bytes(shown(NUMBER), plant)))


def test_codes_of_glyphs_are_no_numbers_and_what_stands_beside_them_is_read() -> None:
    drawing = b"BT /F 12 Tf 20 200 Td [<00ba013601310076>] TJ ET %" + NUMBER.encode()
    contents = read_pdf(pdf_bytes(drawing))
    assert Area.OBJECT in found(contents)
    assert not any("13601310076" in passage.text for passage in contents.passages)


@pytest.mark.parametrize(
    "content",
    [b"BT " * 300_000, b"begincmap " + b"(" * 900_000, b"q " + b"/A " * 300_000],
    ids=["text that shows nothing", "open brackets", "names"],
)
def test_streams_that_never_end_what_they_begin_are_read(content: bytes) -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Lost = pdf.make_stream(content)

    assert Area.PAGE in found(read_pdf(pdf_bytes(shown(NUMBER), plant)))


def test_tables_of_characters_that_never_end_are_read() -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        table = b"beginbfchar <01> <00310> " * 40_000
        pdf.pages[0].obj.Resources.Font.F.ToUnicode = pdf.make_stream(table)

    assert read_pdf(pdf_bytes(shown(NUMBER), plant)).fonts


@pytest.mark.slow
def test_a_hundred_thousand_objects_are_read_in_seconds() -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Many = Array(
            [pdf.make_indirect(Dictionary(K=String(str(n)))) for n in range(100_000)]
        )

    contents = read_pdf(pdf_bytes(shown(NUMBER), plant))
    assert len(contents.passages) > 100_000


def test_no_error_repeats_what_the_file_says() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_pdf(b"%PDF-1.7\n" + NUMBER.encode())
    chain = [caught.value, caught.value.__cause__, caught.value.__context__]
    assert caught.value.__suppress_context__
    assert NUMBER not in str(chain[0])


BASE = pdf_bytes(shown(NUMBER))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    broken = bytearray(BASE)
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(broken) - 1))
        broken[place : place + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
    cut = data.draw(st.integers(1, max(1, len(broken))))
    for candidate in (bytes(broken), bytes(broken[:cut])):
        try:
            assert isinstance(read_pdf(candidate), PdfContents)
        except UnreadableError:
            continue
