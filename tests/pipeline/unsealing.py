"""Opens a sealed page as the script of the phone page does, written a second time on purpose.

What codes on paper open must not change: pages that were printed months ago are still read.
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from noticegen.release.sealing import PageKey

_HEAD = len("NGP1") + len("2026-12-31")
_NONCE = 12


def unseal(sealed: bytes, key: PageKey) -> bytes:
    """Return what a file holds; a ValueError when it was tampered with or is another's."""
    head, nonce, body = sealed[:_HEAD], sealed[_HEAD : _HEAD + _NONCE], sealed[_HEAD + _NONCE :]
    secret = hashlib.sha256(base64.urlsafe_b64decode(key.secret + "==")).digest()
    try:
        return AESGCM(secret).decrypt(nonce, body, head + key.identifier.encode()).rstrip(b" ")
    except InvalidTag:
        raise ValueError("page does not open") from None
