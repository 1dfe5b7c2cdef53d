"""Know a column by its heading: bring headings into one form and look them up in `fields.yaml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from noticegen.roster.values.texts import plain
from noticegen.vocabulary.fields import FieldKind, all_fields

# What stands in brackets behind a heading and says nothing of which column it is. `万元` is not
# among them: a column in ten thousands must not be read as one in yuan.
_ASIDE = re.compile(
    r"\((?:单位[:：]?)?(?:元|元/月|元/人|元/户|元/年|元/季|元/季度|元/人[·./]?月|元/户[·./]?月|人|口|户|岁|周岁|亩|个|月|名"
    r"|必填|选填|全称|大写|小写|数字|文本|文本格式|公历|阳历|年月日|年/月/日|手机|银行卡|盖章|公章|\d{1,2}位|\*)\)"
)
_NUMBERING = re.compile(r"^(?:\d{1,2}[.、]|[①-⑳]|\(\d{1,2}\))")
_OF_WHICH = re.compile(r"^其中[:：](?=.)")
_EDGES = ":：*#、。,，;；—_-?？!！'\""
_TRAILING_UNIT = re.compile(r"[:：/,，_-]?(?:单位[:：]?)?元$")

# Words above several columns that do not change what the columns below them are.
_GROUPS_OF_APPLICANT = re.compile(
    r"(?:其中|(?:申请人|户主|申请人\(户主\)|救助对象|保障对象|低保对象|特困人员|对象|人员|家庭|个人|本人|残疾人|老人)?"
    r"(?:的?(?:基本|身份|户籍))?(?:情况|信息|资料)|申请人|户主|申请人\(户主\)|户主\(申请人\)|救助对象|保障对象|申请家庭|低保对象)"
)
_GROUP_WORDS = re.compile(r"其中|情况|信息|资料|人口|人数|金额|资金|补助|保障|救助|发放")

# A heading of the amount itself, `低保金`, above columns that divide it says what they are.
_AMOUNT = "monthly_amount"

# These words are headings, but also what data cells say (`户主` as a relation).
ALSO_VALUES = frozenset(
    [
        "户主",
        "申请人",
        "救助对象",
        "保障对象",
        "享受人",
        "受助人",
        "领取人",
        "家庭成员",
        "监护人",
        "村",
        "社区",
        "行政村",
        "嘎查",
        "组",
        "小组",
        "社",
        "市",
        "省",
        "镇",
        "街道",
        "苏木",
        "乡镇",
        "备注",
        "说明",
        "其他",
        "项目",
        "单位",
        "职务",
        "学校",
        "医院",
        "户名",
        "银行",
        "手机",
        "电话",
        "状态",
        "变动",
        "疾病",
        "诊断",
        "居委会",
        "村委会",
        "签字",
        "签名",
        "已婚",
        "关系",
        "合计",
        "总计",
    ]
)

_KINDS_OF_PERSONS = frozenset({FieldKind.NAME, FieldKind.ID_NUMBER})
_KINDS_OF_FIGURES = frozenset({FieldKind.COUNT, FieldKind.QUANTITY, FieldKind.AMOUNT})

_LONG_DIGITS = re.compile(r"\d{7,}")
_PERSONAL_NUMBER = re.compile(r"\d{15,}[Xx]?|(?<!\d)1[3-9]\d{9}(?!\d)")
_LONGEST_SPOKEN = 24


def normal_heading(text: str) -> str:
    """Return a heading for comparing: half-width, no white space, no unit, no numbering."""
    heading = _NUMBERING.sub("", plain(text).replace("（", "(").replace("）", ")"))
    return _ASIDE.sub("", _OF_WHICH.sub("", heading)).strip(_EDGES).upper()


def field_of_heading(text: str) -> str | None:
    """Return the key of the field a single heading names, or None."""
    heading = normal_heading(text)
    known = _field_by_heading()
    return known.get(heading) or known.get(_TRAILING_UNIT.sub("", heading))


def field_on_list(heading: str, role: str) -> str | None:
    """Return the field a heading means on comparison lists of one role only, or None.

    `近亲属姓名` on the register of officials' relatives is who is assisted.
    """
    return _field_by_heading_on(role).get(normal_heading(heading))


def field_of_path(path: Sequence[str]) -> str | None:
    """Return the field a column's headings name, from the uppermost down.

    `家庭成员` over `姓名` is the members' names, not the applicant's. Words above that are not
    understood make a name, an ID number or a figure below them unknown: default deny.
    """
    if not path:
        return None
    if len(path) == 1:
        return field_of_heading(path[0])
    joined = field_of_heading("".join(map(normal_heading, path)))
    if joined:
        return joined
    upper, lower = normal_heading("".join(path[:-1])), field_of_heading(path[-1])
    if lower is None:
        return None
    kind = all_fields()[lower].kind
    if kind in _KINDS_OF_PERSONS:
        return lower if _GROUPS_OF_APPLICANT.fullmatch(upper) else None
    if kind in _KINDS_OF_FIGURES:
        is_group = _GROUP_WORDS.search(upper) or field_of_heading(upper) == _AMOUNT
        return lower if is_group else None
    return lower


def speakable(heading: str) -> str:
    """Return a heading, sheet name or file name as messages may repeat it.

    Someone's number may have got into it: seven digits or more in a row are not repeated.
    """
    line = " ".join(heading.split())
    covered = _LONG_DIGITS.sub("＊＊＊", _flatten_digits(line))
    return covered if len(covered) <= _LONGEST_SPOKEN else covered[:_LONGEST_SPOKEN] + "…"


def hide_numbers(name: str) -> str:
    """Return a file's or sheet's name with what may be somebody's number left out."""
    return _PERSONAL_NUMBER.sub("＊＊＊", name)


def _flatten_digits(text: str) -> str:
    return "".join(str(int(mark)) if mark.isdecimal() else mark for mark in text)


@cache
def _field_by_heading() -> dict[str, str]:
    known: dict[str, str] = {}
    for entry in all_fields().values():
        for synonym in (*entry.synonyms, entry.label):
            known.setdefault(normal_heading(synonym), entry.key)
    return known


@cache
def _field_by_heading_on(role: str) -> dict[str, str]:
    return {
        normal_heading(heading): entry.key
        for entry in all_fields().values()
        for heading in entry.on_lists.get(role, ())
    }
