"""Photographs and scans read by the optional extra: what they show is found, or they say so."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from examples.identity import invent_id, invent_phone
from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.contents import Unreadable
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.optical.engine import can_recognise
from noticegen.detection.verdict import Verdict, judge
from noticegen.rendering.fonts import find_fonts

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_recognise(), reason="scripts/setup --ocr installs it"),
]

IDENTITIES = tuple(invent_id(date(1950 + 7 * n, 3 + n, 5 + 4 * n), 991 + n) for n in range(4))
PHONES = tuple(invent_phone(2718 + 1311 * n) for n in range(4))
NAMES = ("王海龙", "李秀英", "赵玉珍", "其其格")
_PRIVATE = [
    "\t".join(("姓名", "身份证号码", "联系电话")),
    *("\t".join(row) for row in zip(NAMES, IDENTITIES, PHONES, strict=True)),
]
_LAWFUL = [
    "农村低保发放公示",
    "户主姓名\t保障人口\t月保障金额",
    *(f"{name}\t{n + 1}\t{625 + 18 * n}" for n, name in enumerate(NAMES)),
    "监督电话：0472-5180012",
]


def page(lines: list[str], points: int = 22) -> Image.Image:
    """Print lines whose cells stand in columns."""
    path = next(font.path for font in find_fonts() if font.font.file == "NotoSerifCJK-Regular.ttc")
    font = ImageFont.truetype(str(path), points, index=2)
    picture = Image.new("RGB", (25 * points, points * (2 * len(lines) + 2)), "white")
    draw = ImageDraw.Draw(picture)
    for row, line in enumerate(lines):
        for column, text in enumerate(line.split("\t")):
            left = points * (1, 5, 16)[column]
            draw.text((left, points * (1 + 2 * row)), text, font=font, fill="black")
    return picture


def saved(picture: Image.Image, form: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def told(name: str, data: bytes) -> tuple[str, Verdict]:
    contents = read_file(name, data)
    return "\n".join(part.text for part in contents.passages), judge(contents, default_detector())


def assert_all_found(name: str, data: bytes) -> None:
    text, verdict = told(name, data)
    kinds = [found.type for found in verdict.observations if found.counts]
    assert kinds.count("CN_ID_CARD") == len(IDENTITIES)
    assert kinds.count("CN_MOBILE") == len(PHONES)
    assert all(value in text for value in (*IDENTITIES, *PHONES, *NAMES))
    rows = {frozenset(row) for row in zip(NAMES, IDENTITIES, PHONES, strict=True)}
    assert rows <= {frozenset(line.split()) for line in text.splitlines()}


@pytest.mark.parametrize("degrees", [-12, 90, 180, 270])
def test_a_page_is_read_whichever_way_it_lies(degrees: int) -> None:
    turned = page(_PRIVATE).rotate(degrees, Image.Resampling.BICUBIC, True, fillcolor="#77706a")
    assert_all_found("照片.jpg", saved(turned, "JPEG", quality=75))


def test_a_photograph_that_its_camera_calls_turned_is_read() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = page(_PRIVATE).transpose(Image.Transpose.ROTATE_90)
    assert_all_found("照片.jpg", saved(turned, "JPEG", exif=exif))


def test_writing_on_glass_is_read() -> None:
    grey = page(_PRIVATE).convert("L")
    glass = Image.new("RGBA", grey.size, (0, 0, 0, 0))
    glass.putalpha(grey.point([255 - value for value in range(256)]))
    assert_all_found("透明.png", saved(glass))


def test_small_type_in_a_large_photograph_is_read() -> None:
    board = Image.new("RGB", (3000, 2000), "#8a2f28")
    board.paste(page(_PRIVATE, 16), (2300, 1500))
    ImageDraw.Draw(board).rectangle((200, 200, 1500, 600), fill="white")
    assert_all_found("公示栏.jpg", saved(board, "JPEG", quality=85))


def test_every_page_of_a_fax_is_read() -> None:
    first = page(_LAWFUL).convert("1")
    pages = [page(_PRIVATE).convert("1")]
    data = saved(first, "TIFF", save_all=True, append_images=pages, compression="group4")
    text, verdict = told("传真.tif", data)
    assert all(value in text for value in IDENTITIES)
    assert all("第2幅" in found.where for found in verdict.observations if found.counts)


def scanned(picture: Image.Image, text: bytes = b"Nothing to see") -> pikepdf.Pdf:
    """Scan a page, and lay an invisible text over it."""
    pdf = pikepdf.open(io.BytesIO(saved(picture, "PDF", resolution=100)))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    pdf.pages[0].add_resource(font, pikepdf.Name.Font, pikepdf.Name("/F1"))
    pdf.pages[0].contents_add(b"BT 3 Tr /F1 9 Tf 20 20 Td (" + text + b") Tj ET")
    return pdf


def written(pdf: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def test_a_scan_is_read_though_a_text_lies_over_it() -> None:
    assert_all_found("扫描件.pdf", written(scanned(page(_PRIVATE))))


def test_a_scan_is_read_whose_resources_are_its_parent_s() -> None:
    pdf = scanned(page(_PRIVATE))
    pdf.Root.Pages.Resources = pdf.pages[0].obj.Resources
    del pdf.pages[0].obj["/Resources"]
    assert_all_found("扫描件.pdf", written(pdf))


def test_a_picture_that_no_page_shows_is_read() -> None:
    pdf = scanned(page(_PRIVATE))
    image = pdf.make_indirect(next(iter(pdf.pages[0].obj.Resources.XObject.as_dict().values())))
    del pdf.pages[0].obj.Resources["/XObject"]
    pdf.pages[0].obj.Contents = pdf.make_stream(b"BT /F1 9 Tf 20 20 Td (Nothing to see) Tj ET")
    pdf.Root.Leftover = image
    text, verdict = told("扫描件.pdf", written(pdf))
    assert all(value in text for value in IDENTITIES)
    assert {found.where for found in verdict.observations if found.counts} == {
        "不在页面上的图像 图片"
    }


def test_a_picture_in_a_document_is_read() -> None:
    buffer = io.BytesIO()
    words = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", words)
        archive.writestr("word/media/image1.png", saved(page(_PRIVATE)))
    assert_all_found("情况.docx", buffer.getvalue())


def test_a_photograph_of_an_iphone_is_read() -> None:
    data = (Path(__file__).parent / "IMG_0001.HEIC").read_bytes()
    text, verdict = told("IMG_0001.HEIC", data)
    assert "王海龙\n150207196104239928" in text
    assert [found.type for found in verdict.observations if found.counts] == ["CN_ID_CARD"]


def test_a_lawful_notice_with_a_code_is_clean() -> None:
    made = zxingcpp.create_barcode("https://example.gov.cn/q", zxingcpp.BarcodeFormat.QRCode)
    code = Image.fromarray(zxingcpp.write_barcode_to_image(made, scale=5))
    notice = page(_LAWFUL)
    both = Image.new("RGB", (notice.width, notice.height + code.height), "white")
    both.paste(notice, (0, 0))
    both.paste(code, (200, notice.height - 20))
    for turned in (both, both.rotate(180), both.rotate(90, expand=True)):
        _, verdict = told("公示.jpg", saved(turned, "JPEG", quality=80))
        assert verdict.is_clean


def test_what_a_transparent_part_hides_is_read() -> None:
    hidden = page([f"{NAMES[0]}\t{IDENTITIES[0]}"]).convert("RGBA")
    hidden.putalpha(0)
    text, _ = told("透明.png", saved(hidden))
    assert IDENTITIES[0] in text


def test_greys_of_sixteen_bits_are_read() -> None:
    numpy = pytest.importorskip("numpy")
    grey = numpy.asarray(page([f"{NAMES[0]}\t{IDENTITIES[0]}"]).convert("L"))
    deep = Image.fromarray(grey.astype(numpy.uint16) * 140 + 3000)
    text, _ = told("深.png", saved(deep))
    assert IDENTITIES[0] in text


def test_an_id_that_goes_on_below_in_its_cell_is_found() -> None:
    first, second = IDENTITIES[0][:12], IDENTITIES[0][12:]
    both = page([f"{NAMES[0]}\t{first}\t{PHONES[0]}", f"\t{second}"])
    squeezed = both.copy()
    squeezed.paste(both.crop((0, 64, both.width, 96)), (0, 48))
    text, _ = told("窄格.png", saved(squeezed))
    assert IDENTITIES[0] in text


def test_a_lawful_notice_is_clean() -> None:
    _, verdict = told("公示.jpg", saved(page(_LAWFUL).rotate(2, expand=True), "JPEG", quality=80))
    assert verdict.is_clean


def test_what_is_too_blurred_to_read_is_not_clean() -> None:
    for radius in (4, 9):
        blurred = page(_PRIVATE).filter(ImageFilter.GaussianBlur(radius))
        assert not told("模糊.png", saved(blurred))[1].is_clean


def test_a_picture_without_writing_asks_for_eyes() -> None:
    scene = Image.effect_noise((500, 400), 120).filter(ImageFilter.GaussianBlur(2))
    scene = scene.point([min(255, max(0, 4 * value - 384)) for value in range(256)])
    contents = read_file("风景.png", saved(scene))
    assert [part.reason for part in contents.unread] == [Unreadable.NO_WRITING]


def test_an_empty_sheet_is_clean() -> None:
    _, verdict = told("空白.png", saved(Image.new("RGB", (800, 600), "#fdfdfb")))
    assert verdict.is_clean


def test_lines_too_bent_to_be_seen_are_not_called_clean() -> None:
    numpy = pytest.importorskip("numpy")
    text = [
        f"经核实，村民{NAMES[n]}（身份证号{IDENTITIES[n]}）符合条件，予以补发" for n in range(4)
    ]
    wide = Image.new("RGB", (1000, 300), "white")
    path = next(font.path for font in find_fonts() if font.font.file == "NotoSerifCJK-Regular.ttc")
    font = ImageFont.truetype(str(path), 22, index=2)
    for row, line in enumerate(text):
        ImageDraw.Draw(wide).text((30, 60 + 44 * row), line, font=font, fill="black")
    dots = numpy.asarray(wide)
    bend = (36 * numpy.sin(numpy.linspace(0, 4, wide.width))).astype(int)
    bent = numpy.stack([numpy.roll(dots[:, x], bend[x], axis=0) for x in range(wide.width)], axis=1)
    assert not told("弯.png", saved(Image.fromarray(bent)))[1].is_clean
