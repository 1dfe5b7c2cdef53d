"""Where somebody lives as villages tell it: 供销社后院, 学校西墙外头一家, 敖包东北3公里牧点.

No figure of a door need be in it. A word of living must lead it in, and it must end as a house, a
side of a landmark or a place of herdsmen ends; how somebody is housed (住土房两间) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_COUNT = "[一二三四五六七八九十两0-9]{1,3}"
_SIDE = "[东西南北前后里外]"
# What leads in where somebody lives, and where herdsmen camp.
_LEAD = (
    r"[住居在址处家盘点](?:"
    r"(?:(?<=[家现租借暂居]住)|(?<=住)(?![宅院房建宿保户过了上不着进得满]))(?:在|于)?[:： ]{0,2}"
    r"|(?<=[现居]居)[:：在]?|(?<=家在)|(?<=[^大国全]家)(?:就?在|[:：])|(?<=挤在)|(?<=人在)"
    r"|(?<=[住地]址)(?:为|是|在)?[:： ]{0,2}|(?<=住处)(?:在)?[:：]?"
    r"|(?<=营盘)(?:在|[:：])|(?<=牧点)(?:在|[:：]))"
)
# 第三家, 一家, 第二个院子, 最北头那栋二单元一楼
_COUNTED = (
    rf"(?:(?:第{_COUNT}|(?<=[头边侧外面里])[一1])个?(?:家|户|院子?|大门|门|间)(?![企公商超单门店])"
    rf"|那[栋排座]{_COUNT}(?:单元|门)(?:{_COUNT}[楼层])?(?:{_SIDE}户?)?"
    rf"|第{_COUNT}排(?:[最]?{_SIDE}[头边侧])?)"
)
_HOUSE = (
    r"(?:平房|[红土旧老]?砖房|土房|石头房|房子|院子|窑洞|门房|[东西南北]?下房|[东西]厢房|[南北东西正]房|宿舍|饲养院|"
    r"羊房|牛棚|看羊房|小院|彩钢房|简易房|库房|车库|地下室)"
)
_LANDMARK_SIDE = (
    rf"(?:{_SIDE}院|[东西南北]头|{_SIDE}[面边侧]|对面|旁边?|隔壁|下面|上面|"
    rf"(?:路|街|河|沟|渠|桥){_SIDE}|墙外头?|院[内里])"
)
# What such a side or house belongs to ends so.
_KNOWN = r"[村厂场站社校院巷街队塔台庙店桥矿所营沟梁滩湾壕坡库井口园镇苏嘎查木子小间]"
# Whatever herdsmen camp at, and how far from where.
_PASTORAL = (
    r"(?:牧业点|牧点|冬营盘|夏营盘|营盘|浩特|独贵龙|巴嘎|艾里|(?<![导作评议务查督练习访])小组)"
    r"|(?:东北|西北|东南|西南|[东西南北])(?:边|面|方向)?[0-9一二三四五六七八九十]{1,3}"
    r"(?:\.[0-9])?(?:公里|里地?)(?:处|牧业?点|的地方)?"
    rf"|(?:嘎查|村)(?:{_SIDE}){{1,2}}(?:沟|梁|滩|坡|湾)"
)
_ENDS = r"(?:里|内)?(?=[,，。;；、)）\s]|$|[里内]?[租借]?住|的?[王李张刘赵][一-鿿]{1,2}家)"
# What leads to no corner, but to whom or where everybody lives.
_ELSEWHERE = (
    "[农城乡]村|偏远|女儿|儿子|别人|亲戚|父母|本村|村里|城里|旗里|镇里|牧区|山区|医院|出租|"
    "自家|自己"
)
CORNER_TOLD = re.compile(
    rf"{_LEAD}(?P<place>(?!{_ELSEWHERE})"
    rf"[一-鿿0-9A-Za-z]{{1,22}}?(?:{_COUNTED}|(?<={_KNOWN}){_LANDMARK_SIDE}"
    rf"(?:的|那[排间栋])?{_HOUSE}?"
    rf"|(?<={_KNOWN})(?:家|原)?{_HOUSE}|{_PASTORAL})"
    rf"(?:{_SIDE}[头边侧户]?|路{_SIDE}|{_SIDE}户|{_HOUSE})?)" + _ENDS
)
# What a sentence says, and no place.
_NO_PLACE = re.compile(r"(?:的|了|过|由|被|把|没有|无|有|是|为|和|与|及|等)")


def find_corners(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of corners to which a word of living leads."""
    for match in CORNER_TOLD.finditer(text):
        start, end = match.span("place")
        if _NO_PLACE.search(text, start, end - 1) is None:
            yield start, end
