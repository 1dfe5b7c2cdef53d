"""The pages that go with notices: cover sheet and take-down order."""

from __future__ import annotations

from pathlib import Path

from noticegen.documents.dates import chinese_date
from noticegen.documents.listing import Attachment
from noticegen.documents.page import PageHead, render_page
from noticegen.documents.tables import build_tables
from noticegen.publication.companions import CoverSheet, TakeDownNotice
from noticegen.publication.model import Column, ColumnKind, Entry, VillageList

COVER_TEMPLATE = "cover.html.j2"
TAKEDOWN_TEMPLATE = "takedown.html.j2"
# What the title of a cover sheet adds to the title of its notices.
COVER_NAME = "分村张贴单"
_RULE = "companion"


def cover_html(cover: CoverSheet, templates: Path | None = None) -> str:
    """Return the sheet that lists a set of village notices and takes the receipts."""
    columns = (
        Column("village", "村", ColumnKind.TEXT, _RULE),
        Column("households", "户数", ColumnKind.COUNT, _RULE),
        Column("posted", "张贴日期", ColumnKind.TEXT, _RULE),
        Column("signed", "张贴人签字", ColumnKind.TEXT, _RULE),
    )
    entries = tuple(
        Entry(number, (line.village, line.households, "", ""))
        for number, line in enumerate(cover.lines, start=1)
    )
    head = PageHead(
        unit=cover.unit,
        title=cover.title,
        subject=f"分村公示封面 {cover.period.label}",
        day=cover.posting.first,
        with_code=False,
    )
    notices = f"{cover.title.removesuffix(COVER_NAME)}（分村，共{len(cover.lines)}份）"
    content = {
        "cover": cover,
        "tables": build_tables(columns, [VillageList("", entries)]),
        "attachments": (Attachment("", notices, (), ()),),
    }
    return render_page(COVER_TEMPLATE, head, content, templates)


def takedown_html(notice: TakeDownNotice, templates: Path | None = None) -> str:
    """Return the order to take notices down; it names notices and places, never people."""
    columns = (
        Column("title", "公示名称", ColumnKind.TEXT, _RULE),
        Column("place", "张贴地点", ColumnKind.TEXT, _RULE),
        Column("last", "公示期满", ColumnKind.TEXT, _RULE),
    )
    entries = tuple(
        Entry(number, (posted.title, posted.place, chinese_date(posted.last)))
        for number, posted in enumerate(notice.notices, start=1)
    )
    head = PageHead(
        unit=notice.unit,
        title=notice.title,
        subject=f"撤下公示的通知 {notice.period.label}",
        day=notice.day,
        with_code=False,
    )
    content = {
        "notice": notice,
        "recipients": "各嘎查村民委员会、社区居民委员会：",
        "tables": build_tables(columns, [VillageList("", entries)]),
    }
    return render_page(TAKEDOWN_TEMPLATE, head, content, templates)
