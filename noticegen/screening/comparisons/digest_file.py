"""The file one office hands another: keyed digests of everybody on a list, and nothing else.

The first line names the format and the key's fingerprint, every other line is one digest. Lines
are sorted, so that their order tells nothing; who matches is known only to whoever has the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.identifiers.keyed_hash import HmacKey, keyed_digest
from noticegen.roster.headings import hide_numbers
from noticegen.vocabulary.place import Place

_MAGIC = "noticegen-hmac-sha256 1"
_FIRST_LINE = re.compile(r"noticegen-hmac-sha256 1 key ([0-9a-f]{16})", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


def digest_file(numbers: Iterable[str], key: HmacKey) -> str:
    """Return the content of a digest file for ID numbers of 18 characters."""
    digests = sorted({keyed_digest(key, number) for number in numbers})
    return "\n".join((f"{_MAGIC} key {key.fingerprint}", *digests)) + "\n"


def is_digest_file(path: Path) -> bool:
    """Tell whether a file says it is one."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC.encode("ascii")
    except OSError:
        return False


def read_digest_file(path: Path) -> tuple[str, frozenset[str]]:
    """Return the key's fingerprint and the digests; a line that is not one is an InputError."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        raise InputError(
            ErrorCode.HMAC_LIST_INVALID, Place(hide_numbers(path.name), row=1)
        ) from None
    first = _FIRST_LINE.fullmatch(lines[0]) if lines else None
    if first is None:
        raise InputError(ErrorCode.HMAC_LIST_INVALID, Place(hide_numbers(path.name), row=1))
    for number, line in enumerate(lines[1:], start=2):
        if not _DIGEST.fullmatch(line):
            raise InputError(
                ErrorCode.HMAC_LIST_INVALID, Place(hide_numbers(path.name), row=number)
            )
    return first[1], frozenset(lines[1:])
