"""Open a roster file by what is in it, not by what it is called.

WPS writes `.et`, offices rename `.xls` to `.xlsx`, and web systems hand out HTML as `.xls`.
"""

from __future__ import annotations

import errno
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from noticegen.errors import ErrorCode, InputError
from noticegen.errors.system import OPEN_IN_A_PROGRAM, describe_os_error
from noticegen.roster.limits import MEBI, Limits, refuse_oversize
from noticegen.roster.sheet import Book
from noticegen.vocabulary.place import Place

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPENDOCUMENT_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_DELIMITED_NAMES = frozenset({".csv", ".tsv", ".txt", ".tab"})
_SHEET_NAMES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ett", ".ods", ".xltx"})
_HEAD = 4096


def read_book(path: Path, place: Place, limits: Limits) -> Book:
    """Return the sheets of a file of any format that is known; InputError otherwise."""
    if path.name.startswith(OPEN_IN_A_PROGRAM):
        raise InputError(ErrorCode.ROSTER_LOCK_FILE, place)
    head = _read_head(path, place, limits)
    if head.startswith(b"PK"):
        return _read_package(path, place, limits)
    if head.startswith(_OLE):
        return _read_ole(path, place, limits)
    return _read_text(path, place, head, limits)


def _read_head(path: Path, place: Place, limits: Limits) -> bytes:
    try:
        if path.is_dir():  # Windows calls it a lack of rights
            raise IsADirectoryError(errno.EISDIR, "a directory")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        why = describe_os_error(error)
        raise InputError(ErrorCode.FILE_NOT_OPENED, place, why=why) from None
    if size > limits.file_bytes:
        raise refuse_oversize(place, "文件太大", f"{limits.file_bytes // MEBI} MB")
    if not head:
        raise InputError(ErrorCode.ROSTER_UNREADABLE, place, why="文件是空的")
    return head


def _read_package(path: Path, place: Place, limits: Limits) -> Book:
    try:
        with ZipFile(path) as archive:
            names = frozenset(archive.namelist())
            opendocument = "mimetype" in names and archive.read("mimetype").startswith(
                _OPENDOCUMENT_SHEET
            )
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, KeyError):
        raise InputError(
            ErrorCode.ROSTER_UNREADABLE, place, why="文件已损坏，可能没有下载或复制完整"
        ) from None
    if any(name.endswith("workbook.bin") for name in names):
        from noticegen.roster.xlsb import read_xlsb

        return read_xlsb(path, place, limits)
    if opendocument:
        from noticegen.roster.ods import read_ods

        return read_ods(path, place, limits)
    if "[Content_Types].xml" in names and any("workbook" in name for name in names):
        from noticegen.roster.xlsx import read_xlsx

        return read_xlsx(path, place, limits)
    raise InputError(ErrorCode.ROSTER_WRONG_TYPE, place, why="这是压缩包或别的文档，不是表格")


def _read_ole(path: Path, place: Place, limits: Limits) -> Book:
    if _ENCRYPTED in path.read_bytes():
        raise InputError(ErrorCode.ROSTER_ENCRYPTED, place)
    from noticegen.roster.xls import read_xls

    return read_xls(path, place, limits)


def _read_text(path: Path, place: Place, head: bytes, limits: Limits) -> Book:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    suffix = path.suffix.lower()
    if start.startswith(b"%pdf"):
        raise InputError(ErrorCode.ROSTER_WRONG_TYPE, place, why="这是PDF，不是表格")
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<div")):
        raise InputError(
            ErrorCode.ROSTER_WRONG_TYPE, place, why="这其实是网页（HTML），只是名字像表格"
        )
    if start.startswith(b"<?xml"):
        raise InputError(ErrorCode.ROSTER_WRONG_TYPE, place, why="这是XML文本，不是表格")
    if suffix in _SHEET_NAMES:
        raise InputError(
            ErrorCode.ROSTER_WRONG_TYPE,
            place,
            why=f"名字是{suffix}，内容却不是这种表格（可能是CSV文本或已损坏）",
        )
    if suffix not in _DELIMITED_NAMES:
        raise InputError(
            ErrorCode.ROSTER_WRONG_TYPE, place, why=f"不能读{suffix or '没有扩展名的'}文件"
        )
    from noticegen.roster.delimited import read_delimited

    return read_delimited(path, place, limits)
