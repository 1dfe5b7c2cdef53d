"""Office files: whatever a program hides in them is read, and its place is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
import xlwt
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from noticegen.detection.inspectors.contents import (
    Area,
    FileContents,
    Passage,
    Unreadable,
    UnreadableError,
)
from noticegen.detection.inspectors.files import read_file

PHONE = "16500005936"


def workbook_bytes(change: Callable[[openpyxl.Workbook, Worksheet], object]) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "新城村"
    sheet.append(["序号", "户主姓名", "身份证号码", "备注"])
    sheet.append([1, "王海龙", "", ""])
    change(workbook, sheet)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def where(contents: FileContents, text: str = PHONE) -> list[Passage]:
    return [passage for passage in contents.passages if text in passage.text]


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def hide_row(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["D2"] = PHONE
    sheet.row_dimensions[2].hidden = True


def hide_column(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["D2"] = PHONE
    sheet.column_dimensions["D"].hidden = True


def hide_sheet(workbook: openpyxl.Workbook, _: Worksheet) -> None:
    sheet = workbook.create_sheet("旧")
    sheet["A1"] = PHONE
    sheet.sheet_state = "veryHidden"


def comment(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["B2"].comment = Comment(f"电话{PHONE}", "办事员")


def name_a_range(workbook: openpyxl.Workbook, _: Worksheet) -> None:
    workbook.defined_names["x"] = DefinedName("x", attr_text=f'"{PHONE}"')


def head_and_foot(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.oddFooter.center.text = PHONE  # type: ignore[union-attr]  # a new sheet has one


def property_of_file(workbook: openpyxl.Workbook, _: Worksheet) -> None:
    workbook.properties.keywords = PHONE


def validation(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    rule = DataValidation(type="list", formula1=f'"{PHONE},是"')
    sheet.add_data_validation(rule)
    rule.add("D2")


def formula(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["D2"] = f'=IF(1,"无","{PHONE}")'


def as_number(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["D2"] = int(PHONE)


def as_link(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["D2"] = "见"
    sheet["D2"].hyperlink = f"https://example.gov.cn/{PHONE}"


@pytest.mark.parametrize(
    ("change", "area", "place"),
    [
        (hide_row, Area.HIDDEN_CELL, "工作表“新城村” 第2行"),
        (hide_column, Area.CELL, "工作表“新城村” 第2行"),
        (hide_sheet, Area.HIDDEN_CELL, "工作表“旧”（隐藏） 第1行"),
        (comment, Area.COMMENT, "工作表“新城村” B2"),
        (name_a_range, Area.NAME, "定义的名称"),
        (head_and_foot, Area.HEADER_FOOTER, "工作表“新城村”"),
        (property_of_file, Area.METADATA, "文件属性"),
        (validation, Area.NAME, "工作表“新城村”"),
        (formula, Area.CELL, "工作表“新城村” 第2行"),
        (as_number, Area.CELL, "工作表“新城村” 第2行"),
        (as_link, Area.LINK, "xl/worksheets/_rels/sheet1.xml.rels"),
    ],
)
def test_nothing_in_a_workbook_escapes(
    change: Callable[[openpyxl.Workbook, Worksheet], object], area: Area, place: str
) -> None:
    found = where(read_file("名单.xlsx", workbook_bytes(change)))
    assert (area, place) in {(passage.area, passage.spot) for passage in found}


def test_cells_carry_their_headings_and_hidden_columns_say_so() -> None:
    passage = where(read_file("名单.xlsx", workbook_bytes(hide_column)))[0]
    assert passage.text == f"序号：1\t户主姓名：王海龙\t备注：{PHONE}"
    assert passage.cells == ("A列", "B列", "D列（隐藏）")


def test_dates_and_cut_numbers_are_written_as_people_read_them() -> None:
    def change(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["C2"] = 150203195803079911
        sheet["D2"] = date(2012, 6, 1)

    contents = read_file("名单.xlsx", workbook_bytes(change))
    assert where(contents, "1502031958030799")
    assert where(contents, "2012-06-01")


def test_the_cache_of_a_pivot_table_is_read() -> None:
    base = workbook_bytes(lambda _workbook, _sheet: None)
    with zipfile.ZipFile(io.BytesIO(base)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/pivotCache/pivotCacheDefinition1.xml"] = (
        f'<pivotCacheDefinition xmlns="x"><s v="{PHONE}"/></pivotCacheDefinition>'
    )
    found = where(read_file("名单.xlsx", zipped(parts)))
    assert [passage.area for passage in found] == [Area.CACHE]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(body: str, **more: str) -> bytes:
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            **{f"word/{name}.xml": text for name, text in more.items()},
        }
    )


def paragraph(run: str) -> str:
    return f"<w:p><w:r>{run}</w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "area"),
    [
        (paragraph(f"<w:t>{PHONE}</w:t>"), Area.TEXT),
        (
            paragraph(f"<w:t>{PHONE[:5]}</w:t></w:r><w:r><w:t>{PHONE[5:]}</w:t>"),
            Area.TEXT,
        ),
        (paragraph(f"<w:rPr><w:vanish/></w:rPr><w:t>{PHONE}</w:t>"), Area.HIDDEN_TEXT),
        (f"<w:p><w:del><w:r><w:delText>{PHONE}</w:delText></w:r></w:del></w:p>", Area.HIDDEN_TEXT),
        (paragraph(f"<w:instrText>HYPERLINK {PHONE}</w:instrText>"), Area.TEXT),
        (f'<w:p><w:bookmarkStart w:name="b{PHONE}"/></w:p>', Area.OBJECT),
        (
            f"<w:tbl><w:tr><w:tc>{paragraph(f'<w:t>{PHONE}</w:t>')}</w:tc></w:tr></w:tbl>",
            Area.CELL,
        ),
    ],
)
def test_nothing_in_a_document_escapes(body: str, area: Area) -> None:
    found = where(read_file("公示.docx", document(body)))
    assert [passage.area for passage in found] == [area]


@pytest.mark.parametrize(
    ("part", "area"),
    [
        ("comments", Area.COMMENT),
        ("header1", Area.HEADER_FOOTER),
        ("footnotes", Area.TEXT),
        ("glossary/document", Area.TEXT),
    ],
)
def test_every_part_of_a_document_is_read(part: str, area: Area) -> None:
    text = f"<w:x {W}>{paragraph(f'<w:t>{PHONE}</w:t>')}</w:x>"
    found = where(read_file("公示.docx", document("<w:p/>", **{part: text})))
    assert area in {passage.area for passage in found}


def test_a_workbook_inside_a_document_is_read() -> None:
    inner = workbook_bytes(hide_sheet)
    data = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {W}/>",
            "word/embeddings/book.xlsx": inner,
        }
    )
    found = where(read_file("公示.docx", data))
    assert {passage.spot for passage in found} >= {"嵌入的文件“book.xlsx” 工作表“旧”（隐藏） 第1行"}


A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


@pytest.mark.parametrize(
    ("part", "attributes", "area"),
    [
        ("ppt/slides/slide1.xml", "", Area.TEXT),
        ("ppt/slides/slide1.xml", ' show="0"', Area.HIDDEN_TEXT),
        ("ppt/notesSlides/notesSlide1.xml", "", Area.HIDDEN_TEXT),
        ("ppt/comments/comment1.xml", "", Area.COMMENT),
    ],
)
def test_slides_notes_and_comments_are_read(part: str, attributes: str, area: Area) -> None:
    text = f"<sld {A}{attributes}><a:p><a:r><a:t>{PHONE}</a:t></a:r></a:p></sld>"
    found = where(read_file("会.pptx", zipped({"[Content_Types].xml": "<T/>", part: text})))
    assert area in {passage.area for passage in found}


ODS = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>
 <style:style style:name="off"><style:table-properties table:display="false"/></style:style>
 </office:automatic-styles><office:body><table:table table:name="旧" table:style-name="{style}">
 <table:table-column table:number-columns-repeated="3"/><table:table-column {column}/>
 <table:table-row table:number-rows-repeated="4"><table:table-cell/></table:table-row>
 <table:table-row {row}><table:table-cell table:number-columns-repeated="3"/>
 <table:table-cell office:value-type="float" office:value="1.6500005936E10"><text:p>1.5E+10</text:p>
 </table:table-cell></table:table-row></table:table></office:body></office:document-content>"""
