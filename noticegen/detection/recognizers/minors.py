"""People called under age, and children called by the programme that is theirs: 王浩是困境儿童."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.text.normal import Normalised

# The characters of which a text must hold one for such a word to be in it.
MINOR_MARKS = frozenset("满境孤守未散婴")
_ENDS = r"(?=[,，。;；、)）\t |/\n]|$)"
_AGE = r"[未不没]满(?:1[0-8]|十[一二三四五六七八]?|[6-9])周?岁"
_CHILDREN = r"(?:困境|留守|孤残|散居|散养)(?:儿童|孤儿)"
_WORD = rf"(?:{_AGE}|未成年人?|{_CHILDREN}|婴幼?儿)"
_TOLD = re.compile(rf"{_WORD}{_ENDS}")
# 未成年人王浩, 留守儿童：王浩.
_BEFORE_A_NAME = re.compile(rf"(?P<word>{_WORD})[:： ]?")
# What may stand between somebody and the word.
_BETWEEN = re.compile(
    r"[,，(（\t |/]{0,2}(?:现|仍|尚|还|均|都)?"
    r"(?:是|系|为|属于?|被?(?:认定|确定|列|评定)为|[男女][,，\t ]{1,2})?\Z"
)
_A_CHILD = re.compile(
    r"(?:[其之长次三独幼养][子女孙]|[孙侄]子|儿子|女儿|孙女|闺女|外孙女?|外甥女?|[该此]童|该生|孩子|娃|"
    r"[兄弟姐妹]|小女儿|小儿子|两人|二人)\Z"
)
# 斯日古冷，未满18周岁: a line that begins like a row, whoever it is.
_HEAD = re.compile(
    r"[一-鿿]{1,3}(?:[一-鿿](?<![人童员者生女户民岁年子满类别象体庭况])|·[一-鿿]{1,6})\Z"
)
_LABEL = re.compile(
    r"(?:类[别型]|身份|性质|情形|人员属性)[:： ]{1,2}\Z|(?:^|[\t\n])(?:困难|儿童)?类[别型]\t\Z"
)
# 困境儿童，由祖母照料: at the head of a line it is said of the one whom the row is about.
_CARED_FOR = re.compile(
    r"[,，](?:现|一直|平时)?(?:由|跟|随|靠|依靠|与|和)?(?:其|着)?"
    r"(?:爷爷|奶奶|祖[父母]|外[公婆祖]|姥|姑|叔|舅|伯|姨|亲戚|[一-鿿]{0,4}抚养|[一-鿿]{0,3}照[料顾看])"
)
# 未成年，父亲去世: the same, unless a rule says it of everybody.
_TALE = re.compile(
    r"(?<=年)人?[,，](?:父(?!母双)|母|孤儿|双亲|无劳动|在[校读]|就读|上[小初高学]|丧)(?![^。\n]*(?:应|须|可以|不得|依法|的权))"
)
_REMARK = re.compile(r"(?:备注|说明|情况)[:：] ?\Z")
_REACH, _NEAR = 14, 60


def find_minors(normal: Normalised, people: Collection[Hit]) -> Iterator[Hit]:
    """Find who is called under age beside a name or a child, and children of a programme."""
    text = normal.text
    spans: list[tuple[int, int]] | None = None
    for match in _TOLD.finditer(text):
        if spans is None:
            spans = sorted([(person.start, person.end) for person in people])
        if _is_of_somebody(text, match, spans):
            yield Hit(FindingType.MINOR_AGE, *match.span(), 0.6, Reason.CONTEXT)
    starts = {person.start for person in people}
    for match in _BEFORE_A_NAME.finditer(text) if starts else ():
        if match.end() in starts:
            yield Hit(FindingType.MINOR_AGE, *match.span("word"), 0.6, Reason.CONTEXT)


def _is_of_somebody(text: str, match: re.Match[str], people: list[tuple[int, int]]) -> bool:
    start, end = match.span()
    low = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    between = _BETWEEN.search(text, low, start)
    place = between.start() if between is not None else start
    if between is not None:
        if any(low <= first and last == place for first, last in _ending_at(people, place)):
            return True
        if _A_CHILD.search(text, low, place) is not None:
            return True
        begins = max(text.rfind(mark, 0, place) for mark in "\n。;；") + 1
        is_head = place < start and _HEAD.match(text, begins, place) is not None
        if is_head and text[place] in ",，(（" and match[0][0] in "未不没":
            return True
    if start == low and (_CARED_FOR.match(text, end) or _TALE.match(text, end)):
        return True
    if _REMARK.search(text, low, start) is not None:
        return True
    near = bisect_left(people, (start - _NEAR, 0)) < bisect_left(people, (end + _NEAR, 0))
    return near and (
        _LABEL.search(text, low, start) is not None
        or (_is_edge(text, start - 1) and _is_edge(text, end))
    )


def _ending_at(people: list[tuple[int, int]], place: int) -> list[tuple[int, int]]:
    last = bisect_left(people, (place, 0))
    return [span for span in people[max(0, last - 2) : last] if span[1] == place]


def _is_edge(text: str, place: int) -> bool:
    return not 0 <= place < len(text) or text[place] in "\t|\n"
