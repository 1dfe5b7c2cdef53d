"""The corners of documents: text that stands in no paragraph, and looks that carry numbers."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest
from PIL import Image

from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors import pictures
from noticegen.detection.inspectors.contents import Passage
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.verdict import judge

# Invented; the sequence codes 990–999 belong to nobody.
ID = "150207196203109950"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = " ".join(
    f'xmlns:{name}="urn:{name}"'
    for name in ("office", "text", "table", "draw", "svg", "number", "form", "style")
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def letter(body: str, parts: dict[str, str | bytes] | None = None) -> bytes:
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return zipped(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": document, **(parts or {})}
    )


def open_document(body: str, styles: str = "") -> bytes:
    content = (
        f"<office:content {_SPACES}>{styles}<office:body>{body}</office:body></office:content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content})


def found(name: str, data: bytes) -> list[Passage]:
    return [passage for passage in read_file(name, data).passages if ID in passage.text]


_SYMBOLS = "".join(f'<w:sym w:font="Arial" w:char="F0{ord(digit):02X}"/>' for digit in ID)


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p/><!-- {ID} -->",
        f"<w:p/><w:sdt><w:r><w:t>{ID[:9]}</w:t></w:r><w:r><w:t>{ID[9:]}</w:t></w:r></w:sdt>",
        f'<w:p><w:r><x:y xmlns:x="urn:x">{ID}</x:y></w:r></w:p>',
        f"<w:p><w:r>{_SYMBOLS}</w:r></w:p>",
    ],
)
def test_text_in_no_run_and_no_paragraph_is_read(body: str) -> None:
    assert found("公示.docx", letter(body))


@pytest.mark.parametrize(
    "part",
    ["word/styles.xml", "word/webSettings.xml", "word/theme/theme1.xml", "word/fontTable.xml"],
)
def test_a_number_among_the_looks_is_read(part: str) -> None:
    assert found("公示.docx", letter("<w:p/>", {part: f'<a name="{ID}"/>'}))


def test_a_thumbnail_is_no_unread_page_and_what_is_written_into_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "read_image", pytest.fail)
    buffer = io.BytesIO()
    Image.new("L", (200, 256), 255).save(buffer, "JPEG", comment=f"身份证{ID}".encode())
    data = letter("<w:p/>", {"docProps/thumbnail.jpeg": buffer.getvalue()})
    contents = read_file("公示.docx", data)
    assert not contents.unread
    assert any(ID in passage.text for passage in contents.passages)


def _in_cell(content: str, settings: str = "") -> str:
    cell = f"<table:table-cell {settings}>{content}</table:table-cell>"
    return f"<table:table><table:table-row>{cell}</table:table-row></table:table>"


@pytest.mark.parametrize(
    "body",
    [
        _in_cell(f"<text:p>甲</text:p><draw:shape><text:p>{ID}</text:p></draw:shape>"),
        _in_cell(f"<text:list><text:list-item><text:p>{ID}</text:p></text:list-item></text:list>"),
        _in_cell(f"<text:h>{ID}</text:h>"),
        _in_cell(f"<text:p>甲</text:p><draw:frame><svg:desc>{ID}</svg:desc></draw:frame>"),
        _in_cell("<text:p>无</text:p>", f'office:string-value="{ID}"'),
        _in_cell("<text:p>无</text:p>", f'table:formula="of:=&quot;{ID}&quot;"'),
        _in_cell(f"<text:p>证号{ID}</text:p>", 'office:value="10000000000"'),
        _in_cell(f"<text:p>{ID}</text:p>", 'office:date-value="2026-01-01"'),
        _in_cell(f"<text:p>{ID}</text:p>", 'office:value="1e999"'),
        f'<table:content-validation table:condition="is-in-list(&quot;{ID}&quot;)"/>',
        f'<table:help-message table:title="{ID}"/>',
        f'<table:filter-condition table:value="{ID}"/>',
        f'<table:tracked-changes><table:change office:value="{ID}"/></table:tracked-changes>',
        f'<table:scenario table:comment="{ID}"/>',
        f'<form:text form:current-value="{ID}"/>',
        f'<text:p><text:conditional-text text:string-value-if-true="{ID}"/></text:p>',
        f'<text:user-field-decl office:string-value="{ID}"/>',
        f'<text:p><text:hidden-text text:string-value="{ID}"/></text:p>',
        f'<text:p><text:placeholder text:description="{ID}"/></text:p>',
        f'<text:p><text:bookmark text:name="{ID}"/></text:p>',
        f'<draw:page draw:name="{ID}"/>',
        f"<!--{ID}-->",
    ],
)
def test_all_of_an_opendocument_file_is_read(body: str) -> None:
    assert found("公示.odt", open_document(body))


def test_the_words_of_an_opendocument_number_format_are_read() -> None:
    styles = f"<number:number-style><number:text>{ID}</number:text></number:number-style>"
    assert found("公示.ods", open_document("<text:p>甲</text:p>", styles))


@pytest.mark.parametrize("gap", ["<text:line-break/>", "<text:tab/>"])
def test_what_a_break_parts_is_not_glued(gap: str) -> None:
    passages = found("公示.odt", open_document(f"<text:p>{ID}{gap}16500009000</text:p>"))
    assert passages
    assert not any(f"{ID}1" in passage.text for passage in passages)


def test_a_value_in_base64_is_read() -> None:
    tag = base64.b64encode(ID.encode()).decode()
    part = f'<w:recipients xmlns:w="{_WORD}"><w:uniqueTag w:val="{tag}"/></w:recipients>'
    assert found("信.docx", letter("<w:p/>", {"word/recipientData.xml": part}))


def test_a_slide_s_declared_footer_is_read() -> None:
    assert found("公示.odp", open_document(f"<draw:footer-decl>{ID}</draw:footer-decl>"))


def test_how_often_an_empty_cell_stands_there_is_no_passport() -> None:
    table = (
        '<table:table table:name="a" table:print-ranges="公示.A1:公示.D6"><table:table-row '
        'table:number-rows-repeated="1048545"><table:table-cell/></table:table-row></table:table>'
    )
    verdict = judge(read_file("公示.ods", open_document(table)), default_detector())
    assert verdict.is_clean


def test_strings_that_a_formula_joins_are_read_as_one() -> None:
    cell = (
        '<table:table table:name="a"><table:table-row><table:table-cell table:formula='
        f'\'of:=IF(0;"联系电话{ID[:5]}"&amp;"{ID[5:]}";"")\'/></table:table-row></table:table>'
    )
    assert found("公示.ods", open_document(cell))


def test_a_part_that_is_empty_is_no_damage() -> None:
    parts = {"Configurations2/accelerator/current.xml": "", "mimetype": "application/x"}
    content = f"<office:content {_SPACES}><text:p>公示</text:p></office:content>"
    data = zipped({**parts, "content.xml": content, "META-INF/manifest.xml": "<m/>"})
    assert not read_file("公示.odt", data).unread
