"""Build broken and hostile roster files, each with what must become of it.

`Case.expected` is an error code, or the applicants' names that must be read.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import xlwt

from noticegen.errors import ErrorCode
from tests.roster.workbooks import (
    HEADING,
    IDS,
    TITLE,
    Value,
    line,
    rewrite_part,
    share_strings,
    write_xlsx,
)

SECRET_NAME = "尉迟秘密"  # noqa: S105 (an invented person)
SECRET_ID = "150203197505059958"  # noqa: S105 (an invented number)
SHEET = "xl/worksheets/sheet1.xml"

Expected = ErrorCode | list[str]


@dataclass(frozen=True, slots=True)
class Case:
    """A file and its due outcome."""

    name: str
    build: Callable[[Path], Path]
    expected: Expected


def _rows() -> list[list[Value]]:
    row = line(1, SECRET_NAME)
    row[2] = SECRET_ID
    return [TITLE, HEADING, row]


def _csv_text(separator: str = ",", end: str = "\r\n") -> str:
    return end.join(
        separator.join("" if value is None else str(value) for value in row) for row in _rows()
    )


def _raw(file: str, data: bytes) -> Callable[[Path], Path]:
    def build(folder: Path) -> Path:
        (folder / file).write_bytes(data)
        return folder / file

    return build


def _text(file: str, text: str, encoding: str = "utf-8") -> Callable[[Path], Path]:
    return _raw(file, text.encode(encoding))


def _xlsx(rows: Sequence[Sequence[Value]], file: str = "名单.xlsx") -> Callable[[Path], Path]:
    return lambda folder: write_xlsx(folder / file, rows)


def _part(part: str, change: Callable[[str], str]) -> Callable[[Path], Path]:
    return lambda folder: rewrite_part(write_xlsx(folder / "名单.xlsx", _rows()), part, change)


def _shared(change: Callable[[str], str]) -> Callable[[Path], Path]:
    return lambda folder: rewrite_part(
        share_strings(write_xlsx(folder / "名单.xlsx", _rows())), SHEET, change
    )


def _cut(share: float) -> Callable[[Path], Path]:
    def build(folder: Path) -> Path:
        path = write_xlsx(folder / "名单.xlsx", _rows())
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])
        return path

    return build


def _zip(file: str, parts: dict[str, str]) -> Callable[[Path], Path]:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return _raw(file, data.getvalue())


def _without(part: str) -> Callable[[Path], Path]:
    def build(folder: Path) -> Path:
        path = share_strings(write_xlsx(folder / "名单.xlsx", _rows()))
        with zipfile.ZipFile(path) as archive:
            kept = {name: archive.read(name) for name in archive.namelist() if name != part}
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in kept.items():
                archive.writestr(name, data)
        return path

    return build


def _lying_size(folder: Path) -> Path:
    """Claim in the archive's directory that a part unpacks to three gigabytes."""
    path = write_xlsx(folder / "名单.xlsx", _rows())
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 3 * 1024**3)
    path.write_bytes(data)
    return path


def _encrypted_zip(folder: Path) -> Path:
    path = write_xlsx(folder / "名单.xlsx", _rows())
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, entry + 8, 1)
    path.write_bytes(data)
    return path


def _sparse_rows(folder: Path) -> Path:
    """Pretend a million rows: formatted, empty, as a clerk's fill-down leaves them."""
    rows = "".join(f'<row r="{number}"><c r="A{number}"/></row>' for number in range(10, 300_020))
    return _part(SHEET, lambda xml: xml.replace("</sheetData>", rows + "</sheetData>"))(folder)


def _laughs(xml: str) -> str:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + step)} "{f"&{chr(97 + step)};" * 10}">' for step in range(9)
    )
    return _with_doctype(xml, entities, "&j;")


def _with_doctype(xml: str, entities: str, use: str) -> str:
    body = xml[xml.index("<worksheet") :]
    inline = f'<c r="G3" t="inlineStr"><is><t>{use}</t></is></c></row></sheetData>'
    return f"<!DOCTYPE worksheet [{entities}]>" + body.replace("</row></sheetData>", inline)


def _external_entity(folder: Path) -> Path:
    (folder / "秘密.txt").write_text(SECRET_NAME, encoding="utf-8")
    uri = (folder / "秘密.txt").as_uri()
    return _part(SHEET, lambda xml: _with_doctype(xml, f'<!ENTITY x SYSTEM "{uri}">', "&x;"))(
        folder
    )


def _xls(folder: Path, file: str = "名单.xls") -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("新村")
    for at, row in enumerate(_rows()):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value)
    book.save(str(folder / file))
    return folder / file


def _broken_xls(folder: Path) -> Path:
    path = _xls(folder)
    data = bytearray(path.read_bytes())
    data[600:2400] = b"\xff" * 1800
    path.write_bytes(data)
    return path


def _only_hidden(folder: Path) -> Path:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "说明"
    other = book.create_sheet("名单")
    for row in _rows():
        other.append(row)
    other.sheet_state = "veryHidden"
    book.save(folder / "名单.xlsx")
    return folder / "名单.xlsx"


