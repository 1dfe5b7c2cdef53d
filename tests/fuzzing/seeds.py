"""One small sound file of every kind, for mutation to start from."""

from __future__ import annotations

import base64
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable

import libarchive
import openpyxl
import pikepdf
import xlwt
from openpyxl.comments import Comment
from PIL import Image

from tests.detection.inspectors.compound_files import compound

LINE = "户主张三丰，身份证150207196203109953，电话16500008000，住前进村3组12号，患尿毒症"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OPEN_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def text() -> bytes:
    """Return a line in UTF-8 with several costumes."""
    return f"{LINE}\n一六五〇〇〇〇八〇〇〇 １６５００００８０００ 165-0000-8000\t张*".encode()


def page() -> bytes:
    """Return a web page with a comment and a hidden element."""
    return (
        f"<!doctype html><html><head><meta name=a content='{LINE}'></head><body><!-- {LINE} -->"
        f"<p hidden>{LINE}</p><script>var a='{LINE}'</script></body></html>"
    ).encode()


def table() -> bytes:
    """Return a table in GBK."""
    return f"姓名,电话\n张三丰,16500008000\n李四,{LINE}\n".encode("gb18030")


def mail() -> bytes:
    """Return a mail with an attachment."""
    return (
        "From: a@example.com\r\nSubject: =?utf-8?b?5ZCN5Y2V?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{LINE}\r\n--x\r\nContent-Type: text/csv\r\n"
        "Content-Disposition: attachment; filename=a.csv\r\n\r\na,16500008000\r\n--x--\r\n"
    ).encode()


def document() -> bytes:
    """Return a PDF with metadata, an annotation, an attachment, an outline and a form field."""
    with pikepdf.new() as pdf:
        first = pdf.add_blank_page(page_size=(200, 200))
        font = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )
        first.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        first.Contents = pdf.make_stream(b"BT /F1 12 Tf 10 100 Td (16500008000) Tj ET")
        first.Annots = pikepdf.Array(
            [
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Text,
                    Rect=[0, 0, 9, 9],
                    Contents=LINE,
                )
            ]
        )
        pdf.attachments["a.txt"] = LINE.encode()
        pdf.docinfo["/Title"] = LINE
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(LINE, 0))
        buffer = io.BytesIO()
        pdf.save(
            buffer, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable
        )
    return buffer.getvalue()


def workbook() -> bytes:
    """Return an .xlsx with a comment and a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["姓名", "备注"])
    sheet.append(["张三丰", LINE])
    sheet["A2"].comment = Comment(LINE, "a")
    book.create_sheet("隐藏").sheet_state = "hidden"
    book.properties.title = LINE
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def old_workbook() -> bytes:
    """Return an .xls."""
    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("名单").write(0, 0, LINE)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def letter() -> bytes:
    """Return a .docx with a deletion and a comment."""
    body = (
        f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>{LINE}</w:t></w:r>'
        f"<w:del><w:r><w:delText>{LINE}</w:delText></w:r></w:del></w:p></w:body></w:document>"
    )
    return _package(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": body,
            "word/comments.xml": f'<w:comments xmlns:w="{_WORD}"><w:t>{LINE}</w:t></w:comments>',
        }
    )


def slides() -> bytes:
    """Return a .pptx of one slide."""
    slide = f'<p xmlns:a="{_DRAWING}"><a:t>{LINE}</a:t></p>'
    return _package(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/presentation.xml": "<p/>",
            "ppt/slides/slide1.xml": slide,
        }
    )


def open_document() -> bytes:
    """Return an .odt."""
    content = f'<d xmlns:text="{_OPEN_TEXT}"><text:p>{LINE}</text:p></d>'
    return _package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def archive() -> bytes:
    """Return a ZIP with a ZIP and a table inside."""
    return _package({"内.zip": _package({"名单.csv": table()}), "说明.txt": LINE})


def picture() -> bytes:
    """Return a small picture."""
    buffer = io.BytesIO()
    Image.new("L", (24, 24), 255).save(buffer, "PNG")
    return buffer.getvalue()


def fixed_layout() -> bytes:
    """Return an .ofd of one page."""
    code = f'<TextCode X="0" Y="4" DeltaX="g 3 2.1 4">{LINE}</TextCode>'
    page = f'<Page><TextObject Boundary="1 1 9 9" Size="4">{code}</TextObject></Page>'
    return _package({"OFD.xml": "<OFD/>", "Doc_0/Pages/Page_0/Content.xml": page})


def tape() -> bytes:
    """Return a packed tape archive."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        member = tarfile.TarInfo("名单/a.csv")
        member.size = len(table())
        archive.addfile(member, io.BytesIO(table()))
    return buffer.getvalue()


def flat_workbook() -> bytes:
    """Return a workbook that is one XML text."""
    cells = f"<Cell><Data>张三丰</Data></Cell><Cell ss:Index='4'><Data>{LINE}</Data></Cell>"
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="a">'
        f"<Table><Row>{cells}</Row></Table></Worksheet></Workbook>"
    ).encode()


def drawing() -> bytes:
    """Return an .svg with an entity."""
    return (
        f'<!DOCTYPE svg [<!ENTITY a "{LINE}">]><svg><text>&a;<tspan>1</tspan></text></svg>'
    ).encode()


