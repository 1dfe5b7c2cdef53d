import struct
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import xlwt

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.limits import Limits
from noticegen.roster.model import CellKind, VillageSource
from noticegen.roster.reading import read_rosters
from tests.roster.workbooks import (
    HEADING,
    IDS,
    Value,
    line,
    names,
    only,
    read_rows,
    rewrite_part,
    write_xlsx,
)

ROWS: list[list[Value]] = [["村", *HEADING[1:5]], ["东村", *line(1)[1:5]], [None, *line(2)[1:5]]]


def write_xls(path: Path) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    for at, row in enumerate(ROWS):
        for column, value in enumerate(row):
            if value is not None and (at, column) != (1, 0):
                sheet.write(at, column, value)
    sheet.write_merge(1, 2, 0, 0, "东村")
    sheet.row(2).hidden = True
    sheet.col(4).hidden = True
    secret = book.add_sheet("上月")
    secret.write(0, 0, "尉迟某")
    secret.visibility = 1
    book.save(str(path))
    return path


def write_ods(path: Path) -> Path:
    def cell(value: Value, spans: str = "") -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, str):
            kind, said = 'office:value-type="string"', value
        else:
            kind, said = f'office:value-type="float" office:value="{value}"', "x"
        return f"<table:table-cell{spans} {kind}><text:p>{said}</text:p></table:table-cell>"

    body = ""
    for at, row in enumerate(ROWS):
        state = ' table:visibility="filter"' if at == 2 else ""
        cells = "".join(map(cell, row))
        if at == 1:
            cells = cell("东村", ' table:number-rows-spanned="2"') + "".join(map(cell, row[1:]))
        if at == 2:
            cells = "<table:covered-table-cell/>" + "".join(map(cell, row[1:]))
        body += f"<table:table-row{state}>{cells}</table:table-row>"
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    empty = (
        '<table:table-row table:number-rows-repeated="1048573">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    style = '<style:table-properties table:display="false"/>'
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>"
        f'<style:style style:name="ta2">{style}</style:style>'
        "</office:automatic-styles><office:body><office:spreadsheet>"
        '<table:table table:name="名单"><table:table-column table:number-columns-repeated="4"/>'
        f'<table:table-column table:visibility="collapse"/>{body}{empty}</table:table>'
        '<table:table table:name="上月" table:style-name="ta2"><table:table-row>'
        f"{cell('尉迟某')}</table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(data)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + size + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _xlsb_sheet(rows: Sequence[Sequence[Value]], *, marked: bool) -> bytes:
    out = _record(129) + _record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, 9))
    if marked:
        out += _record(390) + _record(60, struct.pack("<IIIIH", 4, 4, 2000, 0, 1)) + _record(391)
    out += _record(145)
    for at, row in enumerate(rows):
        flags = 0x10 if marked and at == 2 else 0
        out += _record(0, struct.pack("<IIHBBBI", at, 0, 300, 0, flags, 0, 0))
        for column, value in enumerate(row):
            where = struct.pack("<II", column, 0)
            if isinstance(value, str):
                out += _record(6, where + _wide(value))
            elif value is not None:
                out += _record(5, where + struct.pack("<d", float(value)))
    out += _record(146)
    if marked:
        out += _record(177, struct.pack("<I", 1)) + _record(176, struct.pack("<IIII", 1, 2, 0, 0))
        out += _record(178)
    return out + _record(130)


def write_xlsb(path: Path) -> Path:
    sheets = b"".join(
        _record(156, struct.pack("<II", state, at) + _wide(f"rId{at}") + _wide(name))
        for at, name, state in ((1, "名单", 0), (2, "上月", 1))
    )
    book = _record(131) + _record(143) + sheets + _record(144) + _record(132)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}/worksheet" Target="worksheets/sheet{at}.bin"/>'
        for at in (1, 2)
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.bin", book)
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.bin", _xlsb_sheet(ROWS, marked=True))
        archive.writestr("xl/worksheets/sheet2.bin", _xlsb_sheet([["尉迟某"]], marked=False))
    return path


@pytest.mark.parametrize(
    ("write", "file"), [(write_xls, "名单.xls"), (write_ods, "名单.ods"), (write_xlsb, "名单.xlsb")]
)
def test_what_is_hidden_and_merged_in_every_format(
    write: object, file: str, tmp_path: Path
) -> None:
    assert callable(write)
    roster = read_rosters([write(tmp_path / file)])
    assert names(roster) == ["乙某", "丙某"]
    assert [household.hidden for household in roster.households] == [False, True]
    assert [household.village for household in roster.households] == ["东村", "东村"]
    assert roster.households[1].village_source is VillageSource.MERGED
    assert [household.amount for household in roster.households] == [600, 600]
    assert [column.heading for column in roster.columns if column.hidden] == ["户月保障金额（元）"]
    assert [sheet.place.sheet for sheet in roster.sheets if sheet.hidden] == ["上月"]
    assert "尉迟某" in {value.text for value in roster.private_values()}
    assert [household.place.row for household in roster.households] == [2, 3]


