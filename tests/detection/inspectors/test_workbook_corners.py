"""The corners of a workbook: what no sheet shows, and what stands where no program writes."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from noticegen.detection.inspectors.contents import Area, Passage, Unreadable
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.office.part_names import part_name

# Invented; the sequence codes 990–999 belong to nobody.
ID = "150207196203109950"
_CARD = "6228480001243516364"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "xl/worksheets/sheet1.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


def edited(
    changes: dict[str, tuple[str, str]] | None = None, parts: dict[str, str] | None = None
) -> bytes:
    """Return a workbook with text replaced in some of its parts, and with further parts."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["户主姓名", "备注"])
    book.worksheets[0].append(["王海龙", "无"])
    plain, buffer = io.BytesIO(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            old, new = (changes or {}).get(name, ("", ""))
            assert old in text
            target.writestr(name, text.replace(old, new, 1) if old else text)
        for name, text in (parts or {}).items():
            target.writestr(name, text)
    return buffer.getvalue()


def found(data: bytes, text: str = ID) -> list[Passage]:
    return [part for part in read_file("名单.xlsx", data).passages if text in part.text]


@pytest.mark.parametrize(
    "rule",
    [
        f'<dataValidations><dataValidation promptTitle="{ID}" sqref="B2"/></dataValidations>',
        f'<dataValidations><dataValidation errorTitle="{ID}" sqref="B2"/></dataValidations>',
        f'<autoFilter ref="A1"><filterColumn><filters><filter val="{ID}"/></filters>'
        "</filterColumn></autoFilter>",
        f'<autoFilter ref="A1"><filterColumn><customFilters><customFilter val="{ID}"/>'
        "</customFilters></filterColumn></autoFilter>",
        f'<sortState ref="A1"><sortCondition ref="A1" customList="甲,{ID}"/></sortState>',
        f'<scenarios><scenario name="a"><inputCells r="B2" val="{ID}"/></scenario></scenarios>',
        f'<protectedRanges><protectedRange name="x{ID}" sqref="A1"/></protectedRanges>',
        f'<conditionalFormatting sqref="B2"><cfRule text="{ID}"/></conditionalFormatting>',
        f'<smartTags><cellSmartTag><cellSmartTagPr key="a" val="{ID}"/></cellSmartTag></smartTags>',
    ],
)
def test_every_rule_of_a_sheet_is_read(rule: str) -> None:
    passages = found(edited({_SHEET: ("</worksheet>", f"{rule}</worksheet>")}))
    assert [(part.area, part.spot) for part in passages] == [(Area.NAME, "工作表“Sheet”")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</sheetData>", f"<!-- {ID} --></sheetData>"),
        ("</sheetData>", f'<row r="9"><!-- {ID} --></row></sheetData>'),
        ("</sheetData>", f'<row r="9"><c r="A9" note="{ID}"/></row></sheetData>'),
        (
            "</sheetData>",
            f'<row r="9"><c r="A9"><v>1</v><is><t>{ID}</t></is></c></row></sheetData>',
        ),
        ("</sheetData>", f'<row r="9"><c r="A9"><x>{ID}</x></c></row></sheetData>'),
        ("<sheetPr>", f'<sheetPr codeName="身份证{ID}">'),
        (
            "</worksheet>",
            f'<headerFooter><oddHeader>&amp;L{ID[:9]}&amp;"宋体,加粗"&amp;12 {ID[9:]}</oddHeader>'
            "</headerFooter></worksheet>",
        ),
    ],
)
def test_what_a_sheet_holds_beside_its_values_is_read(old: str, new: str) -> None:
    assert found(edited({_SHEET: (old, new)}))


@pytest.mark.parametrize(
    "part",
    [
        f'<customWorkbookViews><customWorkbookView name="{ID}"/></customWorkbookViews>',
        f'<fileSharing userName="{ID}"/>',
        f"<!-- {ID} -->",
    ],
)
def test_the_list_of_sheets_is_read_whole(part: str) -> None:
    assert found(edited({"xl/workbook.xml": ("</workbook>", f"{part}</workbook>")}))


