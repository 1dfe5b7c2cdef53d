"""Small tables that go with messages: who wants none, and whose WeChat account is whose."""

from __future__ import annotations

import csv
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.errors.system import describe_os_error
from noticegen.families.phones import plain_phone
from noticegen.vocabulary.place import Place

_ENCODINGS = ("utf-8-sig", "gb18030")


def read_opted_out(path: Path | None) -> frozenset[str]:
    """Return the numbers of a list with one number a line; further columns are ignored."""
    if path is None:
        return frozenset()
    return frozenset(row[0] for row in _rows(path, columns=1))


def read_openids(path: Path | None) -> dict[str, str]:
    """Return openid by number from a CSV of two columns; a number given twice is an InputError."""
    if path is None:
        return {}
    table: dict[str, str] = {}
    for phone, openid in _rows(path, columns=2):
        if table.setdefault(phone, openid) != openid:
            raise InputError(
                ErrorCode.ROSTER_UNREADABLE, Place(path.name), why="同一个号码对应两个 openid"
            )
    return table


def _rows(path: Path, columns: int) -> list[list[str]]:
    """Return the rows that begin with a number; what is neither that nor a heading fails."""
    rows = []
    for number, row in enumerate(csv.reader(_text(path).splitlines()), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        phone = plain_phone(cells[0])
        if phone.isdecimal() and len(phone) >= 7 and len(cells) >= columns and all(cells[:columns]):
            rows.append([phone, *cells[1:columns]])
        elif number > 1:
            raise InputError(
                ErrorCode.ROSTER_UNREADABLE,
                Place(path.name, row=number),
                why="这一行不是手机号码" + ("和 openid" if columns > 1 else ""),
            )
    return rows


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        why = describe_os_error(error)
        raise InputError(ErrorCode.FILE_NOT_OPENED, Place(path.name), why=why) from None
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(
        ErrorCode.ROSTER_UNREADABLE, Place(path.name), why="不是文本文件（UTF-8 或 GB18030）"
    )
