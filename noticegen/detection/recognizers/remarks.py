"""Whether a word is a remark on one life: it begins one, fills a field, stands behind a year.

`醉驾，暂停低保`, `备注：孤儿`, `2020年因盗窃被判` name nobody, and are written of somebody.
"""

from __future__ import annotations

import re

_REACH = 28
# 刑满释放人员，无收入: at the head of a sentence it is said of the one whom the row is about.
# 社区矫正对象，每月报到; 失独老人，独子车祸走了: what follows tells of one life.
REMARK_HEAD = re.compile(
    r"(?:人员?|对象|老人|儿童|患者|者)?[,，](?!每人)(?=[^。;；]{0,12}?(?:爷爷|奶奶|姑|叔|舅|伯|外公|外婆|姥|每月|每周|独[子女]|"
    r"生活(?:不能|无法|半)|不能(?:自理|走|动|下地|说话)|常年|[常天]去|初一|吃斋|念经|不杀生|单独走账|跟|随|由|靠|无人|没|了|过|一直))"
)
# What makes one life's matter of a word that notices use for much else: 2020年因盗窃被判, 备注：….
_OF_A_LIFE = re.compile(
    r"(?:(?:(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?|曾经?|现|正|仍|长期|常年|一直|多次|涉嫌)(?:因|在)?|因为?|由于|去年|前年|"
    r"家庭成员|家[里中]|[他她])\Z"
)
_OF_A_FIELD = re.compile(
    r"(?:备注|说明|情况|原因|事由|理由|类别|类型|类|身份|夫|妻|子|女|父|母|成员[0-9一二三]?|信仰|状况|病情|能力)"
    r"[\"”']?[:：=] ?[\"“']?\Z"
)
_ENDS_SO = re.compile(
    r"(?:人员?|对象|者|罪|患者|病人)?(?:[,，。;；\"”'\n)）]|$|多年|期间|期满|后?[回返]|被|判|停[发保]|入狱|入院|住院|死亡|去世|致[贫残困使]|"
    r"离[婚开家]|申请|花[了费]|欠|丧失|无法|不能|[0-9一二三四五六七八九十两]{1,3}(?:个月|年(?![级度])|天|次))"
)
# 醉驾，暂停低保; 信教，独居: a remark of few words that begins with the word.
_SHORT_REMARK = re.compile(
    r"(?:人员?|对象|者|罪|患者|病人|军人)?(?:[,，](?:无[收劳固业人依]|没有?|独居|独自|单身|带一|暂停|停[发保]|靠|孤身|生活|家[庭里中徒]|丧偶|"
    r"离异|儿子|女儿|妻子|丈夫|老伴|子女|父母|其|需|长[期年]|常年|每[月周天]|收入|[0-9]{2,5}元|自费|丧失|欠|花|租|种|打工|住院)|"
    r"多年(?=[,，。]|$)|后?[回返](?:村|家|乡)|前科)"
)
_NOT_OF_ONE = re.compile(
    "的[,，]|可[以按由]?|应|须|凭|享受|发放|给予|纳入|补[助贴]|免费|按月|(?<!申)请|等"
)


def is_of_a_life(text: str, sentence: tuple[int, int], word: tuple[int, int]) -> bool:
    """Tell whether a field, a year or a short remark makes a word one life's matter."""
    (first, last), (start, end) = sentence, word
    if start == first and _SHORT_REMARK.match(text, end) is not None:
        return _NOT_OF_ONE.search(text, end, last) is None
    return fills_a_field(text, sentence, word) or (
        _OF_A_LIFE.search(text, max(first, start - _REACH), start) is not None
        and _ENDS_SO.match(text, end) is not None
        and _NOT_OF_ONE.search(text, first, last) is None
    )


def fills_a_field(text: str, sentence: tuple[int, int], word: tuple[int, int]) -> bool:
    """Tell whether a word fills a field of a form, alone or with what came of it."""
    before = max(sentence[0], word[0] - _REACH)
    if _OF_A_FIELD.search(text, before, word[0]) is None:
        return False
    return _ENDS_SO.match(text, word[1]) is not None
