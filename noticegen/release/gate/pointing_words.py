"""Words that point at one household of a list by its number: 第3户, 序号5, 二号家庭.

The list says all that may be said of a household; whoever singles one out in a sentence says more.
Days of the month, numbers of documents, buildings and windows point at nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.release.gate.folding import fold_text

_NUMBER = r"(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})"
_NUMBERS = rf"{_NUMBER}(?:(?:[、,和及与至到]| )第?{_NUMBER})*"
_WHO = r"(?:户(?![籍口主外均])|住户|农户|牧户|人家|家庭(?!医生)|低保户|对象)"
_POINTING = re.compile(
    rf"第 ?{_NUMBERS} ?号?(?:个|位|名)?的?(?:{_WHO}|行)"
    rf"|序号(?:是|为|:|在)? ?{_NUMBERS}(?![0-9])"
    rf"|(?<![0-9月年〕〔楼一二三四五六七八九十百]){_NUMBERS} ?号的?(?:{_WHO}|人|属|患)"
    rf"|{_WHO}(?:是|为|有|:) ?第?{_NUMBERS} ?号(?!楼|院|线|窗|厅)"
    rf"|(?:表|名单)(?:里|中|内|上)?第 ?{_NUMBERS}"
)


def find_pointed_out(text: str) -> Iterator[str]:
    """Yield every stretch of the folded text that speaks of a household by its number."""
    yield from (match.group() for match in _POINTING.finditer(fold_text(text)))
