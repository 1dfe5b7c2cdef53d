"""Part the names of several persons in one cell."""

from __future__ import annotations

import re

from noticegen.roster.values.texts import clean_name, clean_text

_BETWEEN = re.compile(r"[\n,，;；、/|＋+]+")
_ASIDE = re.compile(r"[(（][^)）]*[)）]")
# Two to four Chinese characters, several times with spaces between: `张三 李四 王小五`.
_SPACED_NAMES = re.compile(r"[^\W\d_a-zA-Z·]{2,4}(?: +[^\W\d_a-zA-Z·]{2,4})+")


def split_names(text: str) -> tuple[str, ...]:
    """Return every name of a cell that lists several, without asides such as `（长子）`."""
    names: list[str] = []
    for part in _BETWEEN.split(_ASIDE.sub("", clean_text(text))):
        stripped = part.strip()
        pieces = stripped.split() if _SPACED_NAMES.fullmatch(stripped) else [stripped]
        names.extend(name for name in map(clean_name, pieces) if name)
    return tuple(names)
