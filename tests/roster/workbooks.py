"""Build small workbooks for tests: rows of plain values, and what is done to them afterwards."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from noticegen.roster.household import Household
from noticegen.roster.model import Roster
from noticegen.roster.reading import read_rosters

Value = str | int | float | bool | None
Finish = Callable[[Worksheet], object]

HEADING: list[Value] = ["序号", "户主姓名", "身份证号码", "家庭人口", "户月保障金额（元）", "备注"]
TITLE: list[Value] = ["哈业胡同镇2026年12月农村低保花名册"]
# Sequence codes 990-999 are practically never given out: these numbers belong to nobody.
IDS = ["150203195001019917", "150203196202029925", "150203197103039933", "150203198004049941"]


def line(position: int, name: str = "", size: Value = 2, amount: Value = 600) -> list[Value]:
    """Return one household's row; the position tells its number and default name."""
    return [
        position,
        name or "甲乙丙丁戊己庚辛"[position % 8] + "某",
        IDS[position % len(IDS)],
        size,
        amount,
        None,
    ]


def write_xlsx(
    path: Path,
    rows: Sequence[Sequence[Value]],
    *,
    sheet: str = "新村",
    finish: Finish | None = None,
    more: dict[str, Sequence[Sequence[Value]]] | None = None,
) -> Path:
    """Write a workbook of one sheet, or of `more`; `finish` may merge, hide and comment."""
    book = openpyxl.Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = sheet
    for row in rows:
        first.append(list(row))
    for name, others in (more or {}).items():
        other = book.create_sheet(name)
        for row in others:
            other.append(list(row))
    if finish:
        finish(first)
    book.save(path)
    return path


def read_rows(
    path: Path,
    rows: Sequence[Sequence[Value]],
    *,
    sheet: str = "新村",
    finish: Finish | None = None,
) -> Roster:
    """Write rows to a workbook and read it back."""
    return read_rosters([write_xlsx(path / "名单.xlsx", rows, sheet=sheet, finish=finish)])


def names(roster: Roster) -> list[str]:
    """Return the applicants' names in order."""
    return [household.applicant_name for household in roster.households]


def only(roster: Roster) -> Household:
    """Return the one household of a roster."""
    (household,) = roster.households
    return household


def rewrite_part(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """Change the XML of one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode("utf-8")).encode("utf-8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def share_strings(path: Path) -> Path:
    """Move the texts of the first sheet into a table, as Excel and WPS write them.

    Every second text is cut into runs with a reading above, as Excel stores formatted ones.
    """
    texts: list[str] = []

    def move(match: re.Match[str]) -> str:
        texts.append(html.unescape(match[2]))
        return f'<c r="{match[1]}" t="s"><v>{len(texts) - 1}</v></c>'

    pattern = r'<c r="([A-Z]+[0-9]+)"[^>]*t="inlineStr"><is><t[^>]*>([^<]*)</t></is></c>'
    rewrite_part(path, "xl/worksheets/sheet1.xml", lambda xml: re.sub(pattern, move, xml))
    items = [
        f"<si><t>{text}</t></si>"
        if at % 2
        else f"<si><r><t>{text[:1]}</t></r><r><t xml:space='preserve'>{text[1:]}</t></r>"
        "<rPh sb='0' eb='1'><t>duyin</t></rPh></si>"
        for at, text in enumerate(texts)
    ]
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{space}">{"".join(items)}</sst>')
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    return rewrite_part(path, "[Content_Types].xml", lambda xml: xml.replace("</Types>", override))
