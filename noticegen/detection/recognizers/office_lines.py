"""Whether a telephone stands on a line of an office: beside its name, in its row, above who signs.

`publication` knows the telephones that are called the public's; these are an office's own, and
only landlines are taken for such.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from noticegen.detection.contexts import after, before
from noticegen.detection.recognizers.office_words import OFFICE_WORDS
from noticegen.detection.recognizers.publication import (
    AREA_CODE,
    OFFICE_REACH,
    PERSON_AFTER,
    REACH,
    Spans,
    answers,
    beginning_of,
    is_of_a_person,
    stays_there,
    whole_of_pair,
)

# People live at these, and with them in an address a telephone is not an office's: 共青农场三队4号.
_DWELT_AT = re.compile(r"(?:[牧农林]场|学校|[小中]学|医院|卫生院|公司|单位|供电|物业)")
_DOOR = re.compile(
    r"(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3}|[东西南北])(?:号|队|组|社|户|室|栋|单元)"
)
# 王秀英⇥桥西村委会⇥0472-…: a row of somebody's, with the village where he lives.
_VILLAGE = re.compile("村委|居委|嘎查|社区|[一-鿿]{1,8}(?:村|嘎查|社区)")
_HOME = re.compile(r"住址|家住")
_HOURS = re.compile(
    r"^ ?[(（,，;；]? ?(?:工作日|工作时间|上班时间|办公时间|受理时间|服务时间|接听时间|每日|每天|"
    r"周一|法定|24小时|二十四小时)"
)
_OFFICE_LABEL = re.compile(
    rf"(?:{OFFICE_WORDS})(?!{PERSON_AFTER})[^。;；\n]{{0,24}}\Z"
    rf"|(?<![作业])单位[:：][^。;；\n]{{0,24}}(?:{OFFICE_WORDS})[;；](?:联系|办公|咨询)?(?:电话|"
    rf"方式)[:： ]{{0,2}}\Z"
    r"|(?:^|(?<=[。；; 　\n]))(?:镇|乡|苏木|区|旗|县|市|盟|村|街道)级?[:： ]{1,2}\Z|"
    r"[一-鿿]{1,8}(?:镇|乡|苏木|街道|[牧农林]场)[:： ]{1,2}(?:电话[:： ]?)?\Z|"
    # A township's row, an official who is called by his post.
    r"(?:^|\n)(?:[0-9]{1,3}[\t|,，])?[一-鿿]{1,8}(?:镇|乡|苏木|街道|社区|村|嘎查)[\t|]\Z|"
    r"(?:联系人|负责人|(?:值班|带班|值守)(?:领导|人员?))(?:及电话)?[:：] ?"
    r"[一-鿿]{1,2}(?:主任|[科所局站股部镇乡]长|书记)[^\n。]{0,8}\Z|"
    r"(?:^|(?<=[\n。；;，,　 ]))[一-鿿]{1,2}(?:主任|[科所局站股部镇乡]长|书记)[:：(（]{1,2}\Z|"
    # 工作日请打, 扫码或拨, 补交材料联系: whoever has business there.
    r"(?:^|(?<=[。；;，,\n（(]))(?:工作时间|工作日|周一至周五|夜间|非工作时间|节假日)(?:内?[可请]?)"
    r"(?:拨打?|打|致电|联系)?[:：]{0,1}\Z|"
    r"(?:扫码|扫一扫|公众号)[^。\n]{0,6}(?:拨打?|电话|致电)[:：]{0,1}\Z|"
    r"(?:申请(?!人)|材料|补交|领取|报名)[^。\n人者户]{0,8}联系(?:电话)?[:：]{0,1}\Z|"
    r"(?:包片|分管|带班|值班|挂点|包联)(?:领导|干部)(?:联系|办公)?电话[:： ]{0,2}\Z|"
    # 公示时间：3月1日至7日 联系电话：, 办公时间：8:30-17:30 电话：, 特此公示。联系电话：
    r"(?:公示|(?:办公|上班|工作|受理|服务|接待)时间)[^\n]{0,24}?[ ,，;；。　]"
    r"(?:联系|办公)?电话[:： ]{0,2}\Z|"
    r"(?<![一-鿿])(?:[镇乡局所站]长|第一书记|书记|主任|苏木达|"
    r"(?:包村|驻村|包联|联村)干部|网格员|门卫|食堂(?:订餐)?)"
    r"(?:办公|联系|公开|办公室)?电话[:： ]{0,2}\Z|"
    r"(?:大数据(?:局|中心)|代理机构|(?:运营|承办|主办|承建)(?:单位)?)[:：]?"
    r"[^。;；\n]{0,20}[ ,，;；　](?:联系)?(?:电话[:： ]?)?\Z|"
    r"(?:\.gov\.cn|网站标识码|ICP)[^。\n一-鿿]{0,14}(?:联系)?电话[:： ]{0,2}\Z|"
    # At the head of a clause or behind a number, and a number follows: 大庙镇0476-8822113；王府镇.
    r"(?:^|(?<=[。；;])|(?<=[0-9]{4}[，,、　 |\t]))[一-鿿](?<![住在家籍])[一-鿿]{0,6}"
    r"(?:镇|乡|苏木|街道)[\t| ]?\Z|"
    r"(?:^|(?<=[。；;，,　 （(|【]))(?:报名|预约|求助|服务|报修|订餐|客服|营业)[:： ]{1,2}\Z|"
    r"(?:科室|股室|部门|经办人?)(?:联系|办公)?电话[:： ]{1,2}\Z|"
    r"(?:^|\n)邮(?:政)?编码?[:： ]{0,2}[0-9]{6}[ ,，;；　]{1,3}(?:联系|办公)?电话[:： ]{1,2}\Z"
)
# 招生办：, 儿童福利科: what the parts of an office end with, and nothing that people live in. The
# class comes first and looks back, because such a search is the quick one.
_OFFICE_PART = re.compile(
    r"[办科股局会站处所院心厅部务](?<=[一-鿿]{2}.)(?:(?<=[办科股局会站])|(?<=[^住][处所])"
    r"|(?<=[^属大小]院)|(?<=中心)|(?<=大厅)|(?<=营业部)|(?<=服务))"
    r"(?:[(（][^()（）\n]{0,8}[)）])?(?:电话|热线|专线)?[:： ]{0,2}\Z"
)
_OFFICE_SUFFIX = re.compile(
    rf"^ ?[(（][^()（）\n]{{0,12}}(?:{OFFICE_WORDS})[^()（）\n]{{0,8}}[)）]"
    # The public's telephone follows: 联系电话：0472-7153321，监督电话：….
    rf"|^[,，;；、 ]{{1,2}}(?:监督|举报|投诉|咨询|信访)(?:举报|监督|投诉)?(?:电话|热线)"
    # So does where it is, or its post code.
    rf"|^[,，;；、 　]{{1,3}}(?:(?:通讯|办公|单位|联系)?地址[:：]?[^。\n]{{0,10}}(?:{OFFICE_WORDS})"
    r"|邮(?:政编)?编码?[:： ])"
    r"|^[)）]? ?可?(?:咨询|查询|举报|投诉|反映|求助|预约|监督|问政策)"
    r"|^[)）]?(?:、|或|及|和)(?:通过|者)?[一-鿿]{0,4}?(?:来信|信件|邮件|来访|书信|信函|走访)"
    # The office stands in the next cell, or a fax number beside the telephone.
    r"|^[ ,，;；、/　]{0,3}(?:传[ 　]{0,4}真|[Ff]ax|FAX|F[:：])"
    rf"|^[\"',，\t| ]{{1,4}}(?:[A-Za-z_]{{2,12}}[\"':： ]{{1,5}})?[一-鿿]{{0,8}}(?:{OFFICE_WORDS})"
    r"[一-鿿]{0,4}(?:[\"',，\t|}\n]|$)"
)
_NUMBERS = re.compile(r"(?:[0-9][0-9\-()（） 转]{4,}[、,，/;；或和及与]? ?)+$")
# The office stands alone on the line above its telephone.
_LINE_ABOVE = re.compile(
    rf"(?:{OFFICE_WORDS})(?!{PERSON_AFTER})[一-鿿]{{0,6}}(?:[(（][盖公]?章[)）])? ?\n ?"
    # The date of the notice may stand between, and the label in brackets.
    r"(?:[0-9〇一二三四五六七八九十]{1,4}[年.\-/]"
    r"[0-9一二三四五六七八九十年月日.\-/]{3,8} ?\n ?[(（]?)?"
    rf"(?:(?:联系|办公|咨询)?(?:电话|方式)[:： ]{{0,2}})?{AREA_CODE}\Z"
)
# 联系电话：0472-7153321, and the office that signs stands alone on the next line with words.
_LABEL_ALONE = re.compile(
    rf"(?:^|[\n。；;,， ])(?:联系|办公|咨询)?(?:电话|方式)[:： ]{{1,3}}{AREA_CODE}\Z"
)
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


def is_office(text: str, start: int, end: int, people: Spans = ()) -> bool:
    """Tell whether a landline stands beside the name of an office and no person's word."""
    prefix = beginning_of(text, start)
    start, end = whole_of_pair(text, prefix.start() if prefix is not None else start, end)
    window = before(text, start, OFFICE_REACH)
    first = start - len(window)
    if stays_there(window):
        return False
    without_numbers = _NUMBERS.sub("", window)
    label = _OFFICE_LABEL.search(without_numbers) or _OFFICE_PART.search(without_numbers)
    if label is not None and not (
        is_of_a_person(text, first + label.start(), start, people)
        or _is_home(text, first + label.start(), start, people)
        or (_VILLAGE.match(label[0]) and is_of_a_person(text, first, start, people))
    ):
        return True
    if answers(_CONTACT_OF_OFFICE, text, start, people):
        return True
    above = _LINE_ABOVE.search(text, max(0, start - OFFICE_REACH), start)
    if above is not None and not is_of_a_person(
        text, text.rfind("\n", 0, above.start()) + 1, start, people
    ):
        return True
    rest = after(text, end)
    signed = _OFFICE_SUFFIX.match(rest) or _HOURS.match(rest) or _is_signed(text, start, end)
    return bool(signed) and not is_of_a_person(text, first, start, people)


def _is_home(text: str, first: int, last: int, people: Spans) -> bool:
    """Tell whether a word of an office is but part of where somebody lives."""
    if _DWELT_AT.match(text, first) is None:
        return False
    line = max(text.rfind("\n", 0, first) + 1, first - REACH)
    if _HOME.search(text, line, first) is not None:
        return True
    if _DOOR.search(text, first, last) is None:
        return False
    place = bisect_left(people, (line, 0))
    return place < len(people) and people[place][1] <= first


def _is_signed(text: str, start: int, end: int) -> bool:
    """Tell whether a line holds only a label and the number, and an office signs below it."""
    first = max(0, start - OFFICE_REACH)
    return (
        _LINE_BELOW.match(text, end) is not None
        and _LABEL_ALONE.search(text, first, start) is not None
    )
