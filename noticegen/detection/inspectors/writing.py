"""Files written in letters, by what they begin with: rich text, mail, markup, tables, any text."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder

from noticegen.detection.inspectors.carried_files import carried_files, may_carry_files
from noticegen.detection.inspectors.contents import (
    Area,
    FileContents,
    Nested,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.decoding import decode_unknown, number_runs
from noticegen.detection.inspectors.mail import is_mailbox, read_mail, read_mailbox
from noticegen.detection.inspectors.office.rich_text import is_rich_text, read_rich_text
from noticegen.detection.inspectors.plain import read_csv, read_text
from noticegen.detection.inspectors.unpacking import Budget
from noticegen.detection.inspectors.webpage import read_webpage
from noticegen.detection.inspectors.xml_files import read_xml

_WEB_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_WEB_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|meta|style|table|div|p|center|font)\b")
_MAIL_SUFFIXES = frozenset({".eml", ".mht", ".mhtml"})
_MAIL_HEAD = re.compile(
    rb"(?:MIME-Version|Received|Return-Path|Message-ID|Content-Type|Delivered-To): ?\S",
    re.IGNORECASE,
)
_TABLE_SUFFIXES = frozenset({".csv", ".tsv"})
# What a reader of XML unpacks by itself.
_UNPACKED = re.compile(
    rb"<(?:\w+:)?(?:binData|binary-data|binaryData)\b[^<>]*>[^<]*<", re.IGNORECASE
)
_POSTSCRIPT = re.compile(rb"\x04?%!PS|%!\r?\n")
_SAMPLE = 65_536
_ODD_MARKS = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f\ufffd]")


def read_writing(suffix: str, data: bytes, budget: Budget, nested: Nested) -> FileContents:
    """Read a file, and the files that it carries; one of an unknown type is told as unread."""
    head = data[:1024]
    if is_rich_text(head):
        return _read_rich_text(data, budget, nested)
    if is_mailbox(head):
        return read_mailbox(data, nested)
    if suffix in _MAIL_SUFFIXES or _MAIL_HEAD.match(head):
        return read_mail(data, nested)
    return _with_carried_files(_read_as_text(suffix, data, nested), data, budget, nested)


def _read_rich_text(data: bytes, budget: Budget, nested: Nested) -> FileContents:
    """Read a document and the pictures and objects inside it."""
    passages, embedded = read_rich_text(data)
    unread: list[UnreadPart] = []
    for number, inner in enumerate(embedded, 1):
        budget.count_member()
        budget.spend(len(inner))
        found, missed = nested(f"嵌入内容{number}", inner)
        passages += found
        unread += missed
    return FileContents(passages, tuple(unread))


def _read_as_text(suffix: str, data: bytes, nested: Nested) -> FileContents:
    if _is_binary(data):
        return read_unknown(data)
    if _POSTSCRIPT.match(data):
        # A program, which may draw letters by codes of its own; what it says in letters is read.
        unread = (UnreadPart(Unreadable.UNKNOWN_TYPE),)
        return FileContents(read_text(data), unread)
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    contents = None
    if start.startswith(b"<") and suffix not in _WEB_SUFFIXES:
        contents = read_xml(data, nested)
    if contents is not None:
        return contents
    if suffix in _WEB_SUFFIXES or _WEB_PAGE.match(start) or b"<html" in start:
        return FileContents(read_webpage(data))
    if suffix in _TABLE_SUFFIXES:
        return FileContents(read_csv(data))
    return FileContents(read_text(data))


def _with_carried_files(
    contents: FileContents, data: bytes, budget: Budget, nested: Nested
) -> FileContents:
    """Add the files that a text carries in Base64: pictures, archives, workbooks."""
    if not may_carry_files(data):
        return contents
    passages, unread = list(contents.passages), list(contents.unread)
    for inner in carried_files(decode_unknown(_UNPACKED.sub(b"<", data))):
        budget.count_member()
        budget.spend(len(inner))
        found, missed = nested("Base64", inner)
        passages += found
        unread += missed
    return FileContents(tuple(passages), tuple(unread))


def _is_binary(data: bytes) -> bool:
    """Tell data that no text encoding explains."""
    sample = data[:_SAMPLE]
    try:  # a letter may be cut in two at the end
        text = getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        text = decode_unknown(sample)
    return len(_ODD_MARKS.findall(text)) * 20 > len(text)


def read_unknown(data: bytes, reason: Unreadable = Unreadable.UNKNOWN_TYPE) -> FileContents:
    """Say that this type of file cannot be read, and search it for numbers all the same."""
    passages = tuple(Passage(Area.OBJECT, text) for text in number_runs(data))
    if not passages:
        raise UnreadableError(reason)
    return FileContents(passages, (UnreadPart(reason),))
