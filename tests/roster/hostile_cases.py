"""Every broken and hostile roster file, and what must become of it."""

from __future__ import annotations

from noticegen.errors import ErrorCode
from tests.roster import hostile_workbooks as workbook
from tests.roster.hostile import (
    SECRET_ID,
    SECRET_NAME,
    SHEET,
    Case,
    billion_laughs,
    broken_xls,
    csv_text,
    cut_short,
    encrypted_zip,
    external_entity,
    lying_size,
    only_hidden,
    raw_file,
    secret_rows,
    sparse_rows,
    text_file,
    with_part,
    with_shared,
    with_value,
    without,
    xls_file,
    xlsx_file,
    zip_file,
)
from tests.roster.workbooks import HEADING, IDS, TITLE

_HTML = (
    f"<html><body><table><tr><td>{SECRET_NAME}</td><td>{SECRET_ID}</td></tr></table></body></html>"
)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_READ = [SECRET_NAME]
_SHUT = ErrorCode.FILE_NOT_OPENED
_BAD = ErrorCode.ROSTER_UNREADABLE
_TYPE = ErrorCode.ROSTER_WRONG_TYPE
_LARGE = ErrorCode.ROSTER_TOO_LARGE
_HEADLESS = ErrorCode.HEADING_MISSING
_NOBODY = ErrorCode.ROSTER_EMPTY

