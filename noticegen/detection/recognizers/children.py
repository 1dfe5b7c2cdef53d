"""Children told by their school: 小学三年级, 上幼儿园, 读初二, said of somebody's child."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.text.normal import Normalised

# The characters of which a text must hold one for a school year to be in it.
SCHOOL_MARKS = frozenset("级园学初")
_NUMBER = "[一二三四五六七八九1-9]"
_YEAR = re.compile(
    rf"(?:小学|初中)?{_NUMBER}年级|初[一二三123](?![0-9一-鿿])|(?:上|念|读)(?:幼儿园|学前班|小学|"
    rf"初中)"
    rf"|(?:上|念|读)(?:小学|初中)?{_NUMBER}年级|幼儿园[大中小托]班|学前班"
)
# Who is at school: a child of somebody, or a child.
_CHILD = re.compile(
    r"(?:[其之长次三独幼][子女]|子女|儿子|女儿|闺女|小子|孙子?|孙女|外孙|外甥|侄|弟|妹|娃|孩|"
    r"同学|孤儿|"
    r"学生|大的|小的|老[大二三四五])[^。;；\n]{0,16}$"
)
# A rule, a school's own notice, or what schools do.
_GENERAL_BEFORE = re.compile(
    r"(?:适龄|学龄|在校|全体|各|凡|资助|至|到|或|及|和|[、\-~—])[一-鿿]{0,4}$"
)
_GENERAL_BEHIND = re.compile(
    r"(?:教育|阶段|招生|家长|新生|课后|资助|师生|教师|老师|校长|入学|学费|补助|补贴|标准|"
    r"以[上下]|及以|至|到|或|的?儿童|的?学生们|[\-~—])"
)
_REACH = 24


def find_school_years(normal: Normalised, people: Iterable[Hit]) -> Iterator[Hit]:
    """Find what school somebody's child goes to: it tells that the child is under eighteen."""
    text = normal.text
    ends: list[int] | None = None
    for match in _YEAR.finditer(text):
        start, end = match.span()
        if _GENERAL_BEHIND.match(text, end) or _GENERAL_BEFORE.search(
            text, max(0, start - 8), start
        ):
            continue
        if ends is None:
            ends = sorted(person.end for person in people)
        named = bisect_left(ends, start - _REACH) < bisect_left(ends, start + 1)
        if named or _CHILD.search(text, max(0, start - _REACH), start) is not None:
            yield Hit(FindingType.MINOR_AGE, start, end, 0.6, Reason.CONTEXT)
