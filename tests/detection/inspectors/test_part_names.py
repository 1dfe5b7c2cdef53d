"""Places in office files are told in words that people use."""

from __future__ import annotations

import io

import openpyxl
import pytest

from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.contents import Area, Passage, Unreadable, UnreadPart
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.office.part_names import name_places, name_unread, part_name
from noticegen.detection.verdict import judge
from tests.detection.inspectors.compound_files import message, slides, word

PHONE = "16500005936"  # invented


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("word/document.xml", "正文"),
        ("word/header2.xml", "页眉2"),
        ("ppt/slides/slide12.xml", "幻灯片12"),
        ("xl/media/image1.png", "图片“image1.png”"),
        ("__attach_version1.0_#00000000/__substg1.0_37010102", "附件"),
        ("xl/unheardOf.xml", "xl/unheardOf.xml"),
        ("工作表“公示” 第2行", "工作表“公示” 第2行"),
    ],
)
def test_a_part_has_a_name(path: str, name: str) -> None:
    assert part_name(path) == name


@pytest.mark.parametrize(
    ("spot", "told"),
    [
        ("word/document.xml 第3段", "正文 第3段"),
        ("word/embeddings/a b.xlsx 第1行", "嵌入的文件“a b.xlsx” 第1行"),
        ("PowerPoint Document 内.zip", "PowerPoint Document 内.zip"),
        ("PowerPoint Document", "幻灯片"),
        (None, None),
    ],
)
def test_the_rest_of_a_place_stays(spot: str | None, told: str | None) -> None:
    (passage,) = name_places([Passage(Area.TEXT, "", spot=spot)])
    (part,) = name_unread([UnreadPart(Unreadable.DAMAGED, spot)])
    assert (passage.spot, part.spot) == (told, told)


@pytest.mark.parametrize(
    ("name", "data", "where"),
    [
        ("名单.doc", word(f"电话{PHONE}"), "正文 文字"),
        ("名单.ppt", slides(f"电话{PHONE}"), "幻灯片 文字"),
        ("信.msg", message({"1000001F": f"电话{PHONE}".encode("utf-16-le")}), "邮件正文 文字"),
    ],
)
def test_a_finding_says_its_place_in_plain_words(name: str, data: bytes, where: str) -> None:
    found = judge(read_file(name, data), default_detector()).observations
    assert where in {one.where for one in found}


def test_a_place_is_not_told_twice() -> None:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    book.defined_names["电话"] = openpyxl.workbook.defined_name.DefinedName(
        "电话", attr_text=f'"{PHONE}"'
    )
    book.save(buffer)
    (found,) = judge(read_file("名单.xlsx", buffer.getvalue()), default_detector()).observations
    assert found.where == "定义的名称"