COLLAPSED = 'table:visibility="collapse"'


@pytest.mark.parametrize(
    ("settings", "area", "cell"),
    [
        ({"style": "on", "row": "", "column": ""}, Area.CELL, "D列"),
        ({"style": "off", "row": "", "column": ""}, Area.HIDDEN_CELL, "D列"),
        ({"style": "on", "row": COLLAPSED, "column": ""}, Area.HIDDEN_CELL, "D列"),
        ({"style": "on", "row": "", "column": COLLAPSED}, Area.CELL, "D列（隐藏）"),
    ],
)
def test_an_opendocument_sheet_is_read_with_what_it_hides(
    settings: dict[str, str], area: Area, cell: str
) -> None:
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": ODS.format(**settings),
            "meta.xml": "<meta/>",
        }
    )
    passage = where(read_file("名单.ods", data))[0]
    assert (passage.area, passage.cells) == (area, (cell,))
    assert passage.spot is not None
    assert passage.spot.endswith("第5行")


def test_a_million_repeated_cells_take_no_time() -> None:
    text = ODS.format(style="on", row="", column="").replace(
        'number-rows-repeated="4"', 'number-rows-repeated="1048576"'
    )
    data = zipped({"mimetype": "x", "content.xml": text})
    assert where(read_file("名单.ods", data))


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pptx", "ods"])
@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + b"\x00" * 4000, zipped({})])
def test_a_broken_office_file_is_unreadable(suffix: str, data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_file(f"x.{suffix}", data)
    assert caught.value.reason in (Unreadable.DAMAGED, Unreadable.NO_TEXT)


def test_a_truncated_workbook_is_unreadable() -> None:
    data = workbook_bytes(hide_row)
    for length in range(0, len(data), len(data) // 7):
        with pytest.raises(UnreadableError):
            read_file("x.xlsx", data[:length])


@pytest.mark.parametrize(
    "bomb",
    [
        '<!DOCTYPE x [<!ENTITY a "' + "a" * 100 + '"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
        "<x>" * 3000,
    ],
)
def test_hostile_markup_is_never_expanded(bomb: str) -> None:
    data = document("<w:p/>", comments=bomb)
    try:
        contents = read_file("x.docx", data)
    except UnreadableError:
        return
    # What is declared is told once, as it is written.
    assert not any("a" * 101 in p.text or "root:" in p.text for p in contents.passages)


def test_a_damaged_picture_spares_the_text_beside_it() -> None:
    text = f'<w:document xmlns:w="urn:w"><w:p><w:r><w:t>{PHONE}</w:t></w:r></w:p></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:  # not packed, so that one byte can be harmed
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", text)
        archive.writestr("word/media/a.png", "MARK")
    data = buffer.getvalue().replace(b"MARK", b"HARM")
    contents = read_file("通知.docx", data)
    assert where(contents)
    assert [(part.reason, part.spot) for part in contents.unread] == [
        (Unreadable.DAMAGED, "图片“a.png”")
    ]


def test_of_an_old_workbook_that_breaks_its_reader_the_rest_is_searched() -> None:
    book = xlwt.Workbook()
    book.add_sheet("名单").write(0, 0, "王某")
    book.add_sheet(f"甲{PHONE}")
    buffer = io.BytesIO()
    book.save(buffer)
    data = bytearray(buffer.getvalue())
    place = data.index(b"\xfc\x00") + 4  # the table of its texts
    data[place : place + 8] = b"\xff\xff\xff\x7f" * 2
    contents = read_file("名单.xls", bytes(data))
    assert where(contents)
    assert Unreadable.DAMAGED in {part.reason for part in contents.unread}
