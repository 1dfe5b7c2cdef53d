"""Read the decisions file that a run wrote and a person has filled in.

It comes back from whatever spreadsheet program the office has, so it is opened like a roster:
by its content, with limits, and with the same care for hostile files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from unicodedata import category

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.book import read_book
from noticegen.roster.cell import Cell, CellKind
from noticegen.roster.headings import hide_numbers
from noticegen.roster.limits import Limits
from noticegen.roster.sheet import Sheet, SheetRow
from noticegen.screening.decisions import Choice, Decision, Decisions, RowCode
from noticegen.vocabulary.place import Place

SHEET_NAME = "决定"
SALT_ROW, SALT_COLUMN = 2, 2
HEADING_ROW = 3
HEADINGS = (
    "文件",
    "工作表",
    "行",
    "疑点",
    "怎么办",
    "可以选",
    "决定",
    "决定人",
    "日期",
    "说明",
    "规则",
    "核对码",
)
_MEBI = 2**20
_LIMITS = Limits(
    file_bytes=20 * _MEBI, unpacked_bytes=200 * _MEBI, parts=1000, sheets=16, rows=100_000
)
_SALT = re.compile(r"[0-9a-f]{32}", re.ASCII)
_CODE = re.compile(r"([0-9a-f]{20})-([0-9a-f]{20})", re.ASCII)
_RULES = re.compile(r"[a-z0-9 -]*", re.ASCII)
_CHOICES = {choice.label: choice for choice in Choice}
_BETWEEN_NAMES = frozenset(" ·、\u202f\u180e")  # the last two join Mongolian letters
_SHORTEST_NAME, _LONGEST_NAME = 2, 40
_EARLIEST_YEAR = 2020  # a date before is a slip of the hand: there was no such file


def read_decisions(paths: tuple[Path, ...], today: date) -> Decisions:
    """Read every decision of the files; rows without one are still open.

    A file that is not a decisions file, a row that is half filled in or signed in the future,
    and two different answers to one question are an InputError: a decision is somebody's
    signature.
    """
    decisions = tuple(decision for path in paths for decision in _read(path, today))
    answers: dict[tuple[str, str, Place], Decision] = {}
    for decision in decisions:
        question = (decision.salt, decision.code.content, decision.place)
        first = answers.setdefault(question, decision)
        if first.choice is not decision.choice:
            why = f"这一行和{first.written}是同一户，写的决定却不一样"
            raise _invalid(decision.written, why)
    return Decisions(decisions)


def _read(path: Path, today: date) -> list[Decision]:
    name = hide_numbers(path.name)
    sheet = _open(path, name)
    rows = {row.number: {cell.column: cell for cell in row.cells} for row in sheet.rows}
    salt = _text(rows.get(SALT_ROW, {}).get(SALT_COLUMN))
    headings = rows.get(HEADING_ROW, {})
    if tuple(_text(headings.get(column)) for column in range(1, len(HEADINGS) + 1)) != HEADINGS:
        raise _invalid(Place(name, SHEET_NAME, HEADING_ROW), "表头被改动过")
    if not _SALT.fullmatch(salt):
        raise _invalid(Place(name, SHEET_NAME, SALT_ROW), "校验用的盐值被改动过")
    return [
        _decision(cells, salt, Place(name, SHEET_NAME, row.number), today)
        for row in sheet.rows
        if row.number > HEADING_ROW and (cells := _named(row)).keys() & {"决定", "决定人", "日期"}
    ]


def _open(path: Path, name: str) -> Sheet:
    try:
        book = read_book(path, Place(name), _LIMITS)
    except InputError:
        why = "文件打不开：不存在、已损坏、设了密码、太大，或者不是表格"
        raise _invalid(Place(name), why) from None
    for sheet in book.sheets:
        if sheet.name == SHEET_NAME:
            return sheet
    raise _invalid(Place(name), f"没有“{SHEET_NAME}”工作表")


def _named(row: SheetRow) -> dict[str, Cell]:
    return {
        HEADINGS[cell.column - 1]: cell for cell in row.cells if 1 <= cell.column <= len(HEADINGS)
    }


def _decision(cells: Mapping[str, Cell], salt: str, place: Place, today: date) -> Decision:
    def at(column: str) -> Place:
        return Place(place.file, place.sheet, place.row, column)

    choice = _CHOICES.get(_text(cells.get("决定")))
    if choice is None:
        raise _invalid(at("决定"), f"“决定”一栏只能写 {'、'.join(_CHOICES)}")
    by = _text(cells.get("决定人"))
    if not _is_name(by):
        raise _invalid(at("决定人"), "“决定人”一栏要写作决定的人的姓名，不写数字和别的内容")
    cell = cells.get("日期")
    stated = cell.date if cell else None
    day = stated.complete if stated else None
    if day is None or day.year < _EARLIEST_YEAR:
        raise _invalid(at("日期"), "“日期”一栏要写作决定的年、月、日，如 2026-11-24")
    if day > today:
        raise _invalid(at("日期"), "作决定的日期还没有到（请看看日期和电脑的时钟）")
    code = _CODE.fullmatch(_text(cells.get("核对码")))
    row, rules = _text(cells.get("行")), _text(cells.get("规则"))
    if code is None or not (row.isascii() and row.isdecimal()) or not _RULES.fullmatch(rules):
        raise _invalid(place, "行号、规则或核对码被改动过")
    asked = Place(_text(cells.get("文件")), _text(cells.get("工作表")) or None, int(row[:9]))
    return Decision(
        choice=choice,
        by=by,
        day=day,
        place=asked,
        rules=frozenset(rules.split()),
        code=RowCode(code[1], code[2]),
        salt=salt,
        written=place,
    )


def _is_name(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    return (
        letters >= _SHORTEST_NAME
        and len(text) <= _LONGEST_NAME
        and all(category(letter)[0] in "LM" or letter in _BETWEEN_NAMES for letter in text)
        and text not in _CHOICES
    )


def _text(cell: Cell | None) -> str:
    return cell.text.strip() if cell and cell.kind is not CellKind.FAULT else ""


def _invalid(place: Place, why: str) -> InputError:
    return InputError(ErrorCode.DECISIONS_INVALID, place, why=why)
