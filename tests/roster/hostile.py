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


def secret_rows() -> list[list[Value]]:
    row = line(1, SECRET_NAME)
    row[2] = SECRET_ID
    return [TITLE, HEADING, row]


def csv_text(separator: str = ",", end: str = "\r\n") -> str:
    return end.join(
        separator.join("" if value is None else str(value) for value in row)
        for row in secret_rows()
    )


def raw_file(file: str, data: bytes) -> Callable[[Path], Path]:
    def build(folder: Path) -> Path:
        (folder / file).write_bytes(data)
        return folder / file

    return build


def text_file(file: str, text: str, encoding: str = "utf-8") -> Callable[[Path], Path]:
    return raw_file(file, text.encode(encoding))


def xlsx_file(rows: Sequence[Sequence[Value]], file: str = "名单.xlsx") -> Callable[[Path], Path]:
    return lambda folder: write_xlsx(folder / file, rows)


def with_part(part: str, change: Callable[[str], str]) -> Callable[[Path], Path]:
    return lambda folder: rewrite_part(
        write_xlsx(folder / "名单.xlsx", secret_rows()), part, change
    )


def with_shared(change: Callable[[str], str]) -> Callable[[Path], Path]:
    return lambda folder: rewrite_part(
        share_strings(write_xlsx(folder / "名单.xlsx", secret_rows())), SHEET, change
    )


def cut_short(share: float) -> Callable[[Path], Path]:
    def build(folder: Path) -> Path:
        path = write_xlsx(folder / "名单.xlsx", secret_rows())
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])
        return path

    return build


def zip_file(file: str, parts: dict[str, str]) -> Callable[[Path], Path]:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return raw_file(file, data.getvalue())


def without(part: str) -> Callable[[Path], Path]:
    def build(folder: Path) -> Path:
        path = share_strings(write_xlsx(folder / "名单.xlsx", secret_rows()))
        with zipfile.ZipFile(path) as archive:
            kept = {name: archive.read(name) for name in archive.namelist() if name != part}
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in kept.items():
                archive.writestr(name, data)
        return path

    return build


def lying_size(folder: Path) -> Path:
    """Claim in the archive's directory that a part unpacks to three gigabytes."""
    path = write_xlsx(folder / "名单.xlsx", secret_rows())
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 3 * 1024**3)
    path.write_bytes(data)
    return path


def encrypted_zip(folder: Path) -> Path:
    path = write_xlsx(folder / "名单.xlsx", secret_rows())
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, entry + 8, 1)
    path.write_bytes(data)
    return path


def sparse_rows(folder: Path) -> Path:
    """Pretend a million rows: formatted, empty, as a clerk's fill-down leaves them."""
    rows = "".join(f'<row r="{number}"><c r="A{number}"/></row>' for number in range(10, 300_020))
    return with_part(SHEET, lambda xml: xml.replace("</sheetData>", rows + "</sheetData>"))(folder)


def billion_laughs(xml: str) -> str:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + step)} "{f"&{chr(97 + step)};" * 10}">' for step in range(9)
    )
    return with_doctype(xml, entities, "&j;")


def with_doctype(xml: str, entities: str, use: str) -> str:
    body = xml[xml.index("<worksheet") :]
    inline = f'<c r="G3" t="inlineStr"><is><t>{use}</t></is></c></row></sheetData>'
    return f"<!DOCTYPE worksheet [{entities}]>" + body.replace("</row></sheetData>", inline)


def external_entity(folder: Path) -> Path:
    (folder / "秘密.txt").write_text(SECRET_NAME, encoding="utf-8")
    uri = (folder / "秘密.txt").as_uri()
    return with_part(SHEET, lambda xml: with_doctype(xml, f'<!ENTITY x SYSTEM "{uri}">', "&x;"))(
        folder
    )


def xls_file(folder: Path, file: str = "名单.xls") -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("新村")
    for at, row in enumerate(secret_rows()):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value)
    book.save(str(folder / file))
    return folder / file


def broken_xls(folder: Path) -> Path:
    path = xls_file(folder)
    data = bytearray(path.read_bytes())
    data[600:2400] = b"\xff" * 1800
    path.write_bytes(data)
    return path


def only_hidden(folder: Path) -> Path:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "说明"
    other = book.create_sheet("名单")
    for row in secret_rows():
        other.append(row)
    other.sheet_state = "veryHidden"
    book.save(folder / "名单.xlsx")
    return folder / "名单.xlsx"


def with_value(column: int, value: Value) -> list[list[Value]]:
    rows = secret_rows()
    rows[2][column] = value
    return rows