CASES = [
    Case("empty file", raw_file("名单.xlsx", b""), _BAD),
    Case("byte order mark alone", raw_file("名单.csv", b"\xef\xbb\xbf"), _NOBODY),
    Case("white space alone", raw_file("名单.csv", b"\r\n  \r\n\r\n"), _NOBODY),
    Case("missing file", lambda folder: folder / "没有.xlsx", _SHUT),
    Case("folder", lambda folder: folder, _SHUT),
    Case("name too long", lambda folder: folder / f"{'长' * 120}.xlsx", _SHUT),
    Case("random bytes", raw_file("名单.xlsx", bytes(range(255, 0, -1)) * 40), _TYPE),
    Case("random bytes as csv", raw_file("名单.csv", bytes(range(255, 0, -1)) * 40), _BAD),
    Case("zeros", raw_file("名单.csv", bytes(5000)), _BAD),
    Case("half a workbook", cut_short(0.5), _BAD),
    Case("nearly a whole workbook", cut_short(0.98), _BAD),
    Case("first bytes of a workbook", cut_short(0.01), _BAD),
    Case("zip of something else", zip_file("名单.xlsx", {"a.txt": SECRET_NAME}), _TYPE),
    Case(
        "word document",
        zip_file("名单.xlsx", {"[Content_Types].xml": "", "word/document.xml": ""}),
        _TYPE,
    ),
    Case(
        "workbook without parts",
        zip_file("名单.xlsx", {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": ""}),
        _BAD,
    ),
    Case("no sheet part", without(SHEET), _NOBODY),
    Case("no workbook part", without("xl/workbook.xml"), _BAD),
    Case("shared strings", with_shared(lambda xml: xml), _READ),
    Case("no shared strings", without("xl/sharedStrings.xml"), _BAD),
    Case("no styles", without("xl/styles.xml"), _READ),
    Case("no theme", without("xl/theme/theme1.xml"), _READ),
    Case("broken styles", with_part("xl/styles.xml", lambda xml: xml[: len(xml) // 2]), _READ),
    Case("broken sheet", with_part(SHEET, lambda xml: xml[: len(xml) // 2]), _BAD),
    Case("sheet that is no XML", with_part(SHEET, lambda xml: "PK" + SECRET_NAME), _BAD),
    Case(
        "row number that is none",
        with_part(SHEET, lambda xml: xml.replace('<row r="3"', '<row r="x"')),
        _BAD,
    ),
    Case(
        "cell reference that is none",
        with_part(SHEET, lambda xml: xml.replace('r="B3"', 'r="3B"')),
        _BAD,
    ),
    Case(
        "shared string out of range",
        with_shared(lambda xml: xml.replace("<v>1</v></c>", "<v>999</v></c>")),
        _BAD,
    ),
    Case(
        "number that is none",
        with_part(SHEET, lambda xml: xml.replace("<v>600</v>", "<v>六百</v>")),
        _BAD,
    ),
    Case(
        "number without end",
        with_part(SHEET, lambda xml: xml.replace("<v>600</v>", "<v>1e999</v>")),
        _READ,
    ),
    Case(
        "number of 5000 digits",
        with_part(SHEET, lambda xml: xml.replace("<v>600</v>", f"<v>{'9' * 5000}</v>")),
        _BAD,
    ),
    Case("billion laughs", with_part(SHEET, billion_laughs), _BAD),
    Case("external entity", external_entity, _READ),
    Case("size that explodes", lying_size, _LARGE),
    Case("encrypted parts", encrypted_zip, ErrorCode.ROSTER_ENCRYPTED),
    Case(
        "encrypted workbook",
        raw_file("名单.xlsx", _OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")),
        ErrorCode.ROSTER_ENCRYPTED,
    ),
    Case("damaged compound file", raw_file("名单.xls", _OLE + bytes(4000)), _BAD),
    Case("a million empty rows", sparse_rows, _LARGE),
    Case(
        "last column",
        with_part(
            SHEET,
            lambda xml: xml.replace(
                "</row></sheetData>", '<c r="XFD3"><v>1</v></c></row></sheetData>'
            ),
        ),
        _LARGE,
    ),
    Case(
        "merge over the whole sheet",
        with_part(
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
        with_part(
            SHEET,
            lambda xml: xml.replace(
                "</sheetData>", '</sheetData><mergeCells><mergeCell ref="?"/></mergeCells>'
            ),
        ),
        _BAD,
    ),
    Case("only a hidden list", only_hidden, _NOBODY),
    Case("xls", xls_file, _READ),
    Case("xls called et", lambda folder: xls_file(folder, "名单.et"), _READ),
    Case("xls called xlsx", lambda folder: xls_file(folder, "名单.xlsx"), _READ),
    Case("xlsx called xls", xlsx_file(secret_rows(), "名单.XLS.xlsx"), _READ),
    Case("damaged xls", broken_xls, _BAD),
    Case("html called xls", text_file("名单.xls", _HTML), _TYPE),
    Case("html with mark called xlsx", text_file("名单.xlsx", _HTML, "utf-8-sig"), _TYPE),
    Case("html table alone", text_file("名单.xls", _HTML[12:]), _TYPE),
    Case(
        "spreadsheet xml",
        text_file("名单.xls", f"<?xml version='1.0'?><Workbook>{SECRET_ID}</Workbook>"),
        _TYPE,
    ),
    Case("pdf called xlsx", raw_file("名单.xlsx", b"%PDF-1.7\n" + SECRET_ID.encode()), _TYPE),
    Case("csv called xlsx", text_file("名单.xlsx", csv_text()), _TYPE),
    Case("csv called xls", text_file("名单.xls", csv_text(), "gb18030"), _TYPE),
    Case("unknown ending", text_file("名单.doc", csv_text()), _TYPE),
    Case("utf-8", text_file("名单.csv", csv_text()), _READ),
    Case("utf-8 with mark", text_file("名单.csv", csv_text(), "utf-8-sig"), _READ),
    Case("gbk", text_file("名单.csv", csv_text(), "gbk"), _READ),
    Case("gb18030", text_file("名单.txt", csv_text("\t"), "gb18030"), _READ),
    Case("utf-16", text_file("名单.txt", csv_text("\t"), "utf-16"), _READ),
    Case("utf-16 little end without mark", text_file("名单.csv", csv_text(), "utf-16-le"), _READ),
    Case("utf-16 big end without mark", text_file("名单.csv", csv_text(), "utf-16-be"), _READ),
    Case("tabs", text_file("名单.tsv", csv_text("\t")), _READ),
    Case("semicolons", text_file("名单.csv", csv_text(";")), _READ),
    Case("bars", text_file("名单.txt", csv_text("|")), _READ),
    Case("old Macintosh lines", text_file("名单.csv", csv_text(end="\r")), _READ),
    Case("trailing separators", text_file("名单.csv", csv_text(end=",,,,\n")), _READ),
    Case(
        "quotation mark never closed",
        text_file("名单.csv", csv_text() + '\n"' + f"{SECRET_NAME},1\n" * 200),
        ErrorCode.ROSTER_QUOTE_OPEN,
    ),
    Case(
        "numbers guarded by formulas",
        text_file("名单.csv", csv_text().replace(SECRET_ID, f'="{SECRET_ID}"')),
        _READ,
    ),
    Case("cell of a novel", text_file("名单.csv", csv_text() + "说" * 40_000), _LARGE),
    Case("headings alone", xlsx_file([TITLE, HEADING]), _NOBODY),
    Case("people without headings", xlsx_file([secret_rows()[2]] * 5), _HEADLESS),
    Case("headings in row 31", xlsx_file([*[["某"]] * 30, *secret_rows()[1:]]), _HEADLESS),
    Case("headings in row 30", xlsx_file([*[["某"]] * 29, *secret_rows()[1:]]), _READ),
    Case(
        "headings without a name",
        xlsx_file([["身份证号码", "保障金额"], [SECRET_ID, 600]]),
        _HEADLESS,
    ),
    Case(
        "two tables side by side in rows",
        xlsx_file([*secret_rows(), ["姓名", "身份证号", "病种"], ["某", IDS[0], "x"]]),
        ErrorCode.SECOND_TABLE,
    ),
    Case(
        "small table above",
        xlsx_file([["姓名", "身份证号"], ["某", IDS[0]], *secret_rows()]),
        ErrorCode.SECOND_TABLE,
    ),
    Case(
        "formula never calculated",
        xlsx_file(with_value(4, "=1+1")),
        ErrorCode.FORMULA_NOT_CALCULATED,
    ),
    Case("formula injection", text_file("名单.csv", csv_text() + "=cmd|' /C calc'!A0"), _READ),
    Case("error in the amount", xlsx_file(with_value(4, "#REF!")), _READ),
    Case("truth for a size", xlsx_file(with_value(3, True)), _READ),
    Case(
        "name of a right-to-left override", xlsx_file(with_value(1, "\u202e" + SECRET_NAME)), _READ
    ),
    Case(
        "name of zero-width characters", xlsx_file(with_value(1, "\u200b".join(SECRET_NAME))), _READ
    ),
    Case("name with tabs", xlsx_file(with_value(1, SECRET_NAME + "\t\u3000\u00a0")), _READ),
    Case("name of a thousand characters", xlsx_file(with_value(1, "长" * 1000)), ["长" * 1000]),
    Case("ten million cells", workbook.ten_million_cells, _LARGE),
    Case("a row of 16 384 empty cells", workbook.wide_row("<c/>"), _READ),
    Case("a row of 16 384 figures", workbook.wide_row("<c><v>1</v></c>"), _LARGE),
    Case("a thousand merges over everything", workbook.many_merges(1000), _HEADLESS),
    Case("shared text used 60 000 times", workbook.string_bomb, _LARGE),
    Case("elements in elements", workbook.deep_elements, _BAD),
    Case("date before 1900", workbook.dates_of(None, -1), _READ),
    Case("date beyond all dates", workbook.dates_of(None, 99_999_999), _READ),
    Case("the day that never was", workbook.dates_of(None, 60), _READ),
    Case("date of 1904", workbook.mac_dates, _READ),
    Case("errors in every cell", workbook.faulty_cells, _READ),
    Case("rich text", workbook.finished(workbook.rich_text), _READ),
    Case("line breaks everywhere", xlsx_file(workbook.breaks_in_cells()), _READ),
    Case("protected sheet and book", workbook.protected, _READ),
    Case("sheet name of a path", workbook.odd_sheet_name("../../etc/[x]*?:"), _READ),
    Case("sheet name of markup", workbook.odd_sheet_name("&lt;b&gt;{0}%s&amp;"), _READ),
    Case("sheet name of a number", workbook.odd_sheet_name(SECRET_ID), _READ),
    Case("sheet without a name", workbook.odd_sheet_name(""), _READ),
    Case("two sheets of one name", workbook.sheets_named_alike, _READ),
    Case("three hundred sheets", workbook.many_sheets, _LARGE),
    Case("last row and column of xls", workbook.xls_of_all_rows, _READ),
    Case("ods cell repeated a billion times", workbook.repeated_cells_of_ods("1000000000"), _LARGE),
    Case(
        "ods row repeated a billion times",
        workbook.repeated_cells_of_ods("3", rows="1000000000"),
        _LARGE,
    ),
    Case("ods repeated x times", workbook.repeated_cells_of_ods("x"), _BAD),
    Case("ods repeated less than once", workbook.repeated_cells_of_ods("-5"), _NOBODY),
    Case("name as long as names may be", workbook.long_name, _READ),
    Case("nul within a text file", raw_file("名单.csv", csv_text().encode() + b"\0,x"), _BAD),
    Case("separators alone", text_file("名单.csv", "," * 500 + "\n"), _NOBODY),
    Case(
        "a line of a million separators",
        text_file("名单.csv", csv_text() + "\n" + "," * 10**6),
        _READ,
    ),
    Case("other ends of lines", text_file("名单.csv", csv_text(end="\u2028")), _NOBODY),
]
