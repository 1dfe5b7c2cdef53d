"""Mongolian names in Chinese characters, and names of several parts joined by a dot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from noticegen.detection.lexicon import any_of, characters_of, telling_characters, words_of
from noticegen.detection.names.contexts import FOLLOWS

_LIST = "mongolian_names.txt"
_PLACE_BEHIND = re.compile(
    r"(?:镇|乡|苏木|嘎查|旗|村|区|市|盟|县|街道|路|街|大街|牧场|农场|小区|社区|草原|机场|站|"
    r"水库|湖|河|山|庙|"
    r"浩特|淖尔|牧业|煤矿|公司|学校|小学|中学|医院|宾馆|酒店|饭店|超市|商店|敬老院|幼儿园|村委|银行|合作社|公园|广场|剧院|大桥|酒业|集团)"
)
# 巴音宝力格**嘎查: what is masked is where somebody lives.
_MASKED_PLACE = re.compile(rf"[^一-鿿0-9,，、\s]{{1,4}}{_PLACE_BEHIND.pattern}")
_SHORTEST_PLACE = 3
_SHORTEST_CERTAIN = 3
# The characters of which a text must hold one for a name of several parts to be in it.
DOTS = frozenset("·•・‧∙⋅.")
_DOTS = re.compile(rf"[{''.join(sorted(DOTS))}](?<=[一-鿿].)(?=[一-鿿])")
# What transliterated names of other peoples add to the Mongolian characters.
_ELSEWHERE = (
    "买提艾合迪力木江阿卜杜热依汗孜古丽肖开吐尔逊麦拉西衣克米吾甫帕夏再努扎多吉次仁央金卓"
    "玛旺堆泽郎洛桑格尔卡沙伍呷白贝比波伯布查达丹德丁恩法菲费弗福盖戈哈海赫胡霍加伽杰凯坎科库莱赖兰朗"
    "勒雷里莉利列林卢鲁路伦罗马迈曼梅密莫姆穆纳娜内尼妮诺欧潘佩彭皮普恰乔丘若日撒萨塞莎什斯苏索塔泰坦特"
    "不都才明肯浩毕廷图托瓦威维温沃乌希辛雅亚延扬耶叶伊英尤于约詹朱兹提别肉孜赛迪玉山江衮嘎松平措顿珠曲珍姆央"
    "济安宗吾守孜增群培觉晋美强边普索朗坚赞益土登农则牙生司义喀荪森曼合祖依明素甫"
)
# Surnames that Mongolian families also write in front of the name.
_SURNAMES_IN_FRONT = frozenset("包白敖宝鲍乌吴王李张齐何康金陈赵")


@cache
def _first_parts() -> frozenset[str]:
    """Return what the first part of a name can be: one character may be any word's."""
    words = (*words_of(_LIST, "part"), *words_of(_LIST, "full"))
    return frozenset(word for word in words if len(word) > 1)


@cache
def mongolian_marks() -> frozenset[str]:
    """Return the characters of which a text must hold one for a Mongolian name to be in it."""
    return telling_characters(_first_parts())


@cache
def _patterns() -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str], frozenset[str]]:
    full = frozenset(words_of(_LIST, "full"))
    part = frozenset(words_of(_LIST, "part")) | full
    chain = re.compile(f"(?:{any_of(_first_parts())})(?:{any_of(part)}){{0,4}}")
    places = re.compile(any_of(words_of(_LIST, "place")))
    # Transliterations draw on few characters; what follows a dot is read as long as they last.
    foreign = set(characters_of(_LIST, "part") + characters_of(_LIST, "full") + _ELSEWHERE)
    return chain, full, places, frozenset(foreign)


@cache
def transliterating() -> frozenset[str]:
    """Return the characters that Mongolian names are written with."""
    return frozenset(characters_of(_LIST, "part") + characters_of(_LIST, "full"))


