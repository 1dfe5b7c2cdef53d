"""Hostile workbooks of the second kind: sound by the format's rules, yet unlike any list."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from tests.roster.hostile import SECRET_ID, SECRET_NAME, SHEET, secret_rows, with_part, xlsx_file
from tests.roster.workbooks import Finish, Value, line, rewrite_part, write_xlsx

_HEADING: list[Value] = ["户主姓名", "身份证号码", "出生日期", "户月保障金额"]


def finished(finish: Finish) -> Callable[[Path], Path]:
    """Build the list, then do something to its sheet."""
    return lambda folder: write_xlsx(folder / "名单.xlsx", secret_rows(), finish=finish)


def ten_million_cells(folder: Path) -> Path:
    """Write 20 000 rows of 512 empty cells: what a fill-down with borders leaves behind."""
    rows = f"<row>{'<c/>' * 512}</row>" * 20_000
    return with_part(SHEET, lambda xml: xml.replace("</sheetData>", f"{rows}</sheetData>"))(folder)


def wide_row(cell: str) -> Callable[[Path], Path]:
    """Add a row that uses every one of the 16 384 columns."""
    row = f'<row r="4">{cell * 16_384}</row>'
    return with_part(SHEET, lambda xml: xml.replace("</sheetData>", f"{row}</sheetData>"))


def many_merges(ranges: int) -> Callable[[Path], Path]:
    """Merge the village column over and over, each range over all rows of the sheet."""
    merges = '<mergeCell ref="A2:XFD1048576"/>' * ranges
    return with_part(
        SHEET,
        lambda xml: xml.replace("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>"),
    )


def string_bomb(folder: Path) -> Path:
    """Point 60 000 cells at one shared text of 30 000 characters: 2 GB if written out."""
    path = write_xlsx(folder / "名单.xlsx", secret_rows())
    rows = "".join(
        f'<row r="{number}"><c r="F{number}" t="s"><v>0</v></c></row>'
        for number in range(4, 60_004)
    )
    rewrite_part(path, SHEET, lambda xml: xml.replace("</sheetData>", f"{rows}</sheetData>"))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/sharedStrings.xml", f'<sst xmlns="{space}"><si><t>{"注" * 30_000}</t></si></sst>'
        )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    return rewrite_part(path, "[Content_Types].xml", lambda xml: xml.replace("</Types>", override))


def deep_elements(folder: Path) -> Path:
    """Nest 100 000 elements in one cell."""
    deep = "<r>" * 100_000 + "</r>" * 100_000
    cell = f'<c r="F3" t="inlineStr"><is>{deep}</is></c></row></sheetData>'
    return with_part(SHEET, lambda xml: xml.replace("</row></sheetData>", cell))(folder)


def dates_of(epoch: datetime | None, *values: object) -> Callable[[Path], Path]:
    """Put dates beside the person, of the 1900 or the 1904 system."""

    def build(folder: Path) -> Path:
        book = openpyxl.Workbook()
        if epoch:
            book.epoch = epoch
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.append(_HEADING)
        for value in values:
            sheet.append([SECRET_NAME, SECRET_ID, value, 600])
            sheet.cell(sheet.max_row, 3).number_format = "yyyy-mm-dd"
        book.save(folder / "名单.xlsx")
        return folder / "名单.xlsx"

    return build


def mac_dates(folder: Path) -> Path:
    return dates_of(CALENDAR_MAC_1904, date(1975, 5, 5))(folder)


def faulty_cells(folder: Path) -> Path:
    """Give every cell of the row another error of the spreadsheet program, as cached results."""
    faults = ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!"]
    cells = "".join(
        f'<c r="{letter}4" t="e"><f>VLOOKUP(A1,#REF!,2)</f><v>{fault}</v></c>'
        for letter, fault in zip("ABCDEF", faults, strict=True)
    )
    return with_part(
        SHEET, lambda xml: xml.replace("</sheetData>", f'<row r="4">{cells}</row></sheetData>')
    )(folder)


def rich_text(sheet: Worksheet) -> None:
    bold = InlineFont(b=True)
    sheet["B3"] = CellRichText(TextBlock(bold, SECRET_NAME[:1]), SECRET_NAME[1:])
    sheet["C3"] = CellRichText(SECRET_ID[:6], TextBlock(bold, SECRET_ID[6:]))


def protected(folder: Path) -> Path:
    """Protect sheet and structure with a password: that hinders writing, never reading."""
    path = folder / "名单.xlsx"
    book = openpyxl.load_workbook(write_xlsx(path, secret_rows()))
    book.security = WorkbookProtection(workbookPassword="某", lockStructure=True)
    book.worksheets[0].protection.set_password("某")
    book.worksheets[0].protection.enable()
    book.save(path)
    return path


def odd_sheet_name(name: str) -> Callable[[Path], Path]:
    """Write a name into the workbook part that no spreadsheet program would let through."""
    return lambda folder: rewrite_part(
        write_xlsx(folder / "名单.xlsx", secret_rows()),
        "xl/workbook.xml",
        lambda xml: xml.replace('name="新村"', f'name="{name}"'),
    )


def sheets_named_alike(folder: Path) -> Path:
    path = write_xlsx(folder / "名单.xlsx", secret_rows(), more={"乙": [["说明"]]})
    return rewrite_part(
        path, "xl/workbook.xml", lambda xml: xml.replace('name="乙"', 'name="新村"')
    )


def many_sheets(folder: Path) -> Path:
    more: dict[str, Sequence[Sequence[Value]]] = {
        f"表{number}": [[f"第{number}页"]] for number in range(300)
    }
    return write_xlsx(folder / "名单.xlsx", secret_rows(), more=more)


def xls_of_all_rows(folder: Path) -> Path:
    """Use the last row and column that the old format has."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("新村")
    for at, row in enumerate(secret_rows()):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value)
    sheet.write(65_535, 255, "末")
    book.save(str(folder / "名单.xls"))
    return folder / "名单.xls"


def repeated_cells_of_ods(repeat: str, *, rows: str = "1") -> Callable[[Path], Path]:
    """Repeat one filled cell across, and its row downwards, by a number in the file."""

    def build(folder: Path) -> Path:
        spaces = " ".join(
            f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
            for name in ("office", "table", "text")
        )
        content = (
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="新村"><table:table-row table:number-rows-repeated="{rows}">'
            f'<table:table-cell office:value-type="string"'
            f' table:number-columns-repeated="{repeat}">'
            f"<text:p>{SECRET_NAME}</text:p></table:table-cell></table:table-row></table:table>"
            "</office:spreadsheet></office:body></office:document-content>"
        )
        path = folder / "名单.ods"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("content.xml", content)
        return path

    return build


def long_name(folder: Path) -> Path:
    """Give the file the longest name that the file system takes."""
    return xlsx_file(secret_rows(), f"{'长' * 80}.xlsx")(folder)


def breaks_in_cells() -> list[list[Value]]:
    row = line(1, f"\n{SECRET_NAME}\r\n")
    row[2], row[5] = f"{SECRET_ID[:10]}\n{SECRET_ID[10:]}", "一\r二\n三"
    return [
        ["某镇\n花名册"],
        ["序\n号", "户主\n姓名", "身份证\r\n号码", "家庭\n人口", "户月保障\n金额", "备\n注"],
        row,
    ]
