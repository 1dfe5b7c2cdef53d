"""Landlines of an office: beside its name, in its row, above or below where it signs."""

from __future__ import annotations

import re

from noticegen.detection.telephones.labels import answers
from noticegen.detection.telephones.owners import stands_between, stays_there, tells_of_somebody
from noticegen.detection.telephones.place import (
    AREA_CODE,
    NEAR,
    REACH,
    Place,
    find_place,
    names_between,
)
from noticegen.detection.telephones.words import OFFICE_WORDS, PERSON_AFTER

# People live at these, and with them in an address a telephone is not an office's: 共青农场三队4号.
_DWELT_AT = re.compile(r"(?:[牧农林]场|学校|[小中]学|医院|卫生院|公司|单位|供电|物业)")
_DOOR = re.compile(
    r"(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3}|[东西南北])(?:号|队|组|社|户|室|栋|单元)"
)
_HOME = re.compile(r"住址|家住")
# 王秀英⇥桥西村委会⇥0472-…: a row of somebody's, with the village where he lives.
_VILLAGE = re.compile("村委|居委|嘎查|社区|[一-鿿]{1,8}(?:村|嘎查|社区)")
_PHONE = r"(?:联系|办公|咨询)?(?:电话|方式)"
# The office stands at once in front: 民政办：, 便民中心工作人员）, 窗口电话.
_NAMED = re.compile(
    rf"(?:{OFFICE_WORDS})会?(?!{PERSON_AFTER})(?:[一-鿿]{{0,2}}(?:工作人员|负责人|值班员?)|答复|对外)?"
    rf"(?:{_PHONE}[:：]?(?:固定电话|座机)?)?(?:号码?)?[)）]?[:：为是,， 　\t(（]{{0,3}}\Z"
)
# 镇：, 区级：, 大庙镇⇥: one number of a list that goes by townships, at the head of its item.
_LEVEL = re.compile(
    r"(?:^|(?<=[。；; 　\n]))(?:镇|乡|苏木|区|旗|县|市|盟|村|街道)级?[:： ]{1,2}\Z|"
    r"(?:^|(?<=[。；;])|(?<=[0-9]{4}[，,、　 |\t]))[一-鿿](?<![住在家籍])[一-鿿]{0,6}"
    r"(?:镇|乡|苏木|街道)[:：\t| ]{0,2}\Z"
)
# 王所长：, 联系人：李主任, 包片领导电话: whoever is called by his post answers for an office.
_POST = re.compile(
    r"(?:联系人|负责人|(?:值班|带班|值守)(?:领导|人员?))(?:及电话)?[:：] ?"
    r"[一-鿿]{1,2}(?:主任|[科所局站股部镇乡]长|书记)[^\n。]{0,8}\Z|"
    r"(?:^|(?<=[\n。；;，,　 ]))[一-鿿]{1,2}(?:主任|[科所局站股部镇乡]长|书记)[:：(（]{1,2}\Z|"
    r"(?<![一-鿿])(?:[镇乡局所站]长|第一书记|书记|主任|苏木达|经办人?|网格员|门卫|食堂|"
    r"(?:包村|包片|驻村|包联|联村|分管|带班|值班|挂点)(?:领导|干部))"
    r"(?:办公室?|联系|公开|订餐)?电话[:： ]{0,2}\Z"
)
# 固定电话0472-7153321，手机: the second telephone of whoever has the first.
_SECOND = re.compile(
    r"(?P<first>(?:0[1-9][0-9]{1,2}-?)?[2-8][0-9]{6,7})[,，、;； ]{1,2}"
    r"(?:手机|移动电话)[:： ]{0,2}\Z"
)
# 招生办：, 儿童福利科: what the parts of an office end with, and nothing that people live in. The
# class comes first and looks back, because such a search is the quick one.
_OFFICE_PART = re.compile(
    r"[办科股局会站处所院心厅部务](?<=[一-鿿]{2}.)(?:(?<=[办科股局会站])|(?<=[^住][处所])"
    r"|(?<=[^属大小]院)|(?<=中心)|(?<=大厅)|(?<=营业部)|(?<=服务))"
    r"(?:[(（][^()（）\n]{0,8}[)）])?(?:电话|热线|专线)?[:： ]{0,2}\Z"
)
_NUMBERS = re.compile(r"(?:[0-9][0-9\-()（） 转]{4,}[、,，/;；或和及与]? ?)+$")
# The office stands alone on the line above its telephone.
_LINE_ABOVE = re.compile(
    rf"(?:{OFFICE_WORDS})(?!{PERSON_AFTER})[一-鿿]{{0,6}}(?:[(（][盖公]?章[)）])? ?\n ?"
    # The date of the notice may stand between, and the label in brackets.
    r"(?:[0-9〇一二三四五六七八九十]{1,4}[年.\-/]"
    r"[0-9一二三四五六七八九十年月日.\-/]{3,8} ?\n ?[(（]?)?"
    rf"(?:{_PHONE}[:： ]{{0,2}})?{AREA_CODE}\Z"
)
# 联系电话：0472-7153321, and the office that signs stands alone on the next line with words.
_LABEL_ALONE = re.compile(rf"(?:^|[\n。；;,， ]){_PHONE}[:： ]{{1,3}}{AREA_CODE}\Z")
_LINE_BELOW = re.compile(
    rf"(?:[ 　]*\n){{1,6}}[ 　]*(?:(?:办公|单位|联系)?地址[:：])?[一-鿿]{{0,30}}"
    rf"(?:{OFFICE_WORDS}|党委)[一-鿿0-9]{{0,6}}"
    r"(?:[(（][盖公]?章[)）])?[ 　]*(?:\n|\Z)"
)
_CONTACT_OF_OFFICE = re.compile(
    rf"(?:{OFFICE_WORDS})[一-鿿()（）]{{0,6}}[ ,，;；:：\n]{{1,2}}联系人[:：] ?"
    r"(?P<name>[一-鿿·]{2,12})"
    r"(?:[(（][一-鿿]{1,8}[)）])?[ ,，;；　\n]{0,3}(?:联系|办公|咨询)?电话[:： ]{0,2}\Z"
)


