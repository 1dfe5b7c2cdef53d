"""Names of villages: with two surnames (张王秀英, 李刘氏, 刘门张氏), longer than usual, or none.

Whom a village calls 铁蛋 or 二后生 is told where 他妈, 家三口人 or 的残疾证 follows.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.lexicon import any_of, first_of, words_of
from noticegen.detection.names.contexts import FOLLOWS
from noticegen.detection.names.model import is_han
from noticegen.detection.names.scoring import load_model

# Surnames that are hardly ever words.
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑韩唐冯董萧程曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛阎潘杜戴"
    "钟姜姚谭廖邹熊陆郝孔崔邱秦侯邵孟段乔龚樊邢贺"
)
_NICKNAMES = (
    r"[大二三四五六七八小老猴毛丑黑白秃][女后娃丑蛋毛虎牛][子生儿娃蛋]|"
    r"[改二三四五六大小毛秃黑白兰秀俊润翠玉喜引换招巧凤娥珍花香枝爱桂月金银存锁根全福来拉飞成](?:女子|后生|娃子|小子|愣子|丫头)|"
    r"(?:满囤|满仓|栓柱|拴柱|铁蛋|二娃|毛小|改改|换换|引弟|招弟|来弟|栓栓|锁锁|虎虎|牛牛)[子儿]"
)
_SHORTEST_CLAN = 2
_LONG = re.compile(
    rf"[{_SURNAMES}]{first_of(f'[{_SURNAMES}]|{_NICKNAMES}')}"
    rf"(?:[{_SURNAMES}](?:氏|(?P<given>[一-鿿]{{2}}))|(?:{_NICKNAMES}))"
)
# 王氏, 刘门张氏: a married woman; what is 张氏宗祠 or 李氏中医 is none.
_CLANS = f"{_SURNAMES}乌包白敖宝云奇尹高金安康史雷温柴"
_CLAN = re.compile(
    rf"[{_CLANS}](?:门?[{_CLANS}])?氏(?![族宗家祠祖公定中企集牌号酒药医馆源遗兄姐妹硬空])"
)
_OF_A_WOMAN = re.compile(
    r"[,，(（ \t]{1,2}(?:女|[0-9]{2,3}(?:周?岁|[,，\t ])|(?:18|19)[0-9]{2}年?)|[\t|]"
)
# What is said of somebody with no more than such a name.
_NUMBERED, _VILLAGERS_CALLED = "大二三四五六七八小", "后愣楞女娃毛蛋狗牛虎秃憨蛮小猴黑老"
_VILLAGERS = (
    rf"[{_NUMBERED}](?:后生|愣子|楞子|女子|娃子|毛子|蛋子|狗子|牛子|虎子|秃子|憨子|蛮子|小子|"
    r"猴子|黑子|老汉)"
)
_OWNED = re.compile(
    r"家(?:[一二三四五六七八两几][口个人]|今年|去年|里|有|没|也|还|那|这|和|的|今|[住房地羊牛种养])|"
    r"[他她][爹妈爸娘大姐哥弟妹媳]|媳妇|"
    r"婆姨|老婆|女人|男人|[爹妈爸娘](?=[来去说没今也的])|(?<![斤毛])的(?:残疾|低保|户口|身份|电话|卡|地|羊|病|事|儿|孩|娃|媳妇|房|草场|名字|材料|照片|钱)|"
    r"打个?电话|说[,，:：他她家]|没来|不在|来[村镇乡嘎]|走了|死了|去世|外出|打工|当兵|放羊|签[了字]|按[了的手]"
)
_HINTS = frozenset("给让找叫问和跟被对请催替帮到")


def find_village_names(text: str, marks: frozenset[str], led_in: Container[int]) -> Iterable[Hit]:
    """Find whom a village calls by a name without a surname, or by a surname alone: 王氏."""
    if "氏" in marks:
        return [*_nicknames(text, led_in), *_clans(text, led_in)]
    return () if nicknames()[1].search(text) is None else _nicknames(text, led_in)


def _nicknames(text: str, led_in: Container[int]) -> Iterator[Hit]:
    whole, first_two = nicknames()
    for place in first_two.finditer(text):
        start = place.start()
        called = whole.match(text, start) if _may_begin(text, start, led_in) else None
        if called is not None and _OWNED.match(text, called.end()) is not None:
            yield Hit(FindingType.PERSON, start, called.end(), 0.65, Reason.CONTEXT)


def _clans(text: str, led_in: Container[int]) -> Iterator[Hit]:
    for match in _CLAN.finditer(text):
        start, end = match.span()
        if not _may_begin(text, start, led_in):
            continue
        of_two = end - start > _SHORTEST_CLAN or start in led_in
        told = FOLLOWS.match(text, end) if is_han(text[end : end + 1]) else None
        if of_two or told is not None or _OF_A_WOMAN.match(text, end) is not None:
            yield Hit(FindingType.PERSON, start, end, 0.7, Reason.CONTEXT)


def _may_begin(text: str, start: int, led_in: Container[int]) -> bool:
    """Tell whether no word stands in front, or one that leads somebody in."""
    before = text[start - 1 : start]
    return not is_han(before) or before in _HINTS or start in led_in


@cache
def nicknames() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of names without a surname, and one for where they may begin.

    The second begins with a class, because such a search is the quick one.
    """
    words = words_of("village_names.txt", "nickname")
    firsts = _NUMBERED + "".join(sorted({name[0] for name in words}))
    seconds = _VILLAGERS_CALLED + "".join(sorted({name[1] for name in words}))
    return (
        re.compile(f"{_VILLAGERS}|{any_of(words)}"),
        re.compile(f"[{firsts}](?=[{seconds}])"),
    )


def find_long_names(text: str, led_in: Container[int]) -> Iterable[Hit]:
    """Find names of three or four characters that stand in a cell, or between words for people."""
    return () if _LONG.search(text) is None else _long_names(text, led_in)


def _long_names(text: str, led_in: Container[int]) -> Iterator[Hit]:
    for match in _LONG.finditer(text):
        if _stands_alone(text, match, led_in):
            yield Hit(FindingType.PERSON, *match.span(), 0.8, Reason.CONTEXT)


def _stands_alone(text: str, match: re.Match[str], led_in: Container[int]) -> bool:
    """Tell whether words end before such a name and begin behind it, and it is none itself."""
    start, end = match.span()
    if start and is_han(text[start - 1]) and start not in led_in:
        return False
    if is_han(text[end : end + 1]) and FOLLOWS.match(text, end) is None:
        return False
    tables = load_model().tables
    if match["given"] is not None and match["given"] not in tables.in_use:
        return False
    return text[start : start + 2] not in tables.words
