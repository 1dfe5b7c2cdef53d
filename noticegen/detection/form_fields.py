"""Whom a field of a form speaks of: what is told under each other belongs to one person.

`姓名：…` and `致贫原因：…` in two lines, whether of a form, of JSON or of a list, say as much as
in one.
"""

from __future__ import annotations

import re

# A label and a short value, as forms, programs and lists of fields write them.
_BEFORE_LABEL = r"[\s\"'“{\[(,\-*•·|]*(?:[0-9]{1,2}[.、)）][ ]?)?"
_FIELD = re.compile(
    _BEFORE_LABEL + r"[\u4e00-\u9fff][\u4e00-\u9fff（）()/ ]{0,14}[\"'”]?[ \t]{0,4}[:：]"
    r"[^。；\n]{1,60}"
)
_NAME_FIELD = re.compile(
    _BEFORE_LABEL
    + r"(?:姓名|(?:户主|申请人|救助对象|受助人|救助人|孩子|儿童|学生|成员|户)(?:姓名|名)?)"
    r"(?:[（(][^）)]{1,8}[)）])?[\"'”]?[ \t]{0,4}[:：][ \t\"'“]{0,6}"
    r"[\u3400-\u9fff][\u3400-\u9fff·*＊某]{1,11}"
    r"[\"'”，,\s]*"
)
_MOST_LINES = 8
_REACH = 600


def belong_to_somebody(before: str, line: str, behind: str) -> bool:
    """Tell whether a line is a field of a form in which another field names somebody.

    `before` ends in front of the line and `behind` begins after it.
    """
    if _FIELD.fullmatch(line) is None:
        return False
    above = before[-_REACH:].splitlines()[::-1]
    below = behind[:_REACH].splitlines()[1:]
    return _names_somebody(above) or _names_somebody(below)


def _names_somebody(lines: list[str]) -> bool:
    """Walk away from a field, from one field to the next, up to a name or the end of the form."""
    for line in lines[:_MOST_LINES]:
        if _NAME_FIELD.fullmatch(line) is not None:
            return True
        if _FIELD.fullmatch(line) is None:
            return False
    return False
