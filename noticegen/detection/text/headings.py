"""The headings of a table, recognised by the words offices use for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from noticegen.vocabulary.fields import all_fields

_HEADING_WORDS = re.compile(
    "姓名|户主|申请人|监护人|联系人|身份证|证件|证号|号码|电话|手机|账号|帐号|账户|卡号|开户"
    "|地址|住址|出生|年龄|性别|民族|备注|说明|金额|日期|微信|邮箱|QQ|车牌|健康|残疾|原因|关系"
)
_LONGEST_HEADING = 20
_NUMBER = re.compile(r"\d{5}")
_PLAIN = re.compile(r"[\s（）()：:*]")


def is_heading(cells: Iterable[str]) -> bool:
    """Tell whether these are the headings of a table and not somebody's row."""
    texts = [_PLAIN.sub("", cell) for cell in cells]
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
