"""Words that point at one household of a list: 第3户, 序号5, 首户, 胡姓家庭, 607元的家庭.

The list says all that may be said of a household; whoever singles one out in a sentence, be it by
its number, its place, its name or its amount, says more. Days of the month, numbers of documents,
buildings and windows point at nobody; `低于700元的家庭` and `王姓` alone do not either.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from noticegen.release.gate.figures.han_numbers import HAN_NUMERALS, read_han
from noticegen.release.gate.folding import fold_text

_NUMBER = r"(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})"
_NUMBERS = rf"{_NUMBER}(?:(?:[、,和及与至到]| )第?{_NUMBER})*"
_WHO = r"(?:户(?![籍口主外均])|住户|农户|牧户|人家|家庭(?!医生)|低保户|对象)"
_POINTING = re.compile(
    rf"第 ?{_NUMBERS} ?号?(?:个|位|名)?的?(?:{_WHO}|行)"
    rf"|序号(?:是|为|:|在)? ?{_NUMBERS}(?![0-9])"
    rf"|(?<![0-9月年〕〔楼一二三四五六七八九十百]){_NUMBERS} ?号的?(?:{_WHO}|人|属|患)"
    rf"|{_WHO}(?:是|为|有|:) ?第?{_NUMBERS} ?号(?!楼|院|线|窗|厅)"
    rf"|(?:表|名单)(?:里|中|内|上)?第 ?{_NUMBERS}"
    rf"|(?<![0-9月年〕〔楼一二三四五六七八九十百]){_NUMBERS} ?号的?情况"
)
_ONE = r"(?:个|位|名)?(?:户(?![籍口])|家庭|人家|行|家(?!庭医生))"
_PLACED = re.compile(
    rf"(?:首|末|尾|头一|最前一|最后一|最末一|末尾一|打头一|居中的?一){_ONE}"
    rf"|倒数(?:第?{_NUMBER})?{_ONE}"
    rf"|(?:上|下|前|后)(?:面|边|方)的?(?:那|这)?一{_ONE}"
    rf"|(?:人口|金额|领取|保障金|领|享受)?最(?:多|少|高|低|大|小|年长|年轻)的?(?:那|这)?一{_ONE}"
    r"(?![为是:：]?\d[\d,.]*元)"
)
_COLUMNS = "(?:领取|保障|表[中内里]|发放|月)?金额|序号|家庭人口|保障人口"
_BY_COLUMN = re.compile(
    rf"(?:{_COLUMNS})[^，,。]{{0,3}}(?:单|双|奇|偶|质|素)数"
    rf"|(?:{_COLUMNS})(?:只有|仅有|为|是|在|高于|低于|超过|不足|大于|小于|最[高低多少大小])[^，,。]{{0,10}}的"
    r"(?:家庭|户|对象|人家)?[^，,。]{0,2}(?:有|是|均|都|系|全)"
    "|金额最[高低多少]的(?:家庭|对象|人家)|人口(?:只有|仅有)[^，,。]{1,4}的(?:家庭)?(?:均|都|全|是|为)"
)
_BY_PLACE = re.compile(
    "(?:隔壁|对门|村口|村头|村尾|后院|前排|后排)[^，,。]{0,8}(?:家(?!庭)|户(?![籍外]))"
    "|(?:门牌|卡号|账号|证号)(?!有误|不符|错)[^，,。]{0,12}的(?:住户|农户|家庭|户|请)"
    "|名单[^，,。]{0,4}按[^，,。]{0,8}(?:困难|病|贫困|残|轻重|年龄)[^，,。]{0,4}[排列]"
)
_BY_MARK = re.compile(
    r"(?:加|带|标|用|画|划|涂|注)(?!盖)[^，,。]{1,6}的[^，,。]{0,4}(?:为|是|系|表示)[^，,。]{0,8}"
    "(?:户|家庭|人|族|对象)"
)
_BY_SURNAME = re.compile("(?<![同异百复])姓(?!名的)[一-鿿]的(?:都|均|是|为|家|户|那)")
_LENGTH = re.compile(rf"(?:姓名|名字)(?:是|为|有)?{_NUMBER}个字|{_NUMBER}个字的?(?:姓名|名字|户主)")
_KIN = "(?:先生|女士|大爷|大娘|大妈|大叔|大婶|老汉|老太|奶奶|爷爷|某某|某)"
_SURNAME = re.compile(rf"(?![同异百复])[一-鿿]姓的?(?:{_WHO}|村民|居民|老人|夫妇|人员)")
_ZODIAC = re.compile("(?<![家亲军眷烈下附直隶归金从])属[鼠牛虎兔龙蛇马羊猴鸡狗猪](?![年上场圈])")
_LIMITS = ("低于", "不足", "超过", "高于", "未达", "不到", "少于", "达到", "大于", "小于")
_BEYOND = "".join(f"(?<!{word})" for word in _LIMITS) + r"(?<![\d,.])"
_FIGURE = rf"(\d[\d,]*(?:\.\d+)?|(?<![{HAN_NUMERALS}])[{HAN_NUMERALS}]{{2,12}})"
_AMOUNT = re.compile(rf"{_BEYOND}{_FIGURE} ?元的?(?:那|这)?(?:一|个)?{_ONE}")
# Words that begin like somebody's home: 安家费, 于家庭.
_THREE = 3  # letters: a surname and a name of two
_NO_HOMES = frozenset("安成管农居公商东国全大人于当")


def find_pointed_out(text: str) -> Iterator[str]:
    """Yield every stretch of the folded text that speaks of a household by its number."""
    folded = fold_text(text)
    for pattern, needed in (
        (_POINTING, ""),
        (_PLACED, ""),
        (_LENGTH, "个字"),
        (_BY_COLUMN, "的"),
        (_BY_COLUMN, "数"),
        (_BY_PLACE, ""),
        (_BY_MARK, "的"),
        (_BY_SURNAME, "姓"),
        (_SURNAME, "姓"),
        (_ZODIAC, "属"),
    ):
        if needed in folded:
            yield from (match.group() for match in pattern.finditer(folded))


def find_pointed_at(
    text: str, names: Collection[str], amounts: Collection[Decimal]
) -> Iterator[str]:
    """Yield what points at a household by the surname that it is listed under, or its amount."""
    folded = fold_text(text)
    for match in _AMOUNT.finditer(folded):
        told = match[1]
        figure = Decimal(told.replace(",", "") if told[0].isascii() else read_han(told))
        if figure in amounts:
            yield match.group()
    called = "|".join(sorted({re.escape(name[1:]) for name in names if len(name) == _THREE}))
    if called:
        pattern = rf"(?<![一-鿿])(?:{called})(?:们|那[户家]|家(?![庭园乡长属人国具]))"
        yield from (match.group() for match in re.finditer(pattern, folded))
    surnames = "".join(sorted({name[0] for name in names if name} - _NO_HOMES))
    if surnames:
        home = rf"(?<![一-鿿])[{surnames}]家(?![村庄营屯沟湾堡寨窑子店铺院])"
        called = rf"(?<![一-鿿])[{surnames}]{_KIN}"
        yield from (match.group() for match in re.finditer(rf"{home}|{called}", folded))
