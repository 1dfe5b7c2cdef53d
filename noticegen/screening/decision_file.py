"""Read the decisions file that a run wrote and a person has filled in."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.values.dates import parse_date
from noticegen.screening.decisions import Choice, Decision, Decisions, RowCode
from noticegen.vocabulary.place import Place

SHEET_NAME = "决定"
SALT_CELL = "B2"
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
_LARGEST_FILE = 20 * 2**20
_SALT = re.compile(r"[0-9a-f]{32}", re.ASCII)
_CODE = re.compile(r"([0-9a-f]{20})-([0-9a-f]{20})", re.ASCII)
_CHOICES = {choice.label: choice for choice in Choice}


def read_decisions(paths: tuple[Path, ...]) -> Decisions:
    """Read every decision of the files; rows without one are still open.

    A file that is not a decisions file, or a row that is half filled in, is an InputError: a
    decision is somebody's signature.
    """
    return Decisions(tuple(decision for path in paths for decision in _read(path)))


def _read(path: Path) -> list[Decision]:
    rows, salt = _open(path)
    decisions = []
    for number, row in enumerate(rows, HEADING_ROW + 1):
        texts = dict(zip(HEADINGS, row, strict=False))
        if _text(texts.get("决定")):
            decisions.append(_decision(texts, salt, Place(path.name, SHEET_NAME, number)))
    return decisions


def _open(path: Path) -> tuple[list[tuple[Any, ...]], str]:
    from openpyxl import load_workbook

    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise _invalid(Place(path.name), "文件太大，不是程序写出的决定表")
        workbook = load_workbook(path, data_only=True)
        sheet = workbook[SHEET_NAME]
    except InputError:
        raise
    except (OSError, KeyError, ValueError, TypeError, EOFError, zipfile.BadZipFile):
        raise _invalid(Place(path.name), "打不开，或者没有“决定”工作表") from None
    except Exception:  # openpyxl lets XML errors of several libraries through
        raise _invalid(Place(path.name), "文件已损坏") from None
    salt = _text(sheet[SALT_CELL].value)
    rows = list(sheet.iter_rows(min_row=HEADING_ROW, max_col=len(HEADINGS), values_only=True))
    if not rows or tuple(map(_text, rows[0])) != HEADINGS or not _SALT.fullmatch(salt):
        raise _invalid(Place(path.name, SHEET_NAME, HEADING_ROW), "表头或盐值被改动过")
    return rows[1:], salt


def _decision(texts: dict[str, Any], salt: str, place: Place) -> Decision:
    def at(column: str) -> Place:
        return Place(place.file, place.sheet, place.row, column)

    choice = _CHOICES.get(_text(texts["决定"]))
    if choice is None:
        raise _invalid(at("决定"), f"只能写 {'、'.join(_CHOICES)}")
    by = _text(texts["决定人"])
    if not by:
        raise _invalid(at("决定人"), "写了决定，没有写决定人")
    day = _day(texts["日期"])
    if day is None:
        raise _invalid(at("日期"), "写了决定，没有写完整的日期")
    code = _CODE.fullmatch(_text(texts["核对码"]))
    row = texts["行"]
    if code is None or not isinstance(row, int):
        raise _invalid(place, "行号或核对码被改动过")
    asked = Place(_text(texts["文件"]), _text(texts["工作表"]) or None, row)
    rules = frozenset(_text(texts["规则"]).split())
    return Decision(choice, by, day, asked, rules, RowCode(code[1], code[2]), salt)


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    stated = parse_date(_text(value))
    return stated.complete if stated else None


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _invalid(place: Place, why: str) -> InputError:
    return InputError(ErrorCode.DECISIONS_INVALID, place, why=why)
