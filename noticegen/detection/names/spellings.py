"""The parts Mongolian names are built of, in every spelling Chinese papers give them.

A sound has several characters (图雅, 托娅, 陶亚), so most parts are kept by the syllable in
`data/mongolian_names.txt` and multiplied out here: 图托陶/雅娅亚 are nine words.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from noticegen.detection.lexicon import any_of, characters_of, words_of

_LIST = "mongolian_names.txt"
# What transliterated names of other peoples add to the Mongolian characters.
_ELSEWHERE = (
    "买提艾合迪力木江阿卜杜热依汗孜古丽肖开吐尔逊麦拉西衣克米吾甫帕夏再努扎多吉次仁央金卓"
    "玛旺堆泽郎洛桑格尔卡沙伍呷白贝比波伯布查达丹德丁恩法菲费弗福盖戈哈海赫胡霍加伽杰凯坎科库莱赖兰朗"
    "勒雷里莉利列林卢鲁路伦罗马迈曼梅密莫姆穆纳娜内尼妮诺欧潘佩彭皮普恰乔丘若日撒萨塞莎什斯苏索塔泰坦特"
    "不都才明肯浩毕廷图托瓦威维温沃乌希辛雅亚延扬耶叶伊英尤于约詹朱兹提别肉孜赛迪玉山江衮嘎松平措顿珠曲珍姆央"
    "济安宗吾守孜增群培觉晋美强边普索朗坚赞益土登农则牙生司义喀荪森曼合祖依明素甫"
)
# Characters of parts that are words of their own beside a name as well.
_OTHER_WORDS = frozenset("代老兴关官任信")


@cache
def spelt(group: str) -> frozenset[str]:
    """Return the words of a group that is kept by the syllable."""
    return frozenset(
        "".join(spelling)
        for word in words_of(_LIST, group)
        for spelling in product(*word.split("/"))
    )


@cache
def whole_names() -> frozenset[str]:
    """Return what stands alone as a name, however short."""
    return frozenset(words_of(_LIST, "full")) | spelt("spelt-name")


@cache
def parts() -> frozenset[str]:
    """Return what a name may go on with."""
    return frozenset(words_of(_LIST, "part")) | spelt("spelt") | whole_names()


@cache
def first_parts() -> frozenset[str]:
    """Return what the first part of a name can be: one character may be any word's."""
    return frozenset(part for part in parts() if len(part) > 1)


@cache
def part_marks() -> frozenset[str]:
    """Return the characters of all parts."""
    return frozenset("".join(parts()))


@cache
def transliterating() -> frozenset[str]:
    """Return the characters that Mongolian names are written with."""
    return part_marks() - _OTHER_WORDS


@cache
def foreign_marks() -> frozenset[str]:
    """Return the characters that Mongolian, Uyghur, Tibetan and Yi names are written with."""
    return transliterating() | frozenset(_ELSEWHERE)


@cache
def telling_marks() -> frozenset[str]:
    """Return the characters that stand in transliterations and hardly anywhere else."""
    return frozenset(characters_of(_LIST, "telling"))


@cache
def place_names() -> re.Pattern[str]:
    """Return the pattern of places that are written like names."""
    return re.compile(any_of(words_of(_LIST, "place")))


@cache
def place_heads() -> re.Pattern[str]:
    """Return the pattern of what names of places end with: 高勒 (river), 敖包, 塔拉 (plain)."""
    return re.compile(any_of(words_of(_LIST, "head")))
