"""The pictures that are measured: a name, how hard it is, the file, and what the file shows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from random import Random

import pikepdf
from PIL import Image

from benchmarks.photograph_corpus import sheets
from benchmarks.photograph_corpus.camera import Shot, as_fax, as_file, as_jpeg, pin_up, take
from benchmarks.photograph_corpus.people import seeded
from benchmarks.photograph_corpus.sheets import Sheet

_RED_BOARD = "#a02a24"
_SHEETS: dict[str, Callable[[Random], Sheet]] = {
    "workbook": sheets.workbook,
    "workbook 8pt": partial(sheets.workbook, points=8, family="sans", rows=28),
    "list": sheets.list_of_numbers,
    "list song": partial(sheets.list_of_numbers, family="song"),
    "neighbours": sheets.neighbouring_identities,
    "wrapped": sheets.wrapped_identities,
    "letter": sheets.letter,
    "hand": sheets.note_by_hand,
    "screen": sheets.screen,
    "lawful": sheets.lawful_notice,
    "lawful song": partial(sheets.lawful_notice, family="song"),
}
# Sheet, shot, JPEG quality, EXIF orientation; the pages are ordinary, the light is good.
_GOOD: tuple[tuple[str, Shot, int, int], ...] = (
    ("workbook", Shot(2400, turn=1), 80, 1),
    ("workbook", Shot(2400, lean=0.03, dim=0.3), 80, 1),
    ("workbook", Shot(3400, turn=-2, lean=0.02, shadow=0.35), 75, 1),
    ("workbook", Shot(2400, quarter=1), 80, 1),
    ("workbook", Shot(2400, turn=2), 80, 6),
    ("workbook 8pt", Shot(3600, lean=0.02), 85, 1),
    ("workbook 8pt", Shot(2600, turn=-1), 85, 1),
    ("list", Shot(1600, turn=3), 80, 1),
    ("list", Shot(1600, turn=-7, dim=0.35), 75, 1),
    ("list", Shot(1800, turn=12), 80, 1),
    ("list", Shot(1600, quarter=2), 80, 1),
    ("list", Shot(1600, quarter=3, turn=4), 80, 1),
    ("list song", Shot(1600, lean=0.05, turn=2), 70, 1),
    ("list song", Shot(2800, curl=0.02, dim=0.3), 80, 8),
    ("list song", Shot(1500, glare=0.5), 80, 1),
    ("list song", Shot(1600, turn=1), 80, 3),
    ("neighbours", Shot(1800, turn=1), 80, 1),
    ("neighbours", Shot(2400, lean=0.03), 80, 1),
    ("wrapped", Shot(1600, turn=2), 80, 1),
    ("wrapped", Shot(2400, turn=-4, lean=0.02), 80, 1),
    ("letter", Shot(1600, turn=-3, shadow=0.4), 80, 1),
    ("letter", Shot(1400, quarter=1, curl=0.015), 75, 1),
    ("hand", Shot(1600, turn=2), 80, 1),
    ("hand", Shot(2200, lean=0.03, dim=0.3), 80, 6),
    ("screen", Shot(1680, margin=0), 90, 1),
    ("screen", Shot(2000, turn=1.5, moire=0.02), 80, 1),
    ("list", Shot(1700, stamp=True, turn=1), 80, 1),
    ("list", Shot(1600, tint=(1.0, 0.88, 0.68), turn=-1), 80, 1),
)
# Small, dark, blurred, mirrored, squeezed by a chat program: a person reads them with effort.
_POOR: tuple[tuple[str, Shot, int, int], ...] = (
    ("workbook", Shot(1200), 60, 1),
    ("workbook", Shot(1400, turn=3, noise=8), 50, 1),
    ("workbook", Shot(1600, blur=1.0, dim=0.6), 55, 1),
    ("list", Shot(800), 70, 1),
    ("list", Shot(900, turn=5, noise=6), 60, 1),
    ("list", Shot(1000, blur=1.2), 50, 1),
    ("list", Shot(1200, motion=7), 60, 1),
    ("list song", Shot(1200, turn=15, lean=0.06, noise=8), 45, 1),
    ("list song", Shot(1200, dim=0.85, noise=12), 50, 1),
    ("list song", Shot(1200, glare=0.95, shadow=0.6), 50, 1),
    ("list song", Shot(1000, quarter=2, blur=0.8), 40, 1),
    ("neighbours", Shot(1100, turn=2), 60, 1),
    ("wrapped", Shot(1000, turn=-3, noise=6), 60, 1),
    ("letter", Shot(800, turn=-6), 50, 1),
    ("letter", Shot(1200, curl=0.04, lean=0.05, dim=0.5), 55, 1),
    ("hand", Shot(1000, blur=0.8, turn=4), 50, 1),
    ("screen", Shot(1300, turn=4, moire=0.06, glare=0.4), 55, 1),
    ("list", Shot(1200, stamp=True, tint=(1.0, 0.8, 0.5), noise=10), 45, 1),
)
_LAWFUL: tuple[tuple[str, Shot, int, int], ...] = (
    ("lawful", Shot(1600, turn=2), 80, 1),
    ("lawful", Shot(1600, quarter=2, dim=0.3), 75, 1),
    ("lawful", Shot(2800, lean=0.03, shadow=0.4), 80, 6),
    ("lawful", Shot(1500, stamp=True, turn=-1), 80, 1),
    ("lawful song", Shot(1200, turn=-5), 70, 1),
    ("lawful song", Shot(1100, blur=0.8, noise=6), 55, 1),
)


@dataclass(frozen=True, slots=True)
class Posted:
    """A file and the sheets that can be seen in it."""

    data: bytes = field(repr=False)
    shown: tuple[Sheet, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Case:
    """One picture to be scanned: what it is called, how hard it is, how it is made."""

    name: str
    grade: str
    file_name: str
    make: Callable[[], Posted] = field(repr=False)


def list_cases(seed: int) -> Iterator[Case]:
    """Name every picture; made with the same seed it shows the same people in the same light."""
    for grade, rows in (("good", _GOOD), ("poor", _POOR), ("lawful", _LAWFUL)):
        for number, row in enumerate(rows, 1):
            make = partial(_photograph, row, f"{seed} {grade} {number}", seed + number)
            yield Case(f"{grade} {number:02} {row[0]}", grade, "照片.jpg", make)
    for number, kinds in enumerate(_BOARDS, 1):
        grade = "board" if any("lawful" not in kind for kind in kinds) else "lawful"
        name = f"board {number} {'+'.join(kinds)}"
        yield Case(name, grade, "公示栏.jpg", partial(_board, kinds, seed + number))
    for number, (kind, dots, grey, grade) in enumerate(_SCANS, 1):
        make = partial(_scan, kind, dots, seed + number, grey=grey)
        yield Case(f"scan {number} {kind} {dots} dpi", grade, "扫描件.pdf", make)
    yield Case("scan fax of two pages", "scan", "传真.tif", partial(_fax_of_two_pages, seed))
    yield Case("scan under a text", "scan", "扫描件.pdf", partial(_scan_under_text, seed))
    for form, suffix in _FORMS.items():
        yield Case(f"form {form}", "form", f"照片.{suffix}", partial(_form, form, seed))
    for file_name, wrap in _WRAPPINGS.items():
        yield Case(f"form inside {file_name}", "form", file_name, partial(_inside, wrap, seed))
    yield Case("form blank", "lawful", "空白.png", _blank)


def _photograph(row: tuple[str, Shot, int, int], key: str, seed: int) -> Posted:
    kind, shot, quality, orientation = row
    sheet = _SHEETS[kind](seeded(key))
    return Posted(as_jpeg(take(sheet.picture, shot, seed), quality, orientation), (sheet,))


def _board(kinds: tuple[str, ...], seed: int) -> Posted:
    """Hang several notices on one board and take it with twelve million dots."""
    shown = tuple(_SHEETS[kind](seeded(seed, "board", place)) for place, kind in enumerate(kinds))
    board = pin_up([sheet.picture for sheet in shown], _RED_BOARD, 3000, seed)
    shot = Shot(3000, turn=1, dim=0.25, board="#6d7f6a", noise=2)
    return Posted(as_jpeg(take(board, shot, seed), 82), shown)


def _scan(kind: str, dots: int, seed: int, *, grey: bool) -> Posted:
    sheet = _SHEETS[kind](seeded(seed, "scan"))
    page = as_fax(sheet.picture, dots, seed, grey=grey)
    return Posted(as_file(page, "PDF", resolution=dots), (sheet,))


def _fax_of_two_pages(seed: int) -> Posted:
    shown = tuple(sheets.list_of_numbers(seeded(seed, "fax", page)) for page in range(2))
    pages = [as_fax(sheet.picture, 200, seed) for sheet in shown]
    options = {"save_all": True, "append_images": pages[1:], "compression": "group4"}
    return Posted(as_file(pages[0], "TIFF", **options), shown)


def _scan_under_text(seed: int) -> Posted:
    sheet = sheets.list_of_numbers(seeded(seed, "layered"))
    return Posted(_with_text_layer(as_fax(sheet.picture, 200, seed, grey=True)), (sheet,))


def _form(form: str, seed: int) -> Posted:
    sheet = sheets.list_of_numbers(seeded(seed, form))
    picture = take(sheet.picture, Shot(1500, turn=1), seed)
    if form == "PNG":
        picture = _on_glass(sheet.picture)
    return Posted(as_file(picture, form), (sheet,))


def _inside(wrap: Callable[[bytes], bytes], seed: int) -> Posted:
    sheet = sheets.list_of_numbers(seeded(seed, wrap.__name__))
    data = as_jpeg(take(sheet.picture, Shot(1500, turn=-1), seed), 80)
    return Posted(wrap(data), (sheet,))


def _blank() -> Posted:
    sheet = sheets.blank_page()
    return Posted(as_file(sheet.picture, "PNG"), (sheet,))


def _on_glass(page: Image.Image) -> Image.Image:
    """Return black writing on a page that is transparent elsewhere."""
    grey = page.convert("L")
    glass = Image.new("RGBA", page.size, (0, 0, 0, 0))
    glass.putalpha(grey.point(lambda value: 255 - value))
    return glass


def _with_text_layer(page: Image.Image) -> bytes:
    """Make a PDF whose pages are pictures and say a few harmless words besides."""
    with pikepdf.open(io.BytesIO(as_file(page, "PDF", resolution=200))) as pdf:
        first = pdf.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        first.add_resource(font, pikepdf.Name.Font, pikepdf.Name("/F1"))
        first.contents_add(b"BT 3 Tr /F1 9 Tf 20 20 Td (Scanned page 1 of 1) Tj ET")
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def _in_zip(data: bytes) -> bytes:
    return _archive({"照片/IMG_1.jpg": data})


def _in_docx(data: bytes) -> bytes:
    words = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    return _archive(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": words.encode(),
            "word/media/image1.jpeg": data,
        }
    )


def _in_xlsx(data: bytes) -> bytes:
    from openpyxl import Workbook
    from openpyxl.drawing.image import Image as SheetImage

    book = Workbook()
    sheet = book.create_sheet("照片", 0)
    sheet["A1"] = "公示照片"
    sheet.add_image(SheetImage(io.BytesIO(data)), "B2")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _in_mail(data: bytes) -> bytes:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["Subject"] = "公示照片"
    mail.set_content("见附件")
    mail.add_attachment(data, maintype="image", subtype="jpeg", filename="照片.jpg")
    return mail.as_bytes()


def _archive(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


_BOARDS = (
    ("lawful", "list"),
    ("list song", "workbook", "lawful", "letter"),
    ("lawful", "lawful"),
)
# Sheet, dots per inch, grey or black and white, grade.
_SCANS = (
    ("list", 100, True, "poor"),
    ("list song", 150, False, "scan"),
    ("workbook", 150, True, "scan"),
    ("workbook", 200, False, "scan"),
    ("neighbours", 300, False, "scan"),
    ("lawful", 200, False, "lawful"),
)
_FORMS = {"PNG": "png", "WEBP": "webp", "BMP": "bmp", "GIF": "gif", "TIFF": "tif"}
_WRAPPINGS = {
    "材料.zip": _in_zip,
    "情况.docx": _in_docx,
    "台账.xlsx": _in_xlsx,
    "信.eml": _in_mail,
}