def test_a_number_in_xls_keeps_its_kind(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("东村")
    row = [1, "甲某", 150203195001019917, 2, 600]
    for column, (heading, value) in enumerate(zip(HEADING, row, strict=False)):
        sheet.write(0, column, heading)
        sheet.write(1, column, value)
    book.save(str(tmp_path / "名单.xls"))
    cell = only(read_rosters([tmp_path / "名单.xls"])).head.cells["id_number"]
    assert cell.kind is CellKind.NUMBER
    assert cell.precision_lost


def test_person_rows_in_gbk(tmp_path: Path) -> None:
    text = "户编号,姓名,与户主关系,身份证号,保障金额\n"
    text += f"1,甲某,户主,{IDS[0]},900\n1,乙小某,长子,{IDS[1]},\n2,丙某,本人,{IDS[2]},300\n"
    path = tmp_path / "白音嘎查.csv"
    path.write_bytes(text.encode("gbk"))
    roster = read_rosters([path])
    assert names(roster) == ["甲某", "丙某"]
    assert [household.household_size for household in roster.households] == [2, 1]
    assert [household.place.row for household in roster.households] == [2, 4]
    assert {household.village for household in roster.households} == {"白音嘎查"}


def test_line_numbers_after_a_line_break_within_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(
        f'姓名,身份证号,备注\n甲某,{IDS[0]},"一\n二"\n乙某,{IDS[1]},\n', encoding="utf-8"
    )
    assert [each.place.row for each in read_rosters([path]).households] == [2, 4]


def test_scientific_notation_in_text_has_lost_digits(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("姓名,身份证号,金额\n甲某,1.50203E+17,600\n", encoding="utf-8")
    assert only(read_rosters([path])).head.cells["id_number"].precision_lost


def test_dates_of_cells(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["姓名", "身份证号", "出生日期"]]
    for position, value in enumerate(["1980.5.1", "29342", "80.5.1"]):
        rows.append([f"{position}某", IDS[position], value])
    known = [each.head.cells["birth_date"].date for each in read_rows(tmp_path, rows).households]
    assert known[0] is not None
    assert known[0].complete == date(1980, 5, 1)
    assert known[1:] == [None, None]


@pytest.mark.parametrize(
    "limits",
    [
        Limits(file_bytes=100),
        Limits(unpacked_bytes=1000),
        Limits(parts=3),
        Limits(rows=2),
        Limits(columns=3),
        Limits(cell_characters=10),
        Limits(sheet_characters=50),
        Limits(sheets=0),
    ],
)
def test_every_limit_is_kept(limits: Limits, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "名单.xlsx", [HEADING, line(1), line(2)])
    with pytest.raises(InputError) as caught:
        read_rosters([path], limits=limits)
    assert caught.value.code is ErrorCode.ROSTER_TOO_LARGE


@pytest.mark.parametrize("cell", [(0, 16_383), (1_048_575, 9), (1_048_575, 16_383)])
def test_a_cell_far_out_in_xlsb_is_refused_before_its_sheet_is_filled_out(
    cell: tuple[int, int], tmp_path: Path
) -> None:
    row, column = cell
    far = _record(0, struct.pack("<IIHBBBI", max(row, 3), 0, 300, 0, 0, 0, 0))
    far += _record(5, struct.pack("<IId", column, 0, 1.0))
    path = write_xlsb(tmp_path / "名单.xlsb")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.bin"
    parts[sheet] = parts[sheet].replace(_record(146), far + _record(146))
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(InputError) as caught:
        read_rosters([path], limits=Limits(area=1_000_000))
    assert caught.value.code is ErrorCode.ROSTER_TOO_LARGE


def test_empty_cells_are_limited(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "名单.xlsx", [HEADING, line(1)])
    rewrite_part(
        path,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("</sheetData>", f"<row>{'<c/>' * 99}</row></sheetData>"),
    )
    assert read_rosters([path])
    with pytest.raises(InputError) as caught:
        read_rosters([path], limits=Limits(empty_cells=90))
    assert caught.value.code is ErrorCode.ROSTER_TOO_LARGE


def test_a_character_written_as_two_halves_is_one(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "名单.xlsx", [HEADING, line(1, "王某HALVES")])
    path = rewrite_part(
        path,
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace("HALVES", "_xD842__xDFB7__xD842_"),
    )
    assert names(read_rosters([path])) == ["王某\U00020bb7\ufffd"]


def test_a_workbook_of_the_strict_form_is_told_as_such(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "名单.xlsx", [HEADING, line(1)])
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        rewrite_part(
            path,
            part,
            lambda xml: xml.replace(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            ),
        )
    with pytest.raises(InputError) as caught:
        read_rosters([path])
    assert caught.value.code is ErrorCode.ROSTER_WRONG_TYPE
    assert "Strict" in caught.value.message


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ('office:value-type="date" office:date-value="2026-12"', "x"),
        ('office:value-type="date"', "x"),
        ('office:value-type="float"', "x"),
        ('office:value-type="date" office:date-value="2026-12-01"', "2026-12-01"),
    ],
    ids=["month", "no-date", "no-number", "date"],
)
def test_a_value_that_is_none_leaves_what_the_cell_displays(
    tmp_path: Path, value: str, read: str
) -> None:
    path = write_ods(tmp_path / "名单.ods")
    two = 'office:value-type="float" office:value="2"'
    rewrite_part(path, "content.xml", lambda xml: xml.replace(two, value))
    roster = read_rosters([path])
    assert len(roster.households) == 2
    assert read in {cell.text for _, cell in roster.cells()}