def is_an_offices(place: Place) -> bool:
    """Tell whether a landline stands beside the name of an office and no person's word."""
    if stays_there(place.window):
        return False
    return (
        _is_labelled(place)
        or answers(_CONTACT_OF_OFFICE, place)
        or _stands_below(place)
        or _is_signed_below(place)
    )


def is_an_offices_second(place: Place) -> bool:
    """Tell whether a mobile follows the landline of an office as its second telephone."""
    found = _SECOND.search(place.window)
    if found is None:
        return False
    start, end = (place.window_start + at for at in found.span("first"))
    return is_an_offices(find_place(place.text, start, end, place.people))


def _is_labelled(place: Place) -> bool:
    """Tell whether an office is named in front, and it is not where somebody lives."""
    window = _NUMBERS.sub("", place.window)
    labels = (pattern.search(window) for pattern in (_NAMED, _LEVEL, _POST, _OFFICE_PART))
    label = next(filter(None, labels), None)
    if label is None:
        return False
    first = place.window_start + label.start()
    lived_in = _VILLAGE.match(label[0]) and stands_between(place, place.window_start)
    return not (stands_between(place, first) or _is_home(place, first) or lived_in)


def _stands_below(place: Place) -> bool:
    """Tell whether the line above holds but an office, and it tells of nobody."""
    above = _LINE_ABOVE.search(place.text, max(0, place.start - NEAR), place.start)
    return above is not None and not stands_between(
        place, place.text.rfind("\n", 0, above.start()) + 1
    )


def _is_home(place: Place, first: int) -> bool:
    """Tell whether a word of an office is but part of where somebody lives."""
    text = place.text
    if _DWELT_AT.match(text, first) is None:
        return False
    line = max(text.rfind("\n", 0, first) + 1, first - REACH)
    if _HOME.search(text, line, first) is not None:
        return True
    return _DOOR.search(text, first, place.start) is not None and any(
        names_between(place.people, line, first)
    )


def _is_signed_below(place: Place) -> bool:
    """Tell whether a line holds only a label and the number, and an office signs below it."""
    first = max(0, place.start - NEAR)
    return (
        _LINE_BELOW.match(place.text, place.end) is not None
        and _LABEL_ALONE.search(place.text, first, place.start) is not None
        and not stands_between(place, place.window_start)
        and not tells_of_somebody(place, *place.line)
    )
