"""Mongolian names in Chinese characters, and names of several parts joined by a dot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from noticegen.detection.lexicon import any_of, telling_characters
from noticegen.detection.names.contexts import FOLLOWS
from noticegen.detection.names.model import is_han, load_tables
from noticegen.detection.names.spellings import (
    first_parts,
    foreign_marks,
    part_marks,
    parts,
    place_heads,
    place_names,
    telling_marks,
    whole_names,
)

_PLACE_BEHIND = re.compile(
    r"(?:镇|乡|苏木|嘎查|旗|村|区|市|盟|县|街道|路|街|大街|牧场|农场|小区|社区|草原|机场|站|"
    r"水库|湖|河|山|庙|卫生院|卫生室|派出所|中心校|中心小学|党委|党群|便民|办事处|管委会|人民政府|政府|民政|供电所|供销社|景区|旅游|纪念馆|故居|陵|边境|口岸|"
    r"浩特|淖尔|牧业|煤矿|公司|学校|小学|中学|医院|宾馆|酒店|饭店|超市|商店|敬老院|幼儿园|村委|银行|合作社|公园|广场|剧院|大桥|酒业|集团)"
)
# 巴音宝力格**嘎查: what is masked is where somebody lives.
_MASKED_PLACE = re.compile(rf"[^一-鿿0-9,，、\s]{{1,4}}{_PLACE_BEHIND.pattern}")
_SHORTEST_PLACE = 3
_SHORTEST_CERTAIN = 3
_MOST_PARTS = 5
_LONGEST_REACH = 5
# The characters of which a text must hold one for a name of several parts to be in it.
DOTS = frozenset("·•・‧∙⋅.")
_DOTS = re.compile(rf"[{''.join(sorted(DOTS))}](?<=[一-鿿].)(?=[一-鿿])")
# Surnames that Mongolian families also write in front of the name.
SURNAMES_IN_FRONT = frozenset(
    "包白敖宝鲍乌吴王李张齐何康金陈赵刘杨孙高马韩梁孟魏席戴佟关那图鄂德富赫伊"
)


@cache
def mongolian_marks() -> frozenset[str]:
    """Return the characters of which a text must hold one for a Mongolian name to be in it."""
    return telling_characters(first_parts()) | telling_marks()


@cache
def _beginning() -> re.Pattern[str]:
    """Return the pattern of what a name may begin with."""
    return re.compile(any_of(first_parts()))


@cache
def _longest_part() -> int:
    return max(map(len, parts()))


def is_place_name(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of such characters is a place, as far as it shows: 呼和浩特*市."""
    place = place_names().match(text, start)
    whole = place is not None and place.end() == end and end - start >= _SHORTEST_PLACE
    return whole or _MASKED_PLACE.match(text, end) is not None


