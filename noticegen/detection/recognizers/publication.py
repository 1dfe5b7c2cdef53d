"""Whether a telephone number is one that the public is meant to call.

监督电话, 举报电话, 咨询电话, hotlines, an office's line. A person's word or name nearer to the
number cancels it: whoever called a hotline is not the hotline.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from noticegen.detection.contexts import after, before
from noticegen.detection.recognizers.office_words import OFFICE_WORDS, PUBLIC_WORDS

_REACH = 90
_OFFICE_REACH = 44

# A search for words alone is quick: what begins with one of them is sought from there on.
_PUBLIC_WORD = re.compile(PUBLIC_WORDS)
PERSON_AFTER = r"(?:人|者|群众|户|对象)"
_PRIVATE = re.compile(
    r"本人|某|家长|家属|家里|家中|住宅|宅电|家庭电话|户主|监护人|儿子|女儿|配偶|妻子|丈夫|母亲|"
    r"父亲|"
    r"联系我(?![们镇乡局办村区旗县市苏街社单中所站嘎])|孙子|孙女|诉求人|请回|回电|来电(?:号码|显示)|"
    r"其[子女父母妻夫兄弟姐妹孙侄]|紧急联系|联络人|"
    rf"(?:举报|投诉|咨询|来电|反映){PERSON_AFTER}|个人"
)
# An area code in front of a local number that the number plan does not join with it.
_AREA_CODE = r"(?:[(（]?0[1-9][0-9]{1,2}[)）]?[- ]?)?"
# What may stand between the label and its number. Closed, so that no name passes for a word.
_FILLER = (
    rf"(?:{PUBLIC_WORDS}|{OFFICE_WORDS}|电话|号码|专线|座机|固话|固定|手机|联系|方式|渠道|如下|"
    rf"公布|反映|异议|"
    r"公开|部门|机构|科室|人员|地址|信箱|窗口|平台|政策|业务|工作|社会|各界|来电|欢迎|拨打|社区|救助|"
    r"服务|工作日|预约|申请|"
    r"低保|24小时|微信|短信|手机号|[Tt][Ee][Ll]|\n(?=电话)|"
    r"[(（](?:举报|监督|投诉|咨询|受理|手机|座机|传真)[)）]|"
    r"[:：] ?(?:[0-9]{1,2}|[一二三四五])[.、)）]|我们|拨|打|加|号|"
    r"[请可我镇乡区旗县市盟省村级本各办股站所局厅室楼日员、和及与或为是的/])"
)
# What a part of an office, or a body under it, is called at its end.
_LEVEL = (
    r"(?:镇|乡|苏木|街道|区|旗|县|市|盟|自治区|省|村|嘎查|社区)(?:级|本级)?"
    rf"|(?:{OFFICE_WORDS}|主任|书记|局长|科长|所长|值班)[一-鿿]{{0,4}}"
)
# The office to which one number of a list belongs: 镇, （区）：, 区民政局.
_TAG = rf"(?:[(（]?[一-鿿、]{{0,10}}?(?:{_LEVEL})[)）]?[:： \t]{{0,3}})"
_ITEM = (
    rf"(?:(?:[0-9]{{1,2}}[.、)）])?{_TAG}?[(（+]{{0,2}}[0-9][0-9\-~()（） 转]{{2,}}"
    r"(?:[(（][一-鿿]{1,8}[)）])?"
    rf"(?:[、,，/;； \t]|[或和及与]|\n(?={_TAG})){{0,3}})"
)
_LABEL = re.compile(
    rf"(?:{PUBLIC_WORDS})(?!{PERSON_AFTER}){_FILLER}{{0,8}}"
    r"(?:[(（][^()（）\n]{0,16}[)）])?"
    rf"(?:[,，。:：] ?(?:联系)?(?:电话|方式)(?:[(（][^()（）\n]{{0,8}}[)）])?)?"
    r"[:：为是(（)） \t\n\-—“\"【】\]★☎☏.]{0,4}"
    rf"(?:工作日|全天|24小时)?{_ITEM}{{0,6}}"
    rf"(?:[0-9]{{1,2}}[.、)）])?{_TAG}?[ (（]{{0,2}}(?:\+?86[- ]?)?{_AREA_CODE}\Z"
)
_UNIT_LABEL = re.compile(
    r"(?:联系|受理|承办|责任|主管|发布|公示|主办|咨询)(?:部门|单位|科室|股室|机构)[:：]"
    r"[^\n]{0,24}?[;；,， \t](?:联系|办公|咨询)?(?:电话|方式)[:： ]{0,2}\Z"
    r"|(?<![庭住籍系])地址[:：][^\n;；]{0,16}(?:政府|民政|办事处|便民|大厅|服务中心|委员会)"
    rf"[^\n;；]{{0,10}}[;；](?:联系|办公|咨询)?电话[:： (（]{{0,3}}{_AREA_CODE}\Z"
    r"|(?:监督|举报|投诉|咨询|公开|意见|信访|政务)(?:邮箱|信箱|邮件)[^\n。]{0,40}?[;；,， ]"
    r"(?:联系|办公)?电话[:： ]{1,2}\Z"
    r"|(?:异议|意见|疑问|不实|问题)[^。\n]{0,12}(?:请|可|欢迎|须)[^。\n]{0,30}[,，:：;；(（。] ?"
    r"(?:联系)?电话[:：为是 ]{0,2}\Z"
    # A hotline and then the office's own number: 12345或0472-7153321.
    r"|(?<![0-9])(?:12[0-9]{3}|110|119|120)[或、,，/和及与]\Z"
)
# A label set apart, as headings and texts taken from PDFs have it: 监 督 电 话 ：
_SPREAD = re.compile(
    r"(?<![一-鿿])(?:[一-鿿][ 　]{1,2}){3,11}[一-鿿]?[ 　]*(?:[:：][ 　]*)?[(（]?"
    rf"{_AREA_CODE}\Z"
)
# People live at these, and with them in an address a telephone is not an office's: 共青农场三队4号.
_DWELT_AT = re.compile(r"(?:[牧农林]场|学校|[小中]学|医院|卫生院|公司|单位|供电|物业)")
_DOOR = re.compile(
    r"(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3}|[东西南北])(?:号|队|组|社|户|室|栋|单元)"
)
_HOME = re.compile(r"住址|家住")
# 请拨打…: the number may be anyone's, unless it is called for what an office does.
_CALL = re.compile(
    r"(?:拨打|致电|来电|[可请]来电(?:反映|咨询|询问)[,，]?|[请可][您你]?拨|[请可的][您你]?打|"
    r"电话联系|书面(?:形式)?或(?:者)?(?:致电|"
    r"电话))"
    rf"(?!{PERSON_AFTER}|号码|显示)[:： (（]{{0,3}}(?:电话[:： (（]{{0,2}})?{_AREA_CODE}\Z"
)
_PURPOSE = re.compile(
    rf"{PUBLIC_WORDS}|{OFFICE_WORDS}|反映|查询|了解|预约|求助|报名|核实|异议|疑问|不服|有意见|"
    rf"不清楚|不明白|"
    r"困难|公示|违规|违纪|线索|问题|不同意见"
)
_SUFFIX = re.compile(
    r"^ ?[(（,，]? ?(?:为|是|系)?[一-鿿]{0,8}"
    rf"(?:{PUBLIC_WORDS})(?!{PERSON_AFTER})[一-鿿]{{0,4}}[)）]"
)
# 打0472-7153321问民政所, 电话…向我镇反映: the office follows.
_ASKED = re.compile(rf"^[)）]? ?[问找向与同][一-鿿]{{0,10}}?(?:{OFFICE_WORDS})")
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
    r"联系人[:：] ?[一-鿿]{1,2}(?:主任|[科所局站股部镇乡]长|书记)[^\n。]{0,8}\Z|"
    r"(?<![一-鿿])(?:[镇乡局所站]长|书记|主任|苏木达)(?:办公|公开|办公室)?电话[:： ]{0,2}\Z|"
    r"\.gov\.cn[^。\n一-鿿]{0,4}(?:联系)?电话[:： ]{0,2}\Z"
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
    r"|^[)）]? ?可?(?:咨询|查询|举报|投诉|反映|求助|预约|问政策)"
    # The office stands in the next cell, or a fax number beside the telephone.
    r"|^[ ,，;；、/]{0,3}(?:传真|[Ff]ax|FAX)"
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
    rf"(?:(?:联系|办公|咨询)?(?:电话|方式)[:： ]{{0,2}})?{_AREA_CODE}\Z"
)
# 联系电话：0472-7153321, and the office that signs stands alone on the next line with words.
_LABEL_ALONE = re.compile(
    rf"(?:^|[\n。；;,， ])(?:联系|办公|咨询)?(?:电话|方式)[:： ]{{1,3}}{_AREA_CODE}\Z"
)
_LINE_BELOW = re.compile(
    rf"(?:[ 　]*\n){{1,6}}[ 　]*[一-鿿]{{0,30}}(?:{OFFICE_WORDS}|党委)[一-鿿]{{0,3}}"
    r"(?:[(（][盖公]?章[)）])?[ 　]*(?:\n|\Z)"
)
# 村委会电话：, 社区24小时服务电话: a body's own, be it a mobile.
_BODY_S_OWN = re.compile(
    r"(?:村委会?|居委会?|嘎查委员会|社区(?:居委会)?|村部|党支部|政府|民政[局办所]|办事处|"
    r"服务[站中]心?|救助站|敬老院|物业|工作队)(?:24小时|值班|值守|办公|公开|服务|公务|"
    r"救助|便民)*(?:电话|手机|座机)(?:号码?)?[:：为是 ]{0,2}\Z"
)

# What may stand between the label and where a number was found: (0472), +86-472-, 400-.
_BEGINS = re.compile(
    r"(?<![0-9])[(（]?(?:\+?86[)）]?[-~. ]?)?[(（]?(?:(?P<service>[48]00)|0?[1-9][0-9]{1,2})?"
    r"[)）]?[-~/. ]?\Z"
)
_BEGINNING_ENDS = frozenset("0123456789()（）-~/. ")
_SERVICE_NUMBER = re.compile(r"(?<![0-9])[48]00[- ]?(?:[0-9]{3}[- ]?[0-9]{4}|[0-9]{7})(?![0-9])")
# 监督电话：王秀英 0472-7153321, 民政局联系人：王秀英，电话: whoever answers there.
_ANSWERED_BY = re.compile(
    r"(?:监督|举报|咨询|投诉|受理|值班)(?:举报|监督|投诉|咨询)?电话[:：] ?(?P<name>[一-鿿·]{2,12})"
    r"(?:[(（][一-鿿]{1,8}[)）])?[ :：,，]{0,2}\Z"
)
_CONTACT_OF_OFFICE = re.compile(
    rf"(?:{OFFICE_WORDS})[一-鿿()（）]{{0,6}}[ ,，;；:：\n]{{1,2}}联系人[:：] ?"
    r"(?P<name>[一-鿿·]{2,12})"
    r"(?:[(（][一-鿿]{1,8}[)）])?[ ,，;；　\n]{0,3}(?:联系|办公|咨询)?电话[:： ]{0,2}\Z"
)
_CALLED = re.compile(r"(?:客服|热线|电话|咨询|银行|服务)[:：为是 ]{0,2}\Z")

Spans = Sequence[tuple[int, int]]


def _label(text: str, first: int, start: int) -> re.Match[str] | None:
    """Return the label that ends where a number begins, if the public is meant to call it.

    The last word for such a label is tried first: in a list of numbers, reading on from an earlier
    one takes ten times as long.
    """
    words = [word.start() for word in _PUBLIC_WORD.finditer(text, first, start)]
    if not words:
        return None
    return _LABEL.match(text, words[-1], start) or _LABEL.search(text, words[0], start)


def _beginning(text: str, start: int) -> re.Match[str] | None:
    """Return what of a number stands in front of where it was found; mostly nothing does."""
    if text[start - 1 : start] not in _BEGINNING_ENDS:
        return None
    return _BEGINS.search(text, max(0, start - 14), start)


def is_published(text: str, start: int, end: int, people: Spans = ()) -> bool:
    """Tell whether the words around a telephone number make it one for the public to call.

    `people` are the spans of the names in the text, in its order: one between label and number
    cancels.
    """
    prefix = _beginning(text, start)
    if prefix is not None and prefix["service"] is not None:
        return True
    start = prefix.start() if prefix is not None else start
    first = max(0, start - _REACH)
    for look in (_label, _UNIT_LABEL.search):
        label = look(text, first, start)
        if label is not None and not is_of_a_person(text, label.start(), start, people):
            return True
    window = before(text, start, _OFFICE_REACH)
    own = _BODY_S_OWN.search(window)
    if _is_spread_label(window) or (
        own is not None and not is_of_a_person(text, start - len(window), start, people)
    ):
        return True
    if _CALL.search(window) is not None and not is_of_a_person(
        text, start - len(window), start, people
    ):
        return _PURPOSE.search(window + after(text, end)) is not None
    if _answers(_ANSWERED_BY, text, start, people):
        return True
    rest = after(text, end)
    if _ASKED.match(rest) is not None:
        return not is_of_a_person(text, start - len(window), start, people)
    return _SUFFIX.match(rest) is not None


def is_office(text: str, start: int, end: int, people: Spans = ()) -> bool:
    """Tell whether a landline stands beside the name of an office and no person's word."""
    prefix = _beginning(text, start)
    start = prefix.start() if prefix is not None else start
    window = before(text, start, _OFFICE_REACH)
    first = start - len(window)
    without_numbers = _NUMBERS.sub("", window)
    label = _OFFICE_LABEL.search(without_numbers) or _OFFICE_PART.search(without_numbers)
    if label is not None and not (
        is_of_a_person(text, first + label.start(), start, people)
        or _is_home(text, first + label.start(), start, people)
    ):
        return True
    if _answers(_CONTACT_OF_OFFICE, text, start, people):
        return True
    above = _LINE_ABOVE.search(text, max(0, start - _OFFICE_REACH), start)
    if above is not None and not is_of_a_person(
        text, text.rfind("\n", 0, above.start()) + 1, start, people
    ):
        return True
    rest = after(text, end)
    signed = _OFFICE_SUFFIX.match(rest) or _HOURS.match(rest) or _is_signed(text, start, end)
    return bool(signed) and not is_of_a_person(text, first, start, people)