def _with(column: int, value: Value) -> list[list[Value]]:
    rows = _rows()
    rows[2][column] = value
    return rows


_HTML = (
    f"<html><body><table><tr><td>{SECRET_NAME}</td><td>{SECRET_ID}</td></tr></table></body></html>"
)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_READ = [SECRET_NAME]
_BAD = ErrorCode.ROSTER_UNREADABLE
_TYPE = ErrorCode.ROSTER_WRONG_TYPE
_LARGE = ErrorCode.ROSTER_TOO_LARGE
_HEADLESS = ErrorCode.HEADING_MISSING
_NOBODY = ErrorCode.ROSTER_EMPTY

CASES = [
    Case("empty file", _raw("名单.xlsx", b""), _BAD),
    Case("byte order mark alone", _raw("名单.csv", b"\xef\xbb\xbf"), _NOBODY),
    Case("white space alone", _raw("名单.csv", b"\r\n  \r\n\r\n"), _NOBODY),
    Case("missing file", lambda folder: folder / "没有.xlsx", _BAD),
    Case("folder", lambda folder: folder, _BAD),
    Case("random bytes", _raw("名单.xlsx", bytes(range(255, 0, -1)) * 40), _TYPE),
    Case("random bytes as csv", _raw("名单.csv", bytes(range(255, 0, -1)) * 40), _BAD),
    Case("zeros", _raw("名单.csv", bytes(5000)), _BAD),
    Case("half a workbook", _cut(0.5), _BAD),
    Case("nearly a whole workbook", _cut(0.98), _BAD),
    Case("first bytes of a workbook", _cut(0.01), _BAD),
    Case("zip of something else", _zip("名单.xlsx", {"a.txt": SECRET_NAME}), _TYPE),
    Case(
        "word document",
        _zip("名单.xlsx", {"[Content_Types].xml": "", "word/document.xml": ""}),
        _TYPE,
    ),
    Case(
        "workbook without parts",
        _zip("名单.xlsx", {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": ""}),
        _BAD,
    ),
    Case("no sheet part", _without(SHEET), _NOBODY),
    Case("no workbook part", _without("xl/workbook.xml"), _BAD),
    Case("shared strings", _shared(lambda xml: xml), _READ),
    Case("no shared strings", _without("xl/sharedStrings.xml"), _BAD),
    Case("no styles", _without("xl/styles.xml"), _READ),
    Case("no theme", _without("xl/theme/theme1.xml"), _READ),
    Case("broken styles", _part("xl/styles.xml", lambda xml: xml[: len(xml) // 2]), _READ),
    Case("broken sheet", _part(SHEET, lambda xml: xml[: len(xml) // 2]), _BAD),
    Case("sheet that is no XML", _part(SHEET, lambda xml: "PK" + SECRET_NAME), _BAD),
    Case(
        "row number that is none",
        _part(SHEET, lambda xml: xml.replace('<row r="3"', '<row r="x"')),
        _BAD,
    ),
    Case(
        "cell reference that is none",
        _part(SHEET, lambda xml: xml.replace('r="B3"', 'r="3B"')),
        _BAD,
    ),
    Case(
        "shared string out of range",
        _shared(lambda xml: xml.replace("<v>1</v></c>", "<v>999</v></c>")),
        _BAD,
    ),
    Case(
        "number that is none",
        _part(SHEET, lambda xml: xml.replace("<v>600</v>", "<v>六百</v>")),
        _BAD,
    ),
    Case(
        "number without end",
        _part(SHEET, lambda xml: xml.replace("<v>600</v>", "<v>1e999</v>")),
        _READ,
    ),
    Case(
        "number of 5000 digits",
        _part(SHEET, lambda xml: xml.replace("<v>600</v>", f"<v>{'9' * 5000}</v>")),
        _BAD,
    ),
    Case("billion laughs", _part(SHEET, _laughs), _BAD),
    Case("external entity", _external_entity, _READ),
    Case("size that explodes", _lying_size, _LARGE),
    Case("encrypted parts", _encrypted_zip, ErrorCode.ROSTER_ENCRYPTED),
    Case(
        "encrypted workbook",
        _raw("名单.xlsx", _OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")),
        ErrorCode.ROSTER_ENCRYPTED,
    ),
    Case("damaged compound file", _raw("名单.xls", _OLE + bytes(4000)), _BAD),
    Case("a million empty rows", _sparse_rows, _LARGE),
    Case(
        "last column",
        _part(
            SHEET,
            lambda xml: xml.replace(
                "</row></sheetData>", '<c r="XFD3"><v>1</v></c></row></sheetData>'
            ),
        ),
        _LARGE,
    ),
    Case(
        "merge over the whole sheet",
        _part(
            SHEET,
            lambda xml: xml.replace(
                "</sheetData>",
                '</sheetData><mergeCells><mergeCell ref="A4:XFD1048576"/></mergeCells>',
            ),
        ),
        _READ,
    ),
    Case(
        "merge that is none",
        _part(
            SHEET,
            lambda xml: xml.replace(
                "</sheetData>", '</sheetData><mergeCells><mergeCell ref="?"/></mergeCells>'
            ),
        ),
        _BAD,
    ),
    Case("only a hidden list", _only_hidden, _NOBODY),
    Case("xls", _xls, _READ),
    Case("xls called et", lambda folder: _xls(folder, "名单.et"), _READ),
    Case("xls called xlsx", lambda folder: _xls(folder, "名单.xlsx"), _READ),
    Case("xlsx called xls", _xlsx(_rows(), "名单.XLS.xlsx"), _READ),
    Case("damaged xls", _broken_xls, _BAD),
    Case("html called xls", _text("名单.xls", _HTML), _TYPE),
    Case("html with mark called xlsx", _text("名单.xlsx", _HTML, "utf-8-sig"), _TYPE),
    Case("html table alone", _text("名单.xls", _HTML[12:]), _TYPE),
    Case(
        "spreadsheet xml",
        _text("名单.xls", f"<?xml version='1.0'?><Workbook>{SECRET_ID}</Workbook>"),
        _TYPE,
    ),
    Case("pdf called xlsx", _raw("名单.xlsx", b"%PDF-1.7\n" + SECRET_ID.encode()), _TYPE),
    Case("csv called xlsx", _text("名单.xlsx", _csv_text()), _TYPE),
    Case("csv called xls", _text("名单.xls", _csv_text(), "gb18030"), _TYPE),
    Case("unknown ending", _text("名单.doc", _csv_text()), _TYPE),
    Case("utf-8", _text("名单.csv", _csv_text()), _READ),
    Case("utf-8 with mark", _text("名单.csv", _csv_text(), "utf-8-sig"), _READ),
    Case("gbk", _text("名单.csv", _csv_text(), "gbk"), _READ),
    Case("gb18030", _text("名单.txt", _csv_text("\t"), "gb18030"), _READ),
    Case("utf-16", _text("名单.txt", _csv_text("\t"), "utf-16"), _READ),
    Case("utf-16 little end without mark", _text("名单.csv", _csv_text(), "utf-16-le"), _READ),
    Case("utf-16 big end without mark", _text("名单.csv", _csv_text(), "utf-16-be"), _READ),
    Case("tabs", _text("名单.tsv", _csv_text("\t")), _READ),
    Case("semicolons", _text("名单.csv", _csv_text(";")), _READ),
    Case("bars", _text("名单.txt", _csv_text("|")), _READ),
    Case("old Macintosh lines", _text("名单.csv", _csv_text(end="\r")), _READ),
    Case("trailing separators", _text("名单.csv", _csv_text(end=",,,,\n")), _READ),
    Case(
        "quotation mark never closed",
        _text("名单.csv", _csv_text() + '\n"' + f"{SECRET_NAME},1\n" * 200),
        _BAD,
    ),
    Case(
        "numbers guarded by formulas",
        _text("名单.csv", _csv_text().replace(SECRET_ID, f'="{SECRET_ID}"')),
        _READ,
    ),
    Case("cell of a novel", _text("名单.csv", _csv_text() + "说" * 40_000), _LARGE),
    Case("headings alone", _xlsx([TITLE, HEADING]), _NOBODY),
    Case("people without headings", _xlsx([_rows()[2]] * 5), _HEADLESS),
    Case("headings in row 31", _xlsx([["某"]] * 30 + _rows()[1:]), _HEADLESS),
    Case("headings in row 30", _xlsx([["某"]] * 29 + _rows()[1:]), _READ),
    Case(
        "headings without a name", _xlsx([["身份证号码", "保障金额"], [SECRET_ID, 600]]), _HEADLESS
    ),
    Case(
        "two tables side by side in rows",
        _xlsx([*_rows(), ["姓名", "身份证号", "病种"], ["某", IDS[0], "x"]]),
        ErrorCode.SECOND_TABLE,
    ),
    Case(
        "small table above",
        _xlsx([["姓名", "身份证号"], ["某", IDS[0]], *_rows()]),
        ErrorCode.SECOND_TABLE,
    ),
    Case("formula never calculated", _xlsx(_with(4, "=1+1")), ErrorCode.FORMULA_NOT_CALCULATED),
    Case("formula injection", _text("名单.csv", _csv_text() + "=cmd|' /C calc'!A0"), _READ),
    Case("error in the amount", _xlsx(_with(4, "#REF!")), _READ),
    Case("truth for a size", _xlsx(_with(3, True)), _READ),
    Case("name of a right-to-left override", _xlsx(_with(1, "\u202e" + SECRET_NAME)), _READ),
    Case("name of zero-width characters", _xlsx(_with(1, "\u200b".join(SECRET_NAME))), _READ),
    Case("name with tabs", _xlsx(_with(1, SECRET_NAME + "\t\u3000\u00a0")), _READ),
    Case("name of a thousand characters", _xlsx(_with(1, "长" * 1000)), ["长" * 1000]),
]
