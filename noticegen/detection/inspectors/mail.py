"""Mail files (.eml): heads, bodies of every form, attachments."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable
from email.message import EmailMessage

from noticegen.detection.inspectors.contents import (
    Area,
    FileContents,
    Passage,
    UnreadPart,
)

Nested = Callable[[str, bytes], tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]]

# What servers write into a mail; long numbers of theirs are nobody's.
_OF_SERVERS = re.compile(
    r"received|dkim|arc-|authentication|message-id|references|in-reply-to|x-ms-|x-google|date$|"
    r"content-|mime-version|return-path|thread-",
    re.IGNORECASE,
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
    passages = [Passage(Area.METADATA, "\n".join(heads), spot="邮件头")]
    unread: list[UnreadPart] = []
    for part in message.walk():
        margins = [text for text in (part.preamble, part.epilogue) if text and text.strip()]
        passages += [Passage(Area.HIDDEN_TEXT, text, spot="邮件分段之外") for text in margins]
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content:
            continue
        found, missed = nested(_name(part), content)
        passages += found
        unread += missed
    return passages, unread


def _head(message: EmailMessage, name: str) -> str:
    """Return a head decoded, and as written where decoding lost any of it."""
    written = [str(value) for key, value in message.raw_items() if key.lower() == name]
    try:
        decoded = [str(value) for value in message.get_all(name, [])]
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        decoded = []
    lost = [value for value in written if not any(value in other for other in decoded)]
    return "\n".join([*decoded, *lost])


def _name(part: EmailMessage) -> str:
    name = part.get_filename()
    if name:
        return str(name)
    return "正文.html" if part.get_content_type() == "text/html" else "正文.txt"
