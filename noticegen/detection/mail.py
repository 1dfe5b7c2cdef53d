"""Mail files (.eml): heads, bodies of every form, attachments."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from email.message import EmailMessage

from noticegen.detection.contents import (
    Area,
    FileContents,
    Passage,
    UnreadPart,
)

Nested = Callable[[str, bytes], tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]]

_HEADS = ("subject", "from", "to", "cc", "bcc", "reply-to", "comments", "keywords")


def read_mail(data: bytes, nested: Nested) -> FileContents:
    """Read a mail; its parts are read as the files they are."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    passages, unread = _read(message, nested)
    return FileContents(tuple(passages), tuple(unread))


def _read(message: EmailMessage, nested: Nested) -> tuple[list[Passage], list[UnreadPart]]:
    heads = [f"{name}: {value}" for name in _HEADS if (value := _head(message, name))]
    passages = [Passage(Area.METADATA, "\n".join(heads), spot="邮件头")]
    unread: list[UnreadPart] = []
    for part in message.walk():
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
