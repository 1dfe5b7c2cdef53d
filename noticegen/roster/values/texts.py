"""Clean the text of a cell without changing what it says.

Web pages, Word tables and old programs leave marks in cells that nobody sees: no-break and
ideographic spaces, zero-width characters, tabs, and the apostrophe that keeps a number text.
"""

from __future__ import annotations

import re
import unicodedata

from noticegen.vocabulary.lookalikes import unify_lookalikes

_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    "\U000e0000-\U000e007f]"
)
# Mongolian script joins and separates its letters with marks that are noise in Chinese text.
_MONGOLIAN = re.compile("[\u1820-\u18aa]")
_INVISIBLE_NEAR_MONGOLIAN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200b\ufeff\u2060]")
_SPACES_NEAR_MONGOLIAN = re.compile("[\t\u00a0\u3000]")
_NEW_LINES = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029|_x000[dD]_")
_REPEATED_SPACES = re.compile(" {2,}")
_SPACES_AT_LINE_ENDS = re.compile(" *\n *")
_APOSTROPHE = re.compile("^['`\u2018\u2019\uff07]+(?=[0-9\uff10-\uff19])")

_HAN = (
    "\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\ue000-\uf8ff\uf900-\ufaff\U00020000-\U0003ffff"
)
_SPACE_BETWEEN_HAN = re.compile(f"(?<=[{_HAN}]) +(?=[{_HAN}])")
_DOTS = re.compile(
    "[\u2022\u2027\u2219\u22c5\u30fb\uff65\u25cf\u16eb\u0387]|(?<=[^\\W\\d_])[.\uff0e](?=[^\\W\\d_])"
)
_SPACES_AT_DOT = re.compile(" *\u00b7 *")


def clean_text(raw: str) -> str:
    """Return a cell's text without invisible marks; lines stay lines, spaces become plain ones."""
    if not raw or raw.isalnum():
        return raw  # letters, characters and digits alone: nothing to clean, and most cells are so
    text = _NEW_LINES.sub("\n", raw)
    if _MONGOLIAN.search(text):
        text = _INVISIBLE_NEAR_MONGOLIAN.sub("", _SPACES_NEAR_MONGOLIAN.sub(" ", text))
    else:
        text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    text = _SPACES_AT_LINE_ENDS.sub("\n", _REPEATED_SPACES.sub(" ", text)).strip(" \n")
    return _APOSTROPHE.sub("", text)


def clean_name(text: str) -> str:
    """Return a name as it is printed: `张 三` is `张三`, `阿拉腾.其其格` is `阿拉腾·其其格`."""
    if text.isalnum():
        return unify_lookalikes(text)
    line = unify_lookalikes(clean_text(text)).replace("\n", " ")
    line = _SPACE_BETWEEN_HAN.sub("", line)
    return _SPACES_AT_DOT.sub("\u00b7", _DOTS.sub("\u00b7", line))


def plain(text: str) -> str:
    """Return the text for comparing words: half-width, without any white space."""
    if not text or (text.isascii() and text.isalnum()):
        return text
    return "".join(unicodedata.normalize("NFKC", clean_text(text)).split())
