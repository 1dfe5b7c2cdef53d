"""Landlines on lines of an office's business that tell of nobody: they are nobody's own.

Landlines in what offices write are mostly theirs. Here the whole line is asked, also where its
words stand behind the number or far from it. A line that names a person, or tells of somebody,
publishes nothing.
"""

from __future__ import annotations

import re

from noticegen.detection.lexicon import any_of, words_of
from noticegen.detection.telephones.owners import (
    speaks_of_somebody,
    tells_of_somebody,
    tells_what_was_done,
)
from noticegen.detection.telephones.place import AREA_CODE, Place
from noticegen.detection.telephones.words import (
    BUSINESS_WORDS,
    OFFICE_WORDS,
    PUBLIC_WORDS,
    WORDS_FILE,
)

_HEADING = 160
# An office that speaks to everybody addresses its reader or keeps hours; remarks about a
# household do neither.
_ADDRESSES = (
    r"您|(?<!申)请(?!假|求|回(?!拨)|他|她)|欢迎|如[需有果若]|若[有需]|凡|怎么|谁家|大家|乡亲|各位|广大|任何人|"
    r"有(?:事|困难|问题|疑问|意见)|需要|想(?=[办问领申])|详见|可(?=[拨打问来致通])|先[打问拨]|问一下|"
    r"的[,，](?=[去问找到打拨带持凭])|就行|[?？]"
)
_KEEPS_HOURS = (
    r"24小时|二十四小时|全天|昼夜|工作日|[上下]班|节假日|周[一二三四五六日末]|[早上下][午八九]|"
    r"夜间|每[日天周]|法定"
)
_SPEAKS_TO_ALL = re.compile(rf"{_ADDRESSES}|{_KEEPS_HOURS}")
_BUSINESS = re.compile(BUSINESS_WORDS)
# 附件3：各苏木镇民政办联系方式, and the numbers on the lines below; a letterhead and its lines.
_HEAD = re.compile(
    rf"(?:^|\n)[^\n]{{0,28}}(?:{PUBLIC_WORDS}|{OFFICE_WORDS})[^\n0-9]{{0,12}}"
    r"(?:(?<=电话)|(?<=方式)|(?<=热线)|(?<=表)|(?<=[院局所厅站社司会处心府部办队馆]))[^\n0-9一-鿿]{0,6}\n"
)
# 送水电话, 编辑部联系电话: a label that says what one rings for.
_RUNG_FOR = re.compile(
    rf"(?<![一-鿿])(?:{any_of(words_of(WORDS_FILE, 'doing'))})[一-鿿]{{0,6}}(?<![人者户])"
    rf"(?:电话|座机|对接)(?:[(（][^()（）\n]{{0,12}}[)）])?[:：为是 \t]{{0,2}}{AREA_CODE}\Z"
)


def is_of_business(place: Place) -> bool:
    """Tell whether the line of a landline speaks of business and of nobody."""
    first, last = place.line
    if tells_of_somebody(place, first, last) or speaks_of_somebody(place.text, *place.clause):
        return False
    if _SPEAKS_TO_ALL.search(place.text, first, last) is not None:
        return True
    if tells_what_was_done(place.text, first, last):
        return False
    return (
        _BUSINESS.search(place.text, first, last) is not None
        or _is_headed(place)
        or _RUNG_FOR.search(place.window) is not None
    )


def _is_headed(place: Place) -> bool:
    """Tell whether a line above says that the numbers below it are an office's."""
    first = place.line[0]
    heads = list(_HEAD.finditer(place.text, max(0, first - _HEADING), first))
    return bool(heads) and not tells_of_somebody(place, heads[-1].start(), first)
