"""Seal a household's page so that only the paper's code opens it.

Threat: whoever keeps or attacks the web server, and whoever finds a file on it, must learn
nothing: not whose it is, not what is in it, not how long the list is. The secret stands in the
fragment of the printed address, which browsers do not send. What stays visible: how many files
there are, when each was fetched and from where, and the day on which all of a run expire.
Whoever photographs the paper can read what the paper says; that is what a code is for.

AES-256-GCM of the `cryptography` library; the key is the SHA-256 of a random 128-bit secret. The
head and the file's identifier are authenticated: a file put in another's place does not open.
"""

from __future__ import annotations

import base64
import hashlib
import math
import os
import secrets
from dataclasses import dataclass, field
from datetime import date

MAGIC = b"NGP1"
_HEAD = len(MAGIC) + 10  # and a date, YYYY-MM-DD
_NONCE = 12
_RANDOM_BYTES = 16  # of an identifier, and of a secret
_PADDED_TO = 8192


@dataclass(frozen=True, slots=True)
class PageKey:
    """The identifier of a page's file and the secret that opens it, both in URL-safe base64."""

    identifier: str = field(repr=False)
    secret: str = field(repr=False)

    @property
    def fragment(self) -> str:
        """Return what stands after the # of the printed address."""
        return f"{self.identifier}.{self.secret}"


def new_key() -> PageKey:
    """Return a key nobody can guess: 128 random bits each."""
    return PageKey(
        identifier=_encode(secrets.token_bytes(_RANDOM_BYTES)),
        secret=_encode(secrets.token_bytes(_RANDOM_BYTES)),
    )


def padded_size(longest: int) -> int:
    """Return the size every page of a run is padded to; `longest` is its longest page's."""
    return max(1, math.ceil(longest / _PADDED_TO)) * _PADDED_TO


def seal(plain: bytes, key: PageKey, expires: date, size: int = _PADDED_TO) -> bytes:
    """Return the sealed file; all files of a run have one size, whatever they hold.

    A ValueError says that the page is larger than the size it shall be padded to.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(plain) > size:
        raise ValueError("page is too large")
    head = MAGIC + expires.isoformat().encode()
    nonce = os.urandom(_NONCE)
    padded = plain + b" " * (size - len(plain))
    sealed = AESGCM(_derive(key)).encrypt(nonce, padded, head + key.identifier.encode())
    return head + nonce + sealed


def expiry_of(sealed: bytes) -> date | None:
    """Return the last day of a sealed file, or None if it is none."""
    if not sealed.startswith(MAGIC):
        return None
    try:
        return date.fromisoformat(sealed[len(MAGIC) : _HEAD].decode("ascii"))
    except ValueError:
        return None


def _derive(key: PageKey) -> bytes:
    return hashlib.sha256(base64.urlsafe_b64decode(key.secret + "==")).digest()


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
