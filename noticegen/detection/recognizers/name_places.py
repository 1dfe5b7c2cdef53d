"""Where a masked name is expected: in a row of a list, beside what stands beside names, in a list.

Marks that mean much else hide a name only there: 王--, 赵00, 李.., 某建国.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from noticegen.detection.names.contexts import Lead
from noticegen.detection.names.model import is_han

# The borders in front of a cell and behind it.
_ROWS = frozenset({("", "\t"), ("\n", "\t"), ("\t", "\t"), ("|", "|"), (",", ","), (">", "<")})
# What stands beside a name: 张??，男；赵--⇥3人；李..，138****5678；王00，蒙古族.
_BESIDE = re.compile(
    r"[,，、;；:： 　\t|/（(]{0,3}(?:[男女]性?(?![一-鿿])|[0-9]{1,2}(?:口人?|人)(?![一-鿿])"
    r"|[0-9*×xX●•…#□○■]{6}|[汉蒙满回]族|蒙古族|达斡尔族|[0-9]{1,3}周?岁|[一二三四重]级"
    r"|重度|残疾|(?:身份)?证件?号|身份证"
    r"|电话|手机|户主|(?:(?:城乡|农村|城市)?低保|特困|五保)(?:户|对象|人员)?(?![一-鿿])|[ABCＡＢＣ一二三]类)"
)
# 赵*、钱某、: an item beside it in the list is masked in a usual way.
_ITEM_BEHIND = re.compile(r"、[一-鿿]{1,2}(?:[*×●○某□]|[xX](?![A-Za-z]))")
_ITEM_BEFORE = re.compile(r"[一-鿿]{1,2}(?:[*×●○某□]|[xX])[*×●○某□xX]{0,2}[一-鿿]?、$")
_NUMBER_BEFORE = re.compile(r"[0-9xX*×●•…#□○■◆◇]{6}[\t,，(（ |]{1,2}$")
_BEFORE_NUMBER = 8
# 尊敬的王--：, 原告赵00: what calls somebody by name without being a label of forms.
_CALLS = re.compile(
    r"(?:尊敬的|亲爱的|原告|被告|被申请人|申诉人|上诉人|死亡人员|去世人员|亡故人员)(?:人)?[:：]?$"
)

# What nothing but somebody's name stands in front of.
OF_SOMEBODY = re.compile(
    r"同志|女士|先生|之[妻夫子女父母]|等[0-9一二三四五六七八九十]{1,3}[户人]|家庭|一家|户[，,]|来[电访]|反映|申请|系"
    r"|因[病残]|纳入|的[申家户低]|于[0-9]|停发|诉|签[字名收]|代[为领办]|家(?![一-鿿])"
)


def is_called(text: str, start: int, led_in: Mapping[int, Lead]) -> bool:
    """Tell whether a label, or what calls somebody, asks for a name at a place."""
    return led_in.get(start) == "label" or _CALLS.search(text, max(0, start - 6), start) is not None


def is_expected(text: str, start: int, end: int) -> bool:
    """Tell whether what stands around a place says that a name fills it."""
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    return (
        (before, behind) in _ROWS
        or _BESIDE.match(text, end) is not None
        or _is_item(text, start, end, before, behind)
        or (
            not is_han(behind)
            and _NUMBER_BEFORE.search(text, max(0, start - _BEFORE_NUMBER), start) is not None
        )
    )


def _is_item(text: str, start: int, end: int, before: str, behind: str) -> bool:
    """Tell whether a place is an item of a list of names."""
    if before == behind == "、":
        return True
    if behind == "、":
        return _ITEM_BEHIND.match(text, end) is not None
    return (
        before == "、"
        and not is_han(behind)
        and _ITEM_BEFORE.search(text, max(0, start - 6), start) is not None
    )
