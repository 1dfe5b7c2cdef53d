"""Rows of a table as passages: every value with its column's heading in front.

A bare number says little; `银行账号：6217…` says what it is. Headings are recognised by the words
offices use for them, wherever the table starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from noticegen.detection.contents import Area, Passage
from noticegen.vocabulary.fields import all_fields

_HEADING_WORDS = re.compile(
    "姓名|户主|申请人|监护人|联系人|身份证|证件|证号|号码|电话|手机|账号|帐号|账户|卡号|开户"
    "|地址|住址|出生|年龄|性别|民族|备注|说明|金额|日期|微信|邮箱|QQ|车牌|健康|残疾|原因|关系"
)
_LONGEST_HEADING = 20
_NUMBER = re.compile(r"\d{5}")
_PLAIN = re.compile(r"[\s（）()：:*]")


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its name for people (`C列`, `第3列`), its text, and whether the file hides it."""

    name: str
    text: str = field(repr=False)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row with its name for people (`第7行`), its cells, and whether the file hides it."""

    name: str
    cells: tuple[TableCell, ...]
    hidden: bool = False


def read_table(rows: Iterable[TableRow], spot: str, *, hidden: bool = False) -> Iterator[Passage]:
    """Yield a passage for each row that holds anything; the names of hidden cells say so.

    What a hidden column holds still stands beside the row's name, so the row stays whole.
    """
    headings: dict[str, str] = {}
    for row in rows:
        cells = [cell for cell in row.cells if cell.text.strip()]
        if not cells:
            continue
        if is_heading(cells):
            headings = {cell.name: cell.text.strip() for cell in cells}
            texts = [_one_line(cell.text) for cell in cells]
        else:
            texts = [_with_heading(headings.get(cell.name), cell.text) for cell in cells]
        yield Passage(
            area=Area.HIDDEN_CELL if hidden or row.hidden else Area.CELL,
            text="\t".join(texts),
            spot=f"{spot} {row.name}".strip(),
            cells=tuple(cell.name + ("（隐藏）" if cell.hidden else "") for cell in cells),
        )


def is_heading(cells: Iterable[TableCell]) -> bool:
    """Tell whether these are the headings of a table and not somebody's row."""
    texts = [_PLAIN.sub("", cell.text) for cell in cells]
    if len(texts) < 2 or any(_NUMBER.search(text) or len(text) > 40 for text in texts):
        return False
    known = sum(text in _known_headings() or _looks_like_heading(text) for text in texts)
    return known * 2 >= len(texts)


def _looks_like_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and _HEADING_WORDS.search(text) is not None


@cache
def _known_headings() -> frozenset[str]:
    return frozenset(
        _PLAIN.sub("", heading) for known in all_fields().values() for heading in known.synonyms
    )


def _with_heading(heading: str | None, text: str) -> str:
    plain = _one_line(text)
    if heading is None:
        return plain
    if "年龄" in heading and plain.isdecimal():
        plain += "岁"
    return f"{_one_line(heading)}：{plain}"


def _one_line(text: str) -> str:
    return text.strip().replace("\t", " ").replace("\r\n", "\n")
