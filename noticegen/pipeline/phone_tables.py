"""Small tables that go with messages: who wants none, and whose WeChat account is whose.

They are kept by hand, in a text editor or a spreadsheet program, so they are opened like a roster:
by content, in every encoding. A row that cannot be understood is an InputError: somebody who
wants no messages stands in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.families.phones import plain_phone
from noticegen.roster.book import read_book
from noticegen.roster.headings import hide_numbers
from noticegen.roster.limits import MEBI, Limits
from noticegen.roster.sheet import SheetRow
from noticegen.vocabulary.place import Place

_LIMITS = Limits(file_bytes=20 * MEBI, unpacked_bytes=200 * MEBI, sheets=16, rows=200_000)
_MOBILE = re.compile(r"(?<!\d)(?:\+86|0086|86)?(1\d{10})(?!\d)")
_BETWEEN_DIGITS = re.compile(r"[\s\-‐-―()（）.]+")
_NUMBER = re.compile(r"\+?\d{7,13}")
_OPENID = re.compile(r"o[A-Za-z0-9_-]+")
_OPENID_HEADING = "openid"
_MOST_HEADINGS = 3  # above the first number; one alone is a list of nobody
_PHONE = "手机号码"
_BOTH = "手机号码和 openid"


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with something in it: where it stands, its numbers, its texts by column."""

    place: Place
    phones: frozenset[str] = field(repr=False)
    texts: dict[int, str] = field(repr=False)


def read_opted_out(path: Path | None) -> frozenset[str]:
    """Return every number of a list; what else stands beside it is ignored.

    An empty file is a list of nobody.
    """
    if path is None or _is_empty(path):
        return frozenset()
    lines = list(_lines(path, _PHONE))
    return frozenset(phone for line in lines for phone in line.phones)


def read_openids(path: Path | None) -> dict[str, str]:
    """Return openid by number; a number or an openid given twice for another is an InputError."""
    if path is None:
        return {}
    table: dict[str, str] = {}
    owners: dict[str, str] = {}
    column: int | None = None
    for line in _lines(path, _BOTH):
        headed = [at for at, text in line.texts.items() if text.casefold() == _OPENID_HEADING]
        if headed and not line.phones:
            column = headed[0]
            continue
        openid = _openid_in(line, column)
        if len(line.phones) != 1 or openid is None:
            raise _invalid(line.place, f"这一行不是一个{_BOTH}", _BOTH)
        (phone,) = line.phones
        if table.setdefault(phone, openid) != openid:
            raise _invalid(line.place, "同一个号码对应两个 openid", _BOTH)
        if owners.setdefault(openid, phone) != phone:
            raise _invalid(line.place, "同一个 openid 对应两个号码", _BOTH)
    return table


def _openid_in(line: _Line, column: int | None) -> str | None:
    texts = [line.texts.get(column, "")] if column is not None else list(line.texts.values())
    found = [text for text in texts if _OPENID.fullmatch(text)]
    return found[0] if len(found) == 1 else None


def _lines(path: Path, what: str) -> Iterator[_Line]:
    """Yield every row that has anything in it; what stands above the first number is a heading."""
    name = hide_numbers(path.name)
    begun = any_phone = False
    headings: list[_Line] = []
    for sheet in read_book(path, Place(name), _LIMITS).sheets:
        for row in sheet.rows:
            line = _read(row, Place(name, sheet.name, row.number))
            if not line.texts:
                continue
            if not line.phones and begun:
                raise _invalid(line.place, f"这一行没有{_PHONE}", what)
            begun = begun or bool(line.phones)
            any_phone = any_phone or begun
            if not begun:
                headings.append(line)
            yield line
        begun = False
    if len(headings) > (_MOST_HEADINGS if any_phone else 1):
        raise _invalid(headings[-1].place, f"这张表里没有认出{_PHONE}", what)


def _read(row: SheetRow, place: Place) -> _Line:
    texts = {cell.column: cell.text.strip() for cell in row.cells if cell.text.strip()}
    phones = {phone for text in texts.values() for phone in _phones_in(text)}
    return _Line(place, frozenset(phones), texts)


def _phones_in(text: str) -> Iterator[str]:
    flat = _BETWEEN_DIGITS.sub("", unicodedata.normalize("NFKC", text))
    if _NUMBER.fullmatch(flat):
        yield plain_phone(flat)
    yield from _MOBILE.findall(flat)


def _is_empty(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size == 0
    except OSError:
        return False


def _invalid(place: Place, why: str, what: str) -> InputError:
    return InputError(ErrorCode.PHONE_TABLE_INVALID, place, why=why, what=what)
