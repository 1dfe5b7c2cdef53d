"""Mail files (.eml) and mailboxes (.mbox): heads, bodies of every form, attachments."""

from __future__ import annotations

import binascii
import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

from noticegen.detection.inspectors.contents import (
    Area,
    FileContents,
    Nested,
    Passage,
    UnreadPart,
)
from noticegen.detection.inspectors.decoding import decode_unknown

# What servers write into a mail; most long numbers of theirs are nobody's.
_OF_SERVERS = re.compile(
    r"received|dkim|arc-|authentication|message-id|references|in-reply-to|x-ms-|x-google|date$|"
    r"content-|mime-version|return-path|thread-",
    re.IGNORECASE,
)
_MAIL_NUMBER = re.compile(r"message-id|references|in-reply-to|content-id|thread-", re.IGNORECASE)
_UNDECODED = re.compile("[\udc80-\udcff]")
# What mail programs declare that know nothing of Chinese; whoever says so may well write GBK.
_WESTERN = re.compile(r"us-ascii|iso-?8859-|latin|windows-125|cp125|cp437|ascii")
_CHARSETS = {"hz-gb-2312": "hz", "x-gbk": "gb18030"}
_DESCRIPTIONS = ("content-description", "content-id", "content-location", "subject")
# A file written into the text, as mails did before they had attachments.
_OLD_ATTACHMENT = re.compile(
    rb"^begin [0-7]{3,4} ([^\r\n]{1,200})\r?\n(.*?)\r?\n[` ]?\r?\nend\b", re.DOTALL | re.MULTILINE
)
# What a head says beyond ASCII, which the library decodes as a whole.
_ENCODED_WORD = re.compile(r"=\?[\w*-]{1,40}\?[BbQq]\?[^?\s]{0,400}\?=\s*")
# The line that stands in front of every mail of a mailbox.
_SENDER_LINE = re.compile(rb"^From [^\r\n]{3,200}\r?\n(?=[!-9;-~]{1,80}:)", re.MULTILINE)


def is_mailbox(head: bytes) -> bool:
    """Tell a file of several mails by the line in front of the first."""
    return _SENDER_LINE.match(head) is not None


def read_mailbox(data: bytes, nested: Nested) -> FileContents:
    """Read every mail of a mailbox."""
    passages: list[Passage] = []
    unread: list[UnreadPart] = []
    for number, mail in enumerate(_SENDER_LINE.split(data)[1:], 1):
        contents = read_mail(mail, nested)
        spot = f"第{number}封"
        passages += (replace(p, spot=f"{spot} {p.spot or ''}".strip()) for p in contents.passages)
        unread += (replace(p, spot=f"{spot} {p.spot or ''}".strip()) for p in contents.unread)
    senders = b"".join(_SENDER_LINE.findall(data))
    return FileContents(
        (*passages, Passage(Area.OBJECT, decode_unknown(senders), spot="邮件头")), tuple(unread)
    )


def read_mail(data: bytes, nested: Nested) -> FileContents:
    """Read a mail; its parts are read as the files they are."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    passages, unread = _read(message, nested)
    return FileContents(tuple(passages), tuple(unread))


def _read(message: EmailMessage, nested: Nested) -> tuple[list[Passage], list[UnreadPart]]:
    names = dict.fromkeys(key.lower() for key, _ in message.raw_items())
    heads = [
        f"{name}: {value}"
        for name in names
        if not _OF_SERVERS.match(name) and (value := _head(message, name))
    ]
    of_servers = [_told_by_servers(key, str(value)) for key, value in message.raw_items()]
    passages = [
        Passage(Area.METADATA, "\n".join(heads), spot="邮件头"),
        Passage(Area.OBJECT, "\n".join(filter(None, of_servers)), spot="邮件头"),
    ]
    unread: list[UnreadPart] = []
    for part in message.walk():
        margins = [text for text in (part.preamble, part.epilogue) if text and text.strip()]
        passages += [Passage(Area.HIDDEN_TEXT, _plain(t), spot="邮件分段之外") for t in margins]
        told = [_head(part, name) for name in _DESCRIPTIONS if part is not message and name in part]
        passages += [Passage(Area.METADATA, text, spot="邮件分段") for text in told]
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content:
            continue
        for name, inner in ((_name(part), _in_unicode(part, content)), *_old_attachments(content)):
            found, missed = nested(name, inner)
            passages += found
            unread += missed
    return passages, unread


def _told_by_servers(key: str, value: str) -> str:
    """Return what a server wrote into a head; a mail's own number is no address though it has @."""
    if not _OF_SERVERS.match(key):
        return ""
    return value.replace("@", " ") if _MAIL_NUMBER.match(key) else value


def _in_unicode(part: EmailMessage, content: bytes) -> bytes:
    """Return a text in UTF-8 if it says itself in which of the rarer encodings it is."""
    charset = str(part.get_content_charset() or "").lower()
    if part.get_content_maintype() != "text" or charset.startswith(("utf-8", "gb")):
        return content
    if _WESTERN.match(charset):
        return content
    try:
        return content.decode(_CHARSETS.get(charset, charset)).encode()
    except (LookupError, UnicodeError):
        return content


def _old_attachments(content: bytes) -> Iterator[tuple[str, bytes]]:
    for match in _OLD_ATTACHMENT.finditer(content):
        try:
            lines = [binascii.a2b_uu(line) for line in match[2].splitlines()]
        except binascii.Error:
            continue
        yield match[1].decode("utf-8", "replace"), b"".join(lines)


def _head(message: EmailMessage, name: str) -> str:
    """Return a head decoded, and as written where decoding lost any of it."""
    written = [_plain(str(v)) for key, v in message.raw_items() if key.lower() == name]
    read = email.policy.default.header_factory
    try:
        decoded = [str(read(name, "".join(value.splitlines()))) for value in written]
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        decoded = []
    plain = [_ENCODED_WORD.sub("", value) if decoded else value for value in written]
    lost = [value for value in plain if not any(value.strip() in other for other in decoded)]
    return "\n".join([*decoded, *lost])


def _plain(text: str) -> str:
    """Return a text with bytes that the library could not read in the likeliest encoding."""
    if _UNDECODED.search(text) is None:
        return text
    return decode_unknown(text.encode("utf-8", "surrogateescape"))


def _name(part: EmailMessage) -> str:
    name = part.get_filename()
    if name:
        return str(name)
    return "正文.html" if part.get_content_type() == "text/html" else "正文.txt"