@pytest.mark.parametrize(
    ("part", "kind", "content"),
    [
        (
            "pivotCache/pivotCacheDefinition1.xml",
            "pivotCacheDefinition",
            f'<pivotCacheDefinition xmlns="{_MAIN}"><s v="{ID}"/></pivotCacheDefinition>',
        ),
        (
            "externalLinks/externalLink1.xml",
            "externalLink",
            f'<externalLink xmlns="{_MAIN}"><cell r="A1"><v>{ID}</v></cell></externalLink>',
        ),
        (
            "connections.xml",
            "connections",
            f'<connections xmlns="{_MAIN}"><dbPr command="select \'{ID}\'"/></connections>',
        ),
        (
            "worksheets/sheet9.xml",
            "worksheet",
            f'<worksheet xmlns="{_MAIN}"><c r="A1"><is><t>{ID}</t></is></c></worksheet>',
        ),
    ],
)
def test_a_part_that_the_workbook_refers_to_is_read(part: str, kind: str, content: str) -> None:
    relation = f'<Relationship Id="rIdZ" Type="{_RELATION}/{kind}" Target="{part}"/>'
    data = edited(
        {_RELATIONS: ("</Relationships>", f"{relation}</Relationships>")}, {f"xl/{part}": content}
    )
    assert {passage.spot for passage in found(data)} == {part_name(f"xl/{part}")}


@pytest.mark.parametrize(
    "drawing",
    [
        f'<xml xmlns:v="urn:v"><v:textbox><div>无<br>身份证{ID}</div></v:textbox></xml>',
        f'<xml xmlns:v="urn:v"><v:shape alt="{ID}"/></xml>',
    ],
)
def test_drawings_of_the_old_kind_are_read_though_they_are_no_xml(drawing: str) -> None:
    assert found(edited(parts={"xl/drawings/vmlDrawing1.vml": drawing}))


def test_a_number_written_with_an_exponent_is_read_as_people_know_it() -> None:
    cache = (
        f'<pivotCacheRecords xmlns="{_MAIN}"><n v="1.5020719620310995E+17"/></pivotCacheRecords>'
    )
    assert found(edited(parts={"xl/pivotCache/pivotCacheRecords1.xml": cache}))


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/theme/theme1.xml"])
def test_of_looks_the_numbers_are_read_and_nothing_else(part: str) -> None:
    data = edited({part: ('name="', f'code="{ID}" label="王海龙" name="')})
    assert {passage.spot for passage in found(data)} == {part_name(part)}
    assert not found(data, "label")
    assert part not in {passage.spot for passage in found(data, "王海龙")}


def test_a_broken_part_is_told_and_what_is_in_it_found() -> None:
    data = edited({_SHEET: ("</sheetData>", f"<row><c>{ID}</sheetData>")})
    assert found(data)
    assert [part.reason for part in read_file("a.xlsx", data).unread] == [Unreadable.DAMAGED]


def test_a_row_of_almost_no_height_is_hidden() -> None:
    row = f'<row r="9" ht="0.05"><c r="A9" t="str"><v>{ID}</v></c></row></sheetData>'
    passages = found(edited({_SHEET: ("</sheetData>", row)}))
    assert [passage.area for passage in passages] == [Area.HIDDEN_CELL]


@pytest.mark.parametrize("mark", ["<sheetData", "</worksheet>"])
def test_text_between_the_parts_of_a_sheet_is_read(mark: str) -> None:
    assert found(edited({_SHEET: (mark, f"{ID}{mark}")}))


def with_strings(items: str) -> bytes:
    """Return a workbook whose second row shows the first string of its store."""
    cell = '<c r="A2" t="inlineStr"><is><t>&#29579;&#28023;&#40857;</t></is></c>'
    store = f'<sst xmlns="{_MAIN}">{items}</sst>'
    return edited({_SHEET: (cell, '<c r="A2" t="s"><v>0</v></c>')}, {"xl/sharedStrings.xml": store})