def _answers(label: re.Pattern[str], text: str, start: int, people: Spans) -> bool:
    """Tell whether the label names who answers the telephone, and nobody else stands there."""
    found = label.search(text, max(0, start - _OFFICE_REACH), start)
    if found is None or _PRIVATE.search(text, found.start(), start) is not None:
        return False
    place = bisect_left(people, (found.start(), 0))
    return [span for span in people[place : place + 2] if span[1] <= start] == [found.span("name")]


def is_service_number(text: str, start: int, end: int) -> bool:
    """Tell whether what looks like an account is the 400 number of a bank's service."""
    return (
        _SERVICE_NUMBER.match(text, start, end) is not None
        and _CALLED.search(text, max(0, start - 8), start) is not None
    )


def _is_spread_label(window: str) -> bool:
    """Tell whether a label whose characters stand apart is that of a public telephone."""
    label = _SPREAD.search(window)
    word = "".join(label[0].split()) if label else ""
    return _PUBLIC_WORD.search(word) is not None and _PRIVATE.search(word) is None


def _is_home(text: str, first: int, last: int, people: Spans) -> bool:
    """Tell whether a word of an office is but part of where somebody lives."""
    if _DWELT_AT.match(text, first) is None:
        return False
    line = max(text.rfind("\n", 0, first) + 1, first - _REACH)
    if _HOME.search(text, line, first) is not None:
        return True
    if _DOOR.search(text, first, last) is None:
        return False
    place = bisect_left(people, (line, 0))
    return place < len(people) and people[place][1] <= first


def _is_signed(text: str, start: int, end: int) -> bool:
    """Tell whether a line holds only a label and the number, and an office signs below it."""
    first = max(0, start - _OFFICE_REACH)
    return (
        _LINE_BELOW.match(text, end) is not None
        and _LABEL_ALONE.search(text, first, start) is not None
    )


def is_of_a_person(text: str, first: int, last: int, people: Spans) -> bool:
    """Tell whether a person's word or name stands in a span."""
    if _PRIVATE.search(text, first, last) is not None:
        return True
    place = bisect_left(people, (first, 0))
    return place < len(people) and people[place][1] <= last
