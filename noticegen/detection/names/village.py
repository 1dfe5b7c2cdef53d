"""Names longer than usual: with two surnames (张王秀英, 李刘氏), or as villages give them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.lexicon import first_of
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
    r"(?:满囤|满仓|栓柱|拴柱|铁蛋|二娃|毛小|改改|换换|引弟|招弟|来弟|栓栓|锁锁|虎虎|牛牛)[子儿]"
)
_LONG = re.compile(
    rf"[{_SURNAMES}]{first_of(f'[{_SURNAMES}]|{_NICKNAMES}')}"
    rf"(?:[{_SURNAMES}](?:氏|(?P<given>[一-鿿]{{2}}))|(?:{_NICKNAMES}))"
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
