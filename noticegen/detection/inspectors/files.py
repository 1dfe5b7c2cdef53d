"""One way in for every kind of file: look at the bytes, not at the name, and read all of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import PurePath

from noticegen.detection.inspectors.compound import read_compound
from noticegen.detection.inspectors.contents import (
    Area,
    FileContents,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.decoding import decode_unknown
from noticegen.detection.inspectors.escapes import data_urls, read_escapes
from noticegen.detection.inspectors.mail import read_mail
from noticegen.detection.inspectors.office.documents import is_office, read_office
from noticegen.detection.inspectors.office.rich_text import is_rich_text, read_rich_text
from noticegen.detection.inspectors.office.sheets import read_sheets
from noticegen.detection.inspectors.pdf.pages import read_pdf_file
from noticegen.detection.inspectors.pictures import read_picture
from noticegen.detection.inspectors.plain import read_csv, read_text
from noticegen.detection.inspectors.seams import read_seams
from noticegen.detection.inspectors.unpacking import Archive, Budget, read_margins
from noticegen.detection.inspectors.webpage import read_webpage

Nested = Callable[[str, bytes], tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp"})
_OTHER_ARCHIVES = (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_WEB_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_MAIL_SUFFIXES = frozenset({".eml", ".mht", ".mhtml"})
_MAIL_HEAD = re.compile(
    rb"(?:MIME-Version|Received|Return-Path|Message-ID|Content-Type|Delivered-To): ?\S",
    re.IGNORECASE,
)
_TABLE_SUFFIXES = frozenset({".csv", ".tsv"})
_VECTOR_PICTURES = frozenset({".emf", ".wmf"})
_LONGEST_SUFFIX = 7
_LARGEST_FILE = 256 * 1024 * 1024


def read_file(name: str, data: bytes, budget: Budget | None = None) -> FileContents:
    """Read a file and everything inside it; UnreadableError when it cannot be read at all.

    A part that cannot be read (a picture without the recognition extra, an encrypted member)
    is listed in `unread`, and the rest is read all the same.
    """
    contents = _read(name, data, budget or Budget.full())
    return replace(contents, passages=tuple(read_escapes(read_seams(contents.passages))))


def name_passage(name: str) -> Passage:
    """Return what a file's name says; the usual endings say nothing."""
    path = PurePath(name)
    is_usual = len(path.suffix) <= _LONGEST_SUFFIX and path.suffix.isascii()
    return Passage(Area.FILE_NAME, path.stem if is_usual else path.name.replace(".", " "))


def _read(name: str, data: bytes, budget: Budget) -> FileContents:
    """Read a file, escapes not yet read: the file it lies in does that for all."""
    if not data:
        raise UnreadableError(Unreadable.NO_TEXT)
    if len(data) > _LARGEST_FILE:
        raise UnreadableError(Unreadable.TOO_LARGE)
    try:
        contents = _read_by_kind(PurePath(name).suffix.lower(), data, budget)
    except (UnreadableError, MemoryError):
        raise
    except Exception:  # libraries name no common base for what a hostile file makes them raise
        raise UnreadableError(Unreadable.DAMAGED) from None
    return replace(contents, passages=(name_passage(name), *contents.passages))


def _read_by_kind(suffix: str, data: bytes, budget: Budget) -> FileContents:
    head = data[:1024]
    if b"%PDF-" in head:
        return read_pdf_file(data, _nested(budget))
    if head.startswith(_ZIP) or _ends_as_zip(data):
        return _read_zip(suffix, data, budget)
    if head.startswith(_COMPOUND):
        return FileContents(*read_compound(data, budget, _nested(budget)))
    if head.startswith(_OTHER_ARCHIVES) or suffix in _VECTOR_PICTURES:
        raise UnreadableError(Unreadable.UNKNOWN_TYPE)
    if head.startswith(_PICTURES) or suffix in _PICTURE_SUFFIXES:
        return FileContents(*read_picture(data))
    if is_rich_text(head):
        return _read_rich_text(data, budget)
    if suffix in _MAIL_SUFFIXES or _MAIL_HEAD.match(head):
        return read_mail(data, _nested(budget))
    return _with_data_urls(_read_as_text(suffix, data), data, budget)


def _read_rich_text(data: bytes, budget: Budget) -> FileContents:
    """Read a document and the pictures and objects inside it."""
    passages, embedded = read_rich_text(data)
    unread: list[UnreadPart] = []
    for number, inner in enumerate(embedded, 1):
        budget.spend(len(inner))
        found, missed = _nested(budget)(f"嵌入内容{number}", inner)
        passages += found
        unread += missed
    return FileContents(passages, tuple(unread))