@pytest.mark.parametrize(
    "item",
    [
        f"<si><t>{ID}</t></si>",
        f"<si><t xml:space='preserve'>{ID}</t><phoneticPr fontId='1'/></si>",
        f"<si><r><t>{ID[:6]}</t></r><r><rPr><b/></rPr><t>{ID[6:]}</t></r></si>",
    ],
)
def test_what_a_cell_shows_is_told_once(item: str) -> None:
    assert [passage.area for passage in found(with_strings(item))] == [Area.CELL]


@pytest.mark.parametrize(
    "items",
    [
        f"<si><t>无</t></si><si><t>{ID}</t></si>",
        f"<si><t>无</t><rPh sb='0' eb='1'><t>{ID}</t></rPh></si>",
        f"<si><t>1</t><t>{ID}</t></si>",
        f"<si><t>无</t><ext>{ID}</ext></si>",
        f"<si><t note='{ID}'>无</t></si>",
        f"<si><t>无</t><!--{ID}--></si>",
        f"<si><t>无</t></si>{ID}",
    ],
)
def test_what_no_cell_shows_is_told_by_itself(items: str) -> None:
    told = [passage for passage in found(with_strings(items)) if passage.area is Area.CACHE]
    assert [ID in passage.text.splitlines() for passage in told] == [True]


@pytest.mark.parametrize("part", [_SHEET, "xl/workbook.xml", "xl/styles.xml", "docProps/app.xml"])
@pytest.mark.parametrize("note", [f"<!-- {ID} -->", f"<?note {ID}?>"])
@pytest.mark.parametrize("is_behind", [False, True], ids=["in-front", "behind"])
def test_what_stands_beside_all_xml_of_a_part_is_read(
    part: str, note: str, is_behind: bool
) -> None:
    with zipfile.ZipFile(io.BytesIO(edited())) as book:
        text = book.read(part).decode()
    place = len(text) if is_behind else text.index("<", 1 if text.startswith("<?") else 0)
    assert found(edited({part: (text, text[:place] + note + text[place:])}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("is_last", [False, True], ids=["first", "last"])
def test_both_of_two_parts_of_one_name_are_read(is_last: bool) -> None:
    lawful, leaking = edited(), edited({_SHEET: ("</sheetData>", f"<a>{ID}</a></sheetData>")})
    first, last = (lawful, leaking) if is_last else (leaking, lawful)
    with zipfile.ZipFile(io.BytesIO(last)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(io.BytesIO(first)) as source:
        parts[_SHEET], other = source.read(_SHEET), parts[_SHEET]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in (*parts.items(), (_SHEET, other)):
            target.writestr(name, content)
    assert found(buffer.getvalue())


def test_how_a_string_is_read_aloud_is_no_part_of_it() -> None:
    string = f"<is><t>合计</t><rPh sb='0' eb='1'><t>{ID}</t></rPh></is>"
    cell = f'<c r="C2" t="inlineStr">{string}</c></row></sheetData>'
    (row,) = found(edited({_SHEET: ("</row></sheetData>", cell)}))
    assert f"合计{ID}" not in row.text


@pytest.mark.parametrize("heading", ["序号", "序"])
def test_a_note_below_a_list_is_no_place_in_it(heading: str) -> None:
    book = openpyxl.Workbook()
    for row in ((heading, "姓名"), ("1", "王海龙"), (f"银行卡 {_CARD}",), (_CARD[:6],)):
        book.worksheets[0].append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    rows = [part.text for part in read_file("名单.xlsx", buffer.getvalue()).passages if part.cells]
    assert rows[1:] == [f"{heading}：1\t姓名：王海龙", f"银行卡 {_CARD}", f"{heading}：{_CARD[:6]}"]
