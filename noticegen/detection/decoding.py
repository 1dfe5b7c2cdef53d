"""Bytes of unknown encoding to text, for data a file carries without saying what it is."""

from __future__ import annotations


def decode_unknown(data: bytes) -> str:
    """Decode as the byte-order mark says, else as UTF-8, else as GB18030, else byte by byte.

    Never fails: what no encoding explains is still searched for digits and Latin letters.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xfe\xff", "utf-16"),
        (b"\xff\xfe", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data.count(0) * 3 > len(data) > 1:
        return data.decode("utf-16-be" if data[0] == 0 else "utf-16-le", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
