"""What a picture's file says besides the picture, with no character recognition installed."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFile, PngImagePlugin, TiffImagePlugin

from examples.identity import invent_id, invent_phone
from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.contents import Unreadable, UnreadableError
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.verdict import judge

IDENTITY = invent_id(date(1957, 8, 9), 993)
PHONE = invent_phone(3322)
NUMBERS = f"户主王秀兰 身份证{IDENTITY} 电话{PHONE}"
WORDS = "户主王秀兰，孙女9岁，患精神分裂症"

Maker = Callable[[bytes], tuple[str, bytes]]


@pytest.fixture(autouse=True)
def _without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("pictures", "pdf.pages"):
        monkeypatch.setattr(f"noticegen.detection.inspectors.{module}.can_recognise", lambda: False)


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def sheet(colour: str = "white") -> Image.Image:
    return Image.new("RGB", (400, 300), colour)


def code(text: str, scale: int = 4) -> Image.Image:
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    return Image.fromarray(zxingcpp.write_barcode_to_image(made, scale=scale)).convert("RGB")


def kinds(name: str, data: bytes) -> set[str]:
    found = judge(read_file(name, data), default_detector()).observations
    return {one.type for one in found if one.counts}


def with_exif(tag: int, value: object, block: int | None = None) -> bytes:
    exif = Image.Exif()
    (exif if block is None else exif.get_ifd(block))[tag] = value
    return saved(sheet(), "JPEG", exif=exif)


def segment(marker: int, text: bytes) -> bytes:
    data = saved(sheet(), "JPEG")
    return data[:2] + struct.pack(">BBH", 0xFF, marker, len(text) + 2) + text + data[2:]


def caption(text: bytes) -> bytes:
    record = b"\x1c\x02\x78" + struct.pack(">H", len(text)) + text
    record += b"\x00" * (len(record) % 2)
    return b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(record)) + record


def second_page(text: bytes) -> bytes:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[270] = text
    buffer = io.BytesIO()
    with TiffImagePlugin.AppendingTiffWriter(buffer, True) as writer:
        sheet().save(writer, "TIFF")
        writer.newFrame()
        sheet().save(writer, "TIFF", tiffinfo=tags)
    return buffer.getvalue()


def late_chunk(text: bytes) -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add(b"iTXt", b"Comment\x00\x01\x00\x00\x00" + zlib.compress(text), after_idat=True)
    return saved(sheet(), "PNG", pnginfo=told)


def private_chunk(text: bytes) -> bytes:
    data = saved(sheet(), "PNG")
    text += b"\n"  # the check sum behind it may begin with a figure
    chunk = struct.pack(">I", len(text)) + b"prVt" + text
    chunk += struct.pack(">I", zlib.crc32(b"prVt" + text))
    return data[:33] + chunk + data[33:]


MAKERS: dict[str, Maker] = {
    "a title": lambda t: ("a.jpg", with_exif(0x010E, t)),
    "a title of Windows": lambda t: ("a.jpg", with_exif(0x9C9B, t.decode().encode("utf-16-le"))),
    "a camera's comment": lambda t: (
        "a.jpg",
        with_exif(0x9286, b"UNICODE\x00" + t.decode().encode("utf-16-be"), 0x8769),
    ),
    "a place's name": lambda t: ("a.jpg", with_exif(0x001C, t, 0x8825)),
    "a comment in GBK": lambda t: (
        "a.jpg",
        saved(sheet(), "JPEG", comment=t.decode().encode("gb18030")),
    ),
    "a caption": lambda t: ("a.jpg", segment(0xED, caption(t))),
    "a caption in GBK": lambda t: ("a.jpg", segment(0xED, caption(t.decode().encode("gb18030")))),
    "a segment of a program": lambda t: ("a.jpg", segment(0xE9, t)),
    "what follows the picture": lambda t: ("a.jpg", saved(sheet(), "JPEG") + t),
    "a packed text behind the dots": lambda t: ("a.png", late_chunk(t)),
    "a chunk of a program": lambda t: ("a.png", private_chunk(t)),
    "a second page's title": lambda t: ("a.tif", second_page(t)),
    "a comment of a moving picture": lambda t: ("a.gif", saved(sheet(), "GIF", comment=t)),
    "what follows a bitmap": lambda t: ("a.bmp", saved(sheet(), "BMP") + t),
}


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_numbers_and_words_are_found_wherever_a_picture_s_file_has_them(maker: Maker) -> None:
    assert {"CN_ID_CARD", "CN_MOBILE"} <= kinds(*maker(NUMBERS.encode()))
    assert {"MINOR_AGE", "SENSITIVE_HEALTH"} <= kinds(*maker(WORDS.encode()))


def thumbnail_of(small: Image.Image) -> bytes:
    """Return what EXIF says of a thumbnail: where it is, how long it is, itself."""
    data = saved(small, "JPEG", quality=90)
    head = b"II*\x00\x08\x00\x00\x00" + struct.pack("<HI", 0, 14)
    entries = ((0x0103, 3, 1, 6), (0x0201, 4, 1, 56), (0x0202, 4, 1, len(data)))
    rows = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"Exif\x00\x00" + head + struct.pack("<H", 3) + rows + bytes(4) + data


def preview_of(small: Image.Image) -> bytes:
    letters = base64.encodebytes(saved(small, "JPEG", quality=90))
    return b"<x><xmpGImg:image>" + letters.replace(b"\n", b"&#xA;") + b"</xmpGImg:image></x>"


@pytest.mark.parametrize(
    "make",
    [
        lambda whole, small: saved(whole, "JPEG", exif=thumbnail_of(small)),
        lambda whole, small: saved(whole, "JPEG", xmp=preview_of(small)),
        lambda whole, small: saved(whole, "JPEG") + saved(small, "JPEG"),
    ],
    ids=["thumbnail", "preview", "a second picture behind the first"],
)
def test_what_was_cut_off_a_picture_is_found_in_its_thumbnail(
    make: Callable[[Image.Image, Image.Image], bytes],
) -> None:
    data = make(sheet("#c8c0b0"), code(f"tel:{PHONE}"))
    assert kinds("a.jpg", data) == {"CN_MOBILE"}


def test_a_thumbnail_of_the_same_picture_is_not_told_again() -> None:
    whole = code("https://example.gov.cn/policy", 8)
    data = saved(whole, "JPEG", exif=thumbnail_of(whole.resize((120, 120))))
    spots = [part.spot for part in read_file("a.jpg", data).passages]
    assert "文件里附带的小图" not in spots


def test_a_picture_with_a_code_and_something_beside_it_is_not_clean() -> None:
    picture = Image.new("RGB", (900, 900), "white")
    picture.paste(code("https://example.gov.cn/policy"), (500, 600))
    ImageDraw.Draw(picture).text((60, 60), IDENTITY, font_size=24, fill="#e4e4e4")
    unread = [part.reason for part in read_file("码.png", saved(picture, "PNG")).unread]
    assert unread == [Unreadable.PICTURE_ONLY]
    pdf = read_file("码.pdf", saved(picture, "PDF"))
    assert Unreadable.PICTURE_ONLY in [part.reason for part in pdf.unread]


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_code_alone_needs_no_eyes(form: str) -> None:
    contents = read_file("码.png", saved(code("https://example.gov.cn/policy"), form))
    assert not contents.unread


@pytest.mark.parametrize("size", [(200, 24), (150, 30), (90, 12)])
def test_a_picture_as_small_as_one_number_is_not_clean(size: tuple[int, int]) -> None:
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).text((2, 0), IDENTITY, font_size=size[1] - 4, fill="black")
    contents = read_file("号.png", saved(picture, "PNG"))
    assert [part.reason for part in contents.unread] == [Unreadable.PICTURE_ONLY]


def test_a_photograph_of_an_iphone_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("noticegen.detection.inspectors.pictures.learn_heic", lambda: False)
    data = (Path(__file__).parent / "IMG_0001.HEIC").read_bytes()
    Image.init()
    monkeypatch.setattr(Image, "ID", [name for name in Image.ID if "HEI" not in name])
    contents = read_file("IMG_0001.HEIC", data + NUMBERS.encode())
    assert [part.reason for part in contents.unread] == [Unreadable.PICTURE_ONLY]
    assert any(IDENTITY in passage.text for passage in contents.passages)


def test_a_picture_of_too_many_dots_says_so_and_its_words_are_read() -> None:
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head
    data += struct.pack(">I", zlib.crc32(b"IHDR" + head)) + struct.pack(">I", 9) + b"IDAT"
    with pytest.raises(UnreadableError) as caught:
        read_file("大.png", data)
    assert caught.value.reason is Unreadable.PICTURE_TOO_LARGE
    contents = read_file("大.png", data + NUMBERS.encode())
    assert [part.reason for part in contents.unread] == [Unreadable.PICTURE_TOO_LARGE]
    assert any(IDENTITY in passage.text for passage in contents.passages)


@pytest.mark.parametrize("bears_it", [False, True])
def test_of_a_photograph_that_breaks_off_what_is_there_is_read(
    bears_it: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", bears_it)  # as the printer has it
    picture = Image.effect_noise((800, 900), 60).convert("RGB")
    picture.paste(code(f"tel:{PHONE}"), (200, 60))
    data = saved(picture, "JPEG")
    contents = read_file("断.jpg", data[: len(data) * 2 // 3])
    assert any(PHONE in passage.text for passage in contents.passages)
    assert Unreadable.DAMAGED in [part.reason for part in contents.unread]


def plain_png(dots: Image.Image) -> bytes:
    """Return a PNG whose dots are neither filtered nor packed."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    width, height = dots.size
    rows = b"".join(b"\0" + dots.crop((0, y, width, y + 1)).tobytes() for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_dots_that_spell_a_number_are_none(form: str) -> None:
    dots = Image.new("L", (60, 60), 255)
    dots.paste(Image.frombytes("L", (9, 1), b"d25444448"), (20, 30))
    buffer = io.BytesIO()
    dots.save(buffer, "TIFF")
    data = plain_png(dots) if form == "PNG" else buffer.getvalue()
    verdict = judge(read_file(f"图.{form.lower()}", data), default_detector())
    assert not [found for found in verdict.observations if found.counts]
