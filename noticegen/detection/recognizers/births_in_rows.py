"""Birth dates beside a name, or in a cell of somebody's row, without any word for birth."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.text.normal import Normalised

_BRACKETS = frozenset("(（")
_BRACKETED = re.compile(
    r"(?<=[(（])((?:19[0-9]{2}|200[0-9]|201[0-8])"
    r"(?: ?[-./年] ?[01]?[0-9] ?[-./月] ?[0-3]?[0-9] ?日?|[01][0-9][0-3][0-9])"
    r"|(?:19[0-9]{2}|200[0-9]) ?[-年./] ?[01]?[0-9] ?月?|19[0-9]{2}年)(?=[)）])"
)
# A cell with a day of the last century, or a whole day before villages had lists to be put on.
_DAY = (
    r"19[0-9]{2}(?:[-./年][01]?[0-9](?:[-./月](?:[0-3]?[0-9]日?)?)?|[01][0-9][0-3][0-9])"
    r"|200[0-6](?:[-./年][01]?[0-9][-./月][0-3]?[0-9]日?|[01][0-9][0-3][0-9])"
)
# 王建国，1965年，低保户
_YEAR = r"19[0-9]{2}年(?=[,，\t|](?!入党|参[加军]|退[伍休]|[结离]婚|去世|建|成立|获|任|当|担))"
# A later day is a child's where the row speaks of children: 王浩⇥2012-07-14⇥孤儿.
_LATER = r"20(?:0[7-9]|1[0-9]|2[0-9])[-./年][01]?[0-9](?:[-./月](?:[0-3]?[0-9]日?)?)?"
_YOUNG = re.compile(
    r"[\t|,，](?:孤儿|事实无人抚养(?:儿童)?|困境儿童|留守儿童|[大中小]?学生|在校(?:学?生)?|学龄前|幼儿|在读|"
    r"[一二三四五六]年级)(?=[\t|,，：\n]|$)"
)
_LATER_CELL = re.compile(rf"[\t|,，]({_LATER})(?=[\t|,，\n]|$)")
_IN_FRONT = re.compile(
    rf"(?:^|(?<=\n))(?:[0-9]{{1,4}}[\t|,，])?({_DAY})(?:[\t|,，]| {{1,3}})(?=[一-鿿])"
)
_IN_A_CELL = re.compile(rf"[\t|,， ]({_DAY}|{_YEAR})(?=[\t|,， \n]|$)")
_BORDERS = frozenset("\t|,， ")
_LONGEST_ROW = 60
_AT_ONCE = re.compile(
    r"(?:19[0-9]{2}|200[0-6])(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"
)
# The same in a row whose name no list holds: the cell in front looks like a name.
ROW_MARKS = frozenset("\t|,")
_OLD_CELLS = ("\t19", ",19", "|19")
_BEHIND_A_CELL = re.compile(
    r"(?:^|\n)(?:[0-9]{1,4}[\t|,])?(?P<cell>[^建入参发立成公审办签首初退停起各本全\W0-9A-Za-z_]"
    r"[一-鿿]{1,4}(?:·[一-鿿]{1,6})?)[\t|,]"
    r"(?P<date>19[2-9][0-9](?:[-./年][01]?[0-9][-./月][0-3]?[0-9]日?|[01][0-9][0-3][0-9]))"
    r"(?=[\t|,\n]|$)"
)
# 东山根村, 参加工作, 农村低保, 共产党员: what else such a cell may say.
_NO_NAME_END = frozenset(
    "村镇乡旗县市区盟省社局办所库路站校院厂矿会期间日度法例案号类项目寺庙程保困助费金时件品证房车田地表册员队组木查"
    "场式业别况作卡任部关团岗职级"
)


def find_dates_of_people(normal: Normalised, people: Sequence[Hit]) -> Iterator[Hit]:
    """Find full dates in brackets at once behind a name, and old ones in a cell of its row."""
    text = normal.folded
    if not normal.marks.isdisjoint(_BRACKETS):
        behind = {person.end + 1 for person in people}
        for match in _BRACKETED.finditer(text):
            start, end = normal.from_folded(*match.span(1))
            if start in behind:
                yield Hit(FindingType.BIRTH_DATE, start, end, 0.65, Reason.CONTEXT)
    if normal.has_digits:
        for person in people:
            day = _AT_ONCE.match(normal.text, person.end)
            if day is not None:
                yield Hit(FindingType.BIRTH_DATE, *day.span(), 0.65, Reason.CONTEXT)
    if not normal.marks.isdisjoint(_BORDERS):
        starts = sorted([normal.folded_span(person.start, person.end)[0] for person in people])
        for place, end in _days_in_rows(text, starts):
            span = normal.from_folded(place, end)
            yield Hit(FindingType.BIRTH_DATE, *span, 0.65, Reason.CONTEXT)


def _days_in_rows(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the days in cells behind a name, and those at once in front of one."""
    patterns = (_IN_A_CELL, _LATER_CELL) if _YOUNG.search(text) else (_IN_A_CELL,)
    for pattern in patterns:
        for match in pattern.finditer(text):
            place = match.start()
            row = max(text.rfind("\n", 0, place) + 1, place - _LONGEST_ROW)
            if bisect_left(starts, row) < bisect_left(starts, place):
                yield match.span(1)
    for match in _IN_FRONT.finditer(text):
        if bisect_left(starts, match.end()) < bisect_left(starts, match.end() + 1):
            yield match.span(1)


def find_dates_in_rows(normal: Normalised) -> Iterator[Hit]:
    """Find whole days of the last century behind a cell that looks like a name."""
    text = normal.folded
    if not any(begins in text for begins in _OLD_CELLS):
        return
    for match in _BEHIND_A_CELL.finditer(text):
        if match["cell"][-1] not in _NO_NAME_END:
            span = normal.from_folded(*match.span("date"))
            yield Hit(FindingType.BIRTH_DATE, *span, 0.6, Reason.CONTEXT)
