"""What people call the parts of an office file: `word/header2.xml` is 页眉2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from noticegen.detection.inspectors.contents import Passage, UnreadPart

# A part's path, or a stream's name, and its name for people; the first that fits.
_NAMES = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"\w+/_rels/.*|_rels/.*", "链接"),
        (r"word/document\.xml", "正文"),
        (r"word/glossary/.*", "构建基块"),
        (r"word/footnotes\.xml", "脚注"),
        (r"word/endnotes\.xml", "尾注"),
        (r"word/header(\d*)\.xml", r"页眉\1"),
        (r"word/footer(\d*)\.xml", r"页脚\1"),
        (
            r"word/comments\w*\.xml|ppt/comments/.*|xl/(?:threadedComments/.*|comments\w*\.xml)",
            "批注",
        ),
        (r"word/people\.xml|xl/persons/.*|ppt/(?:authors|commentAuthors)\.xml", "批注人员"),
        (r"word/settings\.xml|settings\.xml", "文档设置"),
        (r"word/recipientData\.xml", "邮件合并的收件人"),
        (r"(?:word/|xl/)?styles\.xml", "样式"),
        (r"word/numbering\.xml", "编号"),
        (r"word/fontTable\.xml", "字体表"),
        (r"ppt/slides/slide(\d+)\.xml", r"幻灯片\1"),
        (r"ppt/notesSlides/notesSlide(\d+)\.xml", r"备注\1"),
        (r"ppt/(?:slideLayouts|slideMasters|notesMasters|handoutMasters)/.*", "母版和版式"),
        (r"xl/workbook\.xml|Workbook|Book", "工作簿"),
        (r"xl/sharedStrings\.xml", "文字库"),
        (r"xl/worksheets/sheet(\d+)\.xml", r"工作表数据\1"),
        (r"xl/(?:pivotCache|pivotTables)/.*|_SX_DB_CUR/.*", "透视表"),
        (r"xl/externalLinks/.*", "外部链接缓存"),
        (r"(?:xl|word|ppt)/charts/.*", "图表"),
        (r"(?:xl|word|ppt)/diagrams/.*", "SmartArt 图形"),
        (r"(?:xl|ppt|word)/drawings/.*", "图形"),
        (r"(?:xl|ppt|word)/vbaProject\.bin", "宏"),
        (r"(?:(?:xl|ppt|word)/media|Pictures)/([^/]+?\.\w{1,5})", r"图片“\1”"),
        (r"(?:xl|ppt|word)/embeddings/([^/]+?\.\w{1,5})", r"嵌入的文件“\1”"),
        (r"(?:.*/)?\x01?Ole10Native(?:/[^ ]*)?", "嵌入的文件"),
        (r"ppt/(?:presentation|presProps)\.xml|ppt/tags/.*", "演示文稿设置"),
        (r"docProps/.*|meta\.xml|(?:Document)?SummaryInformation", "文件属性"),
        (r"customXml/.*", "自定义数据"),
        (r"content\.xml|WordDocument|[01]Table", "正文"),
        (r"PowerPoint Document", "幻灯片"),
        (r"Pictures|Data", "图片"),
        (r"(?:.*/)?__substg1\.0_0037\w*", "邮件主题"),
        (r"(?:.*/)?__substg1\.0_(?:1000|1009|1013)\w*(?:\.\w+)?", "邮件正文"),
        (r"(?:.*/)?__substg1\.0_3701\w*", "附件"),
        (r"(?:.*/)?__substg1\.0_(?:3704|3707|3001)\w*", "附件名"),
        (r"(?:.*/)?__substg1\.0_007D\w*", "邮件头"),
        (r"(?:.*/)?__substg1\.0_\w*", "邮件字段"),
    )
)


def part_name(path: str) -> str:
    """Return what people call a part; a path nobody has a name for stays as it is."""
    for pattern, name in _NAMES:
        match = pattern.fullmatch(path)
        if match is not None:
            return match.expand(name)
    return path


def name_places(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield passages with the name of their part in front of the rest of their place."""
    for passage in passages:
        yield replace(passage, spot=_name_place(passage.spot))


def name_unread(parts: Iterable[UnreadPart]) -> Iterator[UnreadPart]:
    """Yield the same of parts that were not read."""
    for part in parts:
        yield replace(part, spot=_name_place(part.spot))


def _name_place(spot: str | None) -> str | None:
    if spot is None:
        return None
    for end in (len(spot), spot.rfind(" 第"), spot.find(" ")):  # `PowerPoint Document` has a blank
        path = spot[: max(0, end)]
        name = part_name(path)
        if name != path:
            return name + spot[len(path) :]
    return spot