def enhanced_metafile() -> bytes:
    """Return an .emf that draws a text (MS-EMF 2.3.5.8) and marks further data as its own."""
    letters = LINE.encode("utf-16-le")
    letters += bytes(-len(letters) % 4)
    place = struct.pack("<ii", 10, 10) + struct.pack("<III", len(LINE), 76, 0)
    drawn = bytes(16) + struct.pack("<Iff", 1, 1.0, 1.0) + place + bytes(16)
    drawn += struct.pack("<I", 76 + len(letters)) + letters
    drawn += struct.pack(f"<{len(LINE)}I", *[10] * len(LINE))
    head = struct.pack("<8i4s", *range(8), b" EMF") + bytes(44)
    comment = struct.pack("<I", 8) + b"own data"
    records = ((1, head), (84, drawn), (70, comment), (14, bytes(12)))
    return b"".join(struct.pack("<II", kind, 8 + len(body)) + body for kind, body in records)


def old_metafile() -> bytes:
    """Return a placeable .wmf that draws a text (MS-WMF 2.3.3.5)."""
    letters = LINE.encode("gb18030")
    letters += bytes(len(letters) % 2)
    drawn = struct.pack("<hhHH", 20, 10, len(LINE.encode("gb18030")), 0) + letters
    words = 3 + len(drawn) // 2
    head = b"\xd7\xcd\xc6\x9a" + bytes(18)
    head += struct.pack("<HHHIHIH", 1, 9, 0x300, 12 + words, 0, words, 0)
    return head + struct.pack("<IH", words, 0x0A32) + drawn + struct.pack("<IH", 3, 0)


def rich_text() -> bytes:
    """Return an .rtf with hidden text, an object and raw bytes."""
    escaped = "".join(f"\\u{ord(mark)}?" for mark in LINE)
    picked = picture()
    start = rf"{{\rtf1\ansicpg936 {{\v {escaped}}}{{\*\objdata {picked.hex()}}}"
    return f"{start}{{\\pict\\bin{len(picked)} ".encode() + picked + b"}}"


def old_letter() -> bytes:
    """Return a .doc in pieces, with a macro and a packed text of Outlook's beside it."""
    head = bytearray(0x600)
    struct.pack_into("<HHHHHH", head, 0, 0xA5EC, 0x00C1, 0, 0x0804, 0, 0x0200)
    text = LINE.encode("utf-16-le")
    pieces = struct.pack("<IIHIH", 0, len(LINE), 0, 0x600, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", head, 0x01A2, 0, len(clx))
    macro = b"\x01" + struct.pack("<H", 0xB000 | 9) + b"\x00Attribut"
    packed = struct.pack("<II", 40, 20) + b"LZFu" + bytes(4) + b"\x02{\x01\x02rtf1 16500008000"
    return compound(
        {
            "WordDocument": bytes(head) + text,
            "1Table": clx,
            "VBA": macro,
            "__substg1.0_10090102": packed,
        }
    )


def old_slides() -> bytes:
    """Return a .ppt with a picture and a packed object."""
    inner = zlib.compress(compound({"Contents": LINE.encode("utf-16-le")}))
    packed = struct.pack("<HHII", 0x10, 0x1011, len(inner) + 4, 9) + inner
    drawn = struct.pack("<HHI", 0x6E00, 0xF01E, 17 + len(picture())) + bytes(17) + picture()
    return compound({"PowerPoint Document": packed, "Pictures": drawn})


def other_archive() -> bytes:
    """Return a .7z of two members."""
    buffer = io.BytesIO()

    def keep(data: bytes) -> int:
        return buffer.write(data)

    with libarchive.custom_writer(keep, "7zip") as archive:
        for name, data in (("名单/a.csv", table()), ("b.txt", text())):
            archive.add_file_from_memory(name, len(data), data)
    return buffer.getvalue()


def mailbox() -> bytes:
    """Return two mails in one file."""
    sender = b"From a@example.com Sat Nov 28 09:00:00 2026\n"
    return sender + mail() + b"\n" + sender + mail()


def calendar() -> bytes:
    """Return an .ics that carries an archive in folded lines."""
    coded = base64.b64encode(archive()).decode()
    line = f"ATTACH;ENCODING=BASE64:{coded}"
    folded = "\r\n ".join(line[at : at + 70] for at in range(0, len(line), 70))
    return f"BEGIN:VEVENT\r\nDESCRIPTION:{LINE}\r\n{folded}\r\nEND:VEVENT\r\n".encode()


def _package(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return buffer.getvalue()


SEEDS: dict[str, Callable[[], bytes]] = {
    "text": text,
    "a.html": page,
    "a.csv": table,
    "a.eml": mail,
    "a.pdf": document,
    "a.xlsx": workbook,
    "a.xls": old_workbook,
    "a.docx": letter,
    "a.pptx": slides,
    "a.odt": open_document,
    "a.zip": archive,
    "a.png": picture,
    "a.ofd": fixed_layout,
    "a.tgz": tape,
    "flat.xls": flat_workbook,
    "a.svg": drawing,
    "a.emf": enhanced_metafile,
    "a.wmf": old_metafile,
    "a.rtf": rich_text,
    "a.doc": old_letter,
    "a.ppt": old_slides,
    "a.7z": other_archive,
    "a.mbox": mailbox,
    "a.ics": calendar,
}