def _ends_as_zip(data: bytes) -> bool:
    """Tell an archive that something was put in front of, such as a program that unpacks it."""
    return _ZIP[1] in data[-66_000:] and zipfile.is_zipfile(io.BytesIO(data))


def _read_as_text(suffix: str, data: bytes) -> FileContents:
    if _is_binary(data):
        raise UnreadableError(Unreadable.UNKNOWN_TYPE)
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in _WEB_SUFFIXES or start.startswith((b"<!doctype html", b"<html")):
        return FileContents(read_webpage(data))
    if suffix in _TABLE_SUFFIXES:
        return FileContents(read_csv(data))
    return FileContents(read_text(data))


def _with_data_urls(contents: FileContents, data: bytes, budget: Budget) -> FileContents:
    """Add what a page carries in its own addresses: pictures, files."""
    if b";base64," not in data:
        return contents
    passages, unread = list(contents.passages), list(contents.unread)
    for inner in data_urls(decode_unknown(data)):
        budget.spend(len(inner))
        found, missed = _nested(budget)("data:", inner)
        passages += found
        unread += missed
    return FileContents(tuple(passages), tuple(unread))


def _is_binary(data: bytes) -> bool:
    """Tell data that no text encoding explains."""
    text = decode_unknown(data[:65_536])
    odd = sum(mark < " " and mark not in "\t\r\n\f\v\x1a" for mark in text) + text.count("\ufffd")
    return odd * 20 > len(text)


def _read_zip(suffix: str, data: bytes, budget: Budget) -> FileContents:
    archive = Archive(data, budget)
    contents = _read_archive(suffix, data, archive, budget)
    return replace(contents, passages=(*contents.passages, *read_margins(archive)))


def _read_archive(suffix: str, data: bytes, archive: Archive, budget: Budget) -> FileContents:
    if "xl/workbook.bin" in archive.names:
        passages, unread = _read_members(archive, budget, skip=".bin")
        return FileContents((*read_sheets(data), *passages), unread)
    if is_office(archive.names):
        return FileContents(*read_office(archive, _nested(budget)))
    if suffix in (".xlsx", ".docx", ".pptx", ".ods", ".odt"):
        raise UnreadableError(Unreadable.DAMAGED)
    if not archive.members:
        raise UnreadableError(Unreadable.NO_TEXT)
    return FileContents(*_read_members(archive, budget))


def _read_members(
    archive: Archive, budget: Budget, skip: str | None = None
) -> tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]:
    passages: list[Passage] = []
    unread: list[UnreadPart] = []
    for member in archive.members:
        if skip and member.filename.endswith(skip):
            continue
        name = _member_name(member.filename, member.flag_bits)
        try:
            inner, missed = _nested(budget)(name, archive.read(member))
        except UnreadableError as error:
            if error.reason is Unreadable.TOO_LARGE:
                raise
            passages.append(replace(name_passage(name), spot=name))
            unread.append(UnreadPart(error.reason, name))
            continue
        passages += inner
        unread += missed
    return tuple(passages), tuple(unread)


def _member_name(name: str, flags: int) -> str:
    """Return a member's name; Windows writes GBK where the file says code page 437."""
    if flags & 0x800 or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return name


def _nested(budget: Budget) -> Nested:
    return partial(_read_nested, budget)


def _read_nested(
    budget: Budget, name: str, data: bytes
) -> tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]:
    """Read a file inside a file and put its name in front of every place."""
    named = replace(name_passage(name), spot=name)
    if not data:
        return (named,), ()
    try:
        contents = _read(name, data, budget.deeper())
    except UnreadableError as error:
        if error.reason is Unreadable.TOO_LARGE:
            raise
        return (named,), (UnreadPart(error.reason, name),)
    return (
        tuple(place_below(name, passage) for passage in contents.passages),
        tuple(replace(part, spot=_below(name, part.spot)) for part in contents.unread),
    )


def place_below(name: str, passage: Passage) -> Passage:
    """Put the inner file's name in front of the page, which is a page of that file."""
    page = f"第{passage.page}页" if passage.page else None
    spot = _below(page, passage.spot) if page else passage.spot
    return replace(passage, page=None, spot=_below(name, spot))


def _below(name: str, spot: str | None) -> str:
    return f"{name} {spot}" if spot else name
