"""Keyed digests of ID numbers, so that two offices can compare lists without showing them.

A plain hash hides nothing: an ID number is division, birth date and four more characters, a few
billion at most, and every one of them can be hashed in minutes. With HMAC only who holds the key
can try; so the key is 256 random bits, goes another way than the list, and is destroyed after.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field

_HEADER = "noticegen-hmac-key 1"
_KEY_TEXT = re.compile(r"noticegen-hmac-key 1\s+([0-9a-f]{64})\s*", re.ASCII)
_DOMAIN = b"noticegen id-number 1\x00"
_FINGERPRINT = b"noticegen key-fingerprint 1\x00"
_PLAIN_HASH = re.compile(r"(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64})")
_LEAST_DIFFERENT_BYTES = 12  # 32 random bytes have fewer than 12 kinds once in 10^20


@dataclass(frozen=True, slots=True)
class HmacKey:
    """A shared secret of 32 random bytes."""

    secret: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """Return 16 characters that tell keys apart and reveal nothing of them."""
        return hmac.new(self.secret, _FINGERPRINT, hashlib.sha256).hexdigest()[:16]

    def as_text(self) -> str:
        """Return the content of a key file."""
        return f"{_HEADER}\n{self.secret.hex()}\n"


def new_key() -> HmacKey:
    """Return a new random key."""
    return HmacKey(secrets.token_bytes(32))


def parse_key(text: str) -> HmacKey | None:
    """Read a key file; None if it is not one, or holds a made-up key such as all zeros."""
    found = _KEY_TEXT.fullmatch(text)
    secret = bytes.fromhex(found[1]) if found else b""
    return HmacKey(secret) if len(set(secret)) >= _LEAST_DIFFERENT_BYTES else None


def keyed_digest(key: HmacKey, number: str) -> str:
    """Return the digest of an ID number of 18 characters, as 64 hexadecimal digits."""
    return hmac.new(key.secret, _DOMAIN + number.encode("ascii"), hashlib.sha256).hexdigest()


def looks_like_plain_hash(text: str) -> bool:
    """Tell whether a cell holds a hash where an ID number should be."""
    return _PLAIN_HASH.fullmatch(text.strip()) is not None