def find_dotted(text: str, led_in: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of names of two parts with a dot between them, such as 阿拉坦·巴特尔.

    The first part reaches left to a mark or to where something leads a name in, the second as
    far as characters of transliterations go.
    """
    foreign = foreign_marks()
    reached = 0
    for dot in _DOTS.finditer(text):
        start, end = dot.span()
        if start < reached:
            continue
        start = _reach_left(text, start, led_in, foreign)
        while end < len(text) and end - dot.end() < 24:
            if text[end] not in foreign and not (
                _DOTS.match(text, end) and text[end - 1] in foreign
            ):
                break
            end += 1
        reached = end
        if end < len(text) and is_han(text[end]) and FOLLOWS.match(text, end) is None:
            end = _last_of_name(text, (start, dot.start()), dot.end(), end)
            end = _cell_end(text, start, end, foreign)
            reached = end
        least = 1 if dot.group() != "." and _ends_in_a_clan(text, start, dot.start(), end) else 2
        if start < dot.start() and end - dot.end() >= least and not _PLACE_BEHIND.match(text, end):
            yield start, end


def _ends_in_a_clan(text: str, start: int, dot: int, end: int) -> bool:
    """Tell whether one character behind a dot may end a name: 吉日木图·敖, 拉毛·措."""
    written = dot - start >= 2 and all(mark in foreign_marks() for mark in text[start:dot])
    return written and (not is_han(text[end : end + 1]) or FOLLOWS.match(text, end) is not None)


def _last_of_name(text: str, first_part: tuple[int, int], second: int, end: int) -> int:
    """Return the end of the second part where one or two characters are no usual ones of such."""
    foreign = foreign_marks()
    if end == second or any(mark not in foreign for mark in text[slice(*first_part)]):
        return end
    for last in (end + 1, end + 2):
        if last == len(text) or not is_han(text[last]) or FOLLOWS.match(text, last) is not None:
            return last if is_han(text[last - 1]) else end
    return end


def _cell_end(text: str, start: int, end: int, foreign: frozenset[str]) -> int:
    """Return the end of the characters behind where they and the name fill a cell."""
    last = end
    while last < min(len(text), end + 4) and is_han(text[last]) and text[last] != "的":
        last += 1
    if 2 * sum(mark in foreign for mark in text[start:last]) < last - start:
        return end  # 送温暖·献爱心
    at_end = last == len(text) or not is_han(text[last])
    at_start = start == 0 or not is_han(text[start - 1])
    return last if at_start and at_end else end


def _reach_left(text: str, dot: int, led_in: set[int], foreign: frozenset[str]) -> int:
    """Return where the part in front of a dot begins.

    It reaches as far as characters of transliterations go, at least to the first mark or lead
    where there is one near, so that 李·巴特尔 is read whole and 与阿依·古丽 is not.
    """
    start = dot
    while start > max(0, dot - 6) and text[start - 1] in foreign and start not in led_in:
        start -= 1
    if dot - start >= 2 or start in led_in:
        return _cell_start(text, start, dot, led_in)
    while start > max(0, dot - 6) and is_han(text[start - 1]) and start not in led_in:
        start -= 1
    return start


def _cell_start(text: str, start: int, dot: int, led_in: set[int]) -> int:
    """Return where the cell begins whose other characters are those of a transliteration."""
    first = start
    while first > max(0, dot - 6) and is_han(text[first - 1]) and first not in led_in:
        first -= 1
    at_edge = first in led_in or first == 0 or not is_han(text[first - 1])
    return first if at_edge and start - first <= 1 else start


def whole_transliteration(text: str, start: int, end: int) -> int:
    """Return where a name ends that was read as a Han name but goes on: 浩毕斯·哈拉图."""
    foreign = foreign_marks()
    if any(mark not in foreign for mark in text[start:end]):
        return end
    last = end
    while last < min(len(text), end + 6) and text[last] in foreign:
        last += 1
    at_edge = last == len(text) or not is_han(text[last]) or FOLLOWS.match(text, last) is not None
    return last if last - end >= 2 and at_edge else end


def find_mongolian(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, certain) of what is built like a Mongolian name.

    `certain` tells that nothing need follow it: it has three characters or more.
    """
    full, foreign = whole_names(), foreign_marks()
    reached = 0
    while (match := _beginning().search(text, reached)) is not None:
        start = match.start()
        reached = end = _name_end(text, start)
        if text.startswith("查", end) and text[end - 1] == "嘎":
            end -= 1
        name = text[start:end]
        if len(name) < 2 or (name not in full and len(name) < 3):
            continue
        place = covering_place(text, start, end)
        if place is not None and not (place == end and name in full):
            reached = max(reached, place)
            continue
        if _is_place(text, end, foreign):
            continue
        if end - start > _SHORTEST_CERTAIN - 1 and _ends_behind(text, end, foreign):
            end += 1
        if text[start - 1 : start] in SURNAMES_IN_FRONT and not is_han(text[start - 2 : start - 1]):
            start -= 1
        yield start, end, end - start >= _SHORTEST_CERTAIN


def _name_end(text: str, start: int) -> int:
    """Return where a name ends that is read part by part, as far as it goes."""
    joined, reached, latest = {start}, {start}, {start}
    limit = _limit(text, start)
    for _ in range(_MOST_PARTS):
        steps = [(end, stop) for end in latest for stop in _steps(text, end, limit)]
        joined.update(stop for end, stop in steps if stop > end + 1)
        latest = {stop for end, stop in steps if stop > start + 1} - reached
        if not latest:
            break
        reached |= latest
    end = max(reached)
    # A single character at the end may be the next word's: 巴图 | 夫妇.
    return end - 1 if end not in joined and _begins_a_word(text, end - 1) else end


def _steps(text: str, end: int, limit: int) -> Iterator[int]:
    """Yield where the parts end that begin at a place."""
    known = parts()
    for stop in range(end + 1, min(end + _longest_part(), limit) + 1):
        if text[end:stop] in known:
            yield stop


def _limit(text: str, start: int) -> int:
    """Return the place that no reading of parts can pass."""
    marks, last = part_marks(), min(len(text), start + _MOST_PARTS * _longest_part())
    while start < last and text[start] in marks:
        start += 1
    return start


def _begins_a_word(text: str, start: int) -> bool:
    behind = FOLLOWS.match(text, start)
    runs_on = behind is not None and behind.end() > start + 1
    return runs_on or text[start : start + 2] in load_tables().words


def _ends_behind(text: str, end: int, foreign: frozenset[str]) -> bool:
    """Tell whether a name goes on for one character to a mark: 乌日塔 | 娜, or to what follows."""
    if text[end : end + 1] not in foreign or FOLLOWS.match(text, end) is not None:
        return False
    return not is_han(text[end + 1 : end + 2]) or FOLLOWS.match(text, end + 1) is not None


def covering_place(text: str, start: int, end: int) -> int | None:
    """Return where a place on the list ends that a stretch is, or that reaches into it."""
    for first in range(start, max(-1, start - _LONGEST_REACH), -1):
        place = place_names().match(text, first)
        if place is not None and place.end() >= (end if first == start else start + 1):
            return place.end()
    return None


def place_end(text: str, start: int, end: int) -> int | None:
    """Return where a place ends that a name begins or is: 乌日图 | 布拉格, 额尔登 | 乌拉."""
    foreign, reach = foreign_marks(), end
    for begin in range(start + 2, min(len(text), end + 3)):
        if begin > end and text[begin - 1] not in foreign:
            break
        head = place_heads().match(text, begin)
        if head is not None and head.end() >= reach:
            return head.end()
    return None


def _is_place(text: str, end: int, foreign: frozenset[str]) -> bool:
    """Tell whether a place's ending follows, at once or behind the rest of a Mongolian name."""
    if FOLLOWS.match(text, end) is not None:
        return False  # 格日勒图来镇里
    limit = min(len(text), end + 4)
    while _PLACE_BEHIND.match(text, end) is None:
        if end >= limit or text[end] not in foreign:
            return False
        end += 1
    return True
