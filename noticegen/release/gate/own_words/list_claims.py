"""What an office's own words say of the people listed: that some are ill, that all are struck off.

What the law lets a notice say of a household stands in its row. `其中残疾家庭两户`, `占百分之十八`
or a heading `重度残疾人名单` tells villagers more, the more so where few are listed. What a policy
says of everybody (`重病、重残人员可以申请`, `2名以上残疾人`) says nothing of anybody listed; what a
programme's own name says (残疾人两项补贴) is known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from noticegen.release.gate.figures.han_numbers import HAN_NUMERALS
from noticegen.release.gate.folding import fold_text, squeeze
from noticegen.release.gate.leaks.public_words import PublicWords

_TELLING = re.compile(
    "病|癌|瘫|残疾|残障|重残|轻残|肢残|智残|智障|聋|失明|盲人|艾滋|精神障碍|精神异常|患者|失能|"
    "孤儿|孤老|孤寡|未成年|儿童|孩子|离异|离婚|单亲|服刑|吸毒|刑满|戒毒|寡居|丧偶|独居|光棍|文盲"
    "|年龄|岁|关系户|亲属|亲戚|骗保|冒领|嫌疑|(?:去世|死亡|病故|过世|离世)(?![的后时证])"
)
# Some of the people of a place, without a figure.
_SOME = re.compile(
    "有的(?:家|户|人|村民)|个别(?:户|家|人|村民|对象)|有些(?:家|户|人)|某[些户家]|(?<!没)有[个位](?!案)"
    "|另有[^，,]{0,6}一(?:户|家|名|位|个)|[一-鿿]姓一户"
)
_HINTING = re.compile(
    "透析|化疗|精神不|脑子|坐牢|在里面|犯事|劳改|女孩|男孩|跟着|姑姑|信教|怀孕|上访|欠债|吃药|服药"
    "|证件号码|号码(?:不对|有误)"
)
_OF_HEADS = re.compile(
    "(?:户主|名单)[^，,。]{0,6}(?:平均年|最大|最小|女性|男性|女的|男的|(?:蒙古|汉|满|回|朝鲜)族)"
)
# `其中学生三人`: what no column tells; of its villages and its changes a notice tells by itself.
_AMONG_THEM = re.compile(
    rf"其中(?!有?[^，,。]{{0,12}}(?:村|嘎查|社区|新增|停发|调整|调标))[^，,。；;、]{{1,12}}?"
    rf"(?:\d+|[{HAN_NUMERALS}]+)(?:户|人|名|家(?!庭))(?![以之]|每|均)"
)
_SENTENCE = re.compile(r"[。；;！!？?\n\t]+")
_NUMBER = rf"(?:\d+|[{HAN_NUMERALS}]+)"
_COUNTED = re.compile(
    rf"(?<![每任某第\d.{HAN_NUMERALS}])(?!一(?:户|家|名|位|人))"
    rf"{_NUMBER}(?:户|家(?!庭|医)|个家庭|名|位|人(?!次))(?!以[上下内]|及以|或者?以)"
    rf"|每{_NUMBER}(?:户|家(?!庭|医)|个家庭)(?:中|里|就)?有"
    r"|百分之|%|分之|户均|人均(?!可?支?配?[年月]?[纯总]?收入|财产|住房)|过半|半数|大多数|大部分|占全"
)
_WHOM = "(?:家庭|各?户|住户|人员|对象|名单|村民|群众|人(?![民口均]))"
_OF_LIST = re.compile(
    rf"(?:以上|以下|上述|上列|下列|所列|公示的|本次公示|本表|本批|本月)的?(?:各|全部|这些|{_NUMBER}个?)?{_WHOM}"
    r"|(?:名单|表)(?:里|中|内|上)|其中(?:有|是|为)"
    "|(?:本[月村镇期次]|村里|我[村镇]|嘎查)[^，,、]{0,4}有[一1](?:户|家|名|位|个)"
)
_TITLE = re.compile("名单|姓名|名册|一览")
_NOT_TOLD = re.compile("不(?:予|得|宜)?(?:公开|公示|公布|列|写)|保密")
_LONGEST_TITLE = 20  # characters, squeezed
_STRUCK_OFF = re.compile(
    rf"(?:以上|以下|上述|下列|所列)的?各?{_WHOM}[^。；\n]{{0,8}}?"
    "(?:取消|停发|停保|终止|退出|清退|不再|骗取|违规|退回|退还|返还|退缴|追缴|追回|缴回|冒领|骗保|造假)"
)


def find_claims(
    text: str, words: PublicWords, headings: Collection[str] = (), *, has_ended: bool = False
) -> Iterator[str]:
    """Yield every sentence of a page that says of the people listed what no row says.

    `headings` are squeezed; where help `has_ended`, the page says that on purpose.
    """
    if not words.names:
        return
    folded = fold_text(text)
    if not has_ended:
        struck_off = (match.group() for match in _STRUCK_OFF.finditer(folded))
        yield from (told for told in struck_off if not words.explains(told))
    for sentence in _SENTENCE.split(folded):
        hinted = _SOME.search(sentence) and (_HINTING.search(sentence) or _TELLING.search(sentence))
        told_of = hinted or _OF_HEADS.search(sentence) or _AMONG_THEM.search(sentence)
        if told_of and not words.explains(sentence):
            yield sentence
    if _TELLING.search(folded) is None:
        return
    public = "".join(words.statements)
    for sentence in _SENTENCE.split(folded):
        said = _COUNTED.search(sentence) or _OF_LIST.search(sentence)
        if said and _tells(sentence, public) and not words.explains(sentence):
            yield sentence
    for heading in headings:
        is_title = len(heading) <= _LONGEST_TITLE and _TITLE.search(heading) is not None
        is_title = is_title and _NOT_TOLD.search(heading) is None
        if is_title and _tells(heading, public) and not words.explains(heading):
            yield heading


def _tells(sentence: str, public: str) -> bool:
    """Tell whether a sentence has a word of illness and the like that no statement has."""
    return any(match.group() not in public for match in _TELLING.finditer(sentence))


def tells_of_people(text: str, words: PublicWords) -> bool:
    """Tell whether the caption of a list has such a word."""
    return _tells(squeeze(text), "".join(words.statements))