def is_place_name(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of such characters is a place, as far as it shows: 呼和浩特*市."""
    place = _patterns()[2].match(text, start)
    whole = place is not None and place.end() == end and end - start >= _SHORTEST_PLACE
    return whole or _MASKED_PLACE.match(text, end) is not None


def find_dotted(text: str, led_in: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of names of two parts with a dot between them, such as 阿拉坦·巴特尔.

    The first part reaches left to a mark or to where something leads a name in, the second as
    far as characters of transliterations go.
    """
    foreign = _patterns()[3]
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
        if end < len(text) and _is_han(text[end]) and FOLLOWS.match(text, end) is None:
            end = _last_of_name(text, (start, dot.start()), dot.end(), end)
            end = _cell_end(text, start, end, foreign)
            reached = end
        if start < dot.start() and end - dot.end() >= 2 and not _PLACE_BEHIND.match(text, end):
            yield start, end


def _last_of_name(text: str, first_part: tuple[int, int], second: int, end: int) -> int:
    """Return the end of the second part where one or two characters are no usual ones of such."""
    foreign = _patterns()[3]
    if end == second or any(mark not in foreign for mark in text[slice(*first_part)]):
        return end
    for last in (end + 1, end + 2):
        if last == len(text) or not _is_han(text[last]) or FOLLOWS.match(text, last) is not None:
            return last if _is_han(text[last - 1]) else end
    return end


def _cell_end(text: str, start: int, end: int, foreign: frozenset[str]) -> int:
    """Return the end of the characters behind where they and the name fill a cell."""
    last = end
    while last < min(len(text), end + 4) and _is_han(text[last]) and text[last] != "的":
        last += 1
    if 2 * sum(mark in foreign for mark in text[start:last]) < last - start:
        return end  # 送温暖·献爱心
    at_end = last == len(text) or not _is_han(text[last])
    at_start = start == 0 or not _is_han(text[start - 1])
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
    while start > max(0, dot - 6) and _is_han(text[start - 1]) and start not in led_in:
        start -= 1
    return start


def _cell_start(text: str, start: int, dot: int, led_in: set[int]) -> int:
    """Return where the cell begins whose other characters are those of a transliteration."""
    first = start
    while first > max(0, dot - 6) and _is_han(text[first - 1]) and first not in led_in:
        first -= 1
    at_edge = first in led_in or first == 0 or not _is_han(text[first - 1])
    return first if at_edge and start - first <= 1 else start


def whole_transliteration(text: str, start: int, end: int) -> int:
    """Return where a name ends that was read as a Han name but goes on: 浩毕斯·哈拉图."""
    foreign = _patterns()[3]
    if any(mark not in foreign for mark in text[start:end]):
        return end
    last = end
    while last < min(len(text), end + 6) and text[last] in foreign:
        last += 1
    at_edge = last == len(text) or not _is_han(text[last]) or FOLLOWS.match(text, last) is not None
    return last if last - end >= 2 and at_edge else end


def find_mongolian(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, certain) of what is built like a Mongolian name.

    `certain` tells that nothing need follow it: it has three characters or more.
    """
    chain, full, places, foreign = _patterns()
    for match in chain.finditer(text):
        start, end = match.span()
        if text.startswith("查", end) and text[end - 1] == "嘎":
            end -= 1
        name = text[start:end]
        if len(name) < 2 or (name not in full and len(name) < 3):
            continue
        place = places.match(text, start)
        if place is not None and place.end() >= end:
            continue
        if _is_place(text, end, foreign):
            continue
        if end - start > _SHORTEST_CERTAIN - 1 and _ends_behind(text, end, foreign):
            end += 1
        if text[start - 1 : start] in _SURNAMES_IN_FRONT and not _is_han(
            text[start - 2 : start - 1]
        ):
            start -= 1
        yield start, end, end - start >= _SHORTEST_CERTAIN


def _ends_behind(text: str, end: int, foreign: frozenset[str]) -> bool:
    """Tell whether a name goes on for one character to a mark: 乌日塔 | 娜."""
    if text[end : end + 1] not in foreign or _is_han(text[end + 1 : end + 2]):
        return False
    return FOLLOWS.match(text, end) is None


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


def _is_han(mark: str) -> bool:
    return "\u4e00" <= mark <= "\u9fff"
