"""Mongolian names in Chinese characters, and names of several parts joined by a dot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from noticegen.detection.lexicon import any_of, characters_of, words_of

_LIST = "mongolian_names.txt"
_PLACE_BEHIND = re.compile(
    r"(?:[一-鿿]{0,2})?(?:镇|乡|苏木|嘎查|旗|村|区|市|盟|县|街道|路|街|大街|牧场|农场|小区|社区|草原|机场|站|水库|湖|河|山|庙|"
    r"浩特|淖尔|牧业|煤矿|公司|学校|小学|中学|医院|宾馆|酒店|银行|合作社)"
)
_DOT = "·•・‧∙⋅."


@cache
def _patterns() -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str], re.Pattern[str]]:
    full = frozenset(words_of(_LIST, "full"))
    part = frozenset(words_of(_LIST, "part")) | full
    chain = re.compile(
        f"(?:{any_of(frozenset(word for word in part if len(word) > 1))})(?:{any_of(part)}){{0,4}}"
    )
    places = re.compile(any_of(words_of(_LIST, "place")))
    # Transliterations draw on few characters; what follows a dot is read as long as they last.
    foreign = "".join(sorted(set(characters_of(_LIST, "part") + characters_of(_LIST, "full"))))
    foreign += "买提艾合迪力木江阿卜杜热依汗孜古丽肖开吐尔逊麦拉西衣克米吾甫帕夏再努尔扎多吉次仁央金卓玛旺堆泽郎洛桑格尔古卡沙伍呷"
    dotted = re.compile(f"[{foreign}]{{1,8}}[{_DOT}][{foreign}]{{1,10}}")
    return chain, full, places, dotted


def find_mongolian(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, certain) of what is built like a Mongolian or a dotted name.

    `certain` tells that the form alone is enough: a dot, or three characters and two parts.
    """
    chain, full, places, dotted = _patterns()
    if any(mark in text for mark in _DOT):
        for match in dotted.finditer(text):
            if _PLACE_BEHIND.match(text, match.end()) is None:
                yield match.start(), match.end(), True
    for match in chain.finditer(text):
        start, end = match.span()
        name = match.group()
        if len(name) < 2 or (name not in full and len(name) < 3):
            continue
        if places.match(text, start) is not None and places.match(text, start).end() >= end:  # type: ignore[union-attr]
            continue
        if _PLACE_BEHIND.match(text, end) is not None:
            continue
        yield start, end, len(name) >= 3
